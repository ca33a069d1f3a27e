"""What was read from Amazon, for admins to look at."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from sync.models import Cursor, ReportImport, Run


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Looked at, never edited: these rows tell what happened."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Run)
class RunAdmin(ReadOnly):
    """Each pass over a feed."""

    list_display = (
        "seller",
        "feed",
        "started_at",
        "finished_at",
        "done",
        "total",
        "failed",
        "error",
    )
    list_filter = ("feed", "seller")
    list_select_related = ("seller",)


@admin.register(Cursor)
class CursorAdmin(ReadOnly):
    """Up to when each feed has been read."""

    list_display = ("seller", "feed", "read_up_to", "report_id", "report_asked_at")
    list_select_related = ("seller",)


@admin.register(ReportImport)
class ReportImportAdmin(ReadOnly):
    """Each report file."""

    list_display = (
        "name",
        "seller",
        "feed",
        "status",
        "rows",
        "taken",
        "unreadable_count",
        "created_at",
    )
    list_filter = ("feed", "status", "seller")
    list_select_related = ("seller",)

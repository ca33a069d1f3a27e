"""What was read from Amazon, for admins to look at."""

from django.contrib import admin

from history.readonly import ReadOnly
from sync.models import Cursor, ReportImport, Run


@admin.register(Run)
class RunAdmin(ReadOnly, admin.ModelAdmin[Run]):
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
class CursorAdmin(ReadOnly, admin.ModelAdmin[Cursor]):
    """Up to when each feed has been read."""

    list_display = ("seller", "feed", "read_up_to", "report_id", "report_asked_at")
    list_select_related = ("seller",)


@admin.register(ReportImport)
class ReportImportAdmin(ReadOnly, admin.ModelAdmin[ReportImport]):
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

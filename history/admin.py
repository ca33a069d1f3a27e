"""The whole history, for admins to read; nobody changes it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from history.models import Change


@admin.register(Change)
class ChangeAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who changed what, when and why."""

    list_display = (
        "at",
        "subject_type",
        "subject_id",
        "verb",
        "before",
        "after",
        "actor",
        "source",
    )
    list_filter = ("source", "verb")
    search_fields = ("verb", "before", "after", "reason")
    list_select_related = ("actor",)
    show_full_result_count = False  # counting a history of millions would cost more than reading it

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

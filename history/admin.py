"""The whole history, for admins to read; nobody changes it."""

from django.contrib import admin

from history.models import Change
from history.readonly import ReadOnly


@admin.register(Change)
class ChangeAdmin(ReadOnly, admin.ModelAdmin[Change]):
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

"""Where claims are filed and their clocks, edited as data."""

from typing import Any

from django.contrib import admin

from reimbursements.models import FilingRule


@admin.register(FilingRule)
class FilingRuleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """One row per marketplace and beginning; a new one ends nothing that has begun."""

    list_display = (
        "marketplace",
        "valid_from",
        "valid_to",
        "silent_days",
        "answer_days",
        "appeal_days",
        "is_published",
    )
    list_filter = ("marketplace",)
    list_select_related = ("marketplace",)

    def has_delete_permission(self, request: Any, obj: FilingRule | None = None) -> bool:
        return False  # end it by its last day instead

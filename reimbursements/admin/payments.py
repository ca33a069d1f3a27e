"""Amazon's payments, to be looked at."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from reimbursements.admin.paging import BoundedPaginator
from reimbursements.explanations import explain
from reimbursements.models import Reimbursement


@admin.register(Reimbursement)
class ReimbursementAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Every row of the report with what it was matched to."""

    list_display = (
        "reimbursement_id",
        "seller",
        "approved_at",
        "sku",
        "amount_total",
        "currency",
        "match",
        "explained",
    )
    list_filter = ("match",)
    list_select_related = ("seller", "claim")
    ordering = ("-id",)
    search_fields = ("=reimbursement_id",)
    search_help_text = _("Reimbursement ID, whole")
    show_full_result_count = False
    paginator = BoundedPaginator
    list_per_page = 50
    actions = None

    @admin.display(description=_("explanation"))
    def explained(self, row: Reimbursement) -> str:
        """Why it is matched so."""
        return str(explain(row))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Reimbursement], search_term: str
    ) -> tuple[QuerySet[Reimbursement], bool]:
        """The whole id, as the report writes it: an index look-up."""
        term = search_term.strip()
        return (queryset.filter(reimbursement_id=term) if term else queryset), False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Reimbursement | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Reimbursement | None = None) -> bool:
        return False

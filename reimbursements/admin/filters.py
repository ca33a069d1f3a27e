"""How a reviewer narrows the queue: by stage, and by seller through a picker that searches as one types."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from reimbursements.models import Claim, ClaimStatus
from sellers.models import Seller


class StageFilter(admin.SimpleListFilter):
    """Which claims are shown; those that wait for a reviewer unless another stage is asked for."""

    title = gettext_lazy("stage")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("all", gettext_lazy("All")), *ClaimStatus.choices]

    def value(self) -> str:
        return super().value() or ClaimStatus.IN_REVIEW

    def choices(self, changelist: Any) -> Any:
        for value, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": self.value() == str(value), "query_string": query, "display": label}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        return queryset if self.value() == "all" else queryset.filter(status=self.value())


class SellerPicker(AutocompleteSelect):
    """Says whose claims are shown while nothing is picked."""

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {**attrs, "data-placeholder": gettext("All sellers")}


class SellerFilter(admin.SimpleListFilter):
    """One seller's claims; picked by typing a part of the name, so that no list of all sellers is drawn."""

    title = gettext_lazy("seller")
    parameter_name = "seller"
    template = "admin/reimbursements/claim/seller_filter.html"

    def __init__(
        self, request: HttpRequest, params: dict[str, list[str]], model: type[Claim], model_admin: Any
    ) -> None:
        super().__init__(request, params, model, model_admin)
        self.site = model_admin.admin_site

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("", "")]  # drawn as a picker, not as a list

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: Any) -> Any:
        keep = {name: value for name, value in changelist.params.items() if name != self.parameter_name}
        yield {"picker": self._picker(), "keep": keep, "clear": changelist.get_query_string(keep, ["seller"])}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        value = self.value() or ""
        return queryset.filter(seller_id=int(value)) if value.isdecimal() and len(value) <= 18 else queryset

    def _picker(self) -> SafeString:
        """Only the seller that is picked is read; the others come as one types."""
        widget = SellerPicker(Claim._meta.get_field("seller"), self.site, attrs={"id": "pick-seller"})
        widget.choices = forms.ModelChoiceField(queryset=Seller.objects.all(), required=False).choices
        value = self.value() or ""
        return widget.render(self.parameter_name, value if value.isdecimal() else None)

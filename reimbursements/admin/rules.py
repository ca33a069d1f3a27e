"""The policy's rules, edited as data."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from reimbursements.checklist import REMOVAL_REASON as REMOVAL
from reimbursements.checklist import TITLES, UNIT_IDS
from reimbursements.models import Basis, ClaimRule

PROOFS = [(key, title) for key, title in TITLES.items() if key not in (UNIT_IDS, REMOVAL)]


class ClaimRuleForm(forms.ModelForm):  # type: ignore[type-arg]
    """A rule with its lists as ticks."""

    bases = forms.MultipleChoiceField(
        label=_("basis"), choices=Basis.choices, widget=forms.CheckboxSelectMultiple
    )
    required_evidence = forms.MultipleChoiceField(
        label=_("required proofs"), choices=PROOFS, required=False, widget=forms.CheckboxSelectMultiple
    )
    advised_evidence = forms.MultipleChoiceField(
        label=_("advised proofs"), choices=PROOFS, required=False, widget=forms.CheckboxSelectMultiple
    )

    source_url = forms.URLField(label=_("source's address"), required=False, assume_scheme="https")

    class Meta:
        model = ClaimRule
        fields: ClassVar = [
            "marketplace",
            "kind",
            "valid_from",
            "valid_to",
            "file_within_days",
            "anchor",
            "bases",
            "cap",
            "fallback_cap",
            "currency",
            "required_evidence",
            "advised_evidence",
            "dispute_days",
            "source",
            "source_url",
            "note",
        ]

    def clean(self) -> dict[str, Any]:
        """The end is not before the beginning, and no cap is below nothing."""
        told = super().clean() or self.cleaned_data
        begins, ends = told.get("valid_from"), told.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error("valid_to", ValidationError(_("The last day is before the first.")))
        for name in ("cap", "fallback_cap"):
            if told.get(name) is not None and told[name] < 0:
                self.add_error(
                    name, ValidationError(_("A cap is not below zero. Leave it empty when it is not known."))
                )
        return told


@admin.register(ClaimRule)
class ClaimRuleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """One rule per marketplace, kind and beginning; claims keep the one they were opened under."""

    form = ClaimRuleForm
    list_display = (
        "marketplace",
        "kind",
        "valid_from",
        "valid_to",
        "file_within_days",
        "cap",
        "currency",
    )
    list_filter = ("kind", "marketplace")
    list_select_related = ("marketplace",)

    def has_delete_permission(self, request: Any, obj: ClaimRule | None = None) -> bool:
        return False  # claims stand on it: end it by its last day instead

"""A rule's fields, checked: windows with two ends, lists as ticks, amounts above nothing."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from reimbursements.checklist import REMOVAL_REASON as REMOVAL
from reimbursements.checklist import TITLES, UNIT_IDS
from reimbursements.models import Anchor, Basis, ClaimRule, Exclusion
from reimbursements.models.rules import CONTENT, LOST_KINDS

PROOFS = [(key, title) for key, title in TITLES.items() if key not in (UNIT_IDS, REMOVAL)]


def _ticks(label: Any, choices: Any, *, required: bool = False) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=required, widget=forms.CheckboxSelectMultiple
    )


class ClaimRuleForm(forms.ModelForm):  # type: ignore[type-arg]
    """A rule with its lists as ticks."""

    bases = _ticks(_("Basis"), Basis.choices, required=True)
    required_evidence = _ticks(_("Proofs that block"), PROOFS)
    advised_evidence = _ticks(_("Proofs that only warn"), PROOFS)
    refused_when = _ticks(_("Refused when"), Exclusion.choices)
    doubted_when = _ticks(_("A person must look when"), Exclusion.choices)
    source_url = forms.URLField(label=_("Source's address"), required=False, assume_scheme="https")

    class Meta:
        model = ClaimRule
        fields: ClassVar = list(CONTENT)

    def clean(self) -> dict[str, Any]:
        """Only what makes sense together."""
        told = super().clean() or self.cleaned_data
        self._check_window(told)
        self._check_money(told)
        self._check_lists(told)
        return told

    def _check_window(self, told: dict[str, Any]) -> None:
        begins, ends = told.get("valid_from"), told.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error("valid_to", ValidationError(_("The last day is before the first.")))
        if told.get("file_within_days") is not None and told.get("held_to_days") is not None:
            self.add_error(
                "held_to_days", ValidationError(_("Leave it empty where Amazon publishes the days to file."))
            )
        if told.get("kind") in LOST_KINDS:
            self._check_lost(told)

    def _check_lost(self, told: dict[str, Any]) -> None:
        """Amazon's page fixes these for lost parcels; a rule that leaves them out would make false claims."""
        if told.get("opens_anchor") != Anchor.LATEST_ESTIMATE or told.get("wait_days") is None:
            self.add_error(
                "opens_anchor",
                ValidationError(
                    _("A lost claim opens some full days after the latest estimated delivery date.")
                ),
            )
        if Exclusion.DELIVERED not in told.get("refused_when", []):
            self.add_error(
                "refused_when",
                ValidationError(_("A parcel that was marked delivered is never lost: tick it.")),
            )

    def _check_money(self, told: dict[str, Any]) -> None:
        place = told.get("marketplace")
        if place and told.get("currency") and told["currency"] != place.currency:
            text = _("The marketplace pays in %(currency)s.") % {"currency": place.currency}
            self.add_error("currency", ValidationError(text))
        for name in ("cap", "fallback_cap"):
            if told.get(name) is not None and told[name] < 0:
                self.add_error(
                    name, ValidationError(_("A cap is not below zero. Leave it empty when it is not known."))
                )

    def _check_lists(self, told: dict[str, Any]) -> None:
        for first, second in (("required_evidence", "advised_evidence"), ("refused_when", "doubted_when")):
            twice = set(told.get(first, [])) & set(told.get(second, []))
            if twice:
                self.add_error(second, ValidationError(_("Tick each in one list only.")))

"""The seller's rules about returns, and the logo on its papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from returns.models import PolicyRule
from returns.models.policy import LONGEST_WINDOW
from returns.policy import RuleKind


class RuleForm(forms.ModelForm):  # type: ignore[type-arg]
    """One more rule, for the orders placed from a day on."""

    class Meta:
        model = PolicyRule
        fields = ("kind", "days", "sku", "reason_code", "valid_from", "valid_to")
        widgets = {
            "valid_from": forms.DateInput(attrs={"type": "date"}),
            "valid_to": forms.DateInput(attrs={"type": "date"}),
            "days": forms.NumberInput(attrs={"min": 1, "max": LONGEST_WINDOW}),
        }
        help_texts = {
            "days": gettext_lazy(
                "Only for a window: the last day counts, and the day of the delivery does not."
            ),
            "sku": gettext_lazy("Empty for every item."),
            "reason_code": gettext_lazy("Only for photos. Empty for every reason."),
            "valid_to": gettext_lazy("The last day. Empty until you end the rule."),
        }

    def __init__(self, *args: Any, reasons: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = RuleKind.choices  # type: ignore[attr-defined]
        self.fields["reason_code"] = forms.ChoiceField(
            label=self.fields["reason_code"].label,
            help_text=self.fields["reason_code"].help_text,
            required=False,
            choices=[("", _("Every reason")), *reasons],
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind = cleaned.get("kind")
        if kind == RuleKind.WINDOW and not cleaned.get("days") and "days" not in self.errors:
            self.add_error("days", _("Enter after how many days the window closes."))
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The last day lies before the first. Choose a later one."))
        if kind != RuleKind.WINDOW:
            cleaned["days"] = None
        if kind != RuleKind.PHOTO:
            cleaned["reason_code"] = ""
        return cleaned


class LogoForm(forms.Form):
    """The logo on the papers, and whether it is printed."""

    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        help_text=gettext_lazy(
            "PNG or JPEG up to 2 MB. It stands at the top of label and slip, in black or colour."
        ),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg", "class": "input"}),
    )
    with_logo = forms.BooleanField(label=gettext_lazy("Print the logo on the papers"), required=False)

"""Ready replies and answering hours."""

from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from inquiries.models import Kind, ReplyTemplate, ServiceHours
from inquiries.texts import CHOICES

_AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


class TemplateForm(forms.ModelForm[ReplyTemplate]):
    """A ready reply."""

    class Meta:
        model = ReplyTemplate
        fields = ("name", "kind", "language", "subject", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 14})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = forms.ChoiceField(label=_("Language"), choices=CHOICES)
        self.fields["kind"] = forms.ChoiceField(
            label=_("For"), choices=[(Kind.QUESTION, _("Customers")), (Kind.CASE, _("Seller Support"))]
        )
        self.order_fields(self._meta.fields)


class HoursForm(forms.ModelForm[ServiceHours]):
    """When the seller's people answer, and how fast they mean to."""

    timezone = forms.ChoiceField(label=_("Time zone"))
    country = forms.ChoiceField(
        label=_("Public holidays of"), help_text=_("Weekends and public holidays do not count.")
    )
    closed_days = forms.CharField(
        label=_("Own days off"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": "2026-12-24"}),
        help_text=_("One a line, as year-month-day."),
    )

    class Meta:
        model = ServiceHours
        fields = (
            "opens",
            "closes",
            "timezone",
            "country",
            "closed_days",
            "question_hours",
            "case_hours",
            "wait_days",
        )
        widgets = {
            "opens": forms.TimeInput({"type": "time"}, "%H:%M"),
            "closes": forms.TimeInput({"type": "time"}, "%H:%M"),
        }
        help_texts = {
            "closes": _("00:00 for until midnight."),
            "question_hours": _("Working hours until a customer has an answer."),
            "case_hours": _("Working hours until somebody has read what Seller Support answered."),
            "wait_days": _("Working days on hold after which somebody looks again."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = self.instance.timezone
        zones = sorted({own, *(zone for zone in available_timezones() if zone.startswith(_AREAS))})
        self.fields["timezone"].choices = [(zone, zone.replace("_", " ")) for zone in zones]  # type: ignore[attr-defined]
        self.fields["country"].choices = list(countries)  # type: ignore[attr-defined]
        self.initial["closed_days"] = "\n".join(self.instance.closed_days)

    def clean_closed_days(self) -> list[date]:
        days = []
        for line in self.cleaned_data["closed_days"].split():
            try:
                day = parse_date(line)
            except ValueError:
                day = None
            if day is None:
                raise forms.ValidationError(
                    _now("%(line)s is no day. Write it as 2026-12-24."), params={"line": line}
                )
            days.append(day)
        return days[:366]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        opens, closes = cleaned.get("opens"), cleaned.get("closes")
        if opens and closes and closes <= opens and (closes.hour, closes.minute) != (0, 0):
            self.add_error("closes", _now("The end must come after the beginning."))
        return cleaned

    def _post_clean(self) -> None:
        """The action keeps the row; the form only reads it."""

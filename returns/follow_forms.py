"""Forms of what follows a return: a parcel's number, the answer to a question, an objection to a grade."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from returns.arrivals import ANSWERS, NEEDS_CASE
from returns.models import Answer, DisputeStatus, ReturnAuthorization, ReturnQuestion

CARRIERS = [
    ("", _("Found out from the number")),
    ("ups", "UPS"),
    ("usps", "USPS"),
    ("fedex", "FedEx"),
    ("dhl", "DHL"),
    ("ontrac", "OnTrac"),
    ("other", _("Another carrier")),
]


class DayInput(forms.DateInput):
    """A day, picked in the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ParcelForm(forms.Form):
    """The number on the carrier's receipt, and which RMA is inside where there are several."""

    tracking_number = forms.CharField(
        label=_("Tracking number"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter the number on the carrier’s receipt.")},
    )
    carrier = forms.ChoiceField(label=_("Carrier"), choices=CARRIERS, required=False)
    rma = forms.ModelChoiceField(
        label=_("RMA inside"),
        queryset=ReturnAuthorization.objects.none(),
        required=False,
        empty_label=_("Not known"),
    )

    def __init__(self, *args: Any, papers: Sequence[ReturnAuthorization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[ReturnAuthorization]", self.fields["rma"])
        field.queryset = ReturnAuthorization.objects.filter(pk__in=[paper.pk for paper in papers])
        if len(papers) < 2:
            del self.fields["rma"]
        self.only = papers[0] if len(papers) == 1 else None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {"rma": data.get("rma") or self.only}


class AnswerForm(forms.Form):
    """What became of a question; those answers only that fit it."""

    answer = forms.ChoiceField(
        label=_("Answer"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what became of it."),
            "invalid_choice": _("Choose what became of it."),
        },
    )
    case_id = forms.CharField(
        label=_("Case ID"), max_length=40, required=False, help_text=_("Where Seller Support was asked.")
    )
    note = forms.CharField(
        label=_("Note"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, question: ReturnQuestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["answer"])
        field.choices = [(answer.value, answer.label) for answer in ANSWERS.get(question.kind, ())]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("answer") and Answer(data["answer"]) in NEEDS_CASE and not data.get("case_id"):
            self.add_error("case_id", _("Enter the case ID that Seller Support gave you."))
        return data


class LaterForm(forms.Form):
    """The day on which a question comes up again."""

    remind_on = forms.DateField(
        label=_("Remind me on"),
        widget=DayInput,
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )


class ArrivalForm(forms.Form):
    """The day on which a parcel arrived at Amazon, as its carrier's page says."""

    arrived_on = forms.DateField(
        label=_("Arrived on"),
        widget=DayInput,
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )


class ManyFiles(forms.ClearableFileInput):
    """Several photographs at once."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Any number of photographs; each is looked at by itself."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(PhotosField, self).clean(one, initial) for one in given]


class ObjectionForm(forms.Form):
    """Why a grade is wrong, and where the unit is now."""

    argument = forms.CharField(
        label=_("Why the grade is wrong"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "data-counter": ""}),
        help_text=_("What you see on the unit, in English: Seller Support reads it as it stands."),
    )
    removal_order = forms.CharField(label=_("Removal order"), max_length=60, required=False)
    unit_back_on = forms.DateField(
        label=_("Unit back with you on"),
        required=False,
        widget=DayInput,
        error_messages={"invalid": _("Choose a day.")},
    )
    photos = PhotosField(
        label=_("Photos of the unit"), required=False, help_text=_("JPEG, PNG or WebP, at most 15 MB each.")
    )


class CaseForm(forms.Form):
    """The case under which Seller Support has the dispute."""

    case_id = forms.CharField(
        label=_("Case ID"),
        max_length=40,
        error_messages={"required": _("Enter the case ID that Seller Support gave you.")},
    )


class OutcomeForm(forms.Form):
    """How a dispute ended."""

    status = forms.ChoiceField(
        label=_("What Amazon answered"),
        widget=forms.RadioSelect,
        choices=[
            (status.value, status.label)
            for status in (DisputeStatus.REGRADED, DisputeStatus.KEPT, DisputeStatus.WITHDRAWN)
        ],
        error_messages={"required": _("Choose how the dispute ended.")},
    )
    outcome = forms.CharField(
        label=_("Amazon’s answer"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class LookedAtForm(forms.Form):
    """What a unit is that nobody asked for."""

    note = forms.CharField(
        label=_("What it is"),
        max_length=300,
        error_messages={"required": _("Say in a few words what it is.")},
    )

"""What people enter about a dangerous goods review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inventory.models import HazmatCase, HazmatDocument, HazmatStatus
from inventory.models.hazmat import MOVES

_DAY = forms.DateInput({"type": "date"}, "%Y-%m-%d")
_BEGINNINGS = (HazmatStatus.DOCUMENTS_REQUESTED, HazmatStatus.UNDER_REVIEW, HazmatStatus.NOT_ELIGIBLE)
# What a person records of Amazon's answer; the other moves are made by other forms
_ANSWERS = (
    HazmatStatus.NOT_DANGEROUS,
    HazmatStatus.ELIGIBLE,
    HazmatStatus.NOT_ELIGIBLE,
    HazmatStatus.REJECTED,
    HazmatStatus.REMOVED,
    HazmatStatus.DISPOSED,
)


class OpenCaseForm(forms.Form):
    """A review that a person knows of: from Amazon's e-mail, or from Seller Central."""

    status = forms.ChoiceField(
        label=_("What Amazon says"),
        choices=[(status, status.label) for status in _BEGINNINGS],
        widget=forms.RadioSelect,
    )
    requested_on = forms.DateField(
        label=_("Day Amazon asked for documents"),
        required=False,
        widget=_DAY,
        help_text=_("The date of its e-mail. The days Amazon leaves are counted from it."),
    )
    reason = forms.CharField(
        label=_("Note"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class RequestedForm(forms.Form):
    """The day from which the clock runs."""

    requested_on = forms.DateField(label=_("Day Amazon asked for documents"), widget=_DAY)


class BrandForm(forms.Form):
    """The brand that papers are compared with."""

    brand = forms.CharField(
        label=_("Brand on the detail page"),
        max_length=100,
        help_text=_("Exactly as Amazon shows it; the documents must name it so."),
    )


class DocumentForm(forms.Form):
    """One PDF, and what it is."""

    kind = forms.ChoiceField(
        label=_("What it is"), choices=HazmatDocument.Kind.choices, widget=forms.RadioSelect
    )
    file = forms.FileField(
        label=_("Drop the PDF here, or choose a file"),
        help_text=_("PDF with text, up to 10 MB and 60 pages. It is checked at once; nothing is sent."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )


class SubmissionForm(forms.Form):
    """That the papers were sent in Seller Central."""

    case_id = forms.CharField(
        label=_("Case ID"),
        required=False,
        max_length=40,
        help_text=_("From Amazon’s confirmation, when it gives one."),
    )
    despite = forms.CharField(
        label=_("Why it is sent although a check failed"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AnswerForm(forms.Form):
    """What Amazon decided, or what became of the stock; only what may follow the present state."""

    status = forms.ChoiceField(label=_("Amazon’s answer"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("In Amazon’s words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, case: HazmatCase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = MOVES[HazmatStatus(case.status)]
        self.fields["status"].choices = [  # type: ignore[attr-defined]
            (status, status.label) for status in _ANSWERS if status in allowed
        ]

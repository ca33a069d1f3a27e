"""What people type about claims: checked here, done in `actions`."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from reimbursements.actions.letters import BY_HAND
from reimbursements.models import Claim, EvidenceKind
from reimbursements.models.letters import RECEIVED

MAX_AT_ONCE = 20
ACCEPT = "image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,application/pdf"


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files at once; what each of them is, the action decides by its content."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        given = [one for one in (data if isinstance(data, list) else [data]) if one]
        if not given:
            raise forms.ValidationError(_("Choose at least one file."), code="required")
        if len(given) > MAX_AT_ONCE:
            raise forms.ValidationError(
                _("At most %(most)d files at once, not %(count)d. None was added; send them in parts.")
                % {"most": MAX_AT_ONCE, "count": len(given)},
                code="many",
            )
        return given


class EvidenceForm(forms.Form):
    """Photos and papers, and what they show."""

    kind = forms.ChoiceField(label=_("What they show"), choices=EvidenceKind.choices)
    files = ManyFilesField(  # type: ignore[assignment] # the stubs take the name for a form's own files
        label=_("Drop photos or papers here, or choose files"),
        help_text=_(
            "JPEG, PNG, WebP or HEIC, proofs also PDF; up to 15 MB each, 20 at once. Location data is removed."
        ),
        widget=ManyFilesInput(attrs={"accept": ACCEPT}),
    )


class ReplaceForm(forms.Form):
    """One file in the place of another."""

    file = forms.FileField(label=_("New file"), widget=forms.FileInput(attrs={"accept": ACCEPT}))


class SubmitForm(forms.Form):
    """What the seller tells the reviewer."""

    note = forms.CharField(
        label=_("Note to the reviewer"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    removal_override = forms.CharField(
        label=_("Why this is not a removal"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReasonForm(forms.Form):
    """One reason in people's own words."""

    reason = forms.CharField(label=_("Reason"), max_length=4000, widget=forms.Textarea(attrs={"rows": 2}))


class ExplainForm(forms.Form):
    """What a payment is that the portal could not place."""

    words = forms.CharField(
        label=_("What this payment is"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    claim = forms.CharField(
        label=_("Claim it answers"),
        required=False,
        max_length=20,
        help_text=_("Its number, such as CLM-000012. Leave it empty when it answers none."),
    )

    def __init__(self, *args: Any, claims: QuerySet[Claim], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claims = claims

    def clean_claim(self) -> Claim | None:
        """The seller's claim of that number."""
        number = str(self.cleaned_data["claim"]).strip().upper()
        found = self.claims.filter(number=number).first() if number else None
        if number and found is None:
            raise forms.ValidationError(
                _("No claim has the number %(number)s. Look it up in the list of claims."),
                params={"number": number},
            )
        return found


class ReportForm(forms.Form):
    """What the customer reported of a parcel, and when."""

    reported_on = forms.DateField(
        label=_("Reported by the customer on"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    reported = forms.CharField(
        label=_("In the customer's words"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DenialForm(ReasonForm):
    """Amazon's no, and its day."""

    reason = forms.CharField(
        label=_("Amazon's reason, as its answer says it"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    denied_on = forms.DateField(
        label=_("Day of Amazon's answer"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )


class FilingForm(forms.Form):
    """Under which case the claim was filed, when, and what was written."""

    case_id = forms.CharField(label=_("Case ID"), max_length=40)
    filed_on = forms.DateField(label=_("Filed on"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    text = forms.CharField(
        label=_("What you wrote"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Leave it empty if you sent the text of the packet as it is."),
    )


class LetterForm(forms.Form):
    """One letter of the case: sent or received."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[
            (
                _("You wrote"),
                [(one.value, one.label) for one in BY_HAND if one not in RECEIVED],
            ),
            (_("Amazon wrote"), [(one.value, one.label) for one in BY_HAND if one in RECEIVED]),
        ],
    )
    on = forms.DateField(label=_("Day of the letter"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    text = forms.CharField(
        label=_("Text"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    answer_by = forms.DateField(
        label=_("Answer due"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=_("Only if Amazon's question names a day."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=_("PDF or picture, up to 15 MB."),
    )

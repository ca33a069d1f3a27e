"""What people type about one inquiry, checked before anything happens."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from inquiries.forms.fields import OwnerField, SellersForm, files_field, key_field, moment_field, text_field
from inquiries.models import Channel, Kind, State
from inquiries.texts import CHOICES
from orders.listing import exact_match
from orders.models import Order


class OpeningForm(SellersForm):
    """A new inquiry, as it was told."""

    submission_key = key_field()
    kind = forms.ChoiceField(label=_("What it is"), choices=Kind.choices, widget=forms.RadioSelect)
    channel = forms.ChoiceField(label=_("How it came"), choices=Channel.choices)
    order = forms.CharField(
        label=_("Order"),
        max_length=100,
        required=False,
        help_text=_("Order ID, tracking number, RMA or case ID. Empty when it is about no order."),
    )
    subject = forms.CharField(
        label=_("Subject"),
        max_length=200,
        error_messages={"required": _("Say in a few words what it is about.")},
    )
    text = text_field(_("What was said"))
    said_at = moment_field()
    customer_name = forms.CharField(label=_("Customer’s name"), max_length=100, required=False)
    customer_email = forms.EmailField(
        label=_("Customer’s e-mail address"),
        required=False,
        error_messages={"invalid": _("This is not an e-mail address. It looks like name@example.com.")},
    )
    language = forms.ChoiceField(label=_("Customer’s language"), choices=CHOICES)
    case_id = forms.CharField(label=_("Case ID"), max_length=40, required=False)
    owner = OwnerField(label=_("Owner"), required=False)
    attachments = files_field()

    def clean_order(self) -> Order | None:
        typed = self.cleaned_data["order"].strip()
        if not typed:
            return None
        found = exact_match(self.seller, typed)
        if found is None:
            raise forms.ValidationError(
                _now(
                    "No single order goes by this name. Copy the order ID from its page, or leave this empty."
                )
            )
        return found


class ReplyForm(SellersForm):
    """What is sent: the text as it was looked at."""

    submission_key = key_field()
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    draft = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    language = forms.CharField(max_length=10, required=False, widget=forms.HiddenInput)
    how = forms.ChoiceField(
        choices=[("mail", "mail"), ("copied", "copied")], widget=forms.HiddenInput, required=False
    )
    to = forms.EmailField(
        label=_("Customer’s e-mail address"),
        required=False,
        error_messages={"invalid": _("This is not an e-mail address. It looks like name@example.com.")},
    )
    subject = forms.CharField(
        label=_("Subject"), max_length=200, error_messages={"required": _("Enter a subject.")}
    )
    text = text_field(_("Text"), rows=16)
    channel = forms.ChoiceField(label=_("Sent elsewhere by"), choices=Channel.choices)
    then = forms.ChoiceField(label=_("After that the inquiry is"))
    attachments = files_field()

    def __init__(self, *args: Any, is_case: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waits = State.WAITING_AMAZON if is_case else State.WAITING_CUSTOMER
        offered = (waits, State.ANSWERED, State.CLOSED) if is_case else (State.ANSWERED, waits, State.CLOSED)
        self.fields["then"].choices = [(one.value, one.label) for one in offered]  # type: ignore[attr-defined]
        self.is_case = is_case

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        by_mail = cleaned.get("how") == "mail" and not self.is_case
        if by_mail and not cleaned.get("to") and "to" not in self.errors:
            self.add_error(
                "to", _now("Enter the customer’s e-mail address, or copy the text and send it yourself.")
            )
        cleaned["to"] = cleaned.get("to", "") if by_mail else ""
        return cleaned


class ReceivedForm(SellersForm):
    """What came in."""

    submission_key = key_field()
    channel = forms.ChoiceField(label=_("How it came"), choices=Channel.choices)
    said_at = moment_field()
    text = text_field(_("What was said"))
    attachments = files_field()


class NoteForm(SellersForm):
    """A note among colleagues."""

    submission_key = key_field()
    text = text_field(_("Note"), rows=2)
    attachments = files_field()


class OwnerForm(SellersForm):
    """To whom the inquiry is given."""

    owner = OwnerField(label=_("Owner"), required=False)


class MoveForm(forms.Form):
    """Another state; how long it waits, and why."""

    to = forms.ChoiceField(choices=State.choices)
    until = forms.DateField(
        label=_("Look again on"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=_("Empty for the usual working days."),
    )
    reason = forms.CharField(label=_("Reason"), required=False, max_length=500)


class CaseForm(forms.Form):
    """Under which case Seller Support answers."""

    case_id = forms.CharField(
        label=_("Case ID"),
        max_length=40,
        help_text=_("As Seller Support shows it after sending."),
        error_messages={"required": _("Enter the case ID as Seller Support shows it.")},
    )


class FilingForm(CaseForm):
    """A case that was filed with Seller Support, with the text that was sent."""

    submission_key = key_field()
    cause = forms.CharField(max_length=30, widget=forms.HiddenInput)
    language = forms.CharField(max_length=10, required=False, widget=forms.HiddenInput)
    subject = forms.CharField(
        label=_("Subject"), max_length=200, error_messages={"required": _("Enter a subject.")}
    )
    text = text_field(_("Text"), rows=22)

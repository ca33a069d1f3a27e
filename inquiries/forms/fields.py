"""The fields that forms about inquiries share."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from history.actions import Refusal
from inquiries.actions.saying import LENGTH
from inquiries.files import Safe, made_safe
from sellers.models import Seller, User

_RELOAD = {"required": _("Reload the page and fill the form in again.")}


def key_field() -> forms.CharField:
    """The hidden key that makes the same submit twice one thing."""
    return forms.CharField(max_length=64, widget=forms.HiddenInput, error_messages=_RELOAD)


def text_field(label: Any, rows: int = 5) -> forms.CharField:
    """What was or is said; its line ends as people type them."""
    return forms.CharField(
        label=label,
        max_length=LENGTH,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": _("Write something."),
            "max_length": _("At most 10,000 characters. Shorten it."),
        },
    )


class ManyFiles(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, made safe; cleaned it is a list of them."""

    widget = ManyFiles
    zone = ZoneInfo("UTC")

    def clean(self, data: Any, initial: Any = None) -> list[Safe]:
        uploads = list(data) if isinstance(data, list | tuple) else [data]
        try:
            return made_safe([upload for upload in uploads if upload], self.zone)
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


def files_field() -> FilesField:
    """Up to five pictures or PDFs."""
    return FilesField(
        label=_("Files"),
        required=False,
        help_text=_("Up to 5, each JPEG, PNG, WebP or PDF of at most 10 MB."),
        widget=ManyFiles(attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf"}),
    )


class LocalMoment(forms.DateTimeField):
    """A moment on the clock of the seller's zone."""

    zone = ZoneInfo("UTC")

    def clean(self, value: Any) -> datetime | None:
        found: datetime | None = super().clean(value)
        if found is None:
            return None
        moment = found.replace(tzinfo=self.zone)
        if moment > timezone.now():
            raise forms.ValidationError(_now("This moment lies in the future. Enter when it was said."))
        return moment


def moment_field() -> LocalMoment:
    return LocalMoment(
        label=_("When it was said"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
        help_text=_("Empty for now."),
    )


def people_of(seller: Seller) -> list[User]:
    """Who may own an inquiry of the seller."""
    members = seller.memberships.select_related("user").order_by("user__first_name", "user__email")
    return [member.user for member in members]


class OwnerField(forms.TypedChoiceField):
    """A person who works for the seller, or nobody."""

    def offer(self, people: Iterable[User]) -> None:
        known = {str(user.pk): user for user in people}
        self.choices = [("", _("Nobody yet")), *((key, str(user)) for key, user in known.items())]
        self.coerce = known.get
        self.empty_value = None


class SellersForm(forms.Form):
    """A form whose fields depend on the seller: zones, people, orders."""

    def __init__(self, *args: Any, seller: Seller, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seller = seller
        for field in self.fields.values():
            if isinstance(field, LocalMoment | FilesField):
                field.zone = seller.zone
            if isinstance(field, OwnerField):
                field.offer(people_of(seller))

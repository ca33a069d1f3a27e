"""What the customer fills in: how many of each item, why, in one's own words, and photographs."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from returns.photos import BadPhoto, Photo, clean
from returns.selfservice.offer import Offer, OfferLine, Picture, Wish

MOST_PHOTOS = 6
MOST_BYTES = 15 * 1024 * 1024
ACCEPT = "image/jpeg,image/png,image/webp"
_WHY = {
    "format": gettext_lazy("%(file)s is no JPEG, PNG or WebP picture. Take a photo or a screenshot."),
    "pixels": gettext_lazy("%(file)s has more than 50 million pixels. Send a smaller picture."),
    "broken": gettext_lazy("%(file)s is cut off or damaged. Send it again from the device it came from."),
    "size": gettext_lazy("%(file)s is larger than 15 MB. Send a smaller picture."),
}


class PicturesInput(forms.ClearableFileInput):
    """A file input that takes several pictures."""

    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Several photographs, each made safe; the first that can't be taken is named with the reason."""

    widget = PicturesInput

    def __init__(self, *, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.zone = zone

    def clean(self, data: Any, initial: Any = None) -> list[Picture]:
        given = [one for one in (data if isinstance(data, list) else [data]) if one]
        if len(given) > MOST_PHOTOS:
            raise forms.ValidationError(_("At most %(most)d photos.") % {"most": MOST_PHOTOS}, code="many")
        return [Picture(str(one.name)[-200:], self._made_safe(one)) for one in given]

    def _made_safe(self, given: UploadedFile[Any]) -> Photo:
        code = "size" if (given.size or 0) > MOST_BYTES else ""
        try:
            if not code:
                return clean(given.read(), zone=self.zone)
        except BadPhoto as bad:
            code = bad.code
        raise forms.ValidationError(_WHY[code] % {"file": given.name}, code=code)


class AskForm(forms.Form):
    """Ask for a return; fields are named by the order item's id."""

    submission_key = forms.CharField(
        max_length=64,
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("Reload the page and fill the form in again.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What happened"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "data-counter": ""}),
        error_messages={"max_length": gettext_lazy("At most 1,000 characters. Shorten the text.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": gettext_lazy("This is not an e-mail address. It looks like name@example.com.")
        },
    )

    def __init__(self, *args: Any, offer: Offer, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer
        for line in self.open_lines():
            self._add(line)
        self.fields["photos"] = PicturesField(
            zone=zone,
            label=_("Add photos"),
            required=False,
            help_text=_("JPEG, PNG or WebP, up to 6, 15 MB each. Where they were taken is removed."),
            widget=PicturesInput(attrs={"accept": ACCEPT}),
        )

    def open_lines(self) -> Iterator[OfferLine]:
        """The lines of which something may be asked back."""
        return (line for line in self.offer.lines if line.is_open)

    def _add(self, line: OfferLine) -> None:
        left = _("Only %(left)d of it can be sent back.") % {"left": line.returnable}
        self.fields[f"quantity_{line.pk}"] = forms.TypedChoiceField(
            label=_("How many"),
            coerce=int,
            choices=[(n, str(n)) for n in range(line.returnable + 1)],
            widget=forms.Select(attrs={"class": "select"}),
            error_messages={"invalid_choice": left, "required": _("Choose how many you want to send back.")},
        )
        self.fields[f"reason_{line.pk}"] = forms.ChoiceField(
            label=_("Why"),
            required=False,
            choices=[("", _("Choose a reason")), *line.reasons],
            error_messages={"invalid_choice": _("Choose one of the reasons.")},
        )

    def clean_words(self) -> str:
        return str(self.cleaned_data["words"]).replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for line in self.open_lines():
            if cleaned.get(f"quantity_{line.pk}") and cleaned.get(f"reason_{line.pk}") == "":
                self.add_error(f"reason_{line.pk}", _("Choose why you want to send it back."))
        if not self.errors and not self.wishes():
            first = next(self.open_lines(), None)
            text = _("Choose how many of at least one item you want to send back.")
            self.add_error(f"quantity_{first.pk}" if first else None, text)
        if not self.errors and not cleaned.get("photos"):
            self._ask_for_photos()
        return cleaned

    def _ask_for_photos(self) -> None:
        for wish in self.wishes():
            line = self.offer.line(wish.order_item_id)
            if line and line.stance.needs_photo(wish.reason_code):
                self.add_error(
                    "photos", _("Add a photo of %(item)s: it helps the shop decide.") % {"item": line.name}
                )

    def wishes(self) -> list[Wish]:
        """What is asked for, line by line."""
        return [
            Wish(line.pk, quantity, self.cleaned_data.get(f"reason_{line.pk}", ""))
            for line in self.open_lines()
            if (quantity := self.cleaned_data.get(f"quantity_{line.pk}"))
        ]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each line with its fields, or none where it can't be sent back."""
        for line in self.offer.lines:
            fields = {name: self[f"{name}_{line.pk}"] for name in ("quantity", "reason") if line.is_open}
            yield {"line": line, **fields}

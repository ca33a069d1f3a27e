"""What the customer fills in: how many of each item, why, in one's own words, and photographs."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from returns.forms.fields import CommentField, PicturesField, submission_key
from returns.selfservice.offer import Offer, OfferLine, Wish


class AskForm(forms.Form):
    """Ask for a return; fields are named by the order item's id."""

    submission_key = submission_key()
    words = CommentField(
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
            help_text=_("JPEG, PNG or WebP, up to 6, 15 MB each. Where they were taken is removed."),
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

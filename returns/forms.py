"""Create Customer Return: number of each item, reason, comments."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from returns.actions import Line
from returns.actions.creating import COMMENT_LIMIT
from returns.drafts import DraftLine


class CommentField(forms.CharField):
    """Comments to Amazon; a line break counts as one character, as the counter on the page does."""

    def to_python(self, value: Any) -> str:
        return super().to_python(str(value or "").replace("\r\n", "\n")) or ""


class ReturnForm(forms.Form):
    """One quantity, reason and comment per line that may be returned; fields are named by the order item's id."""

    submission_key = forms.CharField(
        max_length=64,
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("Reload the page and fill the form in again.")},
    )
    language = forms.ChoiceField(label=gettext_lazy("RMA language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, lines: Sequence[DraftLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft_lines = lines
        for line in self.open_lines():
            self._add(line)

    def open_lines(self) -> Iterator[DraftLine]:
        """The lines of which something may be returned."""
        return (line for line in self.draft_lines if line.is_open)

    def _add(self, line: DraftLine) -> None:
        left = _("Only %(left)d may still be returned. Choose fewer.") % {"left": line.returnable}
        self.fields[f"quantity_{line.pk}"] = forms.TypedChoiceField(
            label=_("Return"),
            coerce=int,
            choices=[(n, str(n)) for n in range(line.returnable + 1)],
            widget=forms.Select(attrs={"class": "select"}),
            error_messages={"invalid_choice": left, "required": _("Choose how many come back.")},
        )
        self.fields[f"reason_{line.pk}"] = forms.ChoiceField(
            label=_("Return Reason"),
            required=False,
            choices=[("", _("Choose a reason")), *((choice.code, choice.label) for choice in line.reasons)],
            error_messages={
                "invalid_choice": _("Amazon does not offer this reason for the item. Choose another.")
            },
        )
        self.fields[f"comment_{line.pk}"] = CommentField(
            label=_("Comments"),
            required=False,
            max_length=COMMENT_LIMIT,
            widget=forms.Textarea(attrs={"rows": 2, "data-counter": ""}),
            error_messages={"max_length": _("Comments may have at most 1,000 characters. Shorten them.")},
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._refuse_closed_lines()
        for line in self.open_lines():
            if cleaned.get(f"quantity_{line.pk}") and cleaned.get(f"reason_{line.pk}") == "":
                self.add_error(f"reason_{line.pk}", self._reason_missing(line))
        if not self.errors and not self.asked():
            self._nothing_chosen()
        return cleaned

    def asked(self) -> list[Line]:
        """What is asked for, line by line."""
        return [
            Line(
                order_item_id=line.pk,
                quantity=self.cleaned_data[f"quantity_{line.pk}"],
                reason_code=self.cleaned_data[f"reason_{line.pk}"],
                comment=self.cleaned_data[f"comment_{line.pk}"],
            )
            for line in self.open_lines()
            if self.cleaned_data.get(f"quantity_{line.pk}")
        ]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each line with its three fields, or none where it may not be returned."""
        for line in self.draft_lines:
            names = ("quantity", "reason", "comment")
            fields = {name: self[f"{name}_{line.pk}"] for name in names} if line.is_open else {}
            yield {"line": line, **fields}

    def _refuse_closed_lines(self) -> None:
        # Someone else may have returned the unit since the page was drawn
        for line in self.draft_lines:
            if not line.is_open and self.data.get(f"quantity_{line.pk}", "0") not in ("", "0"):
                self.add_error(None, f"{line.name}: {line.why_not}")

    def _reason_missing(self, line: DraftLine) -> str:
        return _("Choose a return reason for %(item)s: Amazon does not accept a return without one.") % {
            "item": line.name
        }

    def _nothing_chosen(self) -> None:
        first = next(self.open_lines(), None)
        text = _("Choose how many of at least one item come back.")
        self.add_error(f"quantity_{first.pk}" if first else None, text)


class MailForm(forms.Form):
    """Send RMA to the customer: where, in which language, and a note of one's own."""

    submission_key = forms.CharField(
        max_length=64,
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("Reload the page and fill the form in again.")},
    )
    to = forms.EmailField(
        label=gettext_lazy("Customer’s e-mail address"),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Enter the customer’s e-mail address."),
            "invalid": gettext_lazy("This is not an e-mail address. It looks like name@example.com."),
        },
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of mail and paper"),
        choices=settings.LANGUAGES,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the languages.")},
    )
    note = CommentField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "data-counter": ""}),
        error_messages={"max_length": gettext_lazy("A note may have at most 500 characters. Shorten it.")},
    )

"""What the staff fill in to decide a request: the return as asked or as changed, or why not."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_supported_language_variant, gettext_lazy
from django.utils.translation import gettext as _

from returns.actions import Line
from returns.drafts import DraftLine
from returns.faults import bare
from returns.forms.fields import CommentField
from returns.models import ReturnRequest, ReturnRequestLine

ANSWER_LIMIT = 500
_LONG = gettext_lazy("An answer may have at most 500 characters. Shorten it.")


class ApproveForm(forms.Form):
    """The return that will be made: what the customer asked for, ready to be changed."""

    answer = CommentField(
        label=gettext_lazy("Answer to the customer"),
        required=False,
        max_length=ANSWER_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2, "data-counter": ""}),
        error_messages={"max_length": _LONG},
    )
    override = CommentField(
        label=gettext_lazy("Return anyway, because"),
        required=False,
        max_length=ANSWER_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Against your own policy. It stands in the history."),
    )
    language = forms.ChoiceField(label=gettext_lazy("RMA language"), choices=settings.LANGUAGES)

    def __init__(self, data: Any = None, *, asked: ReturnRequest, lines: Sequence[DraftLine]) -> None:
        super().__init__(data, auto_id="approve_%s", initial={"language": _spoken(asked.language)})
        self.wanted = {line.order_item_id: line for line in asked.lines.all()}
        self.words = asked.words
        self.draft_lines = [line for line in lines if line.pk in self.wanted or line.is_open]
        for line in self.draft_lines:
            if line.is_open:
                self._add(line, self.wanted.get(line.pk))

    def _add(self, line: DraftLine, wanted: ReturnRequestLine | None) -> None:
        left = _("Only %(left)d may still be returned. Choose fewer.") % {"left": line.returnable}
        self.fields[f"quantity_{line.pk}"] = forms.TypedChoiceField(
            label=_("Return"),
            coerce=int,
            choices=[(n, str(n)) for n in range(line.returnable + 1)],
            initial=min(wanted.quantity, line.returnable) if wanted else 0,
            widget=forms.Select(attrs={"class": "select"}),
            error_messages={"invalid_choice": left, "required": _("Choose how many come back.")},
        )
        self.fields[f"reason_{line.pk}"] = forms.ChoiceField(
            label=_("Return Reason"),
            required=False,
            choices=[("", _("Choose a reason")), *((one.code, one.label) for one in line.reasons)],
            initial=_same(line, wanted.reason_code) if wanted else "",
            error_messages={
                "invalid_choice": _("Amazon does not offer this reason for the item. Choose another.")
            },
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for line in self.draft_lines:
            if cleaned.get(f"quantity_{line.pk}") and cleaned.get(f"reason_{line.pk}") == "":
                self.add_error(
                    f"reason_{line.pk}",
                    _("Choose a return reason for %(item)s: Amazon does not accept a return without one.")
                    % {"item": line.name},
                )
        if not self.errors and not self.asked():
            self.add_error(None, _("Choose how many of at least one item come back, or refuse the request."))
        return cleaned

    def asked(self) -> list[Line]:
        """What will be asked of Amazon, line by line, with the customer's words."""
        return [
            Line(
                order_item_id=line.pk,
                quantity=quantity,
                reason_code=self.cleaned_data.get(f"reason_{line.pk}", ""),
                comment=self.words,
            )
            for line in self.draft_lines
            if (quantity := self.cleaned_data.get(f"quantity_{line.pk}"))
        ]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each line with its fields, or none where it may not be returned."""
        for line in self.draft_lines:
            fields = {name: self[f"{name}_{line.pk}"] for name in ("quantity", "reason") if line.is_open}
            yield {"line": line, "was_asked": line.pk in self.wanted, **fields}


class RefuseForm(forms.Form):
    """Why not, as the customer reads it."""

    why = CommentField(
        label=gettext_lazy("Why not"),
        max_length=ANSWER_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3, "data-counter": ""}),
        error_messages={
            "required": gettext_lazy("Say why: the customer reads it."),
            "max_length": _LONG,
        },
    )


class AnswerForm(forms.Form):
    """Where the answer goes when it is sent again."""

    to = forms.EmailField(
        label=gettext_lazy("Customer’s e-mail address"),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Enter the customer’s e-mail address."),
            "invalid": gettext_lazy("This is not an e-mail address. It looks like name@example.com."),
        },
    )


def _same(line: DraftLine, code: str) -> str:
    """The customer's reason as Amazon names it for this item; empty when Amazon does not take it."""
    return next((one.code for one in line.reasons if bare(one.code) == bare(code)), "")


def _spoken(language: str) -> str:
    try:
        return get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE

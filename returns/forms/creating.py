"""Create Customer Return: number of each item, reason, comments, photos; how it travels back.

Fields are named by the order item's id: quantity_7, reason_7, comment_7, photos_7. Where several units may come back,
each may have a reason, comment and photos of its own: reason_7_2 is that of the second unit, and empty when it is the
same as above.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from returns.actions import Line, Travel
from returns.actions.creating import COMMENT_LIMIT
from returns.drafts import DraftLine
from returns.forms.fields import CommentField, PicturesField, submission_key
from returns.models import ReturnMethod

MOST_APART = 20  # units of one line that may have reasons of their own
METHODS = (
    (ReturnMethod.POSTAGE, gettext_lazy("The customer buys postage, to the address on the RMA")),
    (
        ReturnMethod.LABEL,
        gettext_lazy("You provide a label, from any carrier, made out to the address on the RMA"),
    ),
    (ReturnMethod.OTHER, gettext_lazy("Another way, such as a pick-up")),
)


class ReturnForm(forms.Form):
    """One quantity, reason, comment and photos per line that may be returned, or per unit where they differ."""

    submission_key = submission_key()
    language = forms.ChoiceField(label=gettext_lazy("RMA language"), choices=settings.LANGUAGES)
    method = forms.ChoiceField(
        label=gettext_lazy("How it travels back"),
        choices=METHODS,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Choose how it travels back.")},
    )
    method_note = forms.CharField(
        label=gettext_lazy("In words, for the customer"),
        required=False,
        max_length=200,
        error_messages={"max_length": gettext_lazy("At most 200 characters. Shorten the text.")},
    )
    label = forms.FileField(
        label=gettext_lazy("The label, if you have it already"),
        required=False,
        help_text=gettext_lazy(
            "PDF, PNG or JPEG up to 5 MB. Or add it later, once the RMA tells the address."
        ),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/png,image/jpeg", "class": "input"}),
    )
    override = CommentField(
        label=gettext_lazy("Why you return it anyway"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Stands in the history with your name."),
        widget=forms.Textarea(attrs={"rows": 2, "data-counter": ""}),
        error_messages={"max_length": gettext_lazy("A reason may have at most 500 characters. Shorten it.")},
    )

    def __init__(self, *args: Any, lines: Sequence[DraftLine], zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft_lines, self.zone = lines, zone
        for line in self.open_lines():
            self._add(line)

    def open_lines(self) -> Iterator[DraftLine]:
        """The lines of which something may be returned."""
        return (line for line in self.draft_lines if line.is_open)

    @property
    def may_need_override(self) -> bool:
        """Whether the seller's policy is against something here that the person may return anyway."""
        return any(
            line.overridable and (line.against or line.stance.asks_for_photos) for line in self.open_lines()
        )

    def _add(self, line: DraftLine) -> None:
        left = _("Only %(left)d may still be returned. Choose fewer.") % {"left": line.returnable}
        self.fields[f"quantity_{line.pk}"] = forms.TypedChoiceField(
            label=_("Return"),
            coerce=int,
            choices=[(n, str(n)) for n in range(line.returnable + 1)],
            widget=forms.Select(attrs={"class": "select", "data-units": str(line.pk)}),
            error_messages={"invalid_choice": left, "required": _("Choose how many come back.")},
        )
        self._add_why(line, f"{line.pk}", _("Choose a reason"), rows=2)
        for unit in units_apart(line):
            self._add_why(line, f"{line.pk}_{unit}", _("As above"), rows=1)

    def _add_why(self, line: DraftLine, name: str, empty: str, rows: int) -> None:
        self.fields[f"reason_{name}"] = forms.ChoiceField(
            label=_("Return Reason"),
            required=False,
            choices=[("", empty), *line.grouped_reasons],
            error_messages={
                "invalid_choice": _("Amazon does not offer this reason for the item. Choose another.")
            },
        )
        too_long = _("Comments may have at most 1,000 characters; these have %(show_value)d. Shorten them.")
        self.fields[f"comment_{name}"] = CommentField(
            label=_("Comments"),
            required=False,
            max_length=COMMENT_LIMIT,
            widget=forms.Textarea(attrs={"rows": rows, "data-counter": ""}),
            error_messages={"max_length": too_long},
        )
        self.fields[f"photos_{name}"] = PicturesField(label=_("Photos from the customer"), zone=self.zone)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._refuse_closed_lines()
        for line in self.open_lines():
            quantity = cleaned.get(f"quantity_{line.pk}") or 0
            self._check_reasons(line, quantity)
            self._check_policy(line, quantity)
        if cleaned.get("method") == ReturnMethod.OTHER and not cleaned.get("method_note"):
            self.add_error(
                "method_note", _("Say in words how the parcel travels back: the customer reads it.")
            )
        if not self.errors and not self.asked():
            self._nothing_chosen()
        return cleaned

    def asked(self) -> list[Line]:
        """What is asked for: a line of the order as one, or unit by unit where reasons, comments or photos differ."""
        return [
            asked
            for line in self.open_lines()
            if self.cleaned_data.get(f"quantity_{line.pk}")
            for asked in self._asked(line, self.cleaned_data[f"quantity_{line.pk}"])
        ]

    @property
    def travel(self) -> Travel:
        """How the parcel travels back."""
        method = self.cleaned_data["method"] or ReturnMethod.POSTAGE
        return Travel(method, self.cleaned_data["method_note"] if method == ReturnMethod.OTHER else "")

    def _asked(self, line: DraftLine, quantity: int) -> Iterator[Line]:
        apart = [unit for unit in units_apart(line) if unit <= quantity and self._differs(line, unit)]
        if quantity > len(apart):
            yield self._line(line, quantity - len(apart))
        for unit in apart:
            yield self._line(line, 1, unit)

    def _line(self, line: DraftLine, quantity: int, unit: int = 0) -> Line:
        return Line(
            order_item_id=line.pk,
            quantity=quantity,
            reason_code=self._said("reason", line, unit),
            comment=self._said("comment", line, unit),
            photos=self._said("photos", line, unit),
        )

    def _said(self, what: str, line: DraftLine, unit: int) -> Any:
        own = self.cleaned_data.get(f"{what}_{line.pk}_{unit}") if unit else None
        return own or self.cleaned_data.get(f"{what}_{line.pk}") or ("" if what != "photos" else ())

    def _differs(self, line: DraftLine, unit: int) -> bool:
        names = (f"{what}_{line.pk}_{unit}" for what in ("reason", "comment", "photos"))
        return any(self.cleaned_data.get(name) for name in names)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each line with its fields and those of its units, or none where it may not be returned."""
        names = ("quantity", "reason", "comment", "photos")
        for line in self.draft_lines:
            fields = {name: self[f"{name}_{line.pk}"] for name in names} if line.is_open else {}
            units = [
                {"number": unit, **{name: self[f"{name}_{line.pk}_{unit}"] for name in names[1:]}}
                for unit in (units_apart(line) if line.is_open else ())
            ]
            yield {"line": line, "units": units, "apart": self._is_apart(line), **fields}

    def _is_apart(self, line: DraftLine) -> bool:
        """Whether the units' own fields are shown at once: something stands in them."""
        names = (f"{what}_{line.pk}_{unit}" for unit in units_apart(line) for what in ("reason", "comment"))
        return any(self.data.get(name) for name in names)

    def _refuse_closed_lines(self) -> None:
        # Someone else may have returned the unit since the page was drawn
        for line in self.draft_lines:
            if not line.is_open and self.data.get(f"quantity_{line.pk}", "0") not in ("", "0"):
                self.add_error(None, f"{line.name}: {line.hindrance}")

    def _check_reasons(self, line: DraftLine, quantity: int) -> None:
        names = {unit: f"reason_{line.pk}_{unit}" for unit in units_apart(line)}
        for unit, name in names.items():
            if unit > quantity and self.cleaned_data.get(name):
                text = _("Unit %(unit)d has a reason of its own, but only %(count)d come back.")
                self.add_error(name, text % {"unit": unit, "count": quantity})
        each = [self.cleaned_data.get(names.get(unit, "")) for unit in range(1, quantity + 1)]
        if quantity and not all(each) and self.cleaned_data.get(f"reason_{line.pk}") == "":
            self.add_error(f"reason_{line.pk}", self._reason_missing(line))

    def _check_policy(self, line: DraftLine, quantity: int) -> None:
        """The policy's word where the person may not go against it, or may and has not said why."""
        if not quantity or self.errors or self.cleaned_data.get("override"):
            return
        if line.against:
            text = _("%(why)s To return it anyway, say why.") % {"why": line.against}
            self.add_error("override", text)
        for asked in self._asked(line, quantity):
            if line.stance.needs_photo(asked.reason_code) and not asked.photos:
                text = _("Your policy: a return of %(item)s for this reason needs a photo from the customer.")
                self.add_error(f"photos_{line.pk}", text % {"item": line.name})
                return

    def _reason_missing(self, line: DraftLine) -> str:
        return _("Choose a return reason for %(item)s: Amazon does not accept a return without one.") % {
            "item": line.name
        }

    def _nothing_chosen(self) -> None:
        first = next(self.open_lines(), None)
        text = _("Choose how many of at least one item come back.")
        self.add_error(f"quantity_{first.pk}" if first else None, text)


def units_apart(line: DraftLine) -> range:
    """The units of a line that may have a reason of their own, counted from 1; none for a single unit."""
    return range(1, min(line.returnable, MOST_APART) + 1) if line.returnable > 1 else range(0)

"""What happened to a return, in sentences: the history rows this room writes, as people read them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from history.models import Change
from returns.grading import grade_of
from returns.models import ReturnStatus


@dataclass(frozen=True)
class Sentence:
    """One line of history: the sentence, and an icon with its tone where it matters."""

    text: str
    icon: str = ""
    tone: str = ""


def _created(change: Change) -> Sentence:
    units = change.data.get("units", 0)
    return Sentence(
        _("Return %(number)s submitted, units: %(units)s") % {"number": change.after, "units": units}
    )


def _status(change: Change) -> Sentence:
    if change.after not in ReturnStatus.values:
        return Sentence(change.after)
    status = ReturnStatus(change.after)
    tones = {
        ReturnStatus.AUTHORISED: ("circle-check", "good"),
        ReturnStatus.CLOSED: ("circle-check", "good"),
        ReturnStatus.REFUSED: ("ban", "bad"),
        ReturnStatus.FAILED: ("circle-alert", "bad"),
        ReturnStatus.PARTLY_REFUSED: ("triangle-alert", "warn"),
    }
    text = _("Return is now: %(status)s") % {"status": status.label}
    return Sentence(text, *tones.get(status, ("", "")))


def _condition(change: Change) -> Sentence:
    grade = grade_of(change.after)
    label = grade.label if grade else change.after
    if change.before:
        before = grade_of(change.before)
        old = before.label if before else change.before
        return Sentence(
            _("Amazon corrected the condition from %(old)s to %(new)s") % {"old": old, "new": label}
        )
    tone, icon = (grade.tone, grade.icon) if grade else ("", "")
    return Sentence(
        _("A unit was received in this condition: %(condition)s") % {"condition": label}, icon, tone
    )


_SENTENCES: dict[str, Callable[[Change], Sentence]] = {
    "return_created": _created,
    "status": _status,
    "rma_issued": lambda change: Sentence(_("RMA %(rma)s issued") % {"rma": change.after}),
    "rma_changed": lambda change: Sentence(_("RMA %(rma)s changed by Amazon") % {"rma": change.after}),
    "unit_authorised": lambda change: Sentence(_("A unit may come back")),
    "unit_refused": lambda change: Sentence(_("Amazon refused a unit"), "ban", "bad"),
    "unit_status": lambda change: Sentence(
        _("Amazon's status of a unit: %(status)s") % {"status": change.after}
    ),
    "unit_condition": _condition,
    "restocked": lambda change: Sentence(_("%(sku)s is back in stock, one unit") % {"sku": change.after}),
    "restock_reversed": lambda change: Sentence(
        _("%(sku)s was taken off stock again, one unit") % {"sku": change.before}, "triangle-alert", "warn"
    ),
}


def sentence(change: Change) -> Sentence | None:
    """The sentence for a history row of this room; None for a row of another."""
    if not change.subject_type.startswith("returns."):
        return None
    told = _SENTENCES.get(change.verb)
    return told(change) if told else Sentence(change.verb)

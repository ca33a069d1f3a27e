"""What is next in the case of a claim and by when: silence, a question, a denial, too little paid, money taken back. Pure.

Days come from the filing rule of the marketplace; a day that is not known leaves the step without one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reimbursements.models.claims import ClaimStatus
from reimbursements.models.letters import RECEIVED, LetterKind
from reimbursements.models.steps import StepKind


@dataclass(frozen=True)
class Days:
    """So many days until each step is due; None where no rule names them."""

    silent: int | None
    answer: int | None
    appeal: int | None
    dispute: int | None


@dataclass(frozen=True)
class Letter:
    """One letter of the case, as far as it moves a clock."""

    kind: str
    on: date
    answer_by: date | None = None


@dataclass(frozen=True)
class Next:
    """The step that is next: since when, and until when."""

    kind: StepKind
    since: date
    due_on: date | None


def next_step(*, status: str, decided_on: date, letters: Sequence[Letter], days: Days) -> Next | None:
    """The one step that waits; None when nothing does.

    `decided_on` is the day from which the status counts: filed, denied, paid or taken back on. `letters` are in the
    order of their days.
    """
    if status == ClaimStatus.FILED:
        return _after(letters, decided_on, days) or _chase(decided_on, days)
    first = _FIRST.get(status)
    if first is None:
        return None
    kind, allowed = first
    base = Next(kind, decided_on, _due(decided_on, getattr(days, allowed) if allowed else None))
    since = [letter for letter in letters if letter.on >= decided_on]
    return _after(since, decided_on, days) if _was_contested(since) else base


# What the seller may do of itself: the step, and the name of its days
_FIRST: dict[str, tuple[StepKind, str]] = {
    ClaimStatus.DENIED: (StepKind.APPEAL, "appeal"),
    ClaimStatus.SHORT_PAID: (StepKind.REVALUATION, "dispute"),
    ClaimStatus.REVERSED: (StepKind.CONTEST, ""),
}
_CONTESTING = (LetterKind.REVALUATION, LetterKind.ANSWER, LetterKind.REMINDER)


def _was_contested(letters: Sequence[Letter]) -> bool:
    """Whether the seller wrote after the decision, and Amazon has not said no again since."""
    last = next((n for n, one in enumerate(reversed(letters)) if one.kind == LetterKind.DENIAL), None)
    since = letters[len(letters) - last :] if last is not None else letters
    return any(letter.kind in _CONTESTING for letter in since)


def _after(letters: Sequence[Letter], begun: date, days: Days) -> Next | None:
    """What follows from the last letter: an answer to a question, else patience and then asking again."""
    if not letters:
        return None
    last = letters[-1]
    if last.kind == LetterKind.QUESTION:
        return Next(StepKind.ANSWER, last.on, last.answer_by or _due(last.on, days.answer))
    return _chase(max(begun, last.on), days)


def _chase(since: date, days: Days) -> Next:
    return Next(StepKind.CHASE, since, _due(since, days.silent))


def _due(since: date, days: int | None) -> date | None:
    return since + timedelta(days=days) if days is not None else None


def silent_since(letters: Sequence[Letter], filed_on: date) -> date:
    """The day from which Amazon has been silent: of its last letter, or of the filing."""
    told = [letter.on for letter in letters if letter.kind in RECEIVED]
    return max([filed_on, *told])

"""How a claim's stage is drawn: its badge, its place on the rail, and the tab it is listed under. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reimbursements.models.claims import ClaimStatus as S

BADGES: dict[str, tuple[str, str]] = {
    S.DRAFT: ("neutral", "pencil"),
    S.IN_REVIEW: ("act", "eye"),
    S.MORE_ASKED: ("warn", "circle-alert"),
    S.REFUSED: ("bad", "circle-x"),
    S.APPROVED: ("good", "circle-check"),
    S.FILED: ("act", "send"),
    S.PAID: ("good", "banknote"),
    S.SHORT_PAID: ("warn", "scale"),
    S.DENIED: ("bad", "circle-x"),
    S.REVERSED: ("bad", "undo-2"),
    S.WITHDRAWN: ("neutral", "circle-minus"),
    S.EXPIRED: ("neutral", "clock"),
    S.MISSED: ("neutral", "calendar-clock"),
}


@dataclass(frozen=True)
class Tab:
    """One tab of the list: its word, and the stages it holds (none: all)."""

    key: str
    label: Promise
    holds: tuple[str, ...]
    hot: bool = False  # its count is work that waits


TABS: tuple[Tab, ...] = (
    Tab("all", _("All"), ()),
    Tab("complete", _("To complete"), (S.DRAFT, S.MORE_ASKED), hot=True),
    Tab("review", _("In review"), (S.IN_REVIEW,)),
    Tab("file", _("To file"), (S.APPROVED,), hot=True),
    Tab("filed", _("Filed"), (S.FILED,)),
    Tab("answer", _("To answer"), (S.SHORT_PAID, S.DENIED, S.REVERSED), hot=True),
    Tab("paid", _("Paid"), (S.PAID,)),
    Tab("closed", _("Closed"), (S.REFUSED, S.WITHDRAWN, S.EXPIRED, S.MISSED)),
)
_RAIL = (
    (_("Draft"), (S.DRAFT, S.MORE_ASKED)),
    (_("In review"), (S.IN_REVIEW, S.REFUSED)),
    (_("Approved"), (S.APPROVED,)),
    (_("Filed with Amazon"), (S.FILED, S.DENIED)),
    (_("Paid"), (S.PAID, S.SHORT_PAID, S.REVERSED)),
)
_STUCK = (S.MORE_ASKED, S.REFUSED, S.DENIED, S.SHORT_PAID, S.REVERSED)


@dataclass(frozen=True)
class Step:
    """One stage on the way, and where the claim stands to it: done, now, stuck or still to come."""

    label: Promise
    state: str


def steps(status: str) -> Sequence[Step]:
    """The way of a claim; withdrawn and expired ones have left it."""
    here = next((number for number, (_label, holds) in enumerate(_RAIL) if status in holds), None)
    if here is None:
        return ()
    now = "stuck" if status in _STUCK else "done" if status == S.PAID else "now"
    return [
        Step(label, "done" if n < here else now if n == here else "")
        for n, (label, _holds) in enumerate(_RAIL)
    ]


def tab_named(key: str) -> Tab:
    """The tab of an address; the first when it names none."""
    return next((tab for tab in TABS if tab.key == key), TABS[0])

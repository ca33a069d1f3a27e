"""What does not fit about a return that is on its way or has arrived. No database, no clock.

OTHER_CENTRE    a unit was processed elsewhere than its RMA says
UNANNOUNCED     a unit came back that is on no RMA
LATE_REFUSAL    Amazon took a unit and refuses it afterwards
MISSING         others of the same RMA were processed days ago, this one was not
NOT_PROCESSED   the parcel arrived days ago, and nothing of its RMA is processed
NOT_ARRIVED     the parcel is under way for longer than it should be, or the carrier says lost
UNUSED          the RMA was handed over days ago, and nobody has sent anything; it goes stale
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from returns.models import Answer, QuestionKind


@dataclass(frozen=True)
class Patience:
    """The days of the rule in force: see FollowUpRule."""

    process: int
    arrive: int
    missing: int
    unused: int
    stale: int
    dispute: int


@dataclass(frozen=True)
class Unit:
    """What is asked of one unit."""

    pk: int
    paper: int | None
    told: bool
    announced: bool  # Amazon or the portal knew of it before it came back
    processed_on: date | None = None
    centre: str = ""
    refused_afterwards_on: date | None = None


@dataclass(frozen=True)
class Paper:
    """What is asked of one RMA."""

    pk: int
    centre: str
    issued_on: date
    handed_over_on: date | None = None


@dataclass(frozen=True)
class Parcel:
    """What is asked of one parcel on its way back."""

    pk: int
    paper: int | None
    entered_on: date
    delivered_on: date | None = None
    lost_on: date | None = None


@dataclass(frozen=True)
class Facts:
    """One order's returns."""

    units: Sequence[Unit]
    papers: Sequence[Paper]
    parcels: Sequence[Parcel]

    def units_of(self, paper: int) -> list[Unit]:
        return [unit for unit in self.units if unit.paper == paper and unit.told]

    def parcels_of(self, paper: int) -> list[Parcel]:
        """Those that name the RMA; one that names none counts where the order has a single RMA."""
        alone = len(self.papers) == 1
        return [
            parcel for parcel in self.parcels if parcel.paper == paper or (alone and parcel.paper is None)
        ]


@dataclass(frozen=True)
class Finding:
    """One strange thing: what, about which row, since which day it is strange."""

    kind: QuestionKind
    since: date
    paper: int | None = None
    unit: int | None = None
    parcel: int | None = None
    goes_stale_on: date | None = None

    @property
    def about(self) -> str:
        """The same thing has the same name however often it is found."""
        named = {"unit": self.unit, "parcel": self.parcel, "rma": self.paper}
        return next(f"{name} {pk}" for name, pk in named.items() if pk is not None)


def findings(facts: Facts, patience: Patience, today: date) -> list[Finding]:
    """Everything strange on that day; the same facts give the same list."""
    found = [*_units(facts)]
    for paper in facts.papers:
        found += _paper(facts, paper, patience, today)
    found += _parcels(facts.parcels, patience, today)
    return found


def _units(facts: Facts) -> Iterator[Finding]:
    centres = {paper.pk: paper.centre for paper in facts.papers}
    for unit in facts.units:
        if unit.refused_afterwards_on:
            yield Finding(QuestionKind.LATE_REFUSAL, unit.refused_afterwards_on, unit.paper, unit.pk)
        if unit.processed_on is None:
            continue
        wanted = centres.get(unit.paper, "") if unit.paper else ""
        if wanted and unit.centre and unit.centre.casefold() != wanted.casefold():
            yield Finding(QuestionKind.OTHER_CENTRE, unit.processed_on, unit.paper, unit.pk)
        if not unit.announced:
            yield Finding(QuestionKind.UNANNOUNCED, unit.processed_on, unit=unit.pk)


def _paper(facts: Facts, paper: Paper, patience: Patience, today: date) -> Iterator[Finding]:
    units = facts.units_of(paper.pk)
    waiting = [unit for unit in units if unit.processed_on is None and not unit.refused_afterwards_on]
    processed = [unit.processed_on for unit in units if unit.processed_on]
    parcels = facts.parcels_of(paper.pk)
    if not waiting or any(parcel.delivered_on is None for parcel in parcels):
        return  # all there, or a parcel is still under way: that one is asked about by itself
    arrived = max((parcel.delivered_on for parcel in parcels if parcel.delivered_on), default=None)
    if processed:
        since = max([*processed, *([arrived] if arrived else [])]) + timedelta(patience.missing)
        yield from (
            Finding(QuestionKind.MISSING, since, paper.pk, unit.pk) for unit in waiting if since <= today
        )
    elif arrived:
        since = arrived + timedelta(patience.process)
        if since <= today:
            yield Finding(QuestionKind.NOT_PROCESSED, since, paper.pk)
    else:
        since = (paper.handed_over_on or paper.issued_on) + timedelta(patience.unused)
        if since <= today:
            stale = paper.issued_on + timedelta(patience.stale)
            yield Finding(QuestionKind.UNUSED, since, paper.pk, goes_stale_on=stale)


def _parcels(parcels: Iterable[Parcel], patience: Patience, today: date) -> Iterator[Finding]:
    for parcel in parcels:
        since = parcel.lost_on or parcel.entered_on + timedelta(patience.arrive)
        if parcel.delivered_on is None and since <= today:
            yield Finding(QuestionKind.NOT_ARRIVED, since, parcel.paper, parcel=parcel.pk)


K, A = QuestionKind, Answer
ANSWERS: dict[str, tuple[Answer, ...]] = {
    K.OTHER_CENTRE: (A.AMAZON_MOVED, A.WRONG_LABEL, A.SUPPORT_ASKED),
    K.UNANNOUNCED: (A.MADE_ELSEWHERE, A.SENT_WITHOUT_ASKING, A.NOT_OURS),
    K.LATE_REFUSAL: (A.SUPPORT_ASKED, A.ACCEPTED),
    K.MISSING: (A.CUSTOMER_KEEPS, A.OTHER_PARCEL, A.LOST_ON_THE_WAY, A.SUPPORT_ASKED),
    K.NOT_PROCESSED: (A.SUPPORT_ASKED, A.ACCEPTED),
    K.NOT_ARRIVED: (A.LOST_ON_THE_WAY, A.SUPPORT_ASKED, A.ACCEPTED),
    K.UNUSED: (A.CUSTOMER_KEEPS, A.ACCEPTED),
}
NEEDS_CASE = frozenset({A.SUPPORT_ASKED, A.NOT_OURS})

"""Looking at parcels: find the due ones, ask whoever knows, keep what is told.

    poll_due_packages            every few seconds: claims due parcels of each seller (SKIP LOCKED, a lease)
      └─ poll_batch              one seller's claimed parcels, one after the other at Amazon's rate
           └─ look_at            asks the seller's sources in their order
                ├─ Amazon        the seller's own connection and rate; its failure is that seller's alone
                ├─ the carrier   UPS, FedEx, USPS, DHL: where Amazon has no events, and of late parcels as well
                └─ Swiship       only where nobody else knows the parcel
                     └─ record_tracking / record_poll_failure / postpone

No call is made inside a transaction, and each parcel's news is stored in one of its own: what was told before
a worker died is kept, the rest is claimed again when the lease has run out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from django.db import DataError, IntegrityError
from pybreaker import CircuitBreakerError

from amazon.errors import AmazonError, Refused, Throttled, Unauthorized
from amazon.shapes import PackageTracking
from sellers.actions.connection import record_contact
from sellers.models import AmazonConnection, Seller
from sellers.tenancy import acting_for, acting_for_everyone
from tracking import actions
from tracking.conclusions import conclude
from tracking.load import stretch_of
from tracking.models import EventSource, Package
from tracking.rules import RuleBook
from tracking.sources import REST, Parcel, Source, sources_for
from tracking.statuses import ends_lost_claim

log = structlog.get_logger(__name__)

BATCH = 20  # Amazon answers two questions a second and seller; the next claim comes after ten seconds
_LATE = timedelta(days=1)
Clock = Callable[[], datetime]


@dataclass
class Report:
    """What a run did, in numbers of parcels; `unknown` are event codes without a meaning here.

    `stretch` is how much longer than usual the seller's parcels wait for their next look.
    """

    looked: int = 0
    told: int = 0
    failed: int = 0
    postponed: int = 0
    unknown: set[str] = field(default_factory=set)
    stretch: float = 1.0

    def add(self, other: "Report") -> None:
        """Count another run's parcels in."""
        self.looked += other.looked
        self.told += other.told
        self.failed += other.failed
        self.postponed += other.postponed
        self.unknown |= other.unknown


Told = tuple[EventSource, PackageTracking]
Failure = tuple[Source, Exception]


def poll_batch(batch: actions.Batch, *, clock: Clock, max_wait: float = 3.0) -> Report:
    """Look at claimed parcels of one seller; `max_wait` is how many seconds one may wait for its turn with
    Amazon.
    """
    report = Report()
    with acting_for(batch.seller_id):
        report.stretch = stretch_of(batch.seller_id, at=clock())
        seller = Seller.objects.select_related("marketplace").get(pk=batch.seller_id)
        sources = list(sources_for(seller, max_wait=max_wait))
        book = RuleBook.load()
        packages = (
            Package.objects.for_seller(seller).filter(pk__in=batch.package_ids).order_by("next_poll_at", "id")
        )
        for package in packages.select_related("order__marketplace", "order__seller__marketplace"):
            look_at(package, sources, book=book, clock=clock, report=report)
    log.info("parcels_polled", seller=batch.seller_id, looked=report.looked, failed=report.failed)
    return report


def poll_everything_due(
    *, clock: Clock, seller_id: int | None = None, max_wait: float = 30.0
) -> dict[int, Report]:
    """Look at all that is due, here and now, until nothing is; by seller. For commands, without a queue."""
    reports: dict[int, Report] = {}
    started = clock()
    while True:
        with acting_for_everyone():
            batches = actions.claim_due(each=BATCH, at=started, seller_id=seller_id)
        if not batches:
            return reports
        for batch in batches:
            report = reports.setdefault(batch.seller_id, Report())
            report.add(poll_batch(batch, clock=clock, max_wait=max_wait))


def look_at(package: Package, sources: list[Source], *, book: RuleBook, clock: Clock, report: Report) -> None:
    """Ask who knows this parcel, and keep what they say or that they failed.

    A source that takes back its permission is taken off `sources`, so that the rest of the batch doesn't ask
    it.
    """
    report.looked += 1
    answers, failures = ask_around(package, sources, is_late=_is_late(package, clock()))
    at = clock()
    for source, error in failures:
        if isinstance(error, Unauthorized):
            sources.remove(source)
            _note_refusal(package, source, error, at)
    if answers:
        _keep(package, answers, book=book, at=at, report=report)
    elif failures and not isinstance(failures[-1][1], CircuitBreakerError | Throttled):
        _keep_failure(package, failures[-1][1], at)
        report.failed += 1
    else:
        actions.postpone(package=package, wait=rest(failures), at=at)
        report.postponed += 1


def _is_late(package: Package, now: datetime) -> bool:
    """A day past its estimate: money depends on whether it was delivered."""
    return package.latest_estimate is not None and now > package.latest_estimate + _LATE


def ask_around(
    parcel: Parcel, sources: Sequence[Source], *, is_late: bool = False
) -> tuple[list[Told], list[Failure]]:
    """The first answer that tells of events; one without events is kept too, and the next source asked.

    Of a late parcel that Amazon does not call delivered or coming back, its carrier is asked as well. Asks
    those who can know the parcel; nothing is stored and nothing is raised.
    """
    answers: list[Told] = []
    failures: list[Failure] = []
    for source in (one for one in sources if one.knows(parcel)):
        if source.last_resort and (
            answers or not all(isinstance(error, Refused) for _who, error in failures)
        ):
            continue
        try:
            told = source.ask(parcel)
        except (AmazonError, CircuitBreakerError) as error:
            failures.append((source, error))
            continue
        answers.append((source.kind, told))
        if told.events and not (is_late and not _has_ended(told)):
            break
    return answers, failures


def _has_ended(told: PackageTracking) -> bool:
    events = [(event.event_date, event.event_code) for event in told.events if event.event_date]
    return ends_lost_claim(conclude(events, told.current_status).state)


def _keep(package: Package, answers: Sequence[Told], *, book: RuleBook, at: datetime, report: Report) -> None:
    """Store what was told; an answer that can't be stored fails this parcel's look and nobody else's."""
    try:
        for kind, told in answers:
            codes = actions.record_tracking(
                package=package, told=told, source=kind, at=at, book=book, stretch=report.stretch
            )
            report.unknown |= set(codes)
        report.told += 1
    except (DataError, IntegrityError, ValueError) as error:
        log.exception("tracking_not_recorded", package=package.pk)
        actions.record_poll_failure(package=package, error=str(error), permanent=True, at=at)
        report.failed += 1


def _keep_failure(package: Package, error: Exception, at: datetime) -> None:
    """A refusal is tried again after a day; a missing permission sooner, because somebody may reconnect."""
    permanent = isinstance(error, Refused) and not isinstance(error, Unauthorized)
    actions.record_poll_failure(package=package, error=str(error), permanent=permanent, at=at)


def _note_refusal(package: Package, source: Source, error: Unauthorized, at: datetime) -> None:
    """The seller has to reconnect: the settings page says so, and nobody asks Amazon for them until then."""
    connection = AmazonConnection.objects.filter(seller_id=package.seller_id).first()
    if source.kind is EventSource.AMAZON and connection is not None:
        record_contact(connection=connection, error=error, at=at)


def rest(failures: Sequence[Failure]) -> timedelta:
    """How long to leave a parcel alone whose sources are busy, resting, or none."""
    if not failures:
        return timedelta(hours=1)  # nobody to ask: no connection, and no Swiship
    source, error = failures[-1]
    return timedelta(
        seconds=max(10.0, error.retry_after) if isinstance(error, Throttled) else REST[source.kind]
    )

"""Looking at parcels: find the due ones, ask whoever knows, keep what is told.

    poll_due_packages            every few seconds: claims due parcels of each seller (SKIP LOCKED, a lease)
      └─ poll_batch              one seller's claimed parcels, one after the other at Amazon's rate
           └─ look_at            asks the seller's sources in their order
                ├─ Amazon        the seller's own connection and rate; its failure is that seller's alone
                ├─ UPS           its own credentials; asked where Amazon has no events
                └─ Swiship       only where nobody else knows the parcel
                     └─ record_tracking / record_poll_failure / postpone

No call is made inside a transaction, and each parcel's news is stored in one of its own: what was told before
a
worker died is kept, the rest is claimed again when the lease has run out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from pybreaker import CircuitBreakerError

from amazon.errors import AmazonError, Refused, Throttled, Unauthorized
from amazon.shapes import PackageTracking
from sellers.models import Seller
from sellers.tenancy import acting_for, acting_for_everyone
from tracking import actions
from tracking.models import EventSource, Package
from tracking.rules import RuleBook
from tracking.sources import REST, Source, sources_for

log = structlog.get_logger(__name__)

BATCH = 20  # Amazon answers two questions a second and seller; the next claim comes after ten seconds
Clock = Callable[[], datetime]


@dataclass
class Report:
    """What a run did, in numbers of parcels; `unknown` are event codes without a meaning here."""

    looked: int = 0
    told: int = 0
    failed: int = 0
    postponed: int = 0
    unknown: set[str] = field(default_factory=set)

    def add(self, other: "Report") -> None:
        """Count another run's parcels in."""
        self.looked += other.looked
        self.told += other.told
        self.failed += other.failed
        self.postponed += other.postponed
        self.unknown |= other.unknown


@dataclass(frozen=True)
class _Answer:
    kind: EventSource
    told: PackageTracking


def poll_batch(batch: actions.Batch, *, clock: Clock, max_wait: float = 3.0) -> Report:
    """Look at claimed parcels of one seller; `max_wait` is how many seconds one may wait for its turn with
    Amazon.
    """
    report = Report()
    with acting_for(batch.seller_id):
        seller = Seller.objects.select_related("marketplace").get(pk=batch.seller_id)
        sources = sources_for(seller, max_wait=max_wait)
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


def look_at(
    package: Package, sources: Sequence[Source], *, book: RuleBook, clock: Clock, report: Report
) -> None:
    """Ask who knows this parcel, and keep what they say or that they failed."""
    report.looked += 1
    answers, errors = _ask(package, [source for source in sources if source.knows(package)])
    at = clock()
    for answer in answers:
        codes = actions.record_tracking(
            package=package, told=answer.told, source=answer.kind, at=at, book=book
        )
        report.unknown |= set(codes)
    if answers:
        report.told += 1
    elif errors and not isinstance(errors[-1], CircuitBreakerError | Throttled):
        _keep_failure(package, errors[-1], at)
        report.failed += 1
    else:
        actions.postpone(package=package, wait=_rest(errors), at=at)
        report.postponed += 1


def _ask(package: Package, sources: Sequence[Source]) -> tuple[list[_Answer], list[Exception]]:
    """The first answer that tells of events; an answer without events is kept too, and the next source
    asked.
    """
    answers: list[_Answer] = []
    errors: list[Exception] = []
    for source in sources:
        if source.last_resort and (answers or not all(isinstance(error, Refused) for error in errors)):
            continue
        try:
            told = source.ask(package)
        except (AmazonError, CircuitBreakerError) as error:
            errors.append(error)
            continue
        answers.append(_Answer(source.kind, told))
        if told.events:
            break
    return answers, errors


def _keep_failure(package: Package, error: Exception, at: datetime) -> None:
    """A refusal is looked at again after a day; a missing permission sooner, because somebody may
    reconnect.
    """
    permanent = isinstance(error, Refused) and not isinstance(error, Unauthorized)
    actions.record_poll_failure(package=package, error=str(error), permanent=permanent, at=at)


def _rest(errors: Sequence[Exception]) -> timedelta:
    """How long to leave a parcel alone whose sources are busy, resting, or none."""
    if not errors:
        return timedelta(hours=6)  # nobody to ask: no connection, and no Swiship
    throttled = [error.retry_after for error in errors if isinstance(error, Throttled)]
    return timedelta(seconds=max([10.0, *throttled]) if throttled else REST[EventSource.AMAZON])

"""Looking at parcels on their way back: whoever knows parcels on their way out is asked about these as well.

claim_due (tracking)      the due ones of each seller, under a lease, by one worker
  └─ poll_batch           one seller's, one after the other
       └─ look_at         the carrier whose it may be, else Swiship; Amazon knows no parcels on their way back
            └─ record_journey / note_silence
"""

from dataclasses import dataclass

import structlog
from django.db import DataError, IntegrityError
from pybreaker import CircuitBreakerError

from amazon.errors import Refused, Throttled, Unauthorized
from returns import actions
from returns.models import ReturnParcel
from sellers.models import Seller
from sellers.tenancy import acting_for, acting_for_everyone
from tracking.actions import Batch, claim_due
from tracking.polling import Clock, ask_around, rest
from tracking.sources import Source, sources_for

log = structlog.get_logger(__name__)
BATCH = 20


@dataclass
class Report:
    """What a run did, in numbers of parcels."""

    looked: int = 0
    told: int = 0
    failed: int = 0


def claim_parcels(*, clock: Clock) -> list[Batch]:
    """Parcels whose next look is due, a batch for each seller, now ours for the time of a lease."""
    with acting_for_everyone():
        return claim_due(each=BATCH, at=clock(), model=ReturnParcel)


def poll_batch(batch: Batch, *, clock: Clock) -> Report:
    """Look at claimed parcels of one seller."""
    report = Report()
    with acting_for(batch.seller_id):
        sources = list(sources_for(Seller.objects.select_related("marketplace").get(pk=batch.seller_id)))
        parcels = ReturnParcel.objects.for_seller(batch.seller_id).filter(pk__in=batch.package_ids)
        for parcel in parcels.select_related("order__marketplace", "order__seller__marketplace"):
            look_at(parcel, sources, clock=clock, report=report)
    log.info("return_parcels_polled", seller=batch.seller_id, looked=report.looked, failed=report.failed)
    return report


def look_at(parcel: ReturnParcel, sources: list[Source], *, clock: Clock, report: Report) -> None:
    """Ask who knows this parcel, and keep what they say or that they failed."""
    report.looked += 1
    answers, failures = ask_around(parcel, sources)
    at = clock()
    for source, error in failures:
        if isinstance(error, Unauthorized) and source in sources:
            sources.remove(source)
    try:
        for kind, told in answers:
            actions.record_journey(parcel=parcel, told=told, source=kind, at=at)
        report.told += bool(answers)
    except (DataError, IntegrityError, ValueError) as error:
        log.exception("return_parcel_not_recorded", parcel=parcel.pk)
        actions.note_silence(parcel=parcel, error=str(error), permanent=True, at=at)
        report.failed += 1
        return
    if answers:
        return
    last = failures[-1][1] if failures else None
    if last is None or isinstance(last, CircuitBreakerError | Throttled):
        actions.note_silence(parcel=parcel, error="", permanent=False, at=at, wait=rest(failures))
        return
    permanent = isinstance(last, Refused) and not isinstance(last, Unauthorized)
    actions.note_silence(parcel=parcel, error=str(last), permanent=permanent, at=at)
    report.failed += 1

"""Work of the room that a clock starts, or that was asked for and is not done while somebody waits."""

from functools import partial

import structlog
from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.utils import timezone

from reimbursements import actions
from reimbursements.models import Evidence
from sellers.tenancy import acting_for, acting_for_everyone

log = structlog.get_logger(__name__)
AT_ONCE = 200


@shared_task
def expire_claims() -> int:
    """Close claims whose last day has passed without their being filed; says how many."""
    with acting_for_everyone():
        return actions.expire_claims(at=timezone.now())


@shared_task(soft_time_limit=90)
def check_file(seller_id: int, evidence_id: int) -> None:
    """Check one file that waits in quarantine; run twice, it is checked once."""
    with acting_for(seller_id):
        found = Evidence.objects.for_seller(seller_id).filter(pk=evidence_id).first()
        if found is None:
            return
        try:
            state = actions.check_evidence(evidence=found, at=timezone.now())
        except SoftTimeLimitExceeded:
            actions.refuse_unread(evidence=found, at=timezone.now())
            state = "slow"
        log.info("evidence_checked", evidence=evidence_id, state=state)


@shared_task
def check_waiting_files() -> None:
    """Queue the check of every file that still waits, and give up on those that were tried too long."""
    now = timezone.now()
    with acting_for_everyone():
        due, lost = actions.waiting_evidence(at=now, limit=AT_ONCE)
        for evidence in lost:
            actions.refuse_unread(evidence=evidence, at=now)
    for seller_id, evidence_id in due:
        check_file.delay(seller_id, evidence_id)


def check_soon(evidence: Evidence) -> None:
    """Queue the check for when the row is committed; when the queue is away, the timetable picks it up."""
    transaction.on_commit(partial(check_file.delay, evidence.seller_id, evidence.pk), robust=True)

"""Work of the room that a clock starts, or that was asked for and is not done while somebody waits."""

from functools import partial

import structlog
from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.utils import timezone

from reimbursements import actions
from reimbursements.candidates import missed_orders
from reimbursements.models import ClaimPacket, ClaimSetting, DigestMail, Evidence
from sellers.models import Seller
from sellers.tenancy import acting_for, acting_for_everyone

log = structlog.get_logger(__name__)
AT_ONCE = 200


@shared_task
def expire_claims() -> int:
    """Close claims whose last day has passed without their being filed; says how many."""
    with acting_for_everyone():
        return actions.expire_claims(at=timezone.now())


@shared_task
def follow_claims() -> int:
    """Put the next step of every case in place; says how many were missing."""
    with acting_for_everyone():
        return actions.follow_all(at=timezone.now())


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


@shared_task
def sweep_files() -> int:
    """Put away files that no row names; says how many."""
    return actions.sweep_files(at=timezone.now())


@shared_task
def open_drafts() -> int:
    """Open drafts for the sellers who want it so; says how many."""
    with acting_for_everyone():
        wanting = ClaimSetting.objects.filter(opens_drafts=True).select_related("seller__marketplace")
        sellers = [setting.seller for setting in wanting]
    return sum(_drafts_of(seller) for seller in sellers)


def _drafts_of(seller: Seller) -> int:
    with acting_for(seller.pk):
        return len(actions.open_drafts(seller=seller, at=timezone.now()).claims)


@shared_task
def note_missed() -> int:
    """Count what was lost because nobody opened a claim in time; says how many parcels."""
    now = timezone.now()
    with acting_for_everyone():
        return sum(len(actions.note_missed(order=order, at=now)) for order in missed_orders(at=now))


@shared_task
def make_packet(seller_id: int, packet_id: int) -> None:
    """Put one packet together; run twice, it is made once."""
    with acting_for(seller_id):
        found = ClaimPacket.objects.for_seller(seller_id).filter(pk=packet_id).first()
        if found is None:
            return
        try:
            actions.make_packet(packet=found, at=timezone.now())
        except (SoftTimeLimitExceeded, OSError) as problem:
            actions.give_up_packet(packet=found)
            log.warning("packet_failed", packet=packet_id, problem=str(problem))


@shared_task
def make_waiting_packets() -> None:
    """Queue every packet that was asked for and that nobody makes."""
    with acting_for_everyone():
        due = actions.waiting_packets(at=timezone.now(), limit=AT_ONCE)
    for seller_id, packet_id in due:
        make_packet.delay(seller_id, packet_id)


def make_soon(packet: ClaimPacket) -> None:
    """Queue a packet for when its row is committed; when the queue is away, the timetable picks it up."""
    transaction.on_commit(partial(make_packet.delay, packet.seller_id, packet.pk), robust=True)


@shared_task
def give_warnings() -> int:
    """Write down the warnings of last days that are due; says how many were new."""
    return sum(_warnings_of(seller) for seller in _sellers())


def _warnings_of(seller: Seller) -> int:
    with acting_for(seller.pk):
        return len(actions.give_warnings(seller=seller, at=timezone.now()))


@shared_task
def ask_digests() -> None:
    """Ask for the week's mails, one for each member who wants it, and queue them; run twice, one is sent."""
    for seller in _sellers():
        with acting_for(seller.pk):
            actions.ask_digests(seller=seller, at=timezone.now())
    send_waiting_digests()


@shared_task
def send_waiting_digests() -> None:
    """Queue every weekly mail that no worker has begun."""
    with acting_for_everyone():
        due = list(DigestMail.objects.waiting().order_by("id").values_list("seller_id", "id")[:AT_ONCE])
    for seller_id, mail_id in due:
        send_digest.delay(seller_id, mail_id)


@shared_task
def send_digest(seller_id: int, mail_id: int) -> None:
    """Send one weekly mail; run twice, it is sent once."""
    with acting_for(seller_id):
        mails = DigestMail.objects.for_seller(seller_id).waiting().filter(pk=mail_id)
        found = mails.select_related("seller__marketplace", "user").first()
        if found is not None:
            log.info("digest", mail=mail_id, state=actions.send_digest(mail=found, at=timezone.now()))


def _sellers() -> list[Seller]:
    with acting_for_everyone():
        return list(Seller.objects.select_related("marketplace").order_by("pk"))

"""A grade is disputed: prepared with words and photographs, filed by a person, answered by Amazon."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

import orders.actions
from amazon.words import same
from history.actions import Refusal, change_status, record
from history.models import Source
from orders.models import OrderIdentifier
from returns import photos
from returns.grading import disputable
from returns.models import DisputePhoto, DisputeStatus, GradingDispute, ReturnItem
from sellers.models import User

MOST_PHOTOS = 20
MOST_BYTES = 15 * 1024 * 1024
OPEN = (DisputeStatus.DRAFT, DisputeStatus.FILED, DisputeStatus.KEPT)


@dataclass(frozen=True)
class Objection:
    """What the seller says against the grade, and where the unit is now."""

    argument: str
    removal_order: str = ""
    unit_back_on: date | None = None


@transaction.atomic
def open_dispute(*, item: ReturnItem, by: User, at: datetime) -> GradingDispute:
    """Begin to dispute a unit's grade; again it is the same dispute. Refused where there is no grade to dispute."""
    item = ReturnItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    known = GradingDispute.objects.filter(item=item).first()
    if known is not None:
        if known.status == DisputeStatus.WITHDRAWN:
            change_status(known, DisputeStatus.DRAFT, by=by, at=at, also={"closed_at": None})
        return known
    if not disputable(item.received_condition):
        raise Refusal(_("Only a grade that Amazon gave against you can be disputed. Nothing was opened."))
    dispute = GradingDispute.objects.create(
        seller_id=item.seller_id,
        order_id=item.order_id,
        item=item,
        condition=item.received_condition,
        opened_by=by,
        opened_at=at,
    )
    record(dispute, verb="dispute_opened", by=by, at=at, after=item.received_condition)
    return dispute


@transaction.atomic
def argue(*, dispute: GradingDispute, objection: Objection, by: User, at: datetime) -> None:
    """Write down why the grade is wrong. Raises Refusal once the dispute is closed, or for a day to come."""
    _insist(dispute, *OPEN)
    today = at.astimezone(ZoneInfo(dispute.order.zone_name)).date()
    if objection.unit_back_on and objection.unit_back_on > today:
        raise Refusal(_("The unit can't have come back on a day to come. Nothing was saved."))
    values = {
        "argument": objection.argument,
        "removal_order": objection.removal_order,
        "unit_back_on": objection.unit_back_on,
    }
    if any(getattr(dispute, name) != value for name, value in values.items()):
        GradingDispute.objects.filter(pk=dispute.pk).update(**values)
        for name, value in values.items():
            setattr(dispute, name, value)
        record(dispute, verb="dispute_argued", by=by, at=at)


@transaction.atomic
def add_dispute_photo(
    *, dispute: GradingDispute, content: bytes, name: str, by: User, at: datetime
) -> DisputePhoto:
    """Keep a photograph of the unit, cleaned; the same picture again is the one already kept. Raises Refusal."""
    GradingDispute.objects.select_for_update(of=("self",)).get(pk=dispute.pk)
    _insist(dispute, *OPEN)
    if dispute.photos.count() >= MOST_PHOTOS:
        raise Refusal(_("There are 20 photos already. Nothing was saved."))
    if len(content) > MOST_BYTES:
        raise Refusal(_("The photo is larger than 15 MB. Send a smaller one. Nothing was saved."))
    try:
        clean = photos.clean(content, zone=ZoneInfo(dispute.order.zone_name))
    except photos.BadPhoto:
        raise Refusal(
            _("“%(name)s” is no JPEG, PNG or WebP picture that can be read. Nothing was saved.")
            % {"name": name}
        ) from None
    digest = hashlib.sha256(clean.content).hexdigest()
    known = dispute.photos.filter(sha256=digest).first()
    if known is not None:
        return known
    row = DisputePhoto(seller_id=dispute.seller_id, dispute=dispute, name=name[-200:], sha256=digest)
    row.taken_at, row.added_by, row.added_at = clean.taken_at, by, at
    row.file.save(f"{uuid4().hex}.{clean.extension}", ContentFile(clean.content), save=False)
    row.save()
    record(dispute, verb="dispute_photo", by=by, at=at, after=row.name)
    return row


@transaction.atomic
def file_dispute(*, dispute: GradingDispute, case_id: str, by: User, at: datetime) -> None:
    """Keep the case under which Seller Support has the dispute. Refused without words or a case id."""
    if not dispute.argument:
        raise Refusal(
            _("Write first why the grade is wrong, so that the text can be filed. Nothing was changed.")
        )
    if not case_id:
        raise Refusal(_("Enter the case ID that Seller Support gave you. Nothing was changed."))
    today = at.astimezone(ZoneInfo(dispute.order.zone_name)).date()
    also = {"case_id": case_id, "filed_on": today, "asked_on": None, "closed_at": None}
    change_status(dispute, DisputeStatus.FILED, by=by, at=at, reason=case_id, also=also)
    orders.actions.add_identifiers(order=dispute.order, names={OrderIdentifier.Kind.CASE: [case_id]})


@transaction.atomic
def note_asked_again(*, dispute: GradingDispute, by: User, at: datetime) -> None:
    """Seller Support, which has not answered, was asked again today. Raises Refusal unless it has the dispute."""
    GradingDispute.objects.select_for_update(of=("self",)).get(pk=dispute.pk)
    dispute.refresh_from_db(fields=["status", "asked_on"])
    _insist(dispute, DisputeStatus.FILED)
    today = at.astimezone(ZoneInfo(dispute.order.zone_name)).date()
    if dispute.asked_on != today:
        dispute.asked_on = today
        dispute.save(update_fields=["asked_on"])
        record(dispute, verb="dispute_asked", by=by, at=at, after=dispute.case_id)


@transaction.atomic
def close_dispute(*, dispute: GradingDispute, status: str, outcome: str, by: User, at: datetime) -> None:
    """Keep how it ended: Amazon changed its grade, kept it, or the seller gives up."""
    if status not in (DisputeStatus.REGRADED, DisputeStatus.KEPT, DisputeStatus.WITHDRAWN):
        raise Refusal(_("Choose how the dispute ended. Nothing was changed."))
    also = {"outcome": outcome, "closed_at": at}
    change_status(dispute, status, by=by, at=at, reason=outcome, also=also)


def note_regraded(*, item: ReturnItem, at: datetime) -> None:
    """Amazon told another condition than the disputed one: the dispute has its answer."""
    dispute = GradingDispute.objects.filter(item=item, status__in=OPEN).first()
    if dispute is None or not item.received_condition or same(dispute.condition, item.received_condition):
        return
    change_status(
        dispute, DisputeStatus.REGRADED, by=None, at=at, source=Source.AMAZON, also={"closed_at": at}
    )


def _insist(dispute: GradingDispute, *statuses: DisputeStatus) -> None:
    if dispute.status not in statuses:
        raise Refusal(_("This dispute is closed. Nothing was saved."))

"""What people do on an order: ask to cancel, note, make it right with the customer, judge a suspected removal."""

from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from history.actions import Refusal, change_status, record
from orders.models import CustomerResolution, Order
from orders.statuses import word
from sellers.models import User

NOTE_LENGTH = 2000


def request_cancel(*, order: Order, by: User, at: datetime) -> None:
    """Note that a cancellation was asked of Amazon; the outcome comes with the next sync. Raises Refusal past Planning."""
    if not word(order.status_told).cancellable:
        raise Refusal(
            _(
                "Amazon no longer cancels this order, because picking has begun. Nothing has been sent to Amazon. "
                "Wait for the parcel, then create a customer return."
            )
        )
    Order.objects.filter(pk=order.pk).update(cancel_requested_at=at)
    record(order, verb="cancel_requested", by=by, at=at)


def add_note(*, order: Order, text: str, by: User, at: datetime) -> None:
    """Write a note on the order's line of time. Raises Refusal when empty or over 2,000 characters."""
    text = text.strip()
    if not text:
        raise Refusal(_("The note is empty. Write something; nothing was saved."))
    if len(text) > NOTE_LENGTH:
        raise Refusal(_("The note is longer than 2,000 characters. Shorten it; nothing was saved."))
    record(order, verb="note", by=by, at=at, reason=text)


def record_resolution(
    *,
    order: Order,
    kind: str,
    reference: str,
    resolved_on: date,
    amount: Decimal | None,
    by: User,
    at: datetime,
) -> CustomerResolution:
    """Record that the customer was refunded or sent a replacement; a claim is not complete without it."""
    if kind == CustomerResolution.Kind.REFUND and not amount:
        raise Refusal(_("A refund needs an amount. Enter what was refunded; nothing was saved."))
    if resolved_on > at.date():
        raise Refusal(_("The date lies in the future. Enter the day it was done; nothing was saved."))
    resolution = CustomerResolution.objects.create(
        seller_id=order.seller_id,
        order=order,
        kind=kind,
        amount=amount,
        currency=order.seller.marketplace.currency if amount else "",
        reference=reference.strip(),
        resolved_on=resolved_on,
        by=by,
        created_at=at,
    )
    record(order, verb="resolution", by=by, at=at, after=kind, data={"reference": reference, "amount": str(amount or "")})
    return resolution


def judge_removal(*, order: Order, removal: str, reason: str, by: User, at: datetime) -> None:
    """Mark or clear "looks like a removal", with the reason. Raises Refusal without one or for an illegal move."""
    if not reason.strip():
        raise Refusal(_("Say why you mark or clear this order as a removal; nothing was saved."))
    change_status(order, removal, by=by, at=at, reason=reason.strip(), field="removal")

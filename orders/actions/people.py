"""What people do on an order: ask to cancel, note, make it right with the customer, judge a suspected removal."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from amazon import Client
from amazon.errors import AmazonError, Refused
from amazon.shapes import OrderChange
from amazon.words import canonical
from history.actions import Refusal, change_status, record
from orders.models import CustomerResolution, Order
from orders.statuses import word
from sellers.models import User

NOTE_LENGTH = 2000


def request_cancel(*, order: Order, client: Client | None, by: User, at: datetime) -> None:
    """Ask Amazon to cancel; the outcome comes with the next sync. Raises Refusal past Planning or when Amazon says no."""
    if not word(order.status_told).cancellable:
        raise Refusal(
            _(
                "Amazon no longer cancels this order, because picking has begun. Nothing has been sent to Amazon. "
                "Wait for the parcel, then create a customer return."
            )
        )
    _ask_amazon(client, lambda amazon: amazon.fulfillment.cancel_order(order.seller_order_id))
    Order.objects.filter(pk=order.pk).update(cancel_requested_at=at)
    record(order, verb="cancel_requested", by=by, at=at)


def release_hold(*, order: Order, client: Client | None, by: User, at: datetime) -> None:
    """Ask Amazon to ship a held order now. Raises Refusal when it isn't on hold or Amazon says no."""
    if canonical(order.fulfillment_action) != "hold" or not word(order.status_told).cancellable:
        raise Refusal(
            _("This order is not on hold, so there is nothing to release. Nothing has been sent to Amazon.")
        )
    change = OrderChange(fulfillment_action="Ship")
    _ask_amazon(client, lambda amazon: amazon.fulfillment.update_order(order.seller_order_id, change))
    Order.objects.filter(pk=order.pk).update(fulfillment_action="Ship")
    record(order, verb="hold_released", by=by, at=at)


def _ask_amazon(client: Client | None, call: Callable[[Client], object]) -> None:
    """Make one call for a person who waits; what goes wrong becomes a refusal that says what to do."""
    if client is None:
        raise Refusal(
            _("This seller is not connected to Amazon. Connect it in the settings; nothing has been sent.")
        )
    try:
        call(client)
    except Refused as error:
        raise Refusal(_("Amazon refused: %(reason)s") % {"reason": error.message}) from error
    except AmazonError as error:
        raise Refusal(_("Amazon did not answer. Try again in a few minutes.")) from error


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
    proof_url: str = "",
) -> CustomerResolution:
    """Record that the customer was refunded or sent a replacement; a claim is not complete without it."""
    if kind == CustomerResolution.Kind.REFUND and not amount:
        raise Refusal(_("A refund needs an amount. Enter what was refunded; nothing was saved."))
    if resolved_on > at.astimezone(ZoneInfo(order.zone_name)).date():
        raise Refusal(_("The date lies in the future. Enter the day it was done; nothing was saved."))
    resolution = CustomerResolution.objects.create(
        seller_id=order.seller_id,
        order=order,
        kind=kind,
        amount=amount,
        currency=order.seller.marketplace.currency if amount else "",
        reference=reference.strip(),
        resolved_on=resolved_on,
        proof_url=proof_url,
        recipient=order.recipient,
        address=_address(order),
        by=by,
        created_at=at,
    )
    record(
        order,
        verb="resolution",
        by=by,
        at=at,
        after=kind,
        data={"reference": reference, "amount": str(amount or "")},
    )
    return resolution


def _address(order: Order) -> str:
    """Where the customer lives, on one line, as the order has it today."""
    lines = (order.address_line1, order.address_line2, order.address_line3, order.postal_code)
    return ", ".join(part for part in (*lines, order.city, order.state, order.country) if part)[:500]


def judge_removal(*, order: Order, removal: str, reason: str, by: User, at: datetime) -> None:
    """Mark or clear "looks like a removal", with the reason. Raises Refusal without one or for an illegal move."""
    if not reason.strip():
        raise Refusal(_("Say why you mark or clear this order as a removal; nothing was saved."))
    change_status(order, removal, by=by, at=at, reason=reason.strip(), field="removal")

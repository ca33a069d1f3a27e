"""What is done about orders that can't be fulfilled: ask Amazon for a preview, order again, say it is dealt with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from amazon import Client
from amazon.errors import AmazonError, Refused, Unavailable
from amazon.shapes import Address, NewOrder, NewOrderItem, Preview, PreviewRequestItem
from history.actions import Refusal, record
from orders.actions.people import record_resolution
from orders.models import CustomerResolution, Order, OrderPreview, Settlement, Stage
from sellers.models import User

MOST_LINES = 100


@dataclass(frozen=True)
class Again:
    """An order to be made in place of one that can't be fulfilled."""

    order_id: str
    speed: str
    address: Address
    lines: tuple[tuple[str, int], ...]  # (SKU, units)


def preview_order(*, order: Order, client: Client, at: datetime) -> OrderPreview:
    """Ask Amazon whether it could fulfil the order as it stands, and keep the answer. Raises Amazon's errors."""
    items = _open_lines(order)
    told = client.fulfillment.preview(
        address_of(order),
        items,
        marketplace_id=order.marketplace_id or "",
        speeds=[order.shipping_speed] if order.shipping_speed else [],
    )
    return record_preview(order=order, told=told, at=at)


def _open_lines(order: Order) -> list[PreviewRequestItem]:
    return [
        PreviewRequestItem(
            seller_sku=item.sku,
            quantity=item.quantity - item.cancelled,
            seller_fulfillment_order_item_id=item.seller_item_id,
        )
        for item in order.items.all()
        if item.quantity > item.cancelled
    ][:MOST_LINES]


def record_preview(*, order: Order, told: Sequence[Preview], at: datetime) -> OrderPreview:
    """Keep Amazon's latest answer for the order; one speed that works is enough. Safe to run twice."""
    best = next((one for one in told if one.is_fulfillable), told[0] if told else None)
    items = best.unfulfillable_preview_items if best else ()
    fields = {
        "seller_id": order.seller_id,
        "asked_at": at,
        "speed": best.shipping_speed_category[:30] if best else "",
        "fulfillable": best.is_fulfillable if best else None,
        "reasons": list(best.order_unfulfillable_reasons) if best else [],
        "items": [
            {"sku": one.seller_sku, "quantity": one.quantity, "reasons": list(one.item_unfulfillable_reasons)}
            for one in items
        ],
    }
    before = OrderPreview.objects.filter(order=order).first()
    preview, _new = OrderPreview.objects.update_or_create(order=order, defaults=fields)
    if preview.fulfillable is False and (before is None or before.fulfillable is not False):
        record(order, verb="preview_fails", by=None, at=at, after=", ".join(_codes(preview))[:200])
    return preview


def _codes(preview: OrderPreview) -> list[str]:
    return [*preview.reasons, *(code for item in preview.items for code in item["reasons"])]


def ask_preview(*, order: Order, client: Client | None, at: datetime) -> OrderPreview:
    """The same for a person who waits. Raises Refusal with what stands in the way."""
    try:
        return preview_order(order=order, client=_connected(client), at=at)
    except Refused as error:
        raise Refusal(
            _("Amazon refused the question: %(reason)s Nothing was changed.") % {"reason": error.message}
        ) from error
    except AmazonError as error:
        raise Refusal(_("Amazon did not answer. Try again in a few minutes.")) from error


def _connected(client: Client | None) -> Client:
    if client is None:
        raise Refusal(
            _("This seller is not connected to Amazon. Connect it in the settings; nothing has been sent.")
        )
    return client


def address_of(order: Order) -> Address:
    """The order's destination as Amazon wants it."""
    return Address(
        name=order.recipient,
        address_line_1=order.address_line1,
        address_line_2=order.address_line2,
        address_line_3=order.address_line3,
        city=order.city,
        district_or_county=order.district,
        state_or_region=order.state,
        postal_code=order.postal_code,
        country_code=order.country,
        phone=order.phone,
    )


def order_again(*, order: Order, again: Again, client: Client | None, by: User, at: datetime) -> None:
    """Make a new MCF order in place of this one and record it as the customer's replacement.

    The new order's id is what makes it happen once: an id in use is refused, an uncertain answer is looked up.
    """
    if order.stage in (Stage.PENDING, Stage.UNSHIPPED):
        raise Refusal(
            _(
                "Amazon may still ship this order, and the customer would get it twice. Cancel it first, or wait; "
                "nothing has been ordered."
            )
        )
    amazon = _connected(client)
    if Order.objects.for_seller(order.seller_id).filter(seller_order_id=again.order_id).exists():
        raise Refusal(
            _("An order %(order)s exists already. Choose another order ID; nothing has been sent.")
            % {"order": again.order_id}
        )
    _create(amazon, _new_order(order, again, at))
    _keep(order, again, by=by, at=at)


def _new_order(order: Order, again: Again, at: datetime) -> NewOrder:
    items = tuple(
        NewOrderItem(seller_sku=sku, seller_fulfillment_order_item_id=f"{number}", quantity=units)
        for number, (sku, units) in enumerate(again.lines, start=1)
    )
    return NewOrder(
        seller_fulfillment_order_id=again.order_id,
        displayable_order_id=order.displayable_order_id,
        displayable_order_date=at,
        displayable_order_comment=order.comment or _("Thank you for your order."),
        shipping_speed_category=again.speed,
        destination_address=again.address,
        items=items,
        marketplace_id=order.marketplace_id or "",
        fulfillment_action="Ship",
        fulfillment_policy=order.fulfillment_policy,
        notification_emails=tuple(order.notification_emails),
    )


def _create(amazon: Client, new: NewOrder) -> None:
    try:
        amazon.fulfillment.create_order(new)
    except Refused as error:
        raise Refusal(
            _("Amazon refused the order: %(reason)s Nothing was ordered.") % {"reason": error.message}
        ) from error
    except Unavailable as error:
        if not (error.may_have_happened and _exists(amazon, new.seller_fulfillment_order_id)):
            raise Refusal(
                _("Amazon did not answer. Try again with the same order ID; it can’t be ordered twice.")
            ) from error
    except AmazonError as error:
        raise Refusal(_("Amazon did not answer. Try again in a few minutes.")) from error


def _exists(amazon: Client, order_id: str) -> bool:
    try:
        return bool(amazon.fulfillment.get_order(order_id))
    except AmazonError:
        return False


@transaction.atomic
def _keep(order: Order, again: Again, *, by: User, at: datetime) -> None:
    record(order, verb="ordered_again", by=by, at=at, after=again.order_id)
    record_resolution(
        order=order,
        kind=CustomerResolution.Kind.REPLACEMENT,
        reference=again.order_id,
        resolved_on=at.astimezone(ZoneInfo(order.zone_name)).date(),
        amount=None,
        by=by,
        at=at,
    )


@transaction.atomic
def settle(*, order: Order, reason: str, cause: str, by: User, at: datetime) -> Settlement:
    """Say that the order is dealt with, and how. Raises Refusal without a word on it, or when somebody was first."""
    reason = reason.strip()
    if not reason:
        raise Refusal(_("Say what was done; nothing was saved."))
    fields = {"seller_id": order.seller_id, "reason": reason[:500], "cause": cause[:20], "by": by, "at": at}
    settlement, is_new = Settlement.objects.get_or_create(order=order, defaults=fields)
    if not is_new:
        raise Refusal(
            _("%(who)s has already dealt with this order. Nothing was changed.") % {"who": settlement.by}
        )
    record(order, verb="setback_settled", by=by, at=at, after=cause, reason=reason)
    return settlement


@transaction.atomic
def reopen(*, order: Order, by: User, at: datetime) -> None:
    """Put an order back into the inbox. Raises Refusal when it is there already."""
    removed, _rows = Settlement.objects.filter(order=order).delete()
    if not removed:
        raise Refusal(_("The order is in the inbox already. Nothing was changed."))
    record(order, verb="setback_reopened", by=by, at=at)

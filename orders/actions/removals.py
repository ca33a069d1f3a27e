"""Whether an order looks as if MCF were used to take stock out: asked when it comes in, judged by a person."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from history.actions import Refusal, change_status
from orders.models import Order, OrderIdentifier, OrderItem, OwnPlace, Removal
from orders.removals import (
    SAME_ADDRESS,
    SAME_ADDRESS_DAYS,
    WHOLE_STOCK,
    Facts,
    Place,
    is_suspect,
    signs_of,
)
from orders.search import fold
from sellers.models import Seller

LOOK_BACK = timedelta(days=540)
MOST_ORDERS = 500


def look_for_removal(order: Order, items: Sequence[OrderItem], *, at: datetime) -> None:
    """Flag an order that looks like a removal; a person decides. One that was judged is left alone."""
    signs = signs_of(_facts(order, items, _places(order.seller)))
    if order.removal == Removal.NONE and is_suspect(signs):
        also = {"removal_reasons": signs}
        change_status(order, Removal.SUSPECTED, by=None, at=at, also=also, field="removal")


def add_place(
    *, seller: Seller, kind: str, name: str, address_line: str, postal_code: str, country: str, at: datetime
) -> tuple[OwnPlace, int]:
    """Enter an address of the seller's own; orders that went there are looked at again. Returns how many are flagged."""
    try:
        with transaction.atomic():
            place = OwnPlace.objects.create(
                seller=seller,
                kind=kind,
                name=name.strip(),
                address_line=" ".join(address_line.split()),
                postal_code=postal_code.strip(),
                country=country,
            )
    except IntegrityError as error:
        raise Refusal(_("This address is entered already; nothing was saved.")) from error
    return place, _look_again(seller, place, at)


def remove_place(*, place: OwnPlace) -> None:
    """Take an address off; orders that were flagged because of it stay so until a person judges them."""
    place.delete()


def _look_again(seller: Seller, place: OwnPlace, at: datetime) -> int:
    before = Order.objects.for_seller(seller).filter(removal=Removal.SUSPECTED).count()
    there = OrderIdentifier.objects.for_seller(seller).filter(
        kind=OrderIdentifier.Kind.POSTCODE, folded=fold(place.postal_code)
    )
    orders = Order.objects.for_seller(seller).filter(
        pk__in=there.values("order"), removal=Removal.NONE, ordered_at__gte=at - LOOK_BACK
    )
    for order in (
        orders.select_related("seller").prefetch_related("items__product").newest_first()[:MOST_ORDERS]
    ):
        look_for_removal(order, list(order.items.all()), at=at)
    return Order.objects.for_seller(seller).filter(removal=Removal.SUSPECTED).count() - before


def _places(seller: Seller) -> tuple[Place, ...]:
    return tuple(
        Place(place.name, place.address_line, place.postal_code, place.kind == OwnPlace.Kind.PREP)
        for place in OwnPlace.objects.for_seller(seller)
    )


def _facts(order: Order, items: Sequence[OrderItem], places: tuple[Place, ...]) -> Facts:
    return Facts(
        company=order.seller.name,
        recipient=order.recipient,
        lines=(order.address_line1, order.address_line2, order.address_line3),
        postal_code=order.postal_code,
        comment=order.comment,
        units=sum(item.quantity for item in items),
        has_email=bool(order.notification_emails),
        has_shop_number=bool(order.sales_channel)
        or fold(order.displayable_order_id) != fold(order.seller_order_id),
        takes_whole_stock=any(_takes_all(item) for item in items),
        same_address=_same_address(order),
        places=places,
    )


def _takes_all(item: OrderItem) -> bool:
    """Whether the line takes what Amazon last reported as sellable, or more."""
    product = item.product
    return product is not None and item.quantity >= max(WHOLE_STOCK, product.fulfillable + product.reserved)


def _same_address(order: Order) -> int:
    """How many other orders went to the same door lately, counted no further than needed."""
    if not order.postal_code or not order.address_line1:
        return 0
    there = OrderIdentifier.objects.for_seller(order.seller_id).filter(
        kind=OrderIdentifier.Kind.POSTCODE, folded=fold(order.postal_code)
    )
    since = order.ordered_at - timedelta(days=SAME_ADDRESS_DAYS)
    orders = Order.objects.filter(
        pk__in=there.values("order"), ordered_at__gte=since, address_line1__iexact=order.address_line1
    )
    return orders.exclude(pk=order.pk)[:SAME_ADDRESS].count()

"""Which orders stand in the inbox of what can't be fulfilled, and how many of each kind."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inventory.hazmat import BLOCKING
from orders.listing import CAP
from orders.models import Order, OrderItem, OrderPreview, OrderQuerySet, Settlement, Stage
from orders.unfulfillable.facts import CANCELLED_SHIPMENT, PARTS
from sellers.models import Seller

OPEN = (Stage.PENDING, Stage.UNSHIPPED)


class Kind(StrEnum):
    """Why an order stands in the inbox."""

    UNFULFILLABLE = "unfulfillable"
    PARTLY = "partly"
    INVALID = "invalid"
    CANCELLED = "cancelled"
    PREVIEW = "preview"
    AT_RISK = "at_risk"


LABELS: dict[str, Promise] = {
    "open": _("To do"),
    Kind.UNFULFILLABLE: _("Unfulfillable"),
    Kind.PARTLY: _("In part"),
    Kind.INVALID: _("Invalid"),
    Kind.CANCELLED: _("Shipment cancelled"),
    Kind.PREVIEW: _("Preview fails"),
    Kind.AT_RISK: _("At risk"),
    "settled": _("Dealt with"),
}


@dataclass(frozen=True)
class InboxTab:
    """One tab with its count, capped."""

    key: str
    label: Promise
    count: int

    @property
    def shown(self) -> str:
        return f"{CAP:,}+" if self.count > CAP else f"{self.count:,}"


def setbacks(seller: Seller, tab: str) -> OrderQuerySet:
    """The orders of a tab, ready for `setbacks_of`; an unknown tab shows what is to do."""
    rows = Order.objects.for_seller(seller).filter(pk__in=_ids(seller, tab))
    rows = rows.select_related("seller__marketplace", "marketplace", "preview", "settlement__by")
    return rows.prefetch_related(*PARTS)


def count_tabs(seller: Seller) -> list[InboxTab]:
    """How many orders each tab holds, counted up to the cap in one statement."""
    parts: list[str] = []
    values: list[Any] = []
    for key in LABELS:
        held = _ids(seller, key).order_by()[: CAP + 1]
        sql, params = held.query.sql_with_params()
        parts.append(f"(SELECT count(*) FROM ({sql}) AS counted)")  # noqa: S608 - the ORM's own SQL, values apart
        values.extend(params)
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(parts), values)
        counts = cursor.fetchone() or ()
    return [InboxTab(key, label, count) for (key, label), count in zip(LABELS.items(), counts, strict=True)]


def kind_of(order: Order) -> Kind:
    """Why this order stands there: Amazon's word first, then what befell its shipments, then what may come."""
    told = order.status_told.replace("_", "").lower()
    if told == "invalid":
        return Kind.INVALID
    if order.stage == Stage.UNFULFILLABLE:
        return Kind.UNFULFILLABLE
    if told == "completepartialled" or any(item.unfulfillable for item in order.items.all()):
        return Kind.PARTLY
    preview = getattr(order, "preview", None)
    if preview is not None and preview.fulfillable is False:
        return Kind.PREVIEW
    shipments = order.shipments.all()
    return Kind.CANCELLED if any(one.status_told == CANCELLED_SHIPMENT for one in shipments) else Kind.AT_RISK


def _ids(seller: Seller, tab: str) -> Any:
    """The ids of a tab's orders."""
    if tab == "settled":
        return Settlement.objects.for_seller(seller).values("order_id")
    kinds = [Kind(tab)] if tab in list(Kind) else list(Kind)
    first, *more = (_of_kind(seller, kind) for kind in kinds)
    return first.union(*more) if more else first


def _of_kind(seller: Seller, kind: Kind) -> Any:
    """Orders of one kind that nobody has dealt with yet: no settlement, nothing given to the customer."""
    rows = Order.objects.for_seller(seller).filter(settlement=None, resolutions=None)
    asked = {
        Kind.UNFULFILLABLE: lambda: rows.filter(stage=Stage.UNFULFILLABLE).exclude(
            status_told__iexact="invalid"
        ),
        Kind.INVALID: lambda: rows.filter(stage=Stage.UNFULFILLABLE, status_told__iexact="invalid"),
        Kind.PARTLY: lambda: _partly(rows, seller),
        Kind.CANCELLED: lambda: _cancelled(rows, seller),
        Kind.PREVIEW: lambda: rows.filter(
            stage__in=OPEN,
            pk__in=OrderPreview.objects.for_seller(seller).filter(fulfillable=False).values("order_id"),
        ),
        Kind.AT_RISK: lambda: _at_risk(rows, seller),
    }
    return asked[kind]().values("pk")


def _partly(rows: OrderQuerySet, seller: Seller) -> OrderQuerySet:
    """By Amazon's word or by a line's units; each of the two has an index of its own."""
    lines = OrderItem.objects.for_seller(seller).filter(unfulfillable__gt=0).order_by().values("order_id")
    told = Order.objects.for_seller(seller).filter(status_told="CompletePartialled").values("pk")
    gone = (Stage.UNFULFILLABLE, Stage.CANCELLED)
    return rows.filter(pk__in=told.union(lines)).exclude(stage__in=gone)


def _cancelled(rows: OrderQuerySet, seller: Seller) -> OrderQuerySet:
    """A shipment the centre gave up, and no other has taken its units over: Amazon usually plans a new one."""
    bare = _short_of_shipments(seller).filter(order=OuterRef("pk"))
    hit = rows.filter(shipments__status_told=CANCELLED_SHIPMENT, shipments__seller=seller)
    hit = hit.exclude(stage__in=(Stage.UNFULFILLABLE, Stage.CANCELLED)).exclude(
        status_told="CompletePartialled"
    )
    return hit.filter(Exists(bare)).distinct()


def _at_risk(rows: OrderQuerySet, seller: Seller) -> OrderQuerySet:
    """Not failed yet, but a product of it is blocked by hazmat, or empty with nothing set aside for the order."""
    lines = _short_of_shipments(seller).filter(order__stage__in=OPEN, order__seller=seller)
    empty = Q(
        product__fulfillable__lte=0, product__reserved__lt=F("quantity"), product__updated_at__isnull=False
    )
    hit = lines.filter(Q(product__hazmat__in=BLOCKING) | empty).values("order_id")
    failing = OrderPreview.objects.for_seller(seller).filter(fulfillable=False).values("order_id")
    stopped = Order.objects.for_seller(seller).filter(shipments__status_told=CANCELLED_SHIPMENT).values("pk")
    return rows.filter(pk__in=hit, stage__in=OPEN).exclude(pk__in=failing).exclude(pk__in=stopped)


def _short_of_shipments(seller: Seller) -> Any:
    """Lines of which units are neither cancelled nor in a shipment that still stands."""
    gone = Q(shipment_items__shipment__status_told__in=["CANCELLED_BY_FULFILLER", "CANCELLED_BY_SELLER"])
    coming = Coalesce(Sum("shipment_items__quantity", filter=~gone), 0)
    lines = OrderItem.objects.for_seller(seller).order_by().annotate(coming=coming)
    return lines.filter(quantity__gt=F("cancelled") + F("coming"))

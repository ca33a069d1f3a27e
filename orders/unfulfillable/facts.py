"""The facts of orders that can't be fulfilled, gathered for a page of them in a fixed number of questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Min, Q, Sum

from amazon.words import canonical
from inventory.models import LedgerDay, LedgerDayQuerySet, Product
from orders.models import Order, OrderItem, OrderPreview, Stage
from orders.unfulfillable.causes import Finding, LedgerFacts, LineFacts, SetbackFacts, findings_of

BEFORE = timedelta(days=7)  # how far back the ledger is read for what befell the units
AFTER = timedelta(days=1)
PARTS = ("items__product", "items__shipment_items__shipment", "shipments")
FAILED = ("unfulfillable", "invalid", "completepartialled")
CANCELLED_SHIPMENT = "CANCELLED_BY_FULFILLER"
_NOTHING_COMES = ("cancelledbyfulfiller", "cancelledbyseller")
_COLUMNS = ("ending", "damaged", "lost")


@dataclass(frozen=True)
class Ledger:
    """The ledger's days of the SKUs in question, and the span it covers for the seller."""

    days: dict[str, list[LedgerDay]]
    first: date | None
    last: date | None

    def covers(self, day: date) -> bool:
        return self.first is not None and self.last is not None and self.first <= day <= self.last


@dataclass(frozen=True)
class Setback:
    """One order with the facts and what follows from them, the surest cause first."""

    order: Order
    facts: SetbackFacts
    findings: list[Finding]

    @property
    def cause(self) -> Finding | None:
        return self.findings[0] if self.findings else None

    @property
    def lines(self) -> list[tuple[OrderItem, LineFacts]]:
        """Each line of the order with its facts."""
        return list(zip(self.order.items.all(), self.facts.lines, strict=True))

    @property
    def others(self) -> list[Finding]:
        return self.findings[1:]


def setbacks_of(orders: Sequence[Order]) -> list[Setback]:
    """The orders with their causes; prefetch `PARTS` and select the preview, else each costs questions of its own."""
    ledger = _ledger_of(orders)
    return [
        Setback(order, facts, findings_of(facts)) for order in orders if (facts := facts_of(order, ledger))
    ]


def cause_of(order: Order) -> str:
    """The surest cause of an order that failed, for its own page; nothing for one that did not. Asked once."""
    known: dict[str, str] = vars(order)
    if "_cause" not in known:
        cause = setbacks_of([order])[0].cause if failed_on(order) else None
        known["_cause"] = cause.cause if cause else ""
    return known["_cause"]


def facts_of(order: Order, ledger: Ledger) -> SetbackFacts:
    """What is known of one order."""
    preview: OrderPreview | None = getattr(order, "preview", None)
    failed = failed_on(order)
    lines = tuple(_line(order, item, failed, ledger, preview) for item in order.items.all())
    return SetbackFacts(
        status=order.status_told,
        failed_on=failed,
        address_lacks=_lacks(order),
        country=order.country,
        home_country=_home(order),
        blocks_amazon_logistics=any(
            canonical(str(one.get("name"))) == "blockamzl" and canonical(str(one.get("policy"))) == "required"
            for one in order.features
        ),
        cancelled_shipments=len(_cancelled(order)),
        preview_asked_on=_day(order, preview.asked_at) if preview else None,
        preview_fulfillable=preview.fulfillable if preview else None,
        preview_reasons=tuple(preview.reasons) if preview and preview.fulfillable is False else (),
        lines=lines,
    )


def failed_on(order: Order) -> date | None:
    """The day Amazon gave up on it, in the order's marketplace; None while it has not."""
    gave_up = order.stage == Stage.UNFULFILLABLE or canonical(order.status_told) in FAILED
    if not gave_up and not _cancelled(order) and not any(item.unfulfillable for item in order.items.all()):
        return None
    return _day(order, order.status_updated_at or order.ordered_at)


def _day(order: Order, moment: datetime) -> date:
    zone = (order.marketplace or order.seller.marketplace).zone
    return moment.astimezone(zone).date()


def _home(order: Order) -> str:
    code = (order.marketplace or order.seller.marketplace).code
    return "GB" if code == "UK" else code


def _cancelled(order: Order) -> list[str]:
    """Shipments the centre gave up; read by relation name, since shipments live above this room."""
    shipments = order.shipments.all()
    return [one.amazon_shipment_id for one in shipments if canonical(one.status_told) == _NOTHING_COMES[0]]


def _lacks(order: Order) -> tuple[str, ...]:
    parts = {
        "name": order.recipient,
        "street": order.address_line1,
        "postcode": order.postal_code,
        "country": order.country,
    }
    return tuple(name for name, value in parts.items() if not value.strip())


def missing_units(item: OrderItem) -> int:
    """Units of a line that neither left, nor are under way to leave, nor were cancelled by the seller."""
    coming = sum(
        part.quantity
        for part in item.shipment_items.all()
        if canonical(part.shipment.status_told) not in _NOTHING_COMES
    )
    gap = item.quantity - item.cancelled - coming
    return max(gap, min(item.unfulfillable, item.quantity), 0)


def _line(
    order: Order, item: OrderItem, failed: date | None, ledger: Ledger, preview: OrderPreview | None
) -> LineFacts:
    product: Product | None = item.product
    told = preview.items if preview and preview.fulfillable is False else []
    known = _stock(order, product) if product else {}
    return LineFacts(
        sku=item.sku,
        missing=missing_units(item),
        cancelled=item.cancelled,
        ledger=_ledger_facts(ledger, item.sku, failed) if failed else None,
        preview_reasons=tuple(
            code for one in told if one.get("sku") == item.sku for code in one.get("reasons", ())
        ),
        **known,  # type: ignore[arg-type]
    )


def _stock(order: Order, product: Product) -> dict[str, object]:
    return {
        "hazmat": product.hazmat,
        "hazmat_codes": tuple(product.hazmat_codes),
        "hazmat_since": _day(order, product.hazmat_since) if product.hazmat_since else None,
        "fulfillable": product.fulfillable if product.updated_at else None,
        "reserved": product.reserved,
        "inbound": product.inbound,
        "damaged": int(product.unfulfillable_by_cause.get("warehouse_damaged", 0)),
        "reported_on": _day(order, product.updated_at) if product.updated_at else None,
    }


def _ledger_of(orders: Iterable[Order]) -> Ledger:
    """The sellable days round each failure, summed over centres, by SKU, oldest first: two questions for the page."""
    asked, seller = Q(pk__in=[]), None
    for order in orders:
        day, seller = failed_on(order), order.seller_id
        for item in order.items.all() if day else ():
            asked |= Q(msku=item.sku, date__range=(day - BEFORE, day + AFTER))  # type: ignore[operator]
    if seller is None:
        return Ledger({}, None, None)
    rows = LedgerDay.objects.for_seller(seller)
    span = rows.aggregate(first=Min("date"), last=Max("date"))
    return Ledger(_days(rows.filter(asked, disposition="SELLABLE")), span["first"], span["last"])


def _days(rows: LedgerDayQuerySet) -> dict[str, list[LedgerDay]]:
    sums = {f"sum_{name}": Sum(name) for name in _COLUMNS}
    found: dict[str, list[LedgerDay]] = {}
    for row in rows.order_by("msku", "date").values("msku", "date").annotate(**sums):
        values = {name: row[f"sum_{name}"] for name in _COLUMNS}  # type: ignore[literal-required]
        found.setdefault(row["msku"], []).append(LedgerDay(date=row["date"], **values))
    return found


def _ledger_facts(ledger: Ledger, sku: str, failed: date) -> LedgerFacts | None:
    """The week up to the failure; None where the ledger does not reach.

    A SKU without a row on a day that the ledger covers had nothing on the shelf: Amazon leaves out empty shelves.
    """
    near = [day for day in ledger.days.get(sku, []) if failed - BEFORE <= day.date <= failed]
    last = near[-1].date if near else None
    if last is None or last < failed - AFTER:
        if not ledger.covers(failed):
            return None
        last, sellable = failed, 0
    else:
        sellable = near[-1].ending
    damaged = [day for day in near if day.damaged < 0]
    lost = [day for day in near if day.lost < 0]
    return LedgerFacts(
        day=last,
        sellable=sellable,
        damaged=-sum(day.damaged for day in damaged),
        damaged_on=damaged[-1].date if damaged else None,
        lost=-sum(day.lost for day in lost),
        lost_on=lost[-1].date if lost else None,
    )

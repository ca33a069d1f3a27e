"""Each row of a list judged by the rules of the form, with no false yes: what will be made, and why not.

facts_of        everything the rows speak of, in a bounded number of queries
judge_rows      row by row: each takes from what the rows before it have left
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from amazon import Client
from amazon.words import canonical
from orders.models import Order, OrderItem
from returns.actions.creating import COMMENT_LIMIT
from returns.eligibility import LineFacts, judge, why_not
from returns.faults import bare
from returns.models import BatchRow, PolicyRule, ReturnBatch, ReturnItem, ReturnReason
from returns.policy import Stance
from returns.reasons import Choice, reasons_for
from returns.stances import against, stances_of
from returns.units import LineUnits, tally
from tracking.models import Shipment

ASKED_AT_ONCE = 20  # SKUs whose reasons Amazon is asked for while a person waits
MOST_UNITS = 9999


@dataclass(frozen=True)
class Judged:
    """One row with what it means; `why` is empty when it will be made."""

    row: BatchRow
    order: Order | None = None
    item: OrderItem | None = None
    quantity: int = 0
    reason: Choice | None = None
    choices: Sequence[Choice] = ()
    returnable: int = 0
    why: str = ""
    skipped: bool = False  # by the person: quantity none


@dataclass
class Facts:
    """What the rows speak of, by ids."""

    orders: Mapping[str, Order] = field(default_factory=dict)
    items: Mapping[int, Sequence[OrderItem]] = field(default_factory=dict)
    units: Mapping[int, LineUnits] = field(default_factory=dict)
    stances: Mapping[int, Stance] = field(default_factory=dict)
    choices: Mapping[tuple[str, str], Sequence[Choice]] = field(default_factory=dict)


def judge_batch(batch: ReturnBatch, *, client: Client | None, at: datetime) -> list[Judged]:
    """The rows of a list that is not started, judged now; reasons not known yet are asked of Amazon, some at a time."""
    rows = list(batch.rows.all())
    facts = facts_of(batch, rows, client=client, at=at)
    return list(judge_rows(batch, rows, facts))


def facts_of(batch: ReturnBatch, rows: Sequence[BatchRow], *, client: Client | None, at: datetime) -> Facts:
    mine = Order.objects.for_seller(batch.seller_id).select_related("marketplace", "seller__marketplace")
    orders = {
        order.seller_order_id: order
        for order in mine.filter(seller_order_id__in={row.order_told for row in rows})
    }
    ids = [order.pk for order in orders.values()]
    items: dict[int, list[OrderItem]] = {}
    for item in OrderItem.objects.filter(order_id__in=ids).select_related("product"):
        items.setdefault(item.order_id, []).append(item)
    lines = [item for each in items.values() for item in each]
    units = tally(
        lines,
        Shipment.objects.filter(order_id__in=ids).prefetch_related("items"),
        ReturnItem.objects.filter(order_id__in=ids).select_related("customer_return"),
    )
    rules = PolicyRule.objects.for_seller(batch.seller_id).rules()
    stances: dict[int, Stance] = {}
    for order in orders.values():
        stances |= stances_of(order, items.get(order.pk, ()), at=at, rules=rules)
    choices = _choices(batch, orders, items, units, client, at)
    return Facts(orders, items, units, stances, choices)


def _choices(
    batch: ReturnBatch,
    orders: Mapping[str, Order],
    items: Mapping[int, Sequence[OrderItem]],
    units: Mapping[int, LineUnits],
    client: Client | None,
    at: datetime,
) -> Mapping[tuple[str, str], Sequence[Choice]]:
    """The reasons of each SKU by marketplace, those learned before and some more asked now."""
    skus = {item.sku for each in items.values() for item in each}
    found: dict[tuple[str, str], list[Choice]] = {}
    known = ReturnReason.objects.filter(seller_id=batch.seller_id, sku__in=skus, language=batch.language)
    for row in known.order_by("position"):
        choice = Choice(row.code, row.translated or row.description)
        found.setdefault((row.marketplace_id, row.sku), []).append(choice)
    budget = ASKED_AT_ONCE if client is not None else 0
    for order in orders.values():
        for item in items.get(order.pk, ()):
            key = (market_of(order), item.sku)
            if key in found or not budget or not judge(units[item.pk].facts).returnable:
                continue
            budget -= 1
            told = reasons_for(order=order, skus=[item.sku], language=batch.language, client=client, at=at)
            found[key] = told.by_sku.get(item.sku, [])
            budget = 0 if told.stale else budget  # Amazon does not answer: no more waiting
    return found


def market_of(order: Order) -> str:
    return order.marketplace_id or order.marketplace_told


def judge_rows(batch: ReturnBatch, rows: Sequence[BatchRow], facts: Facts) -> Iterator[Judged]:
    """Each row in its turn; what one takes is no longer there for the next."""
    left = Counter({pk: judge(units.facts).returnable for pk, units in facts.units.items()})
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        judged = _judge(batch, row, facts, left, seen)
        if not judged.why and not judged.skipped and judged.item:
            left[judged.item.pk] -= judged.quantity
        yield judged


def _judge(
    batch: ReturnBatch, row: BatchRow, facts: Facts, left: Counter[int], seen: dict[tuple[object, ...], int]
) -> Judged:
    order = facts.orders.get(row.order_told)
    if order is None:
        return Judged(row, why=_("No order goes by exactly this ID."))
    item, why = _item(row, facts.items.get(order.pk, ()), left)
    if item is None:
        return Judged(row, order, why=why)
    choices = facts.choices.get((market_of(order), item.sku), ())
    told = row.reason_told or batch.reason_code
    reason = match(told, choices)
    quantity, counted = _quantity(row)
    judged = Judged(
        row, order, item, quantity, reason, choices, left[item.pk], skipped=counted and quantity == 0
    )
    if judged.skipped:
        return judged
    why = (
        _why_not(judged, facts.units[item.pk].facts, counted=counted)
        or _why_not_for(told, judged, facts.stances.get(item.pk, Stance()))
        or _repeated(judged, seen)
    )
    return Judged(row, order, item, quantity, reason, choices, left[item.pk], why)


def _item(row: BatchRow, items: Sequence[OrderItem], left: Counter[int]) -> tuple[OrderItem | None, str]:
    """The line of the order a row means; of several lines with one SKU that with most units left."""
    if not items:
        return None, _("Amazon has not told the items of this order yet.")
    if not row.sku_told:
        text = _("The order has %(count)d items. Name the SKU.") % {"count": len(items)}
        return (items[0], "") if len(items) == 1 else (None, text)
    named = [item for item in items if item.sku == row.sku_told]
    if not named:
        return None, _("The order has no item with this SKU.")
    return max(named, key=lambda item: left[item.pk]), ""


def _quantity(row: BatchRow) -> tuple[int, bool]:
    """How many units, one where nothing is said; and whether it could be read."""
    text = row.quantity_told.strip() or "1"
    if not text.isascii() or not text.isdigit() or int(text) > MOST_UNITS:
        return 0, False
    return int(text), True


def _why_not(judged: Judged, units: LineFacts, *, counted: bool) -> str:
    """What Amazon would refuse, or what the row leaves unsaid."""
    verdict = judge(units)
    if not verdict.returnable:
        return why_not(verdict, units)
    if not counted:
        return _("The quantity is no number of units. Write 1, 2, 3…")
    if not judged.returnable:
        return _("Rows above take all units of this item that may be returned.")
    if judged.quantity > judged.returnable:
        return _("Only %(left)d may still be returned.") % {"left": judged.returnable}
    length = len(judged.row.comment)
    if length > COMMENT_LIMIT:
        text = _("Comments may have at most 1,000 characters; these have %(count)d.")
        return text % {"count": length}
    return ""


def _why_not_for(told: str, judged: Judged, stance: Stance) -> str:
    """What is wrong with the reason, and what the seller's own policy says."""
    if not judged.choices:
        return _("Amazon’s reasons for this item are not known yet. Check the list again in a moment.")
    if not told:
        return _("Choose a return reason.")
    if judged.reason is None:
        return _("Amazon does not offer this reason for the item. Choose another.")
    if stance.objection:
        return _("%(why)s To return it anyway, create the return on the order’s page.") % {
            "why": against(stance)
        }
    if stance.needs_photo(judged.reason.code):
        return _("Your policy asks for a photo with this reason. Create the return on the order’s page.")
    return ""


def _repeated(judged: Judged, seen: dict[tuple[object, ...], int]) -> str:
    row, item, reason = judged.row, judged.item, judged.reason
    key = (item.pk if item else 0, judged.quantity, reason.code if reason else "", row.comment)
    first = seen.setdefault(key, row.position)
    if first == row.position:
        return ""
    text = _("The same as row %(row)d, which is made once. To return more units, raise its quantity.")
    return text % {"row": first}


def match(told: str, choices: Sequence[Choice]) -> Choice | None:
    """The reason that is meant, by its code with or without Amazon's prefix, or by its words."""
    for choice in choices:
        if bare(told) == bare(choice.code) or canonical(told) == canonical(choice.label):
            return choice
    return None

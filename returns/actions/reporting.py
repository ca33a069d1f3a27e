"""What Amazon tells of returned units and RMAs is stored as told; stock and the return's own status follow from it."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

import inventory.actions
import orders.actions
from amazon import shapes
from amazon.words import same
from history.actions import change_status, record
from history.models import Source
from orders.models import Order, OrderIdentifier, OrderItem
from returns.actions.disputing import note_regraded
from returns.actions.questioning import look_into
from returns.grading import restocks
from returns.life import is_refused_afterwards
from returns.links import amazon_page
from returns.models import Match, ReportedUnit, Return, ReturnAuthorization, ReturnItem, ReturnStatus
from returns.standing import answer, is_finished
from returns.units import lock_order

FROM_REPORT = "report-"  # begins the ids of units that only a report has told of
_log = logging.getLogger(__name__)


@transaction.atomic
def record_return_status(
    *,
    order: Order,
    items: Sequence[shapes.ReturnItem],
    authorizations: Sequence[shapes.ReturnAuthorization],
    at: datetime,
) -> None:
    """Store where returned units are, as Amazon tells: Processed, condition, RMAs; also those made in Seller Central.

    Sellable puts the unit back on the shelf once; a grade that Amazon corrects, takes back or refuses later takes it
    off again. Older news than what is stored, and the same news again, change nothing. What does not fit is asked about.
    """
    if not items and not authorizations:
        return
    locked = lock_order(order)
    papers = _record_authorizations(locked, authorizations, at)
    known = {item.seller_return_item_id: item for item in locked.return_items.select_related("order_item")}
    lines = {line.seller_item_id: line for line in locked.items.all()}
    for told in items:
        item = known.get(told.seller_return_item_id) or _from_report(known.values(), told)
        item = item or _made_elsewhere(locked, told, lines)
        if item is not None:
            _record_item(item, told, papers, at)
            known[item.seller_return_item_id] = item
    for customer_return in Return.objects.filter(order=locked):
        follow(customer_return, at=at)
    look_into(order=locked, at=at)


def follow(customer_return: Return, *, at: datetime) -> None:
    """Move a return to where its units are; the order must be locked. Units without an answer leave it as it is."""
    units = list(customer_return.items.all())
    answered = answer(units)
    if answered is None:
        return
    finished = is_finished(units)
    if not (finished and customer_return.status == ReturnStatus.CLOSED):
        _move(customer_return, answered, at)
    if finished:
        _move(customer_return, ReturnStatus.CLOSED, at)


def restock_source(item: ReturnItem) -> str:
    """The name under which inventory knows that this unit went back to stock."""
    return f"{item.order_id}:{item.seller_return_item_id}"


def _move(customer_return: Return, to: ReturnStatus, at: datetime) -> None:
    if customer_return.status != to:
        also = {"next_try_at": None, "problem": ""}
        change_status(customer_return, to, by=None, at=at, source=Source.AMAZON, also=also)


def _record_authorizations(
    order: Order, told: Sequence[shapes.ReturnAuthorization], at: datetime
) -> dict[str, ReturnAuthorization]:
    for authorization in (one for one in told if one.return_authorization_id):
        _record_authorization(order, authorization, at)
    names = [name for one in told for name in (one.return_authorization_id, one.amazon_rma_id) if name]
    orders.actions.add_identifiers(order=order, names={OrderIdentifier.Kind.RMA: names})
    return {paper.authorization_id: paper for paper in order.return_authorizations.all()}


def _record_authorization(order: Order, told: shapes.ReturnAuthorization, at: datetime) -> None:
    fields: dict[str, Any] = {
        "amazon_rma_id": told.amazon_rma_id,
        "fulfillment_center": told.fulfillment_center_id,
        "return_to": _address(told.return_to_address),
        "page_url": amazon_page(told.rma_page_url),
    }
    fields = _fitted(ReturnAuthorization(), fields)
    paper, is_new = ReturnAuthorization.objects.get_or_create(
        seller_id=order.seller_id,
        authorization_id=told.return_authorization_id,
        defaults=fields | {"order": order, "created_at": at},
    )
    if is_new:
        record(
            paper, verb="rma_issued", by=None, at=at, source=Source.AMAZON, after=told.return_authorization_id
        )
    elif _apply(paper, {name: value for name, value in fields.items() if value}):
        record(
            paper,
            verb="rma_changed",
            by=None,
            at=at,
            source=Source.AMAZON,
            after=told.return_authorization_id,
        )


def _address(told: shapes.Address | None) -> dict[str, str]:
    return {name: value for name, value in asdict(told).items() if name != "extra" and value} if told else {}


def _from_report(known: Iterable[ReturnItem], told: shapes.ReturnItem) -> ReturnItem | None:
    """The processed unit that a report told of before Amazon's API did: from now on it goes by the API's id."""
    if not same(told.status, "Processed") or told.seller_return_item_id.startswith(FROM_REPORT):
        return None
    for item in known:
        is_it = item.seller_return_item_id.startswith(FROM_REPORT) and (
            item.order_item.seller_item_id == told.seller_fulfillment_order_item_id
        )
        if is_it:
            before = restock_source(item)
            item.seller_return_item_id = told.seller_return_item_id
            item.save(update_fields=["seller_return_item_id"])
            inventory.actions.move_restock(seller=item.order.seller, source=before, to=restock_source(item))
            ReportedUnit.objects.filter(item=item).update(match=Match.MATCHED)
            return item
    return None


def _made_elsewhere(
    order: Order, told: shapes.ReturnItem, lines: Mapping[str, OrderItem]
) -> ReturnItem | None:
    """A unit on a return made in Seller Central, not stored yet; None when Amazon names a line it never told us of."""
    line = lines.get(told.seller_fulfillment_order_item_id)
    if line is None:
        _log.warning("return_item_of_unknown_line: %s %s", order.seller_order_id, told.seller_return_item_id)
        return None
    return ReturnItem(
        seller_id=order.seller_id,
        order=order,
        order_item=line,
        shipment=order.shipments.filter(amazon_shipment_id=told.amazon_shipment_id).first(),
        seller_return_item_id=told.seller_return_item_id,
        reason_code=told.seller_return_reason_code[:60],
        comment=told.return_comment[:1000],
    )


def _record_item(
    item: ReturnItem, told: shapes.ReturnItem, papers: Mapping[str, ReturnAuthorization], at: datetime
) -> None:
    if _is_old_news(item, told):
        return
    before = (item.status_told, item.received_condition)
    is_new = not item.told
    fields: dict[str, Any] = {
        "status_told": told.status,
        "status_changed_at": told.status_changed_date,
        "amazon_reason_code": told.amazon_return_reason_code,
        "received_condition": told.return_received_condition,
        "fulfillment_center": told.fulfillment_center_id,
        "authorization": papers.get(told.return_authorization_id),
    }
    # What Amazon leaves out of an answer is not a new fact: the last known stays
    changes = {name: value for name, value in fields.items() if value}
    if item.is_processed and same(told.status, "New"):  # newer news: Amazon takes its judgement back
        changes |= {"received_condition": told.return_received_condition}
    if is_new:
        changes |= {"told_at": at, "refusal_code": "", "refusal": ""}
    if _apply(item, changes):
        _write_down(item, before, is_new, at)
        _move_stock(item, before, at)
        note_regraded(item=item, at=at)


def _is_old_news(item: ReturnItem, told: shapes.ReturnItem) -> bool:
    known, said = item.status_changed_at, told.status_changed_date
    if known is not None and said is not None and said != known:
        return said < known
    # Without two dates the order of two answers can't be known, but no unit goes back to before it was processed
    return item.is_processed and same(told.status, "New")


def _write_down(item: ReturnItem, before: tuple[str, str], is_new: bool, at: datetime) -> None:
    status, condition = item.status_told, item.received_condition
    happened = item.status_changed_at or at
    if is_new:
        record(item, verb="unit_authorised", by=None, at=at, source=Source.AMAZON, after=status)
    if condition != before[1]:  # says that it was processed as well
        verb = "unit_condition" if not before[1] else "unit_regraded" if condition else "unit_ungraded"
        was, now = before[1], condition
    elif status != before[0] and (before[0] or item.is_processed):
        verb, was, now = "unit_status", before[0], status
    else:
        return
    record(item, verb=verb, by=None, at=happened, source=Source.AMAZON, before=was, after=now)


def _move_stock(item: ReturnItem, before: tuple[str, str], at: datetime) -> None:
    is_stock, was_stock = _is_stock(item.status_told, item.received_condition), _is_stock(*before)
    if is_stock == was_stock:
        return
    source = restock_source(item)
    if is_stock:
        inventory.actions.restock(
            seller=item.order.seller,
            source=source,
            order_id=item.order_id,
            sku=item.order_item.sku,
            fulfillment_center=item.fulfillment_center,
            at=item.status_changed_at or at,
        )
    else:
        inventory.actions.reverse_restock(seller=item.order.seller, source=source, at=at)


def _is_stock(status: str, condition: str) -> bool:
    """Whether a unit with these two words of Amazon's is on the shelf."""
    return restocks(condition) and not is_refused_afterwards(status)


def _apply(row: ReturnItem | ReturnAuthorization, values: Mapping[str, Any]) -> bool:
    """Set what differs and save; False when nothing differed and the row exists, so that a repeat leaves no trace."""
    values = _fitted(row, values)
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if row.pk is None:
        row.save()
    elif changed:
        row.save(update_fields=changed)
    return bool(changed)


def _fitted(row: ReturnItem | ReturnAuthorization, values: Mapping[str, Any]) -> dict[str, Any]:
    """Words no longer than their columns: one that Amazon invents tomorrow must not stop the rest."""
    sizes = {name: getattr(row._meta.get_field(name), "max_length", None) for name in values}
    return {name: value[: sizes[name]] if isinstance(value, str) else value for name, value in values.items()}

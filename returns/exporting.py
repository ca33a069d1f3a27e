"""Returns as a file: one row for each unit, the same returns in the same order as the list shows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _

from orders.csvfile import BOM, lines, moment_cell
from returns.badges import unit_badge
from returns.faults import nature_of
from returns.grading import grade_word
from returns.listing import Question, units_for_file
from returns.models import ReturnItem
from returns.reasons import labels_of
from sellers.models import Seller

CHUNK = 500  # units held in memory at a time


def head() -> Sequence[str]:
    """The columns' names."""
    return (
        _("Return"),
        _("Order ID"),
        _("Created"),
        _("Time zone"),
        _("Status"),
        _("Item"),
        _("SKU"),
        _("Reason code"),
        _("Return Reason"),
        _("Fault"),
        _("Comments"),
        _("RMA number"),
        _("Amazon’s RMA"),
        _("Return to"),
        _("Unit"),
        _("Condition"),
        _("Condition told"),
        _("Judged at"),
        _("Amazon’s reason code"),
        _("Amazon’s refusal"),
    )


def unit_rows(seller: Seller, question: Question, now: datetime, language: str) -> Iterator[Sequence[object]]:
    """One row for each unit, in the language that is active."""
    units = units_for_file(seller, question, now).select_related(
        "customer_return", "authorization", "order__marketplace", "order_item__product"
    )
    labels: dict[str, str] = {}
    for unit in units.iterator(chunk_size=CHUNK):
        code = unit.reason_code
        if code not in labels:
            labels |= labels_of([code], seller_id=seller.pk, language=language)
        yield _row(unit, (unit.order.marketplace or seller.marketplace).zone, labels)


def unit_file(seller: Seller, question: Question, *, now: datetime, language: str) -> Iterator[str]:
    """The comma-separated file in parts; the language is taken along, since it is written after the request."""
    with translation.override(language):
        part = BOM + lines([head()])
    yield part
    rows = unit_rows(seller, question, now, language)
    while True:
        with translation.override(language):
            chunk = list(islice(rows, CHUNK))
            part = lines(chunk)
        if not chunk:
            return
        yield part


def _row(unit: ReturnItem, zone: ZoneInfo, labels: Mapping[str, str]) -> Sequence[object]:
    made, paper = unit.customer_return, unit.authorization
    created = made.created_at if made else unit.told_at
    return (
        made.number if made else _("Made in Seller Central"),
        unit.order.seller_order_id,
        moment_cell(created, zone),
        zone.key,
        made.get_status_display() if made else "",
        unit.order_item.name,
        unit.order_item.sku,
        unit.reason_code,
        labels.get(unit.reason_code, ""),
        nature_of(unit.reason_code).fault.label,
        unit.comment,
        paper.authorization_id if paper else "",
        paper.amazon_rma_id if paper else "",
        paper.fulfillment_center if paper else "",
        unit_badge(unit).text,
        grade_word(unit.received_condition),
        moment_cell(unit.status_changed_at if unit.received_condition else None, zone),
        unit.fulfillment_center,
        unit.amazon_reason_code,
        unit.refusal,
    )

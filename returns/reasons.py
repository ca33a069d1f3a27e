"""The reasons Amazon accepts for a SKU: asked of Amazon, kept for a week, shown even when Amazon can't be asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import translation

from amazon import AmazonError, Client
from amazon.shapes import ReasonCode
from orders.models import Order
from returns.models import ReturnReason
from returns.selfservice.words import reason_words

KEPT_FOR = timedelta(days=7)
# How Amazon wants a language named, by ours
AMAZON_LANGUAGES = {"en": "en-US", "zh-hans": "zh-CN"}


@dataclass(frozen=True)
class Choice:
    """A reason as the form offers it."""

    code: str
    label: str


@dataclass
class Reasons:
    """The choices of each SKU; `stale` when some are older than a week because Amazon gave no answer."""

    by_sku: dict[str, list[Choice]] = field(default_factory=dict)
    stale: bool = False

    def missing(self) -> list[str]:
        """SKUs whose reasons were never learned: a return of these can't be sent now."""
        return [sku for sku, choices in self.by_sku.items() if not choices]


def reasons_for(
    *, order: Order, skus: Iterable[str], language: str, client: Client | None, at: datetime
) -> Reasons:
    """The reasons of each SKU in the marketplace of the order; asks Amazon for those not learned within a week."""
    wanted = sorted(set(skus))
    known = _known(order, wanted, language)
    found = Reasons()
    for sku in wanted:
        rows = known.get(sku, [])
        fresh = bool(rows) and all(row.learned_at > at - KEPT_FOR for row in rows)
        learned = [] if fresh or client is None or found.stale else _ask(order, sku, language, client, at)
        found.stale = found.stale or not (fresh or learned)
        found.by_sku[sku] = [Choice(row.code, row.translated or row.description) for row in learned or rows]
    return found


def labels_of(codes: Iterable[str], *, seller_id: int, language: str) -> Mapping[str, str]:
    """What reason codes are called: as Amazon says it in that language, else in our words, else as it says it at all."""
    wanted = set(codes)
    rows = ReturnReason.objects.filter(seller_id=seller_id, code__in=wanted)
    labels = {code: code for code in wanted}
    for row in rows:
        labels[row.code] = _said(row) or row.code
    with translation.override(language):
        labels |= {code: words for code in wanted if (words := reason_words(code)) != code}
    labels |= {row.code: said for row in rows if row.language == language and (said := _said(row))}
    return labels


def _said(row: ReturnReason) -> str:
    return row.translated or row.description


def _known(order: Order, skus: list[str], language: str) -> dict[str, list[ReturnReason]]:
    rows = ReturnReason.objects.filter(
        seller_id=order.seller_id, marketplace_id=_marketplace(order), sku__in=skus, language=language
    )
    found: dict[str, list[ReturnReason]] = {}
    for row in rows:
        found.setdefault(row.sku, []).append(row)
    return found


def _ask(order: Order, sku: str, language: str, client: Client, at: datetime) -> list[ReturnReason]:
    asked_in = AMAZON_LANGUAGES.get(language, language)
    try:
        told = client.fulfillment.return_reasons(sku, order_id=order.seller_order_id, language=asked_in)
    except AmazonError:
        return []
    return _keep(order, sku, language, told, at)


def _keep(
    order: Order, sku: str, language: str, told: Iterable[ReasonCode], at: datetime
) -> list[ReturnReason]:
    rows = [
        ReturnReason(
            seller_id=order.seller_id,
            marketplace_id=_marketplace(order),
            sku=sku,
            language=language,
            code=reason.return_reason_code[:60],
            description=reason.description[:300],
            translated=reason.translated_description[:300],
            position=position,
            learned_at=at,
        )
        for position, reason in enumerate(told)
    ]
    ReturnReason.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["seller", "marketplace_id", "sku", "language", "code"],
        update_fields=["description", "translated", "position", "learned_at"],
    )
    if rows:  # a reason Amazon no longer offers would be refused
        same = ReturnReason.objects.filter(seller_id=order.seller_id, marketplace_id=_marketplace(order))
        same.filter(sku=sku, language=language, learned_at__lt=at).delete()
    return rows


def _marketplace(order: Order) -> str:
    return order.marketplace_id or order.marketplace_told

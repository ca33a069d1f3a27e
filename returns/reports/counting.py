"""The units of a seller counted in the database: shipped and returned, by the period in which they were shipped."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, TruncMonth, TruncWeek
from django.http import QueryDict

from returns.models import WITHOUT_UNITS, ReturnItem
from returns.reports.figures import STEPS, Report, Returned, Shipped, periods
from sellers.models import Seller
from tracking.models import ShipmentItem

_TRUNC = {"month": TruncMonth, "week": TruncWeek}


@dataclass(frozen=True)
class ReportQuestion:
    """What the address asks of the reports: months or weeks, of one SKU or reason or of all."""

    step: str = "month"
    sku: str = ""
    reason: str = ""

    @classmethod
    def from_address(cls, asked: QueryDict) -> "ReportQuestion":
        step = asked.get("by", "")
        return cls(
            step=step if step in STEPS else STEPS[0],
            sku=asked.get("sku", "").strip()[:50],
            reason=asked.get("reason", "").strip()[:60],
        )


def report_for(seller: Seller, question: ReportQuestion, today: date) -> Report:
    """The figures of the last twelve months or 26 weeks, counted on the seller's calendar."""
    days = periods(today, question.step)
    since = datetime.combine(days[0], time.min, tzinfo=seller.zone)
    return Report(days, _shipped(seller, question, since), _returned(seller, question, since))


def _shipped(seller: Seller, question: ReportQuestion, since: datetime) -> list[Shipped]:
    rows: QuerySet[Any] = ShipmentItem.objects.filter(
        seller=seller, shipment__status_told__iexact="SHIPPED", shipment__shipping_date__gte=since
    )
    if question.sku:
        rows = rows.filter(order_item__sku=question.sku)
    counted = rows.annotate(period=_period(question.step, "shipment__shipping_date", seller))
    groups = counted.order_by().values("period", "order_item__sku").annotate(units=Sum("quantity"))
    return [Shipped(one["period"].date(), one["order_item__sku"], one["units"]) for one in groups]


def _returned(seller: Seller, question: ReportQuestion, since: datetime) -> list[Returned]:
    """Units on open or processed returns; those that were refused or withdrawn never came back."""
    taken = Q(told_at__isnull=False) | Q(customer_return=None)
    asked = Q(refusal_code="") & ~Q(customer_return__status__in=WITHOUT_UNITS)
    rows: QuerySet[Any] = ReturnItem.objects.for_seller(seller).filter(taken | asked)
    rows = rows.annotate(sent=Coalesce(F("shipment__shipping_date"), F("order__shipped_at"))).filter(
        sent__gte=since
    )
    if question.sku:
        rows = rows.filter(order_item__sku=question.sku)
    if question.reason:
        rows = rows.filter(reason_code=question.reason)
    counted = rows.annotate(period=_period(question.step, "sent", seller))
    groups = counted.order_by().values("period", "order_item__sku", "reason_code").annotate(units=Count("id"))
    return [
        Returned(one["period"].date(), one["order_item__sku"], one["reason_code"], one["units"])
        for one in groups
    ]


def _period(step: str, column: str, seller: Seller) -> Any:
    return _TRUNC[step](column, tzinfo=seller.zone)

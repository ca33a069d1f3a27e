"""Forecasts are reckoned anew, run-out dates follow the stock, and people say from when on they want an alarm."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import Refusal, record
from inventory.demand import demand_of
from inventory.forecast import Outlook, alert_of, outlook_of, run_out
from inventory.models import Forecast, Product, StockThreshold
from sellers.models import Seller, User

MOST_DAYS = 365
MOST_ERROR = Decimal(99999)
_FIELDS = (
    "computed_on", "source", "history_days", "method", "weekdays", "daily", "error", "held_out_days",
    "stock", "runs_out_on", "earliest", "latest", "alert",
)  # fmt: skip


def forecast_products(*, seller: Seller, today: date) -> int:
    """Reckon every product's forecast from its history; returns how many have one. Safe to run twice."""
    thresholds = _Thresholds(seller)
    rows = []
    for product, source, days in demand_of(seller, today=today):
        outlook = outlook_of(days)
        if outlook is not None:
            rows.append(_follow(_row(product, source, outlook, today), product, thresholds, today))
    Forecast.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["product"], update_fields=list(_FIELDS), batch_size=1000
    )
    return len(rows)


def refresh_run_outs(*, seller: Seller, today: date) -> int:
    """Let run-out dates and alarms follow the stock as it was just read; returns how many changed."""
    thresholds = _Thresholds(seller)
    changed = []
    for forecast in Forecast.objects.for_seller(seller).select_related("product"):
        names = ("stock", "runs_out_on", "earliest", "latest", "alert")
        before = [getattr(forecast, name) for name in names]
        _follow(forecast, forecast.product, thresholds, today)
        if [getattr(forecast, name) for name in names] != before:
            changed.append(forecast)
    Forecast.objects.bulk_update(
        changed, ["stock", "runs_out_on", "earliest", "latest", "alert"], batch_size=1000
    )
    return len(changed)


class _Thresholds:
    """The thresholds that hold for a seller's products: a product's own, else the seller's, else the first values."""

    def __init__(self, seller: Seller) -> None:
        rows = list(StockThreshold.objects.for_seller(seller))
        self._general = next((row for row in rows if row.product_id is None), StockThreshold())
        self._own = {row.product_id: row for row in rows if row.product_id is not None}

    def of(self, product: Product) -> StockThreshold:
        return self._own.get(product.pk, self._general)


def threshold_of(product: Product) -> StockThreshold:
    """The threshold that holds for one product; not saved when nobody has set one."""
    return _Thresholds(product.seller).of(product)


def _row(product: Product, source: str, outlook: Outlook, today: date) -> Forecast:
    error = outlook.error
    return Forecast(
        seller_id=product.seller_id,
        product=product,
        computed_on=today,
        source=source,
        history_days=outlook.history_days,
        method=outlook.method,
        weekdays=[round(units, 4) for units in outlook.weekdays],
        daily=Decimal(str(round(outlook.daily, 3))),
        error=None if error is None else min(Decimal(str(round(error, 4))), MOST_ERROR),
        held_out_days=outlook.held_out_days,
    )


def _follow(forecast: Forecast, product: Product, thresholds: _Thresholds, today: date) -> Forecast:
    error = None if forecast.error is None else float(forecast.error)
    stock = max(product.fulfillable, 0)
    runs = run_out(stock=stock, weekdays=forecast.weekdays, error=error, today=today)
    threshold = thresholds.of(product)
    forecast.stock, forecast.runs_out_on = stock, runs.on
    forecast.earliest, forecast.latest = runs.earliest, runs.latest
    forecast.alert = alert_of(
        stock=stock,
        daily=float(forecast.daily),
        runs_out_on=runs.on,
        today=today,
        days=threshold.days,
        units=threshold.units,
    )
    return forecast


@transaction.atomic
def set_threshold(
    *, seller: Seller, product: Product | None, days: int, units: int, by: User, at: datetime
) -> StockThreshold:
    """Say from when on a falling stock is an alarm, for one product or for all; alarms follow at once."""
    if not 0 <= days <= MOST_DAYS or units < 0:
        raise Refusal(_("Choose 0 to 365 days and no negative units; nothing was saved."))
    threshold, _new = StockThreshold.objects.update_or_create(
        seller=seller, product=product, defaults={"days": days, "units": units}
    )
    record(threshold, verb="stock_threshold", by=by, at=at, after=str(days), data={"units": str(units)})
    refresh_run_outs(seller=seller, today=at.astimezone(seller.zone).date())
    return threshold


@transaction.atomic
def forget_threshold(*, product: Product, by: User, at: datetime) -> None:
    """Let a product follow the seller's threshold again."""
    for threshold in StockThreshold.objects.for_seller(product.seller_id).filter(product=product):
        record(threshold, verb="stock_threshold", by=by, at=at, before=str(threshold.days), after="")
        threshold.delete()
    refresh_run_outs(seller=product.seller, today=at.astimezone(product.seller.zone).date())

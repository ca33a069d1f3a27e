"""When the stock of a product runs out, and from when on that is worth an alarm."""

from typing import ClassVar

import pghistory
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from inventory.models.products import Product
from sellers.models import OwnedQuerySet, Seller


class ForecastQuerySet(OwnedQuerySet["Forecast"]):
    pass


class Forecast(models.Model):
    """What the past demand of one product says of its future, and by how much the same reckoning erred before.

    Derived: written anew every day from the ledger, and its run-out date with every reading of stock.
    """

    class Source(models.TextChoices):
        LEDGER = "ledger", _("Customer shipments of the ledger")
        ORDERS = "orders", _("Orders of your own shops only")

    class Alert(models.TextChoices):
        NONE = "", _("Enough")
        LOW = "low", _("Runs out soon")
        EMPTY = "empty", _("Nothing left")

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    product = models.OneToOneField(Product, on_delete=models.CASCADE, related_name="forecast")
    computed_on = models.DateField(_("computed on"))
    source = models.CharField(_("source"), max_length=10, choices=Source.choices)
    history_days = models.PositiveIntegerField(_("days of history"))
    method = models.CharField(_("method"), max_length=12)  # a key of forecast.METHODS
    weekdays = models.JSONField(_("units on each weekday"), default=list)  # Monday first
    daily = models.DecimalField(_("units a day"), max_digits=12, decimal_places=3)
    # Of the days held back: |forecast - actual| over actual, a week at a time; empty when nothing was sold in them
    error = models.DecimalField(_("error"), max_digits=9, decimal_places=4, null=True)
    held_out_days = models.PositiveSmallIntegerField(_("days held back"), default=0)
    stock = models.IntegerField(_("stock"), default=0)
    runs_out_on = models.DateField(_("runs out on"), null=True)  # empty: not within the year ahead
    earliest = models.DateField(_("earliest"), null=True)
    latest = models.DateField(_("latest"), null=True)
    alert = models.CharField(_("alert"), max_length=5, choices=Alert.choices, blank=True)

    objects = ForecastQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["seller", "runs_out_on"],
                name="forecasts_alarming",
                condition=~models.Q(alert=""),
            ),
        ]
        verbose_name = _("forecast")
        verbose_name_plural = _("forecasts")

    def __str__(self) -> str:
        return f"{self.product}: {self.runs_out_on or '-'}"


class StockThresholdQuerySet(OwnedQuerySet["StockThreshold"]):
    pass


@pghistory.track()
class StockThreshold(models.Model):
    """From when on a falling stock is an alarm: for one product, or, without one, for all of the seller's."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    product = models.OneToOneField(
        Product, null=True, blank=True, on_delete=models.CASCADE, related_name="threshold"
    )
    days = models.PositiveSmallIntegerField(
        _("days before it runs out"), default=21, validators=[MaxValueValidator(365)]
    )
    units = models.PositiveIntegerField(_("units left"), default=0, validators=[MaxValueValidator(1_000_000)])

    objects = StockThresholdQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seller"], condition=models.Q(product=None), name="threshold_once_a_seller"
            ),
        ]
        verbose_name = _("stock threshold")
        verbose_name_plural = _("stock thresholds")

    def __str__(self) -> str:
        return f"{self.product or self.seller}: {self.days}"

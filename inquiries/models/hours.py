"""When the seller's people answer, and how fast they mean to."""

from datetime import time
from typing import Any, ClassVar

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import OwnedQuerySet, Seller

_COUNTRIES = {"UK": "GB"}  # where Amazon’s code of a marketplace is not the country’s own
_BOUNDS = [MinValueValidator(1), MaxValueValidator(200)]


class ServiceHoursQuerySet(OwnedQuerySet["ServiceHours"]):
    def of(self, seller: Seller) -> "ServiceHours":
        """The seller's hours; the usual office hours of its marketplace where none were set."""
        return self.for_seller(seller).first() or ServiceHours.usual(seller)


@pghistory.track()
class ServiceHours(models.Model):
    """A seller's answering hours. Deadlines of inquiries count these hours only."""

    seller = models.OneToOneField(
        Seller, on_delete=models.CASCADE, related_name="service_hours", verbose_name=_("seller")
    )
    opens = models.TimeField(_("open from"), default=time(9))
    closes = models.TimeField(_("open until"), default=time(17))  # midnight: until the day ends
    timezone = models.CharField(_("time zone"), max_length=40)
    country = models.CharField(_("public holidays of"), max_length=2)
    closed_days = models.JSONField(_("own days off"), default=list, blank=True)  # ["2026-12-24", ...]
    question_hours = models.PositiveSmallIntegerField(
        _("answer customers within"), default=8, validators=_BOUNDS
    )
    case_hours = models.PositiveSmallIntegerField(
        _("react to Seller Support within"), default=16, validators=_BOUNDS
    )
    wait_days = models.PositiveSmallIntegerField(_("look again after"), default=3, validators=_BOUNDS)

    objects = ServiceHoursQuerySet.as_manager()

    class Meta:
        verbose_name = _("answering hours")
        verbose_name_plural = _("answering hours")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")) | models.Q(closes=time(0)),
                name="service_hours_end_after_they_begin",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seller}: {self.opens:%H:%M}–{self.closes:%H:%M}"

    @classmethod
    def usual(cls, seller: Seller, **given: Any) -> "ServiceHours":
        """Nine to five in the seller's own marketplace; not kept."""
        place = seller.marketplace
        country = _COUNTRIES.get(place.code, place.code)
        return cls(seller=seller, **({"timezone": place.timezone, "country": country} | given))

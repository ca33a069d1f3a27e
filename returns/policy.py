"""What the seller's own policy says of an item: the window after delivery, final sale, photographs. No database, no
clock.

Amazon sets no such rule for Multi-Channel Fulfillment. A rule speaks of the orders placed while it was valid: a
customer keeps what was promised on the day of the purchase.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from returns.faults import bare


class RuleKind(models.TextChoices):
    """What a rule is about."""

    WINDOW = "window", gettext_lazy("Window after delivery")
    FINAL_SALE = "final_sale", gettext_lazy("Final sale, no returns")
    PHOTO = "photo", gettext_lazy("Needs a photo from the customer")


@dataclass(frozen=True)
class Rule:
    """One rule; an empty SKU speaks of every item, an empty reason of every reason, no end of good until changed."""

    kind: str
    valid_from: date
    valid_to: date | None = None  # its last day
    sku: str = ""
    reason_code: str = ""
    days: int = 0  # of a window

    def holds(self, day: date, sku: str) -> bool:
        in_time = self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
        return in_time and self.sku in ("", sku)


class Objection(StrEnum):
    """Why the seller's own policy is against a return."""

    FINAL_SALE = "final_sale"
    WINDOW_CLOSED = "window_closed"


@dataclass(frozen=True)
class Stance:
    """What the policy says of one item: an objection or none, and for which reasons a photo is needed."""

    objection: Objection | None = None
    closes_on: date | None = None  # the last day of the window; None: no window, or it has not begun
    days: int = 0
    photo_always: bool = False
    photo_reasons: frozenset[str] = field(default_factory=frozenset)

    def needs_photo(self, reason_code: str) -> bool:
        """Whether a return for that reason needs a photograph of the customer's."""
        return self.photo_always or bare(reason_code) in self.photo_reasons

    @property
    def asks_for_photos(self) -> bool:
        return self.photo_always or bool(self.photo_reasons)


def stance(
    rules: Iterable[Rule], *, sku: str, ordered_on: date, delivered_on: date | None, today: date
) -> Stance:
    """The policy's word on one item, days counted in the marketplace's zone.

    The window's rule for the SKU comes before the one for every item; it counts from the day after the delivery, and
    has not begun while something is still on its way.
    """
    holding = [rule for rule in rules if rule.holds(ordered_on, sku)]
    window = _window(holding)
    closes_on = delivered_on + timedelta(days=window.days) if window and delivered_on else None
    objection = None
    if any(rule.kind == RuleKind.FINAL_SALE for rule in holding):
        objection = Objection.FINAL_SALE
    elif closes_on and today > closes_on:
        objection = Objection.WINDOW_CLOSED
    photos = [rule.reason_code for rule in holding if rule.kind == RuleKind.PHOTO]
    return Stance(
        objection=objection,
        closes_on=closes_on,
        days=window.days if window else 0,
        photo_always="" in photos,
        photo_reasons=frozenset(bare(code) for code in photos if code),
    )


def _window(holding: Iterable[Rule]) -> Rule | None:
    windows = [rule for rule in holding if rule.kind == RuleKind.WINDOW]
    return max(windows, key=lambda rule: (bool(rule.sku), rule.valid_from), default=None)


def why_against(stance: Stance, day: str = "") -> str:
    """The sentence beside an item the policy is against; `day` is the window's last day in words."""
    match stance.objection:
        case Objection.FINAL_SALE:
            return _("Your policy: final sale, it can’t be returned.")
        case Objection.WINDOW_CLOSED:
            return _("Your policy: the window of %(days)d days after delivery closed on %(day)s.") % {
                "days": stance.days,
                "day": day,
            }
    return ""

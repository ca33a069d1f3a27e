"""What needs a person next, as a score from 0 to 100 that can be read: by deadline, value and age. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orders.badges import NextStep

# Days left until the deadline, up to which so many points are given
DEADLINE = ((0, 60), (3, 50), (7, 40), (14, 30), (30, 20))
LATER = 10
NO_DAY = 40  # a step without a day: at once is right, but nothing is lost tomorrow
NO_STEP = 20  # a parcel in trouble for which only a look is asked
MOST_VALUE, MOST_AGE = 25, 15
# What one point of value costs: about ten dollars
_POINT = {"JPY": 1500, "MXN": 200, "SEK": 100, "PLN": 40, "TRY": 400, "INR": 850, "BRL": 55, "EGP": 500}


@dataclass(frozen=True)
class Part:
    """So many points, and the fact they are given for."""

    points: int
    why: str


@dataclass(frozen=True)
class Score:
    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        return sum(part.points for part in self.parts)


def score_of(*, step: NextStep, today: date, ordered_on: date, value: Decimal | None, currency: str) -> Score:
    """The score of an order in which a step is needed; `value` is that of its units, None when not known."""
    return Score((_deadline(step, today), _value(value, currency), _age((today - ordered_on).days)))


def _deadline(step: NextStep, today: date) -> Part:
    if not step.words:
        return Part(NO_STEP, _("A parcel is in trouble; no deadline is known"))
    if step.due is None:
        return Part(NO_DAY, _("A step without a deadline"))
    left = (step.due - today).days
    points = next((points for days, points in DEADLINE if left <= days), LATER)
    if left <= 0:
        return Part(points, _("Due today or overdue"))
    why = ngettext("%(days)d day left until the deadline", "%(days)d days left until the deadline", left)
    return Part(points, why % {"days": left})


def _value(value: Decimal | None, currency: str) -> Part:
    if value is None or not currency:
        return Part(0, _("The order’s value is not known"))
    points = min(int(value / _POINT.get(currency, 10)), MOST_VALUE)
    amount = f"{value:,.0f}" if currency == "JPY" else f"{value:,.2f}"
    return Part(
        max(points, 0), _("Units worth %(amount)s %(currency)s") % {"amount": amount, "currency": currency}
    )


def _age(days: int) -> Part:
    why = ngettext("Ordered %(days)d day ago", "Ordered %(days)d days ago", max(days, 0))
    return Part(min(max(days, 0), MOST_AGE), why % {"days": max(days, 0)})

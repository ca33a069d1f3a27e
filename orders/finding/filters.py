"""The filters of Manage Orders as they stand in the address: read, checked, written back. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orders.models import ParcelState, Stage

MOST = 20  # values of one filter; more is no address that a person made
Checked = str | None


@dataclass(frozen=True)
class Spec:
    """One filter: its name for people and which values it takes."""

    label: Promise
    check: Callable[[str], Checked]
    several: bool = False  # several values mean "any of these"


def _one_of(*known: str) -> Callable[[str], Checked]:
    return lambda value: value if value in known else None


def _short(value: str) -> Checked:
    return value if len(value) <= 60 else None


def _day(value: str) -> Checked:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _days(value: str) -> Checked:
    return str(int(value)) if value.isascii() and value.isdigit() and 1 <= int(value) <= 999 else None


_yes_no = _one_of("yes", "no")
SPECS: Mapping[str, Spec] = {
    "stage": Spec(_("Status"), _one_of(*Stage.values), several=True),
    "parcel": Spec(_("Parcel"), _one_of(*ParcelState.values), several=True),
    "carrier": Spec(_("Carrier"), _short, several=True),
    "country": Spec(_("Country"), _short, several=True),
    "marketplace": Spec(_("Marketplace"), _short, several=True),
    "feature": Spec(_("Channel feature"), _short, several=True),
    "ordered_from": Spec(_("Ordered from"), _day),
    "ordered_to": Spec(_("Ordered until"), _day),
    "estimate_from": Spec(_("Estimate from"), _day),
    "estimate_to": Spec(_("Estimate until"), _day),
    "delivered_from": Spec(_("Delivered from"), _day),
    "delivered_to": Spec(_("Delivered until"), _day),
    "late": Spec(_("Days late, at least"), _days),
    "lost": Spec(_("Lost-eligible"), _yes_no),
    "return": Spec(_("Has a return"), _yes_no),
    "claim": Spec(_("Has a claim"), _yes_no),
    "unfulfillable": Spec(_("Units unfulfillable"), _yes_no),
}


@dataclass(frozen=True)
class Filters:
    """What is asked for, filter by filter, in the order of SPECS; only filters that are set."""

    given: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def from_address(cls, asked: QueryDict) -> "Filters":
        """Unknown filters and values that make no sense are left out."""
        found = ((key, _values(spec, asked.getlist(key))) for key, spec in SPECS.items())
        return cls(tuple((key, values) for key, values in found if values))

    def __bool__(self) -> bool:
        return bool(self.given)

    def __iter__(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        return iter(self.given)

    def of(self, key: str) -> tuple[str, ...]:
        return dict(self.given).get(key, ())

    def pairs(self) -> list[tuple[str, str]]:
        """As they go into an address."""
        return [(key, value) for key, values in self.given for value in values]

    def without(self, key: str, value: str) -> "Filters":
        """The same filters less one value."""
        left = ((name, tuple(v for v in values if (name, v) != (key, value))) for name, values in self.given)
        return Filters(tuple((name, values) for name, values in left if values))

    @property
    def say_when_ordered(self) -> bool:
        """Whether they name days of order, which then stand in the place of the period."""
        return bool(self.of("ordered_from") or self.of("ordered_to"))


NO_FILTERS = Filters()


def _values(spec: Spec, typed: list[str]) -> tuple[str, ...]:
    checked = (spec.check(value.strip()) for value in typed if value.strip())
    values = tuple(dict.fromkeys(value for value in checked if value is not None))
    return values[:MOST] if spec.several else values[:1]

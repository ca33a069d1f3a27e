"""Filters said back in words: one chip each, with the address that takes it out."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orders.finding.filters import SPECS, Filters
from orders.finding.options import Options, country_name
from orders.models import ParcelState, Stage


@dataclass(frozen=True)
class Word:
    """One filter's value in words; a day is left for the page to write."""

    key: str
    value: str
    name: Promise
    text: str
    day: date | None = None


def words_of(filters: Filters, options: Options) -> list[Word]:
    """Every value that is asked for, in the order of the filters."""
    return [_word(key, value, options) for key, values in filters for value in values]


def _word(key: str, value: str, options: Options) -> Word:
    name = SPECS[key].label
    if key.endswith(("_from", "_to")):
        return Word(key, value, name, value, date.fromisoformat(value))
    if key == "late":
        return Word(
            key, value, name, ngettext("%(days)d day", "%(days)d days", int(value)) % {"days": int(value)}
        )
    return Word(key, value, name, _choice(key, value, options))


def _choice(key: str, value: str, options: Options) -> str:
    if key == "stage":
        return str(Stage(value).label)
    if key == "parcel":
        return str(ParcelState(value).label)
    if key == "country":
        return country_name(value)
    if key == "marketplace":
        return dict(options.marketplace).get(value, value)
    return {"yes": _("Yes"), "no": _("No")}.get(value, value) if key in _YES_NO else value


_YES_NO = ("lost", "return", "claim", "unfulfillable")

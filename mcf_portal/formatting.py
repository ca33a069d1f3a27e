"""How figures and times are written, in English and Chinese: fast, since lists write hundreds of them."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, gettext, gettext_noop, ngettext

# Marked for translation: Django's own Chinese writes the short forms in full, a calendar does not
_DAYS = (
    gettext_noop("Mon"),
    gettext_noop("Tue"),
    gettext_noop("Wed"),
    gettext_noop("Thu"),
    gettext_noop("Fri"),
    gettext_noop("Sat"),
    gettext_noop("Sun"),
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS_ZH = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_SYMBOLS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "CAD": "CA$",
    "AUD": "A$",
    "MXN": "MX$",
    "BRL": "R$",
}
_SYMBOLS_ZH = {**_SYMBOLS, "USD": "US$", "JPY": "JP¥"}
_WHOLE = frozenset({"JPY"})  # currencies without a minor unit (ISO 4217)
_CENT, _ONE = Decimal("0.01"), Decimal(1)


def is_chinese() -> bool:
    """Whether the page being drawn is in Chinese."""
    return (get_language() or "").startswith("zh")


@lru_cache(maxsize=64)
def zone_named(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def in_zone(when: datetime, zone: tzinfo | str | None) -> datetime:
    """The same instant on the clock of a marketplace's zone; UTC when none is given."""
    place = zone_named(zone) if isinstance(zone, str) and zone else zone
    return when.astimezone(place if isinstance(place, tzinfo) else UTC)


def today_in(zone: tzinfo | str | None) -> date:
    """The date now in a zone: decides only whether a year is written out."""
    return in_zone(datetime.now(UTC), zone).date()


@lru_cache(maxsize=4096)
def _day_text(day: date, this_year: int, chinese: bool) -> str:
    if chinese:
        year = "" if day.year == this_year else f"{day.year}年"
        return f"{year}{day.month}月{day.day}日 {_DAYS_ZH[day.weekday()]}"
    year = "" if day.year == this_year else f" {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def day_text(value: date | None, zone: tzinfo | str | None = None) -> str:
    """A day as people say it: "Fri 13 Nov", the year only when it is another; "11月13日 周五" in Chinese."""
    if value is None:
        return ""
    day = in_zone(value, zone).date() if isinstance(value, datetime) else value
    return _day_text(day, today_in(zone).year, is_chinese())


def moment_text(value: datetime | None, zone: tzinfo | str | None = None) -> str:
    """A day and the time on the zone's clock: "Tue 10 Nov, 21:48"; "11月10日 周二 21:48" in Chinese."""
    if value is None:
        return ""
    local = in_zone(value, zone)
    chinese = is_chinese()
    day = _day_text(local.date(), today_in(zone).year, chinese)
    return f"{day}{' ' if chinese else ', '}{local:%H:%M}"


def ago_text(value: datetime | None, now: datetime | None = None) -> str:
    """How long ago something was, in the largest unit that says it: "2 minutes ago"."""
    if value is None:
        return gettext("Never")
    minutes = int(((now or datetime.now(UTC)) - value) / timedelta(minutes=1))
    if minutes < 1:
        return gettext("Just now")
    if minutes < 60:
        return ngettext("%(count)d minute ago", "%(count)d minutes ago", minutes) % {"count": minutes}
    hours, days = minutes // 60, minutes // 1440
    if hours < 48:
        return ngettext("%(count)d hour ago", "%(count)d hours ago", hours) % {"count": hours}
    return ngettext("%(count)d day ago", "%(count)d days ago", days) % {"count": days}


def days_left_text(deadline: date | None, today: date) -> str:
    """What is left until a deadline: "78 days left", "Due tomorrow", "Due today", "2 days overdue"."""
    if deadline is None:
        return ""
    days = (deadline - today).days
    if days < 0:
        return ngettext("%(count)d day overdue", "%(count)d days overdue", -days) % {"count": -days}
    if days == 0:
        return gettext("Due today")
    if days == 1:
        return gettext("Due tomorrow")
    return ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}


@lru_cache(maxsize=4096)
def _money_text(amount: Decimal, currency: str, chinese: bool) -> str:
    figure = abs(amount).quantize(_ONE if currency in _WHOLE else _CENT, rounding=ROUND_HALF_UP)
    symbol = (_SYMBOLS_ZH if chinese else _SYMBOLS).get(currency, f"{currency}\N{NO-BREAK SPACE}")
    return f"{'−' if amount < 0 and figure else ''}{symbol}{figure:,}"


def money_text(amount: Decimal | None, currency: str) -> str:
    """An amount with its currency: "$27.40", "¥2,740", "SEK 27.40", "−$5.00" when it was taken back."""
    return "" if amount is None else _money_text(Decimal(amount), currency or "", is_chinese())


def money_range_text(low: Decimal | None, high: Decimal | None, currency: str) -> str:
    """A range in prose: "$27.40 to $59.73", or the one amount when both ends are the same."""
    if low is None or high is None or low == high:
        return money_text(low if low is not None else high, currency)
    ends = {"low": money_text(low, currency), "high": money_text(high, currency)}
    return gettext("%(low)s to %(high)s") % ends

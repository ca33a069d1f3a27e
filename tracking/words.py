"""Days and deadlines inside sentences, in the language of the page that is being drawn."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext


def day_text(day: date | None, today: date) -> str:
    """A day as people say it: "Fri 13 Nov", with the year when it is not this one."""
    if day is None:
        return ""
    style = pgettext("date format", "D j M") if day.year == today.year else pgettext("date format", "D j M Y")
    return date_format(day, style, use_l10n=False)


def left_text(day: date, today: date) -> str:
    """What is left until a day: "78 days left"."""
    days = (day - today).days
    if days < 0:
        return ngettext("%(count)d day ago", "%(count)d days ago", -days) % {"count": -days}
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}


def fill(text: Promise | str, values: Mapping[str, object], today: date) -> str:
    """A sentence with its gaps filled; days are written out, a sentence without gaps stays as it is."""
    words = {
        key: day_text(value, today) if isinstance(value, date) else value for key, value in values.items()
    }
    said = str(text)
    return said % words if "%(" in said else said


_ZONES = {
    "America/Los_Angeles": gettext_lazy("Pacific Time"),
    "America/Toronto": gettext_lazy("Eastern Time"),
    "America/Mexico_City": gettext_lazy("Mexico City time"),
    "America/Sao_Paulo": gettext_lazy("Brasília time"),
    "Europe/London": gettext_lazy("UK time"),
    "Europe/Berlin": gettext_lazy("Central European Time"),
    "Europe/Paris": gettext_lazy("Central European Time"),
    "Europe/Madrid": gettext_lazy("Central European Time"),
    "Europe/Rome": gettext_lazy("Central European Time"),
    "Asia/Tokyo": gettext_lazy("Japan time"),
    "Asia/Kolkata": gettext_lazy("India time"),
    "Australia/Sydney": gettext_lazy("Sydney time"),
}


def zone_text(name: str) -> str:
    """A zone as people call it; one without such a name by its own."""
    return str(_ZONES.get(name, name.replace("_", " ")))

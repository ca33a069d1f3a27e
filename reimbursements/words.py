"""Reasons as sentences: translated when shown, with their dates in the reader's language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_noop, pgettext

Text = str | Promise
# The sentences of the rules as delivered (`seeded_rules.py`); those an admin writes are shown as written
DELIVERED = (
    gettext_noop("MCF cap as announced on 23 Aug 2024 in the seller forums."),
    gettext_noop("No MCF cap is published for this marketplace."),
    gettext_noop("No MCF cap is published for the US; the FBA cap of 5,000 USD per item holds."),
    gettext_noop("No window is published for this marketplace; held to the 90 days of the US."),
    gettext_noop("No page names a window for this kind; held to the 90 days of lost orders."),
    gettext_noop("No page names a window for this kind; held to the 30 days of lost orders."),
    gettext_noop("The US page names 90 days for lost orders only; damaged ones are held to the same day."),
    gettext_noop(
        "No window is published for returns of MCF orders; held to the 60 days of FBA for damage in a "
        "fulfillment center."
    ),
    gettext_noop("MCF's caps are for units lost or damaged during shipping, not for returns."),
)


def say_note(note: str) -> str:
    """The note of a rule, sentence by sentence in the reader's language where it was delivered with the portal."""
    return " ".join(gettext(part) for part in re.split(r"(?<=\.) ", note) if part)


def say_day(day: date) -> str:
    """A day as people write it, always with its year: deadlines lie months ahead."""
    # Translators: a date format in Django's letters, as in "Fri 13 Nov 2026"
    return date_format(day, pgettext("date format", "D j M Y"), use_l10n=False)


@dataclass(frozen=True)
class Reason:
    """One sentence with its facts. `code` is for programs, `str()` for people."""

    code: str
    text: Text
    facts: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        said = {name: say_day(fact) if isinstance(fact, date) else fact for name, fact in self.facts.items()}
        return str(self.text % said) if said else str(self.text)  # a lazy plural needs its number first

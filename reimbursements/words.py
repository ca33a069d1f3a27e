"""Reasons as sentences: translated when shown, with their dates in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import pgettext

Text = str | Promise


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

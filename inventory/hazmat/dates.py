"""The day on which a safety data sheet was last revised, as its text says it."""

import re
from collections.abc import Iterator
from datetime import date

from inventory.hazmat.headings import fold

# What stands before the day; a print date says nothing, an older version's date even less
_LABELS = (
    "revision date|date of revision|revised on|revised|last revision|revision|date of issue|issue date|issued on|"
    "issued|date prepared|prepared on|version date|date of preparation|effective date|sds date|date of last update|"
    "uberarbeitet am|uberarbeitungsdatum|uberarbeitet|ausgabedatum|erstellt am|erstellungsdatum|datum der erstellung|"
    "bearbeitungsdatum|"
    "date de revision|revise le|date d'emission|date d'edition|date de creation|date de mise a jour|"
    "fecha de revision|fecha de emision|revisado el|fecha de elaboracion|fecha de actualizacion|"
    "data di revisione|data revisione|data di emissione|data di compilazione|data di redazione|"
    "改訂日|改定日|作成日|発行日|修订日期|修订日|编制日期|发布日期|生效日期|更新日期|最新修订"
)
_OLDER = re.compile(
    fold(r"(supersedes|previous|replaces|ersetzt|vorherige|remplace|sustituye|sostituisce|前回|旧版|替代)")
)
_LABEL = re.compile(
    "|".join(sorted((re.escape(fold(label)) for label in _LABELS.split("|")), key=len, reverse=True))
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio",
            "february feb februar fevrier febrero febbraio",
            "march mar marz mars marzo",
            "april apr avril abril aprile",
            "may mai mayo maggio",
            "june jun juni juin junio giugno",
            "july jul juli juillet julio luglio",
            "august aug aout agosto",
            "september sep sept septembre septiembre settembre",
            "october oct oktober okt octobre octubre ottobre",
            "november nov novembre noviembre",
            "december dec dezember dez decembre diciembre dicembre",
        ),
        1,
    )
    for name in names.split()
}
_WORD = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR_FIRST = re.compile(r"\b(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_DOTTED = re.compile(r"\b(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\b")
_YEAR_LAST = re.compile(r"\b(\d{1,2})\s*[-/]\s*(\d{1,2})\s*[-/]\s*(\d{4})\b")
_DAY_WORD = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.|er)?[\s-]*(?:de\s+)?({_WORD})\b\.?[\s,-]*(?:de\s+)?(\d{{4}})\b"
)
_WORD_DAY = re.compile(rf"\b({_WORD})\b\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?,?\s*(\d{{4}})\b")
_NEAR = 45  # characters after the label
_BEFORE = 30  # in which a word about an older version would stand


def revised_on(text: str, *, month_first: bool) -> date | None:
    """The newest day that the text calls its revision or issue; None when it calls none so.

    With `month_first` 03/05/2024 is 5 March, else 3 May, unless only one of them is a day; 03.05.2024 always is 3 May.
    """
    found = [day for said in _labelled(fold(text)) if (day := _day(said, month_first))]
    return max(found, default=None)


def _labelled(text: str) -> Iterator[str]:
    for label in _LABEL.finditer(text):
        if not _OLDER.search(text[max(label.start() - _BEFORE, 0) : label.start()].rpartition("\n")[2]):
            yield text[label.end() : label.end() + _NEAR]


def _day(said: str, month_first: bool) -> date | None:
    """The first day in a piece of text."""
    hits = [
        (match.start(), parts)
        for pattern, order in (
            (_YEAR_FIRST, "ymd"),
            (_DOTTED, "dmy"),
            (_YEAR_LAST, "mdy" if month_first else "dmy"),
            (_DAY_WORD, "dmy"),
            (_WORD_DAY, "mdy"),
        )
        for match in pattern.finditer(said)
        if (parts := _parts(dict(zip(order, match.groups(), strict=True))))
    ]
    return min(hits)[1] if hits else None


def _parts(said: dict[str, str]) -> date | None:
    """A day from its parts; with day and month the other way round when only that is one."""
    year, month, day = int(said["y"]), _MONTHS.get(said["m"]) or int(said["m"]), int(said["d"])
    for one, other in ((month, day), (day, month)):
        try:
            return date(year, one, other)
        except ValueError:
            continue
    return None

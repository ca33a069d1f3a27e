"""What each check of a paper found, in words: what it means, and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from inventory.hazmat.documents import BAD, WEAK, Finding
from inventory.hazmat.headings import NAMES

TITLES: Mapping[str, Promise] = {
    "readable": _("Readable text"),
    "kind": _("The right kind of document"),
    "sections": _("All 16 sections"),
    "age": _("Young enough"),
    "product": _("Names the product"),
    "brand": _("Names the brand"),
    "transport": _("Sections 2, 9 and 14 agree"),
}
_ASK = _("Ask the manufacturer for the current sheet of this product.")
# What was found, and what to do about it; nothing to do where it is good
WORDS: Mapping[str, tuple[Promise, Promise | str]] = {
    "readable": (_("The text could be read."), ""),
    "scanned": (
        _("There is no text in the file: it is a scan or a photo, which Amazon’s reviewers send back."),
        _(
            "Ask the manufacturer for the original PDF, or run text recognition (OCR) over the scan and look it over."
        ),
    ),
    "locked": (
        _("The PDF is locked with a password, so nobody at Amazon can open it."),
        _("Print it to a new PDF without a password."),
    ),
    "unreadable": (
        _("The PDF is damaged: it could not be read."),
        _("Open it and print it to a new PDF."),
    ),
    "long": (
        _("The PDF has more than 60 pages, so it holds more than this product’s sheet."),
        _("Send only the pages of this product."),
    ),
    "is_sheet": (_("It calls itself a safety data sheet."), ""),
    "no_sheet": (
        _(
            "It nowhere calls itself a safety data sheet. Amazon rejects certificates, test reports and leaflets."
        ),
        _ASK,
    ),
    "is_exemption_instead": (
        _("It is an exemption sheet, not a safety data sheet."),
        _("Take it off and add it again as an exemption sheet."),
    ),
    "is_exemption": (_("It calls itself an exemption sheet."), ""),
    "no_exemption": (
        _("It nowhere calls itself an exemption sheet or battery information."),
        _(
            "Fill in Amazon’s own exemption sheet from “Manage dangerous goods classification” and print it to a PDF."
        ),
    ),
    "is_sheet_instead": (
        _("It is a safety data sheet, not an exemption sheet."),
        _("Take it off and add it again as a safety data sheet."),
    ),
    "all_sections": (_("All 16 sections are there, and none is empty."), ""),
    "missing_sections": (
        _("{found} of 16 sections are there. Missing or empty: {missing}."),
        _(
            "Ask the manufacturer for the complete sheet. “Not applicable” must be written where nothing applies."
        ),
    ),
    "recent": (_("Last revised {day}, within {years} years."), ""),
    "too_old": (
        _("Last revised {day}, more than {years} years ago. Amazon rejects it."),
        _("Ask the manufacturer for a revision of the last {years} years."),
    ),
    "undated": (
        _("No revision or issue date was found. Amazon rejects undated sheets; a print date does not count."),
        _("Ask the manufacturer for a sheet with its revision date, not older than {years} years."),
    ),
    "dated_ahead": (
        _("Its revision date, {day}, lies in the future."),
        _("Have the manufacturer correct the date."),
    ),
    "product_named": (_("It names the product as the detail page does."), ""),
    "asin_named": (_("It names the ASIN {asin}."), ""),
    "product_half_named": (
        _("It names the product only in part. Not found: {missing}."),
        _(
            "Have the product’s name written as on the detail page, “{title}”, or explain the difference to Amazon."
        ),
    ),
    "product_not_named": (
        _("It names another product. Not found: {missing}."),
        _("Get the sheet of this product. Its name must be the one on the detail page, “{title}”."),
    ),
    "brand_named": (_("It names the brand {brand}."), ""),
    "brand_named_late": (
        _("The brand {brand} does not stand at the beginning, where Amazon looks for it."),
        _("Have the brand written into section 1."),
    ),
    "brand_not_named": (
        _("The brand {brand} stands nowhere in it. A sheet of another brand is rejected."),
        _(
            "Ask for a sheet with your brand, or for the manufacturer’s letter that both are the same product."
        ),
    ),
    "brand_unknown": (
        _("The brand on the detail page is not known here, so it could not be compared."),
        _("Enter the brand beside the documents."),
    ),
    "sections_agree": (_("Nothing in sections 2, 9 and 14 contradicts."), ""),
    "flash_point": (
        _(
            "Section 9 gives a flash point of {degrees} °C, under {limit} °C, but section 14 calls it not regulated."
        ),
        _(
            "Have the manufacturer correct the sheet. With this flash point it is a flammable liquid for transport."
        ),
    ),
    "sections_conflict": (
        _(
            "Section 2 says flammable or oxidising, section 14 says not regulated. Amazon rejects the contradiction."
        ),
        _("Have the manufacturer correct section 14, or name the exemption it rests on."),
    ),
    "sections_differ": (
        _("Section 2 names a hazard that is often regulated for transport, section 14 says not regulated."),
        _("Ask the manufacturer whether section 14 is right. You can send it as it is."),
    ),
}


@dataclass(frozen=True)
class Told:
    """One finding as the page shows it: `state` is that of the checklist, done, advised or missing."""

    check: str
    state: str
    title: str
    meaning: str
    remedy: str


def told(finding: Finding) -> Told:
    """A finding in the reader's language; an unknown one is shown as itself."""
    meaning, remedy = WORDS.get(finding.code, (finding.code, ""))
    values = {name: _value(name, value) for name, value in finding.values.items()}
    state = {BAD: "missing", WEAK: "advised"}.get(finding.outcome, "done")
    title = str(TITLES.get(finding.check, finding.check))
    return Told(finding.check, state, title, _filled(meaning, values), _filled(remedy, values))


def _filled(sentence: Promise | str, values: Mapping[str, str]) -> str:
    return str(sentence).format(**values) if sentence else ""


def _value(name: str, value: Any) -> str:
    if name == "day":
        # Translators: a date format in Django's letters, as in "Fri 13 Nov 2026"
        return date_format(date.fromisoformat(value), pgettext("date format", "D j M Y"))
    if name == "missing" and value and isinstance(value[0], int):
        return ", ".join(
            _now("%(number)d %(name)s") % {"number": number, "name": NAMES[number]} for number in value
        )
    return ", ".join(value) if isinstance(value, list) else str(value)

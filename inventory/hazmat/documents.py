"""Whether a paper would pass Amazon's dangerous goods review: checked before it is sent, over its text alone.

Source: Amazon help, "Dangerous goods review process": a safety data sheet has sixteen sections, is dated within five
years and names product and brand as the detail page does; an exemption sheet is for batteries, battery-powered goods
and goods without harmful chemicals. The usual reasons of rejection are among the checks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inventory.hazmat.dates import revised_on
from inventory.hazmat.headings import Sections, fold, sections_of

SHEET, EXEMPTION = "sheet", "exemption"
GOOD, WEAK, BAD = "good", "weak", "bad"
LEAST_TEXT = 300  # characters below which a paper counts as a picture of one
NAMED, HALF_NAMED = 0.75, 0.4  # share of the title's words that the paper must hold
FLASH_LIMIT = 60  # degrees Celsius below which a liquid is a flammable one for transport
HEAD = 3000  # characters at the beginning in which product and brand belong


@dataclass(frozen=True)
class Listing:
    """The product as Amazon's detail page shows it; `titles` in the languages known."""

    titles: tuple[str, ...]
    brand: str
    asin: str
    country: str


@dataclass(frozen=True)
class Paper:
    """A paper as it was read: `problem` is set when there is no text to check."""

    kind: str
    text: str
    problem: str = ""


@dataclass(frozen=True)
class Finding:
    """One check's outcome: good, weak (may be sent), bad (would be rejected). Its words are in `findings`."""

    check: str
    outcome: str
    code: str
    values: dict[str, Any] = field(default_factory=dict)


def check(paper: Paper, listing: Listing, *, today: date, years: int) -> list[Finding]:
    """Every check of a paper, in the order of its importance; what can't be read is not checked further."""
    readable = _readable(paper)
    if readable.outcome == BAD:
        return [readable]
    if paper.kind == EXEMPTION:
        return [readable, _is_exemption(paper), _product(paper, listing, paper.text), _brand(paper, listing)]
    sections = sections_of(paper.text)
    return [
        readable,
        _is_sheet(paper),
        _sections(sections),
        _age(paper, month_first=_month_first(listing, sections), today=today, years=years),
        _product(paper, listing, sections.texts.get(1, "") + fold(paper.text[:HEAD])),
        _brand(paper, listing),
        _transport(sections),
    ]


def failed(findings: Iterable[Finding]) -> list[Finding]:
    """Those that would have the paper rejected."""
    return [finding for finding in findings if finding.outcome == BAD]


def _readable(paper: Paper) -> Finding:
    if paper.problem:
        return Finding("readable", BAD, paper.problem)
    if len(re.sub(r"\s", "", paper.text)) < LEAST_TEXT:
        return Finding("readable", BAD, "scanned")
    return Finding("readable", GOOD, "readable")


_SHEET_NAMES = tuple(
    fold(name)
    for name in (
        "safety data sheet", "material safety data", "sicherheitsdatenblatt", "fiche de données de sécurité",
        "fiche de donnees de securite", "ficha de datos de seguridad", "hoja de seguridad", "hoja de datos de seguridad",
        "scheda di dati di sicurezza", "scheda dati di sicurezza", "安全データシート", "安全技术说明书", "安全数据表",
        "安全資料表",
    )
)  # fmt: skip
_EXEMPTION_NAMES = tuple(
    fold(name)
    for name in (
        "exemption sheet", "battery information", "freistellungsblatt", "ausnahmeblatt", "befreiungsblatt",
        "fiche d'exemption", "fiche d’exemption", "hoja de exención", "ficha de exención", "scheda di esenzione",
        "免除シート", "除外シート", "豁免表", "豁免书", "免责表",
    )
)  # fmt: skip


def _is_sheet(paper: Paper) -> Finding:
    text = fold(paper.text)
    if any(name in _joined(text) or name in text for name in _SHEET_NAMES):
        return Finding("kind", GOOD, "is_sheet")
    other = any(name in text for name in _EXEMPTION_NAMES)
    return Finding("kind", BAD, "is_exemption_instead" if other else "no_sheet")


def _is_exemption(paper: Paper) -> Finding:
    text = _joined(fold(paper.text))
    if any(name in text for name in _EXEMPTION_NAMES):
        return Finding("kind", GOOD, "is_exemption")
    other = any(name in text for name in _SHEET_NAMES)
    return Finding("kind", BAD, "is_sheet_instead" if other else "no_exemption")


def _joined(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _sections(sections: Sections) -> Finding:
    missing = sections.missing
    if not missing:
        return Finding("sections", GOOD, "all_sections", {"language": sections.language})
    return Finding("sections", BAD, "missing_sections", {"missing": missing, "found": 16 - len(missing)})


def _month_first(listing: Listing, sections: Sections) -> bool:
    """Only Americans write the month first."""
    return listing.country == "US" and sections.language in ("en", "")


def _age(paper: Paper, *, month_first: bool, today: date, years: int) -> Finding:
    day = revised_on(paper.text, month_first=month_first)
    if day is None:
        return Finding("age", BAD, "undated", {"years": years})
    values = {"day": day.isoformat(), "years": years}
    if day > today:
        return Finding("age", BAD, "dated_ahead", values)
    return (
        Finding("age", GOOD, "recent", values)
        if _anniversary(day, years) >= today
        else Finding("age", BAD, "too_old", values)
    )


def _anniversary(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)


_CJK = r"\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_IDEOGRAPH = re.compile(rf"[{_CJK}]")
_SMALL_WORDS = (
    "a an and the of for with in on by to und der die das mit fur et de la le les avec y con e di per"
)
_SMALL = frozenset(_SMALL_WORDS.split())


def words_of(title: str) -> list[str]:
    """The words of a title that a paper must hold; Chinese and Japanese, written without blanks, two by two."""
    found: list[str] = []
    for word in _WORD.findall(fold(title)):
        if _IDEOGRAPH.search(word):
            found += [word[at : at + 2] for at in range(max(len(word) - 1, 1))]
        elif word not in _SMALL:
            found.append(word)
    return list(dict.fromkeys(found))


def _product(paper: Paper, listing: Listing, where: str) -> Finding:
    """The title's words as they stand in the paper's identification; the best of the languages counts."""
    text = fold(where)
    if listing.asin and fold(listing.asin) in fold(paper.text):
        return Finding("product", GOOD, "asin_named", {"asin": listing.asin})
    held = set(_WORD.findall(text))
    best = 0.0
    missing: list[str] = []
    for title in listing.titles:
        words = words_of(title)
        lacking = [
            word for word in words if word not in held and not (_IDEOGRAPH.search(word) and word in text)
        ]
        share = 1 - len(lacking) / len(words) if words else 0.0
        if share > best or not missing:
            best, missing = share, lacking
    values = {"title": next(iter(listing.titles), ""), "missing": missing[:8]}
    if best >= NAMED:
        return Finding("product", GOOD, "product_named", values)
    if best >= HALF_NAMED:
        return Finding("product", WEAK, "product_half_named", values)
    return Finding("product", BAD, "product_not_named", values)


def _brand(paper: Paper, listing: Listing) -> Finding:
    brand, values = _tight(listing.brand), {"brand": listing.brand}
    if not brand:
        return Finding("brand", BAD, "brand_unknown")
    if brand in _tight(paper.text[:HEAD]):
        return Finding("brand", GOOD, "brand_named", values)
    if brand in _tight(paper.text):
        return Finding("brand", WEAK, "brand_named_late", values)
    return Finding("brand", BAD, "brand_not_named", values)


def _tight(text: str) -> str:
    return "".join(_WORD.findall(fold(text)))


# In section 2: what would make it a dangerous good for transport; in section 14: that it were none
_FLAMMABLE = re.compile(r"\bh22[0-9]\b|\bh24[0-2]\b|\bh25[0-2]\b|\bghs0?2\b")
_OTHER_CLASS = re.compile(
    r"\bh20[0-5]\b|\bh27[0-2]\b|\bh28[01]\b|\bh290\b|\bh314\b|\bh3[013]0\b|\bh3[013]1\b|\bh4[01]0\b|\bh411\b"
)
_NOT_REGULATED = re.compile(
    fold(
        r"not (?:regulated|subject|classified|restricted|dangerous)|non[- ]?(?:regulated|hazardous)|kein gefahrgut|"
        r"nicht als gefahrgut|unterliegt nicht|non (?:soumis|reglemente|classe|dangereux)|no (?:regulad|esta sujeto|"
        r"peligros|clasificad)|non (?:regolament|pericolos|soggetto)|該当しない|非該当|規制対象外|不受管制|非限制|"
        r"非危险|不属于危险|不作为危险"
    )
)
_FLASH = re.compile(
    fold(
        r"(?:flash ?point|flammpunkt|point d'eclair|punto de inflamacion|punto di infiammabilita|引火点|闪点)"
    )
    + r"[^\d\-–−<>≤≥]{0,40}([<>≤≥]?)\s*([-–−]?\d{1,3}(?:[.,]\d)?)\s*(?:°|º|degrees?|deg)?\s*([cf℃])"
)


def _transport(sections: Sections) -> Finding:
    """Whether sections 2, 9 and 14 agree about what may be carried how."""
    hazards, transport = sections.texts.get(2, ""), sections.texts.get(14, "")
    free = bool(_NOT_REGULATED.search(transport))
    flash = flash_point(sections.texts.get(9, ""))
    if free and flash is not None and flash < FLASH_LIMIT:
        return Finding("transport", BAD, "flash_point", {"degrees": f"{flash:g}", "limit": FLASH_LIMIT})
    if free and _FLAMMABLE.search(hazards):
        return Finding("transport", BAD, "sections_conflict")
    if free and _OTHER_CLASS.search(hazards):
        return Finding("transport", WEAK, "sections_differ")
    return Finding("transport", GOOD, "sections_agree")


def flash_point(text: str) -> float | None:
    """The flash point in degrees Celsius; None when the text names none, or only that it lies above a figure."""
    match = _FLASH.search(fold(text))
    if match is None or match[1] in (">", "≥"):
        return None
    degrees = float(match[2].replace("–", "-").replace("−", "-").replace(",", "."))
    return (degrees - 32) / 1.8 if match[3] == "f" else degrees

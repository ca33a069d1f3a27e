"""The sixteen sections of a safety data sheet, found by their numbered headings in seven languages.

Source: UN Globally Harmonized System, annex 4, and its translations in Regulation (EU) 2020/878, JIS Z 7253 and GB/T 16483.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ALL = range(1, 17)
NAMES: dict[int, Promise] = {
    1: _("Identification"),
    2: _("Hazards identification"),
    3: _("Composition"),
    4: _("First-aid measures"),
    5: _("Fire-fighting measures"),
    6: _("Accidental release"),
    7: _("Handling and storage"),
    8: _("Exposure controls"),
    9: _("Physical and chemical properties"),
    10: _("Stability and reactivity"),
    11: _("Toxicological information"),
    12: _("Ecological information"),
    13: _("Disposal considerations"),
    14: _("Transport"),
    15: _("Regulations"),
    16: _("Other information"),
}
# What a heading must hold, sections 1 to 16 apart by a semicolon, other ways to say it by a bar
_WORDS = {
    "en": "identification|identity;hazard;composition|ingredient;first-aid|first aid;fire-fighting|fire fighting|"
    "firefighting;accidental release;handling;exposure control;physical;stability;toxicolog;ecolog;disposal;"
    "transport;regulat;other information|additional information",
    "de": "bezeichnung des;gefahren;zusammensetzung;erste-hilfe|erste hilfe;brandbekampfung;freisetzung;handhabung;"
    "exposition;physikalische;stabilitat;toxikolog;umweltbezogene;entsorgung;transport;rechtsvorschriften;"
    "sonstige angaben",
    "fr": "identification;danger;composition;premiers secours;incendie;accidentel|dispersion|deversement;"
    "manipulation;exposition;physiques;stabilite;toxicolog;ecolog;elimination;transport;reglement;"
    "autres informations|autres donnees",
    "es": "identificacion;peligro;composicion;primeros auxilios;incendio;vertido|derrame|accidental;manipulacion;"
    "exposicion;fisicas;estabilidad;toxicolog;ecolog;eliminacion;transporte;reglament;otra informacion|"
    "otras informaciones|otros datos",
    "it": "identificazione;pericol;composizione;primo soccorso;antincendio;rilascio;manipolazione;esposizione;fisiche;"
    "stabilita;tossicolog;ecolog;smaltimento;trasporto;regolament|normativ;altre informazioni",
    "ja": "会社情報|化学品及び;危険有害性;組成;応急措置;火災時;漏出時;取扱い|取り扱い;ばく露|暴露;物理的;安定性;"
    "有害性情報;環境影響;廃棄;輸送;適用法令;その他",
    "zh": "标识|化学品名称;危险;成分|组成;急救;消防|灭火;泄漏|泄露;操作处置|搬运|储存;接触控制|个体防护;理化|物理;"
    "稳定性;毒理;生态;废弃;运输;法规;其他|其它",
}
_DIGITS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)}
_HEADING = re.compile(
    r"^\W*(?:section|abschnitt|rubrique|seccion|sezione|第)?\W*"
    r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})(?!\.?\d)\s*(?:部分|章|节|項)?[\s.:;,)\-–—、]*(?P<rest>.*)$"
)
_FAR = 60  # a heading says what it is within so many characters
LEAST = 12  # characters that a section holds at least; "None" or a heading alone is none


def fold(text: str) -> str:
    """Without accents, width and case, so that what is read from a PDF compares; lines stay lines."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


WORDS = {
    language: [tuple(fold(word) for word in words.split("|")) for words in found.split(";")]
    for language, found in _WORDS.items()
}


@dataclass(frozen=True)
class Sections:
    """The text of each section by its number, folded; `language` is that of most headings, empty without any."""

    texts: dict[int, str]
    language: str

    @property
    def missing(self) -> list[int]:
        """Sections that are not there, or hold nothing."""
        return [number for number in ALL if len(self.texts.get(number, "")) < LEAST]


def sections_of(text: str) -> Sections:
    """Cut a sheet at its headings. A table of contents does not count, because it holds no text below its lines."""
    lines = [line.strip() for line in fold(text).splitlines()]
    lines = [line for line in lines if line]
    heads: list[tuple[int, int]] = []
    languages: Counter[str] = Counter()
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else ""
        number, spoken = _heading(line, after)
        if number:
            heads.append((place, number))
            languages.update(spoken)
    texts: dict[int, str] = {}
    ends = [*(place for place, _of in heads[1:]), len(lines)]
    for (place, number), end in zip(heads, ends, strict=False):
        body = " ".join(lines[place + 1 : end])
        if len(body) > len(texts.get(number, "")):
            texts[number] = body
    return Sections(texts, languages.most_common(1)[0][0] if languages else "")


def _heading(line: str, after: str) -> tuple[int, list[str]]:
    """The section that a line opens, and the languages that call it so; 0 when it opens none."""
    match = _HEADING.match(line)
    number = _number(match["number"]) if match else 0
    if match is None or number not in ALL:
        return 0, []
    said = (match["rest"] or after)[:_FAR]
    spoken = [
        language for language, words in WORDS.items() if any(word in said for word in words[number - 1])
    ]
    return (number, spoken) if spoken else (0, [])


def _number(said: str) -> int:
    """A section's number, in figures or Chinese characters up to sixteen."""
    if said.isdecimal():
        return int(said)
    if said.startswith("十"):
        return 10 + _DIGITS.get(said[1:], 0) if len(said) > 1 else 10
    return _DIGITS.get(said, 0) if len(said) == 1 else 0

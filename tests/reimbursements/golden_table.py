"""Reads the golden set: tables of cases, one a line, cells apart by a bar, "-" for nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from reimbursements.eligibility import Terms
from reimbursements.seeded_rules import rows as seeded
from sellers.marketplaces import FIELDS, MARKETPLACES

FOLDER = Path(__file__).parent / "golden"
PLACES = {row[1]: dict(zip(FIELDS, row, strict=True)) for row in MARKETPLACES}
RULES = {(row["code"], row["kind"]): row for row in seeded()}


@dataclass(frozen=True)
class Case:
    """One line of a table."""

    cells: dict[str, str]
    words: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self['place']} {self.cells.get('kind', 'return')}: {self['what is special']}"

    def __getitem__(self, name: str) -> str:
        return "" if self.cells.get(name, "-") == "-" else self.cells[name]

    def moment(self, name: str) -> datetime | None:
        return datetime.fromisoformat(self[name]) if self[name] else None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(PLACES[self["place"]]["timezone"])

    @property
    def now(self) -> datetime:
        return datetime.fromisoformat(self["now"])

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def expected(self) -> tuple[str, str, str]:
        return self["answer"], self["because"], self["until"]

    def terms(self, kind: str) -> Terms | None:
        """The delivered rule of the place."""
        row = RULES.get((self["place"], kind))
        if row is None:
            return None
        days = row["file_within_days"]
        return Terms(
            opens_anchor=row["opens_anchor"],
            wait_days=row["wait_days"],
            anchor=row["anchor"],
            days_to_file=row["held_to_days"] if days is None else days,
            published=days is not None,
            refused_when=frozenset(row["refused_when"]),
            doubted_when=frozenset(row["doubted_when"]),
        )


def cases(name: str) -> Iterator[Case]:
    """Every case of a table."""
    lines = [line for line in (FOLDER / name).read_text().splitlines() if line and line[0] != "#"]
    names = [cell.strip() for cell in lines[0].split(" | ")]
    for line in lines[1:]:
        cells = dict(zip(names, (cell.strip() for cell in line.split(" | ")), strict=True))
        words = {} if cells["and"] == "-" else dict(_word(word) for word in cells["and"].split())
        yield Case(cells, words)


def _word(word: str) -> tuple[str, str]:
    name, _colon, value = word.partition(":")
    return name, value

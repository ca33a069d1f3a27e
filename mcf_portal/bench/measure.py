"""Timing: each thing several times in turn with its floor, medians compared, so that a busy moment hits both."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, its figure, its floor's, and their ratio."""

    what: str
    ours: str
    floor: str
    ratio: str
    goal: str


def side_by_side(
    ours: Callable[[], object], floor: Callable[[], object], *, rounds: int = 15
) -> tuple[float, float]:
    """Median seconds of both, measured alternately after a warm-up."""
    mine: list[float] = []
    theirs: list[float] = []
    for number in range(rounds + 2):
        for run, into in ((ours, mine), (floor, theirs)):
            began = time.perf_counter()
            run()
            if number > 1:
                into.append(time.perf_counter() - began)
    return median(mine), median(theirs)


def row(what: str, ours: float, floor: float, goal: str) -> Row:
    """A line for two times in seconds, shown in milliseconds."""
    return Row(what, f"{ours * 1000:.2f} ms", f"{floor * 1000:.2f} ms", f"{ours / floor:.2f} x", goal)


def rate_row(what: str, ours: float, floor: float, goal: str) -> Row:
    """A line for two rates, so many a second."""
    return Row(what, f"{ours:,.0f}/s", f"{floor:,.0f}/s", f"{ours / floor:.0%}", goal)


def table(rows: list[Row]) -> str:
    """The lines under each other, columns aligned."""
    head = Row("what", "portal", "floor", "ratio", "to reach")
    fields = ("what", "ours", "floor", "ratio", "goal")
    widths = [max(len(getattr(line, name)) for line in [head, *rows]) for name in fields]
    lines = [
        "  ".join(getattr(line, name).ljust(width) for name, width in zip(fields, widths, strict=True))
        for line in [head, *rows]
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])

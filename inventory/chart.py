"""The stock of one SKU over time as a line, reckoned for an SVG that the server draws."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT, LEFT, TOP = 1060, 150, 44, 14


@dataclass(frozen=True)
class Chart:
    """Coordinates for the template: the line, the area under it, the grid with its figures and the days at the ends."""

    line: str
    area: str
    grid: tuple[tuple[float, int], ...]  # height, figure
    last_x: float
    last_y: float
    last: int
    first_day: date
    last_day: date


def stock_chart(days: Sequence[tuple[date, int]]) -> Chart | None:
    """The chart of (day, units at its end), oldest first; nothing for fewer than two days."""
    if len(days) < 2:
        return None
    top = _round_up(max(max(units for _, units in days), 1))
    step = WIDTH / (len(days) - 1)
    points = [(round(LEFT + index * step, 1), _height(units, top)) for index, (_, units) in enumerate(days)]
    line = "M" + "L".join(f"{x} {y}" for x, y in points)
    floor = TOP + HEIGHT
    area = f"{line}L{points[-1][0]} {floor}L{points[0][0]} {floor}Z"
    grid = tuple((_height(figure, top), figure) for figure in (0, top // 2, top))
    return Chart(line, area, grid, *points[-1], days[-1][1], days[0][0], days[-1][0])


def _height(units: int, top: int) -> float:
    return round(TOP + HEIGHT - HEIGHT * units / top, 1)


def _round_up(figure: int) -> int:
    """The next even figure of one leading digit, so that half of it is whole: 63 becomes 80, 143 becomes 200."""
    size: int = 10 ** (len(str(figure)) - 1)
    rounded = -(-figure // size) * size
    return max(rounded + rounded % 2, 2)

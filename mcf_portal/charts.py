"""Plots as coordinates: figures in, what the SVG of a template needs out. No database, no words, no clock."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from math import ceil

Number = float
Points = Sequence[tuple[date, Number | None]]


@dataclass(frozen=True)
class Frame:
    """How large a plot is drawn; the two are the same plot for a wide and for a narrow page."""

    kind: str
    width: int
    height: int
    marks: int  # how many labels fit below
    left: int = 48
    right: int = 12
    top: int = 14
    bottom: int = 24

    @property
    def floor(self) -> int:
        """Where zero lies."""
        return self.height - self.bottom

    def across(self, share: float) -> float:
        """The place of a share (0 to 1) of the way from left to right."""
        return round(self.left + (self.width - self.left - self.right) * share, 1)

    def up(self, share: float) -> float:
        """The height of a share (0 to 1) of the scale."""
        return round(self.floor - (self.floor - self.top) * share, 1)

    @property
    def inside(self) -> int:
        """How tall the drawing is between its scale's ends."""
        return self.floor - self.top

    @property
    def end(self) -> int:
        """Where the grid ends on the right."""
        return self.width - self.right

    @property
    def scale_at(self) -> int:
        """Where the figures of the scale end, left of the drawing."""
        return self.left - 8

    @property
    def words_at(self) -> int:
        """On which line the words under the drawing stand."""
        return self.height - 6


FRAMES = (Frame("wide", 1060, 210, 8), Frame("narrow", 360, 190, 3))


@dataclass(frozen=True)
class Mark:
    """Words at a place: of the scale, under the plot, or an event on it."""

    place: float
    text: object
    anchor: str = "middle"


@dataclass(frozen=True)
class LinePlot:
    """A line in its frame: its pieces (a day without a figure breaks it), and what stands around it."""

    frame: Frame
    lines: tuple[str, ...]
    areas: tuple[str, ...]
    gaps: tuple[tuple[float, float], ...]  # left, width
    scale: tuple[Mark, ...]
    below: tuple[Mark, ...]
    events: tuple[Mark, ...]
    last: tuple[float, float, Number] | None


@dataclass(frozen=True)
class Bar:
    """One piece of a bar: which series it belongs to, and its rectangle."""

    series: int
    x: float
    y: float
    width: float
    height: float
    title: str


@dataclass(frozen=True)
class BarPlot:
    """Bars in their frame, stacked where there are several series."""

    frame: Frame
    bars: tuple[Bar, ...]
    scale: tuple[Mark, ...]
    below: tuple[Mark, ...]


def round_up(figure: Number) -> Number:
    """The next figure that makes a readable scale: 1, 2, 4, 5, 6, 8 or 10 times a power of ten; 1 for nothing."""
    if figure <= 0:
        return 1
    size = 1.0
    while size > figure:
        size /= 10
    while size * 10 < figure:
        size *= 10
    step = next(step for step in (1, 2, 4, 5, 6, 8, 10) if step * size >= figure * (1 - 1e-9))
    top = round(step * size, 6)
    return int(top) if top == int(top) else top


def line_plots(points: Points, events: Sequence[tuple[date, object]] = ()) -> tuple[LinePlot, ...]:
    """The line of (day, figure) with oldest first, in both frames; none for fewer than two days.

    Days lie at their distance in time. A figure that is missing leaves a gap. Events outside the span are left out.
    """
    days = [(_day(day), figure) for day, figure in points]
    if len(days) < 2 or days[0][0] >= days[-1][0]:
        return ()
    inside = [(_day(day), text) for day, text in events if days[0][0] <= _day(day) <= days[-1][0]]
    return tuple(_line_plot(frame, days, inside) for frame in FRAMES)


def bar_plots(
    rows: Sequence[tuple[object, Sequence[Number]]], series: Sequence[object]
) -> tuple[BarPlot, ...]:
    """Bars of (label, one figure for each series), stacked, in both frames; none without rows."""
    if not rows:
        return ()
    return tuple(_bar_plot(frame, rows, series) for frame in FRAMES)


def _day(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day


def _line_plot(
    frame: Frame, days: list[tuple[date, Number | None]], events: list[tuple[date, object]]
) -> LinePlot:
    first, span = days[0][0], (days[-1][0] - days[0][0]).days
    top = round_up(max((float(figure) for _, figure in days if figure is not None), default=0))

    def x(day: date) -> float:
        return frame.across((day - first).days / span)

    placed = [
        (x(day), None if figure is None else (frame.up(float(figure) / top), figure)) for day, figure in days
    ]
    pieces = list(_pieces(placed))
    known = [(place, *there) for place, there in placed if there is not None]
    return LinePlot(
        frame,
        tuple("M" + "L".join(f"{a} {b}" for a, b in piece) for piece in pieces),
        tuple(_area(piece, frame.floor) for piece in pieces),
        tuple(_gaps(placed)),
        _scale(frame, top),
        tuple(_day_marks(frame, [day for day, _ in days], x)),
        tuple(Mark(x(day), text) for day, text in events),
        known[-1] if known else None,
    )


def _pieces(
    placed: Sequence[tuple[float, tuple[float, Number] | None]],
) -> Iterator[list[tuple[float, float]]]:
    for missing, run in groupby(placed, key=lambda one: one[1] is None):
        if not missing:
            yield [(x, there[0]) for x, there in run if there is not None]


def _area(piece: list[tuple[float, float]], floor: int) -> str:
    line = "M" + "L".join(f"{x} {y}" for x, y in piece)
    return f"{line}L{piece[-1][0]} {floor}L{piece[0][0]} {floor}Z"


def _gaps(placed: Sequence[tuple[float, tuple[float, Number] | None]]) -> Iterator[tuple[float, float]]:
    """The spans without a figure, each from its neighbour on the left to that on the right."""
    for missing, run in groupby(range(len(placed)), key=lambda index: placed[index][1] is None):
        inside = list(run)
        if missing:
            left = placed[max(inside[0] - 1, 0)][0]
            yield left, round(placed[min(inside[-1] + 1, len(placed) - 1)][0] - left, 1)


def _scale(frame: Frame, top: Number) -> tuple[Mark, ...]:
    half = top / 2
    figures = (0, int(half) if half == int(half) else half, top)
    return tuple(Mark(frame.up(figure / top), figure) for figure in figures)


def _day_marks(frame: Frame, days: list[date], x: Callable[[date], float]) -> Iterator[Mark]:
    for index in _spread(len(days), frame.marks):
        anchor = "start" if index == 0 else "end" if index == len(days) - 1 else "middle"
        yield Mark(x(days[index]), days[index], anchor)


def _spread(count: int, most: int) -> list[int]:
    """Which of so many places get a label: evenly apart, the first and the last among them."""
    if min(count, most) < 2:
        return list(range(min(count, most)))
    last = count - 1
    stride = ceil(last / (min(count, most) - 1))
    # The one before the last stands back where the two would run into each other
    return [place for place in range(0, last, stride) if last - place >= stride * 3 / 4] + [last]


def _bar_plot(
    frame: Frame, rows: Sequence[tuple[object, Sequence[Number]]], series: Sequence[object]
) -> BarPlot:
    top = round_up(max(sum(float(figure) for figure in figures) for _, figures in rows))
    slot = 1 / len(rows)
    middles = [frame.across(slot * (index + 0.5)) for index in range(len(rows))]
    width = round(min((frame.across(slot) - frame.left) * 0.64, 56), 1)
    bars = [
        bar
        for middle, (label, figures) in zip(middles, rows, strict=True)
        for bar in _stack(
            frame, top, (round(middle - width / 2, 1), width), label, zip(series, figures, strict=True)
        )
    ]
    below = tuple(Mark(middles[index], rows[index][0]) for index in _spread(len(rows), frame.marks))
    return BarPlot(frame, tuple(bars), _scale(frame, top), below)


def _stack(
    frame: Frame,
    top: Number,
    place: tuple[float, float],
    label: object,
    parts: Iterator[tuple[object, Number]],
) -> Iterator[Bar]:
    below = 0.0
    for number, (name, figure) in enumerate(parts, start=1):
        if figure:
            y = frame.up((below + float(figure)) / top)
            height = round(frame.up(below / top) - y, 1)
            yield Bar(
                number,
                place[0],
                y,
                place[1],
                height,
                f"{label} · {name}: {figure}" if name else f"{label}: {figure}",
            )
            below += float(figure)

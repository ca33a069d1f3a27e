"""Plots that the server draws, each with the table of its figures behind it.

    {% load charts %}
    {% line_chart points title=_("Units in stock") unit=_("units") events=events %}
        points: (day, figure or None), oldest first; None is a gap. events: (day, words)
    {% bar_chart rows title=_("Returns per month") series=names unit=_("returns") %}
        rows: (label, one figure for each series). series: their names; several are stacked

They need no JavaScript, print, follow the theme and are drawn for a wide and for a narrow page.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template

from mcf_portal.charts import Number, Points, bar_plots, line_plots

register = template.Library()


@register.inclusion_tag("components/line_chart.html")
def line_chart(
    points: Points, title: object, unit: object = "", events: Sequence[tuple[date, object]] = ()
) -> dict[str, Any]:
    """A line over days with its gaps and events; fewer than two days are said, not drawn."""
    happened: dict[date, list[object]] = {}
    for day, text in events:
        happened.setdefault(day, []).append(text)
    table = [(day, figure, happened.get(day, [])) for day, figure in points]
    plots = line_plots(points, events)
    return {"plots": plots, "table": table, "title": title, "unit": unit, "events": bool(happened)}


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(
    rows: Sequence[tuple[object, Sequence[Number]]],
    title: object,
    series: Sequence[object] = ("",),
    unit: object = "",
) -> dict[str, Any]:
    """A bar for each label, stacked where there are several series, with a legend."""
    legend = [(number, name) for number, name in enumerate(series, start=1)] if len(series) > 1 else []
    return {
        "plots": bar_plots(rows, series),
        "rows": rows,
        "series": series,
        "legend": legend,
        "title": title,
        "unit": unit,
    }

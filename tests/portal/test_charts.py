"""Plots: what is drawn where, and that no figure is only in the picture."""

import itertools
from datetime import date, timedelta

import pytest
from django.template import engines

from mcf_portal.charts import _spread, bar_plots, line_plots, round_up

FIRST = date(2026, 11, 1)


def _days(*figures):
    return [(FIRST + timedelta(days=number), figure) for number, figure in enumerate(figures)]


def _drawn(source, **context):
    return engines["django"].from_string("{% load charts %}" + source).render(context)


@pytest.mark.parametrize(
    ("figure", "top"),
    [
        (0, 1),
        (1, 1),
        (3, 4),
        (7, 8),
        (9, 10),
        (10, 10),
        (63, 80),
        (143, 200),
        (0.03, 0.04),
        (1000, 1000),
        (1001, 2000),
    ],
)
def test_a_scale_ends_at_a_readable_figure(figure, top):
    assert round_up(figure) == top


def test_one_day_is_no_line():
    assert line_plots(_days(5)) == ()
    assert "Too few days" in _drawn("{% line_chart points title='Stock' %}", points=_days(5))


def test_the_line_spans_its_frame_and_the_scale_starts_at_nothing():
    wide, narrow = line_plots(_days(0, 143, 63))
    assert wide.lines == ("M48.0 186.0L548.0 63.0L1048.0 131.8",)
    assert [mark.text for mark in wide.scale] == [0, 100, 200]
    assert wide.last == (1048.0, 131.8, 63)
    assert narrow.frame.width == 360
    assert narrow.lines[0].startswith("M48.0 166.0L")


def test_a_day_without_a_figure_breaks_the_line_and_is_marked():
    wide, _ = line_plots(_days(4, 4, None, 4, 4))
    assert len(wide.lines) == 2
    assert wide.gaps == ((298.0, 500.0),)


def test_days_lie_at_their_distance_in_time():
    wide, _ = line_plots([(FIRST, 1), (FIRST + timedelta(days=1), 1), (FIRST + timedelta(days=10), 1)])
    assert wide.lines == ("M48.0 14.0L148.0 14.0L1048.0 14.0",)


def test_events_outside_the_days_are_left_out():
    wide, _ = line_plots(_days(1, 2), [(FIRST, "Restocked"), (FIRST - timedelta(days=1), "Before")])
    assert [(mark.place, mark.text) for mark in wide.events] == [(48.0, "Restocked")]


def test_bars_are_stacked_to_their_sum():
    wide, _ = bar_plots([("Jan", [3, 1]), ("Feb", [0, 4])], ["Sellable", "Damaged"])
    assert [(bar.series, bar.y, bar.height) for bar in wide.bars] == [
        (1, 57.0, 129.0),
        (2, 14.0, 43.0),
        (2, 14.0, 172.0),
    ]
    assert wide.bars[0].title == "Jan · Sellable: 3"


def test_many_bars_get_few_labels_with_the_first_and_the_last():
    _, narrow = bar_plots([(str(number), [1]) for number in range(30)], [""])
    assert [mark.text for mark in narrow.below] == ["0", "15", "29"]


def test_the_table_behind_has_every_figure_and_event():
    html = _drawn(
        "{% line_chart points title='Stock' unit='units' events=events %}",
        points=_days(4, None, 9),
        events=[(FIRST, "Ordered <b>")],
    )
    assert html.count("<tr>") == 4
    assert "no figure" in html
    assert "Ordered &lt;b&gt;" in html
    assert 'style="' not in html


def test_bars_name_their_series_in_a_legend():
    html = _drawn(
        "{% bar_chart rows title='Returns' series=names %}",
        rows=[("Jan", [3, 1])],
        names=["Sellable", "Damaged"],
    )
    assert html.count("<li>") == 2
    assert html.count("<svg") == 4
    assert '<th scope="row">Jan</th>' in html
    assert "Nothing to draw yet" in _drawn("{% bar_chart rows title='Returns' %}", rows=[])


def test_labels_below_never_stand_closer_than_the_others() -> None:
    for count in range(2, 400):
        for most in range(2, 9):
            places = _spread(count, most)
            gaps = [after - before for before, after in itertools.pairwise(places)]
            assert (places[0], places[-1]) == (0, count - 1)
            assert len(places) <= most
            assert min(gaps) * 4 >= max(gaps[:1]) * 3

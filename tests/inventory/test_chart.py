from datetime import date, timedelta

from inventory.chart import HEIGHT, LEFT, TOP, WIDTH, stock_chart

FIRST = date(2026, 11, 1)


def test_one_day_is_no_line():
    assert stock_chart([(FIRST, 5)]) is None


def test_the_line_spans_the_width_and_the_highest_day_fits():
    chart = stock_chart([(FIRST, 0), (FIRST + timedelta(days=1), 143), (FIRST + timedelta(days=2), 63)])
    assert chart.line == f"M{LEFT}.0 {TOP + HEIGHT}.0L{LEFT + WIDTH / 2} 56.8L{LEFT + WIDTH}.0 116.8"
    assert [figure for _, figure in chart.grid] == [0, 100, 200]
    assert (chart.last, chart.first_day, chart.last_day) == (63, FIRST, FIRST + timedelta(days=2))


def test_an_empty_shelf_lies_on_the_floor():
    chart = stock_chart([(FIRST, 0), (FIRST + timedelta(days=1), 0)])
    assert chart.last_y == TOP + HEIGHT

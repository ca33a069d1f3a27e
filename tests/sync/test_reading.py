"""Report files as lines of named values, whatever they look like."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from sync.importers import recognise
from sync.importers.reading import Line, Unreadable, as_line, fold, open_table
from sync.models import Feed

BERLIN = ZoneInfo("Europe/Berlin")


def line(**values: str) -> Line:
    return Line(2, values, BERLIN)


@pytest.mark.parametrize(
    "header",
    [
        "date\tfnsku\tmsku\tdisposition\tstarting warehouse balance\tending warehouse balance",
        '"Date"\t"FNSKU"\t"MSKU"\t"Disposition"\t"Starting Warehouse Balance"\t"Ending Warehouse Balance"',
        "Date,FNSKU,MSKU,Disposition,StartingWarehouseBalance,EndingWarehouseBalance",
        "\ufeffDate\tFNSKU\tMSKU\tDisposition\tStarting-Warehouse-Balance\tEnding_Warehouse_Balance",
    ],
)
def test_a_report_is_recognised_however_its_header_is_written(header: str) -> None:
    importer = recognise(open_table(header + "\n").columns)
    assert importer is not None
    assert importer.feed == Feed.LEDGER


def test_another_table_is_not_recognised() -> None:
    assert recognise(open_table("name,price\nmug,3\n").columns) is None


def test_an_empty_file_has_no_columns() -> None:
    assert open_table("").columns == ()


def test_columns_are_found_by_name_not_by_position() -> None:
    table = open_table("b\ta\n2\t1\n")
    number, row = next(table.lines)
    assert (number, as_line(table, number, row, UTC).values) == (2, {"b": "2", "a": "1"})


def test_lines_are_numbered_as_an_editor_counts_them() -> None:
    table = open_table("a\tb\n1\t2\n\n3\t4\n")
    assert [number for number, _row in table.lines] == [2, 4]


def test_a_quote_in_a_title_does_not_swallow_the_next_lines() -> None:
    table = open_table('sku\tname\nA\t24" tube\nB\tmug\n')
    assert [row for _number, row in table.lines] == [["A", '24" tube'], ["B", "mug"]]


def test_a_line_that_is_far_too_short_can_not_be_read() -> None:
    table = open_table("a\tb\tc\td\n1\n")
    number, row = next(table.lines)
    with pytest.raises(Unreadable, match="1 values where the header has 4"):
        as_line(table, number, row, UTC)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12.50", "12.50"),
        ("12,50", "12.50"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1,234", "1234"),
        ("-3.10", "-3.10"),
        ("\N{MINUS SIGN}3", "-3"),
        ("1 234,5", "1234.5"),
    ],
)
def test_amounts_with_points_and_commas(written: str, meant: str) -> None:
    assert line(total=written).amount("total") == Decimal(meant)


@pytest.mark.parametrize("written", ["", "n/a", "NaN", "Infinity", "12abc", "1e20"])
def test_what_is_no_amount_is_unreadable(written: str) -> None:
    with pytest.raises(Unreadable):
        line(total=written).amount("total")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-03T10:00:00+00:00", datetime(2026, 11, 3, 10, tzinfo=UTC)),
        ("2026-11-03T10:00:00Z", datetime(2026, 11, 3, 10, tzinfo=UTC)),
        ("2026-11-03T02:00:00-08:00", datetime(2026, 11, 3, 10, tzinfo=UTC)),
        ("2026-11-03 10:00:00", datetime(2026, 11, 3, 9, tzinfo=UTC)),
        ("11/03/2026", datetime(2026, 11, 2, 23, tzinfo=UTC)),
    ],
)
def test_moments_without_a_zone_are_on_the_marketplaces_clock(written: str, meant: datetime) -> None:
    assert line(at=written).moment("at") == meant


@pytest.mark.parametrize("written", ["2026-11-03", "11/03/2026", "03.11.2026", "2026-11-03T10:00:00+00:00"])
def test_days_in_amazons_ways_of_writing_them(written: str) -> None:
    assert line(day=written).day("day") == date(2026, 11, 3)


def test_a_day_that_is_none_says_so() -> None:
    with pytest.raises(Unreadable, match="“soon”, which is not a date"):
        line(day="soon").day("day")


def test_half_a_unit_is_no_quantity() -> None:
    with pytest.raises(Unreadable, match="which is not a whole number"):
        line(quantity="1.5").integer("quantity")


def test_names_are_folded() -> None:
    assert fold("Warehouse Transfer In/Out") == fold("warehouse_transfer-in-out") == "warehousetransferinout"

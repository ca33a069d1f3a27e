"""The reports of returns: figures by period of shipping, reasons, faults, SKUs; counted, drawn and in a file."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from returns.faults import Fault
from returns.models import Return, ReturnItem
from returns.reports.counting import ReportQuestion, report_for
from returns.reports.exporting import report_rows
from returns.reports.figures import Report, Returned, Shipped, period_of, periods, rate
from tests import factories
from tests.returns.test_actions import submit

SEP, OCT, NOV = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)
MUG, APRON = "HG-MUG-01", "HG-APR-02"
DEFECT, UNWANTED, CARRIER = "CR-DEFECTIVE", "CR-UNWANTED_ITEM", "CR-DAMAGED_BY_CARRIER"


@pytest.fixture
def report() -> Report:
    shipped = [
        Shipped(SEP, MUG, 40),
        Shipped(OCT, MUG, 50),
        Shipped(OCT, APRON, 10),
        Shipped(date(2020, 1, 1), MUG, 9),
    ]
    returned = [
        Returned(SEP, MUG, DEFECT, 4),
        Returned(OCT, MUG, UNWANTED, 1),
        Returned(OCT, APRON, CARRIER, 2),
        Returned(date(2020, 1, 1), MUG, DEFECT, 9),
    ]
    return Report([SEP, OCT, NOV], shipped, returned)


def test_rates_are_of_what_was_shipped_in_the_period(report: Report) -> None:
    assert report.rates() == [(SEP, 10.0), (OCT, 5.0), (NOV, None)]
    assert (report.units_shipped, report.units_returned, report.rate) == (100, 7, 7.0)
    assert (rate(0, 0), rate(1, 3), rate(0, 5)) == (None, 33.3, 0.0)


def test_reasons_and_faults_are_split_by_period(report: Report) -> None:
    assert report.reasons() == [(DEFECT, 4), (CARRIER, 2), (UNWANTED, 1)]
    assert report.by_reason() == (
        [DEFECT, CARRIER, UNWANTED],
        [(SEP, [4, 0, 0]), (OCT, [0, 2, 1]), (NOV, [0, 0, 0])],
    )
    assert report.by_fault() == (
        [Fault.CUSTOMER, Fault.PRODUCT, Fault.CARRIER],
        [(SEP, [0, 4, 0]), (OCT, [1, 0, 2]), (NOV, [0, 0, 0])],
    )


def test_the_sixth_reason_and_those_after_it_are_one() -> None:
    rows = [Returned(SEP, MUG, f"R{number}", 10 - number) for number in range(7)]
    names, split = Report([SEP], [], rows).by_reason()
    assert names == ["R0", "R1", "R2", "R3", "R4", ""]
    assert split == [(SEP, [10, 9, 8, 7, 6, 5 + 4])]


def test_skus_come_most_returned_first_with_reason_and_fault(report: Report) -> None:
    mug, apron = report.skus()
    assert (mug.sku, mug.shipped, mug.returned, mug.rate, mug.first_reason) == (MUG, 90, 5, 5.6, DEFECT)
    assert (apron.sku, apron.rate, dict(apron.faults)) == (APRON, 20.0, {Fault.CARRIER: 2})


def test_the_file_has_a_row_for_each_period_sku_and_reason(report: Report) -> None:
    rows = list(report_rows(report, {DEFECT: "Defective"}))
    assert rows == [
        ("2026-09-01", MUG, 40, DEFECT, "Defective", Fault.PRODUCT.label, 4, 10.0),
        ("2026-10-01", APRON, 10, CARRIER, CARRIER, Fault.CARRIER.label, 2, 20.0),
        ("2026-10-01", MUG, 50, UNWANTED, UNWANTED, Fault.CUSTOMER.label, 1, 2.0),
    ]
    assert list(report_rows(Report([NOV], [Shipped(NOV, MUG, 3)], []), {})) == [
        ("2026-11-01", MUG, 3, "", "", "", 0, 0.0)
    ]


def test_periods_end_with_the_present_one() -> None:
    months, weeks = periods(date(2026, 11, 23), "month"), periods(date(2026, 11, 22), "week")
    assert (len(months), months[0], months[-1]) == (12, date(2025, 12, 1), NOV)
    assert (len(weeks), weeks[-2:]) == (
        26,
        [date(2026, 11, 9), date(2026, 11, 16)],
    )  # a Sunday is of the week before
    assert period_of(date(2026, 11, 23), "week") == date(2026, 11, 23)


# --- counted, and on the page ----------------------------------------------------------------------------------------
@pytest.fixture
def returned(seller: Any, person: Any) -> Return:
    """Five mugs shipped three days before NOW; two come back, and one was refused."""
    order = factories.make_delivered_order(seller, "HG-1", items=[(MUG, 5)])
    made = submit(order, person, (0, 3))
    unit = made.items.last()
    assert unit is not None
    unit.refusal_code = "InvalidValues"
    unit.save()
    ReturnItem.objects.filter(pk=made.items.first().pk).update(reason_code=DEFECT)  # type: ignore[union-attr]
    order.shipments.update(shipping_date=timezone.now() - timedelta(hours=1))
    return made


@pytest.mark.django_db
def test_units_are_counted_in_the_database_without_the_refused(seller: Any, returned: Return) -> None:
    today = timezone.localdate(timezone.now(), seller.zone)
    whole = report_for(seller, ReportQuestion(), today)
    assert (whole.units_shipped, whole.units_returned, whole.rate) == (5, 2, 40.0)
    assert whole.reasons() == [(DEFECT, 1), (UNWANTED, 1)]
    assert report_for(seller, ReportQuestion(reason=DEFECT), today).rate == 20.0
    assert report_for(seller, ReportQuestion(sku="X"), today).rate is None
    assert report_for(seller, ReportQuestion(step="week"), today).rates()[-1][1] in (40.0, None)
    assert report_for(factories.make_seller("Other"), ReportQuestion(), today).units_shipped == 0
    Return.objects.filter(pk=returned.pk).update(status="submitted")
    returned.status = "submitted"
    assert report_for(seller, ReportQuestion(), today).units_returned == 2


@pytest.mark.django_db
def test_the_page_draws_plots_with_tables_behind_them(
    staff: Client, returned: Return, django_assert_max_num_queries: Any
) -> None:
    staff.get("/returns/reports/")
    with django_assert_max_num_queries(12):
        html = staff.get("/returns/reports/").content.decode()
    for words in ("Return rate", "Returned units by reason", "Returned units by fault", "40.0 %", MUG):
        assert words in html
    assert html.count("Show the figures as a table") == 3
    assert html.count('role="img"') >= 3
    narrowed = staff.get("/returns/reports/", {"by": "week", "sku": MUG, "reason": DEFECT}).content.decode()
    assert "20.0 %" in narrowed
    assert "Remove filter: Reason" in narrowed
    assert "Nothing like this was shipped" in staff.get("/returns/reports/", {"sku": "NO"}).content.decode()


@pytest.mark.django_db
def test_the_figures_are_a_file(staff: Client, returned: Return) -> None:
    text = staff.get("/returns/reports.csv").content.decode()
    assert len(text.splitlines()) == 3
    assert f"{MUG},5,{DEFECT}" in text
    assert staff.get("/returns/reports.xlsx").status_code == 200

"""The reports' figures as rows: one for each period, SKU and reason."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from returns.faults import nature_of
from returns.reports.figures import Report, rate


def report_head() -> Sequence[str]:
    """The columns' names."""
    return (
        _("Shipped in the period from"),
        _("SKU"),
        _("Units shipped"),
        _("Reason code"),
        _("Return Reason"),
        _("Fault"),
        _("Units returned"),
        _("Return rate, %"),
    )


def report_rows(report: Report, labels: Mapping[str, str]) -> Iterator[Sequence[object]]:
    """Oldest period first; a SKU of which nothing came back has one row with no reason."""
    shipped = Counter[tuple[date, str]]()
    for row in report.shipped:
        shipped[row.period, row.sku] += row.units
    returned: dict[tuple[date, str], Counter[str]] = {key: Counter() for key in shipped}
    for back in report.returned:
        returned.setdefault((back.period, back.sku), Counter())[back.reason] += back.units
    for day, sku in sorted(returned):
        sent, reasons = shipped[day, sku], returned[day, sku]
        for code, units in sorted(reasons.items()) or [("", 0)]:
            fault = nature_of(code).fault.label if code else ""
            share = rate(units, sent)
            yield (
                day.isoformat(),
                sku,
                sent,
                code,
                labels.get(code, code),
                fault,
                units,
                "" if share is None else share,
            )

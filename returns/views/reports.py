"""Reports of returns: rates over time, reasons, faults, and the SKUs behind them; the same as a file."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from orders.csvfile import BOM, download, lines
from returns.faults import Fault
from returns.reasons import labels_of
from returns.reports.counting import ReportQuestion, report_for
from returns.reports.exporting import report_head, report_rows
from returns.reports.figures import Report, SkuFigures
from returns.spreadsheet import workbook
from sellers.access import MemberRequest, member_required

MOST_SKUS = 50  # on the page; the file has all


@require_safe
@member_required
def reports(request: MemberRequest) -> HttpResponse:
    """Plots and tables of the last twelve months or 26 weeks, of everything or of one SKU or reason."""
    question = ReportQuestion.from_address(request.GET)
    report = report_for(request.seller, question, timezone.localdate(timezone.now(), request.seller.zone))
    labels = _labels(request, report, question)
    skus = report.skus()
    context = {
        "question": question,
        "report": report,
        "tiles": _tiles(report, labels),
        "steps": [("month", _("By month")), ("week", _("By week"))],
        "rates": report.rates(),
        "skus": [_sku(one, labels, question) for one in skus[:MOST_SKUS]],
        "more_skus": max(len(skus) - MOST_SKUS, 0),
        "reasons": [_reason(code, units, report, labels, question) for code, units in report.reasons()],
        "chips": _chips(question, labels),
        "csv_url": _address(question, "returns:report_export", "csv"),
        "xlsx_url": _address(question, "returns:report_export", "xlsx"),
        **_bars(report, labels, question.step),
    }
    return render(request, "returns/reports.html", context)


@require_safe
@member_required
def report_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    """The figures behind the page, for each period, SKU and reason: csv or xlsx."""
    question = ReportQuestion.from_address(request.GET)
    today = timezone.localdate(timezone.now(), request.seller.zone)
    report = report_for(request.seller, question, today)
    rows = report_rows(report, _labels(request, report, question))
    if kind == "xlsx":
        return workbook(report_head(), rows, name="return-rates", day=today)
    return download(BOM + lines([report_head(), *rows]), "return-rates", today)


def _labels(request: MemberRequest, report: Report, question: ReportQuestion) -> Mapping[str, str]:
    codes = {row.reason for row in report.returned} | ({question.reason} - {""})
    return labels_of(codes, seller_id=request.seller.pk, language=get_language() or "en")


def _address(question: ReportQuestion, name: str, *args: str, **changes: str) -> str:
    asked = {"by": question.step, "sku": question.sku, "reason": question.reason} | changes
    return f"{reverse(name, args=args)}?{urlencode({key: value for key, value in asked.items() if value})}"


def _tiles(report: Report, labels: Mapping[str, str]) -> list[dict[str, Any]]:
    first = next(iter(report.reasons()), None)
    share = _("%(rate)s %%") % {"rate": report.rate} if report.rate is not None else ""
    return [
        {"name": _("Units shipped"), "value": f"{report.units_shipped:,}", "note": _("in the time shown")},
        {"name": _("Units returned"), "value": f"{report.units_returned:,}", "note": _("of those, so far")},
        {"name": _("Return rate"), "value": share, "note": _("returned of shipped")},
        {
            "name": _("Commonest reason"),
            "value": labels.get(first[0], first[0]) if first else _("None"),
            "note": _("%(count)d units") % {"count": first[1]} if first else "",
        },
    ]


def _bars(report: Report, labels: Mapping[str, str], step: str) -> dict[str, Any]:
    codes, by_reason = report.by_reason()
    faults, by_fault = report.by_fault()
    return {
        "reason_names": [labels.get(code, code) if code else _("All other reasons") for code in codes],
        "reason_rows": [(_period(day, step), units) for day, units in by_reason] if codes else [],
        "fault_names": [fault.label for fault in faults],
        "fault_rows": [(_period(day, step), units) for day, units in by_fault] if faults else [],
    }


def _period(day: date, step: str) -> str:
    """A period's name below its bar."""
    if step == "week":
        return date_format(day, "MONTH_DAY_FORMAT")
    # Translators: a date format in Django's letters, as in "Nov 2026"
    return date_format(day, pgettext("date format", "M Y"))


def _sku(one: SkuFigures, labels: Mapping[str, str], question: ReportQuestion) -> dict[str, Any]:
    return {
        "figures": one,
        "reason": labels.get(one.first_reason, one.first_reason),
        "url": _address(question, "returns:reports", sku=one.sku),
        "list_url": f"{reverse('returns:list')}?{urlencode({'sku': one.sku})}",
        "faults": [(fault.label, one.faults[fault]) for fault in Fault if one.faults[fault]],
    }


def _reason(
    code: str, units: int, report: Report, labels: Mapping[str, str], question: ReportQuestion
) -> dict[str, Any]:
    return {
        "label": labels.get(code, code),
        "units": units,
        "share": round(100 * units / report.units_returned, 1),
        "url": _address(question, "returns:reports", reason=code),
    }


def _chips(question: ReportQuestion, labels: Mapping[str, str]) -> list[dict[str, str]]:
    said = [
        ("sku", _("SKU"), question.sku),
        ("reason", _("Reason"), labels.get(question.reason, question.reason)),
    ]
    return [
        {"name": name, "value": value, "remove": _address(question, "returns:reports", **{part: ""})}
        for part, name, value in said
        if value
    ]

"""The ledger of claims: owed, paid, short and taken back, by claim, SKU, month or currency; on a page and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from orders import csvfile
from reimbursements import balance
from reimbursements.balance import Totals
from reimbursements.models import ClaimStep, Reimbursement, StepKind
from reimbursements.postings import SellersLedger
from returns.spreadsheet import workbook
from sellers.access import MemberRequest, member_required

MOST = 200  # lines on the page; the file has all
WAYS = {
    "claim": gettext_lazy("By claim"),
    "sku": gettext_lazy("By SKU"),
    "month": gettext_lazy("By month"),
    "currency": gettext_lazy("By currency"),
}
NAMES = {
    "claim": gettext_lazy("Claim"),
    "sku": gettext_lazy("SKU"),
    "month": gettext_lazy("Month"),
    "currency": gettext_lazy("Currency"),
}


@dataclass(frozen=True)
class Line:
    """One line of the ledger: what it is about, its sums, and where it leads."""

    name: str
    currency: str
    totals: Totals
    url: str = ""
    day: date | None = None  # until when a short payment can be disputed


@require_safe
@member_required
def ledger(request: MemberRequest) -> HttpResponse:
    """The ledger, grouped as the address says, with the proof that it agrees with Amazon's report."""
    book, way = SellersLedger.read(request.seller), _way(request)
    lines = list(_lines(book, way))
    wanted = request.GET.get("currency", "")
    shown = [line for line in lines if not wanted or line.currency == wanted]
    context = {
        "way": way,
        "name": NAMES[way],
        "tabs": [_tab(request, key, way) for key in WAYS],
        "lines": shown[:MOST],
        "more": max(len(shown) - MOST, 0),
        "sums": _sums(book, wanted),
        "currencies": sorted({line.currency for line in lines}),
        "currency": wanted,
        "unknown": book.unknown,
        "csv_url": _address("claims:ledger_export", way, "csv"),
        "xlsx_url": _address("claims:ledger_export", way, "xlsx"),
    }
    return render(request, "reimbursements/ledger.html", context)


@require_safe
@member_required
def ledger_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    """All lines of the ledger as a file: csv or xlsx."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    way, today = _way(request), timezone.now().astimezone(request.seller.zone).date()
    head = [str(NAMES[way]), *([] if way == "currency" else [_("Currency")]), *_columns()]
    rows = [_cells(line, way) for line in _lines(SellersLedger.read(request.seller), way)]
    name = f"claims-ledger-by-{way}"
    if kind == "xlsx":
        return workbook(head, rows, name=name, day=today)
    return csvfile.download(csvfile.BOM + csvfile.lines([head, *rows]), name, today)


def _way(request: MemberRequest) -> str:
    way = request.GET.get("by", "")
    return way if way in WAYS else "claim"


def _address(name: str, way: str, kind: str) -> str:
    return f"{reverse(name, args=[kind])}?by={way}"


def _tab(request: MemberRequest, key: str, way: str) -> dict[str, Any]:
    url = request.path if key == "claim" else f"{request.path}?by={key}"
    return {"label": WAYS[key], "url": url, "current": key == way}


def _columns() -> list[str]:
    return [
        _("Open before"),
        _("Owed"),
        _("Paid"),
        _("Given back as units"),
        _("Taken back"),
        _("Closed without money"),
        _("Offset within claims"),
        _("Nothing paid yet"),
        _("Short"),
        _("Above the least expected"),
    ]


def _cells(line: Line, way: str) -> list[object]:
    told = line.totals
    sums = (told.before, told.owed, told.paid, told.given_back, told.taken_back, told.closed)
    ends = (told.offset, told.waiting, told.short, told.above)
    return [line.name, *([] if way == "currency" else [line.currency]), *sums, *ends]


def _lines(book: SellersLedger, way: str) -> Iterator[Line]:
    if way == "month":
        for (currency, month), totals in sorted(balance.by_month(book.postings).items(), reverse=True):
            yield Line(_month(month), currency, totals)
        return
    key = {"claim": balance.by_claim, "sku": balance.by_sku, "currency": balance.by_currency}[way]
    found: dict[Any, Totals] = balance.totals(book.postings, key)
    if way == "claim":
        yield from _claim_lines(book, found)
        return
    for group, totals in sorted(found.items()):
        name = group[-1] or _("Without a SKU")
        yield Line(name, group[0], totals)


def _claim_lines(book: SellersLedger, found: dict[Any, Totals]) -> Iterator[Line]:
    """Claims with the newest first, then what answers no claim."""
    labels = {str(value): str(label) for value, label in Reimbursement.Match.choices}
    known = {claim.number for claim in book.claims}
    steps = ClaimStep.objects.for_seller(book.seller).open().filter(kind=StepKind.REVALUATION)
    until = dict(steps.values_list("claim__number", "due_on"))
    in_order = sorted(found.items(), key=lambda one: (one[0][1] in known, one[0][1], one[0][0]), reverse=True)
    for (currency, claim), totals in in_order:
        if claim in known:
            url = reverse("claims:detail", args=[claim])
            yield Line(claim, currency, totals, url, until.get(claim) if totals.short else None)
        else:
            yield Line(
                labels.get(claim, claim), currency, totals, f"{reverse('claims:payments')}?match={claim}"
            )


def _month(month: date) -> str:
    # Translators: a month in Django's letters, as in "Nov 2026"
    return date_format(month, pgettext("month format", "M Y"), use_l10n=False)


def _sums(book: SellersLedger, wanted: str) -> list[dict[str, Any]]:
    """The whole of each currency, and what the report's rows come to beside it."""
    found: dict[Any, Totals] = balance.totals(book.postings, balance.by_currency)
    told = book.report_net
    return [
        {"currency": group[0], "totals": totals, "report": told.get(group[0], balance.ZERO)}
        for group, totals in sorted(found.items())
        if not wanted or group[0] == wanted
    ]

"""The overview: what Amazon owes, what runs out when, what came of it, per month and marketplace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from reimbursements import overview as facts_of
from reimbursements.models import ClaimStatus
from reimbursements.overview import Facts
from reimbursements.overview_rows import LOST, Reading
from sellers.access import MemberRequest, member_required

DAYS_SHOWN = 40  # last days on the page, the next ones; the list of claims has all


@require_safe
@member_required
def overview(request: MemberRequest) -> HttpResponse:
    """Owed, at risk, filed, paid, short and lost, in one currency at a time."""
    now = timezone.now()
    reading = Reading(request.seller, now)
    whole = reading.facts()
    currency = _chosen(request, "currency", whole.currencies, request.seller.marketplace.currency)
    place = _chosen(request, "place", whole.places, "")
    told = whole.within(currency, place)
    today = now.astimezone(request.seller.zone).date()
    context = {
        "empty": not whole.currencies,
        "currency": currency,
        "currencies": whole.currencies,
        "place": place,
        "places": whole.places,
        "today": today,
        "tiles": _tiles(told, reading, currency, place),
        **_plots(told, today),
        "risks": told.risks[:DAYS_SHOWN],
        "more_risks": max(len(told.risks) - DAYS_SHOWN, 0),
        "pace": _pace(told),
        "recovery": facts_of.recovery(told.outcomes),
        "decided": len(told.outcomes),
    }
    return render(request, "reimbursements/overview.html", context)


def _chosen(request: MemberRequest, name: str, known: Sequence[str], first: str) -> str:
    wanted = request.GET.get(name, "")
    if wanted in known:
        return wanted
    return first if first in known or not known or name == "place" else known[0]


@dataclass(frozen=True)
class Plot:
    """One plot: the sorts it shows, stacked where they do not overlap."""

    title: str
    series: list[str]
    names: tuple[str, ...]


def _kinds() -> list[Plot]:
    return [
        Plot(_("Owed, by the opening of the claim"), [""], ("owed",)),
        Plot(_("Filed with Amazon"), [""], ("filed",)),
        Plot(_("What came of it"), [_("Paid"), _("Short"), _("Lost: too late")], ("paid", "short", "lost")),
        Plot(_("Taken back"), [""], ("taken_back",)),
    ]


def _plots(told: Facts, today: date) -> dict[str, Any]:
    kinds = [plot for plot in _kinds() if facts_of.named(told.flows, plot.names)]
    months = [
        {
            "plot": plot,
            "rows": [
                (_month(month), row) for month, row in facts_of.by_month(told.flows, today, names=plot.names)
            ],
        }
        for plot in kinds
    ]
    places = [
        {
            "plot": plot,
            "rows": facts_of.by_place(facts_of.named(told.flows, plot.names), plot.names),
        }
        for plot in kinds
    ]
    days = [(_day(day), [amount]) for day, amount in facts_of.by_day(told.risks)[:DAYS_SHOWN]]
    return {"months": months, "by_place": places, "by_day": days}


def _pace(told: Facts) -> dict[str, str]:
    found = facts_of.medians(told.ways)
    return {
        "to_filed": _days(found.to_filed), "to_paid": _days(found.to_paid), "whole": _days(found.whole)
    }  # fmt: skip


def _days(count: float | None) -> str:
    if count is None:
        return ""
    return ngettext("%(days)s day", "%(days)s days", ceil(count)) % {"days": f"{count:g}"}


def _day(day: date) -> str:
    # Translators: a day in Django's letters, as in "13 Nov"
    return date_format(day, pgettext("short day format", "j M"), use_l10n=False)


def _month(month: date) -> str:
    return date_format(month, pgettext("month format", "M Y"), use_l10n=False)


def _tiles(told: Facts, reading: Reading, currency: str, place: str) -> list[dict[str, Any]]:
    """Where each amount stands now."""
    total = facts_of.sums(told.flows)
    claims = [
        claim
        for claim in reading.book.claims
        if claim.currency == currency and place in ("", reading.place(claim.order))
    ]
    filed = [claim for claim in claims if claim.status in (ClaimStatus.FILED, ClaimStatus.DENIED)]
    lost = [claim for claim in claims if claim.status in LOST]
    risk = sum((one.amount or Decimal(0) for one in told.risks), Decimal(0))
    waiting = sum((reading.open_on.get(claim.number, Decimal(0)) for claim in filed), Decimal(0))
    first = told.risks[0].day if told.risks else None
    return [
        _tile(_("Owed, not filed yet"), risk, "claims:list", day=first),
        _tile(_("Filed, Amazon decides"), waiting, "claims:list", "?stage=filed", _claims(len(filed))),
        _tile(_("Paid"), total["paid"], "claims:payments", back=total["taken_back"]),
        _tile(_("Short"), total["short"], "claims:list", "?stage=answer", _("To dispute or accept")),
        _tile(
            _("Lost to missed deadlines"), total["lost"], "claims:list", "?stage=closed", _claims(len(lost))
        ),
    ]


def _tile(
    name: str, amount: Decimal, address: str, query: str = "", note: str = "", **more: Any
) -> dict[str, Any]:
    return {"name": name, "amount": amount, "note": note, "url": reverse(address) + query, **more}


def _claims(count: int) -> str:
    return ngettext("%(count)d claim", "%(count)d claims", count) % {"count": count}

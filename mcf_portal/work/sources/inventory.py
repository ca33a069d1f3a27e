"""Dangerous goods reviews whose days run, and removal orders that nobody hears of."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inventory.models import HazmatCase, HazmatStatus, RemovalOrder, StockRule
from inventory.rules import number_of
from mcf_portal.formatting import day_text
from mcf_portal.work.items import WorkItem
from mcf_portal.work.moment import MOST, Moment

S = HazmatStatus
ANSWER_COMES_WITHIN = timedelta(days=4)  # two business days and a weekend, in which Amazon usually decides


def hazmat(at: Moment) -> Iterator[WorkItem]:
    """Reviews that wait for documents, for a removal, or for an answer that is late."""
    cases = (
        HazmatCase.objects.for_seller(at.seller)
        .filter(
            Q(status__in=[S.DOCUMENTS_REQUESTED, S.REJECTED, S.NOT_ELIGIBLE, S.DISPOSAL_PENDING])
            | Q(status=S.UNDER_REVIEW)
            | Q(status=S.DOCUMENTS_SUBMITTED, submitted_at__lt=at.now - ANSWER_COMES_WITHIN)
        )
        .select_related("product")
    )
    for case in cases.by_deadline()[:MOST]:
        units = case.product.fulfillable + case.product.reserved + case.product.unfulfillable
        held = ngettext("%(units)d unit held back", "%(units)d units held back", units) % {"units": units}
        yield WorkItem(
            tab="stock",
            tone="act" if case.status in (S.UNDER_REVIEW, S.DOCUMENTS_SUBMITTED) else "bad",
            icon="shield-check",
            title=_title(case),
            about=f"{case.product.sku} · {held}",
            url=case.get_absolute_url(),
            verb=_("Open review"),
            due=case.due_on if case.status in (S.DOCUMENTS_REQUESTED, S.REJECTED) else None,
        )


def _title(case: HazmatCase) -> str:
    if case.status == S.UNDER_REVIEW:
        return _("Dangerous goods review: get the safety data sheet ready")
    if case.status == S.DOCUMENTS_SUBMITTED:
        return _("No answer about hazmat documents: ask Amazon, or record its answer")
    if case.status == S.NOT_ELIGIBLE:
        return _("May not be fulfilled: create a removal order")
    if case.status == S.DISPOSAL_PENDING:
        return _("Amazon may dispose of the stock: send documents or remove it today")
    day = day_text(case.due_on) if case.due_on else ""
    if case.status == S.REJECTED:
        return _("Amazon rejected the documents: send others by %(day)s") % {"day": day}
    return _("Send hazmat documents by %(day)s, or the stock is disposed of") % {"day": day}


def stuck_removals(at: Moment) -> Iterator[WorkItem]:
    """Removal orders without news for long, and noted ones that Amazon's report never named."""
    quiet, unseen = (
        timedelta(days=number_of(name, marketplace_id=at.seller.marketplace_id, day=at.today))
        for name in (StockRule.Name.REMOVAL_QUIET_DAYS, StockRule.Name.REMOVAL_REPORT_DAYS)
    )
    orders = RemovalOrder.objects.for_seller(at.seller).still_open()
    stuck = orders.filter(
        Q(told_at__lt=at.midnight - quiet) | Q(told_at=None, noted_at__lt=at.midnight - unseen)
    )
    for removal in stuck.order_by("requested_at", "id")[:MOST]:
        yield WorkItem(
            tab="stock",
            tone="warn",
            icon="package-open",
            title=_("No news of a removal order: ask Seller Support")
            if removal.told_at
            else _("Amazon’s report does not name a removal order: check its ID"),
            about=str(removal),
            url=removal.get_absolute_url(),
            verb=_("Open removal order"),
        )

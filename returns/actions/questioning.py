"""What is strange about a return is asked, answered by people, put off, and settled once it is strange no longer."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

import orders.actions
from history.actions import Refusal, change_status, record
from history.models import Source
from orders.models import Order, OrderIdentifier
from returns.arrivals import ANSWERS, NEEDS_CASE, Facts, Finding, Paper, Parcel, Unit, findings
from returns.models import (
    Answer,
    QuestionStatus,
    ReturnAuthorization,
    ReturnItem,
    ReturnParcel,
    ReturnQuestion,
)
from returns.patience import patience_for
from returns.units import lock_order
from sellers.models import AmazonConnection, Seller, User

LONGEST_WAIT = 180  # days


@transaction.atomic
def look_into(*, order: Order, at: datetime) -> None:
    """Ask what is strange about an order's returns now, and settle what is so no longer; twice, it asks once."""
    lock_order(order)
    zone = ZoneInfo(order.zone_name)
    facts = _facts(order, zone)
    if not facts.units:
        return
    today = at.astimezone(zone).date()
    found = {(one.kind.value, one.about): one for one in findings(facts, patience_for(order, today), today)}
    known = {(row.kind, row.about): row for row in order.return_questions.all()}
    for name, finding in found.items():
        if name not in known:
            _raise(order, finding, at)
        elif known[name].status == QuestionStatus.SETTLED:
            also = {"remind_on": None, "answer": "", "since": finding.since}
            change_status(known[name], QuestionStatus.OPEN, by=None, at=at, also=also)
    for name, row in known.items():
        if name not in found and row.status == QuestionStatus.OPEN:
            change_status(row, QuestionStatus.SETTLED, by=None, at=at)


def to_look_into(*, limit: int, after: int) -> Sequence[tuple[int, int]]:
    """Seller and id of the orders whose returns may have become strange by the passing of days, by id."""
    waiting = ReturnItem.objects.filter(
        order=OuterRef("pk"), told_at__isnull=False, received_condition=""
    ).exclude(status_told__iexact="Processed")
    orders_waiting = Order.objects.filter(
        Q(Exists(waiting)) | Q(Exists(ReturnParcel.objects.under_way().filter(order=OuterRef("pk"))))
    )
    rows = orders_waiting.filter(pk__gt=after).order_by("pk")
    return list(rows.values_list("seller_id", "pk")[:limit])


@transaction.atomic
def answer_question(
    *, question: ReturnQuestion, answer: str, note: str, case_id: str, by: User, at: datetime
) -> None:
    """Answer a question about a return. Raises Refusal when the answer does not fit it, or lacks its case id."""
    if answer not in ANSWERS.get(question.kind, ()):
        raise Refusal(_("Choose one of the answers to this question. Nothing has been saved."))
    if Answer(answer) in NEEDS_CASE and not case_id:
        raise Refusal(_("Enter the case ID that Seller Support gave you. Nothing has been saved."))
    lock_order(question.order)
    also = {"answer": answer, "note": note, "case_id": case_id, "answered_at": at, "answered_by": by}
    change_status(
        question, QuestionStatus.ANSWERED, by=by, at=at, reason=note, also=also | {"remind_on": None}
    )
    if case_id:
        orders.actions.add_identifiers(order=question.order, names={OrderIdentifier.Kind.CASE: [case_id]})


@transaction.atomic
def reopen_question(*, question: ReturnQuestion, by: User, at: datetime) -> None:
    """Ask an answered question again."""
    also = {"answer": "", "answered_at": None, "answered_by": None}
    change_status(question, QuestionStatus.OPEN, by=by, at=at, also=also)


@transaction.atomic
def remind_later(*, question: ReturnQuestion, on: date, by: User, at: datetime) -> None:
    """Put a question off to a later day. Raises Refusal for a day that is not to come, or half a year away."""
    today = at.astimezone(ZoneInfo(question.order.zone_name)).date()
    if not 0 < (on - today).days <= LONGEST_WAIT:
        raise Refusal(_("Choose a day after today, within half a year. Nothing has been saved."))
    moved = ReturnQuestion.objects.filter(pk=question.pk, status=QuestionStatus.OPEN).update(remind_on=on)
    if not moved:
        raise Refusal(_("This question is no longer open. Reload the page; nothing was changed."))
    record(question, verb="question_put_off", by=by, at=at, after=on.isoformat())


def _raise(order: Order, finding: Finding, at: datetime) -> None:
    row = ReturnQuestion.objects.create(
        seller_id=order.seller_id,
        order=order,
        kind=finding.kind,
        about=finding.about,
        authorization_id=finding.paper,
        item_id=finding.unit,
        parcel_id=finding.parcel,
        since=finding.since,
        goes_stale_on=finding.goes_stale_on,
        raised_at=at,
    )
    record(row, verb="question_raised", by=None, at=at, source=Source.PORTAL, after=finding.kind)


# --- the facts ---------------------------------------------------------------------------------------------------
def _facts(order: Order, zone: ZoneInfo) -> Facts:
    items = list(order.return_items.select_related("customer_return"))
    strangers = any(item.told and _is_stranger(item) for item in items)
    connected = strangers and _is_connected(order.seller)
    return Facts(
        [_unit(item, zone, connected=connected) for item in items],
        [_paper(paper, zone) for paper in order.return_authorizations.all()],
        [_parcel(parcel, zone) for parcel in order.return_parcels.all()] if items else [],
    )


def _is_stranger(item: ReturnItem) -> bool:
    return item.authorization_id is None and item.customer_return_id is None


def _is_connected(seller: Seller) -> bool:
    """Whether RMAs made elsewhere would be known: only Amazon's API tells of them."""
    return AmazonConnection.objects.usable().filter(seller=seller).exists()


def _unit(item: ReturnItem, zone: ZoneInfo, *, connected: bool) -> Unit:
    day = _day(item.status_changed_at or item.told_at, zone)
    return Unit(
        pk=item.pk,
        paper=item.authorization_id,
        told=item.told,
        announced=not (connected and _is_stranger(item)),
        processed_on=day if item.told and item.is_processed else None,
        centre=item.fulfillment_center,
        refused_afterwards_on=day if item.told and item.is_refused_afterwards else None,
    )


def _paper(paper: ReturnAuthorization, zone: ZoneInfo) -> Paper:
    issued = paper.created_at.astimezone(zone).date()
    return Paper(paper.pk, paper.fulfillment_center, issued, _day(paper.handed_over_at, zone))


def _parcel(parcel: ReturnParcel, zone: ZoneInfo) -> Parcel:
    return Parcel(
        pk=parcel.pk,
        paper=parcel.authorization_id,
        entered_on=parcel.entered_at.astimezone(zone).date(),
        delivered_on=_day(parcel.delivered_at, zone),
        lost_on=_day(parcel.lost_told_at, zone),
    )


def _day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    return moment.astimezone(zone).date() if moment else None

"""An inquiry begins: somebody asks, or a case was filed with Seller Support."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import connection, transaction
from django.db.models import IntegerField, Max
from django.db.models.functions import Cast, Substr
from django.utils.translation import gettext as _

from history.actions import Refusal, record
from inquiries.actions.saying import Reply, keep_message, reply
from inquiries.actions.timing import held, move, started
from inquiries.files import Safe
from inquiries.models import Channel, Direction, Inquiry, Kind, Message, State
from inquiries.texts import LANGUAGES, spoken_in
from orders.actions import add_identifiers
from orders.models import Order, OrderIdentifier
from orders.search import fold
from sellers.models import Seller, User

_CASE = re.compile(r"[A-Za-z0-9-]{4,40}")


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What is told of a new inquiry; `direction` says whether its first words came in, went out or are a note."""

    kind: Kind
    channel: str
    subject: str
    text: str
    order: Order | None = None
    direction: Direction = Direction.RECEIVED
    said_at: datetime | None = None
    customer_name: str = ""
    customer_email: str = ""
    language: str = ""
    case_id: str = ""
    cause: str = ""
    owner: User | None = None
    files: list[Safe] = field(default_factory=list)
    submission_key: str = ""


@transaction.atomic
def open_inquiry(*, seller: Seller, opening: Opening, by: User, at: datetime) -> Inquiry:
    """Write an inquiry down with its first words; its clock runs from when they came.

    A case that was filed waits for Amazon from the start. The same `submission_key` again gives the inquiry already
    opened. Raises Refusal for a case ID that is none, or a person who does not work here.
    """
    _wait_for_my_turn(seller)
    made = Inquiry.objects.for_seller(seller).filter(submission_key=opening.submission_key).first()
    if made is not None:
        return made
    case_id = _checked(opening.case_id)
    inquiry = _row(seller, opening, case_id, by, at)
    for name, value in started(inquiry, at=min(opening.said_at or at, at)).items():
        setattr(inquiry, name, value)
    inquiry.save()
    record(inquiry, verb="inquiry_opened", by=by, at=at, after=inquiry.number, data={"what": inquiry.subject})
    if opening.text.strip():
        _keep_first_words(inquiry, opening, by, at)
    if case_id:
        _name_by_case(inquiry, case_id)
    if inquiry.kind == Kind.CASE and case_id:
        move(inquiry, State.WAITING_AMAZON, by=by, at=at, also=held(inquiry, until=None, at=at))
    return inquiry


@transaction.atomic
def write_first(*, seller: Seller, opening: Opening, letter: Reply, by: User, at: datetime) -> Message:
    """Write to a customer who has not asked: an inquiry that begins with our letter. Raises Refusal as `reply` does."""
    inquiry = open_inquiry(seller=seller, opening=replace(opening, text=""), by=by, at=at)
    return reply(inquiry=inquiry, reply=letter, by=by, at=at)


def _keep_first_words(inquiry: Inquiry, opening: Opening, by: User, at: datetime) -> None:
    keep_message(
        inquiry=inquiry,
        direction=opening.direction,
        channel=opening.channel,
        text=opening.text,
        subject=opening.subject,
        files=opening.files,
        submission_key=opening.submission_key,
        said_at=min(opening.said_at or at, at),
        by=by,
        at=at,
    )


@transaction.atomic
def set_case_id(*, inquiry: Inquiry, case_id: str, by: User, at: datetime) -> None:
    """Note under which case Seller Support answers; the order is found by it from then on."""
    case_id = _checked(case_id)
    if not case_id:
        raise Refusal(_("Enter the case ID as Seller Support shows it. Nothing was saved."))
    if case_id == inquiry.case_id:
        return
    before = inquiry.case_id
    fields = {"case_id": case_id, "folded_case": fold(case_id)}
    Inquiry.objects.filter(pk=inquiry.pk).update(**fields)
    inquiry.case_id = case_id
    record(inquiry, verb="case_id", by=by, at=at, before=before, after=case_id)
    _name_by_case(inquiry, case_id)


def _row(seller: Seller, opening: Opening, case_id: str, by: User, at: datetime) -> Inquiry:
    owner, order = opening.owner, opening.order
    if owner is not None and not seller.memberships.filter(user=owner).exists():
        raise Refusal(_("This person does not work for %(seller)s. Nothing was saved.") % {"seller": seller})
    known = order.notification_emails[0] if order and order.notification_emails else ""
    email = opening.customer_email or (known if opening.kind == Kind.QUESTION else "")
    language = opening.language or spoken_in(order.country if order else seller.marketplace.code)
    return Inquiry(
        seller=seller,
        number=_next_number(seller),
        kind=opening.kind,
        channel=Channel(opening.channel),
        order=order,
        subject=" ".join(opening.subject.split())[:200],
        cause=opening.cause,
        customer_name=opening.customer_name.strip()[:100],
        customer_email=email,
        language=language if language in LANGUAGES else "en",
        case_id=case_id,
        folded_case=fold(case_id) if case_id else "",
        folded_name=fold(opening.customer_name) if opening.customer_name.strip() else "",
        folded_email=fold(email) if email else "",
        owner=owner,
        submission_key=opening.submission_key,
        opened_by=by,
        opened_at=at,
    )


def _checked(case_id: str) -> str:
    case_id = case_id.strip()
    if case_id and not _CASE.fullmatch(case_id):
        raise Refusal(_("A case ID has 4 to 40 digits, letters or dashes. Nothing was saved."))
    return case_id


def _name_by_case(inquiry: Inquiry, case_id: str) -> None:
    if inquiry.order is not None:
        add_identifiers(order=inquiry.order, names={OrderIdentifier.Kind.CASE: [case_id]})


def _wait_for_my_turn(seller: Seller) -> None:
    """Inquiries of one seller begin one after the other, so that no number is given out twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('inquiries.number', %s))", [seller.pk])


def _next_number(seller: Seller) -> str:
    digits = Cast(Substr("number", 5), IntegerField())
    last = Inquiry.objects.for_seller(seller).order_by("-id")[:1].aggregate(last=Max(digits))["last"] or 0
    return f"INQ-{last + 1:06}"

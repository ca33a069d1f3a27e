"""A customer asks for a return on the tracking page; the seller's staff approve, change or refuse it.

ask_return          keeps the request; the same submit twice makes one
take_back           the customer no longer wants it
approve_request     makes the return, as asked or as changed
answer_with         the return was made in another way meanwhile
refuse_request      says why not, for the customer to read
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.utils.translation import gettext as _

from history.actions import Refusal, change_status, record
from history.models import Source
from orders.models import Order
from returns.actions.creating import Line, create_return
from returns.actions.enclosing import Picture
from returns.models import (
    MailStatus,
    RequestStatus,
    Return,
    ReturnPhoto,
    ReturnRequest,
    ReturnRequestLine,
    ReturnRequestPhoto,
)
from returns.selfservice.offer import Offer, Wish, offer_for
from returns.units import lock_order
from sellers.models import User

MOST_A_DAY = 5  # requests for one order: more is mischief


@transaction.atomic
def ask_return(
    *,
    order: Order,
    wishes: Sequence[Wish],
    words: str,
    email: str,
    pictures: Sequence[Picture],
    language: str,
    origin: str,
    submission_key: str,
    at: datetime,
) -> ReturnRequest:
    """Keep what the customer asks for, under a lock on the order; `origin` is how the portal is reached.

    Raises Refusal, in words for the customer, when a request waits already, when more is asked for than can come
    back, or when there were too many requests today; then nothing is kept.
    """
    locked = lock_order(order)
    made = ReturnRequest.objects.filter(order=locked, submission_key=submission_key).first()
    if made is not None:
        return made
    _check(locked, wishes, at)
    made = ReturnRequest(order=locked, words=words, language=language, origin=origin, asked_at=at)
    made.email = email or next(iter(order.notification_emails), "")
    made.seller_id, made.submission_key = locked.seller_id, submission_key
    made.number = _next_number(made.seller_id)
    made.save(force_insert=True)
    _keep_lines(made, wishes)
    for picture in pictures:
        _keep_picture(made, picture)
    _note(made, sum(wish.quantity for wish in wishes), at)
    return made


def _note(made: ReturnRequest, units: int, at: datetime) -> None:
    record(
        made,
        verb="return_requested",
        by=None,
        at=at,
        source=Source.CUSTOMER,
        after=made.number,
        data={"units": units},
    )


def _check(order: Order, wishes: Sequence[Wish], at: datetime) -> None:
    asked = ReturnRequest.objects.filter(order=order)
    if asked.open().exists():
        raise Refusal(
            _("You have asked for a return already. Wait for the answer, or take the request back.")
        )
    if asked.filter(asked_at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        raise Refusal(_("You have asked several times today. Write to the shop instead."))
    if not wishes:
        raise Refusal(_("Choose how many of at least one item you want to send back."))
    _check_offer(offer_for(order, at), wishes)


def _check_offer(offer: Offer, wishes: Sequence[Wish]) -> None:
    wanted = Counter[int]()
    for wish in wishes:
        wanted[wish.order_item_id] += wish.quantity
    for order_item_id, quantity in wanted.items():
        line = offer.line(order_item_id)
        if line is None or not line.is_open or not 0 < quantity <= line.returnable:
            why = line.why_not if line else ""
            raise Refusal(
                why or _("That many can’t be sent back any more. Reload the page. Nothing was sent.")
            )


def _keep_lines(made: ReturnRequest, wishes: Sequence[Wish]) -> None:
    ReturnRequestLine.objects.bulk_create(
        ReturnRequestLine(
            seller_id=made.seller_id,
            request=made,
            order_item_id=wish.order_item_id,
            quantity=wish.quantity,
            reason_code=wish.reason_code,
        )
        for wish in wishes
    )


def _keep_picture(made: ReturnRequest, picture: Picture) -> None:
    """The same picture twice is one."""
    photo = picture.photo
    sha256 = hashlib.sha256(photo.content).hexdigest()
    if made.photos.filter(sha256=sha256).exists():
        return
    row = ReturnRequestPhoto(seller_id=made.seller_id, request=made, name=picture.name, sha256=sha256)
    row.content_type, row.taken_at = photo.content_type, photo.taken_at
    row.file.save(f"{sha256[:20]}.{photo.extension}", ContentFile(photo.content), save=False)
    row.thumbnail.save(f"{sha256[:20]}-small.jpg", ContentFile(photo.thumbnail), save=False)
    row.save(force_insert=True)


def _next_number(seller_id: int) -> str:
    """The seller's next number; two customers of one seller wait for each other here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('returns.request', %s))", [seller_id])
    last = ReturnRequest.objects.for_seller(seller_id).order_by("-id").first()
    return f"REQ-{int(last.number.removeprefix('REQ-')) + 1 if last else 1:06d}"


@transaction.atomic
def take_back(*, asked: ReturnRequest, at: datetime) -> None:
    """The customer no longer wants to send anything back."""
    lock_order(asked.order)
    change_status(
        asked, RequestStatus.WITHDRAWN, by=None, at=at, source=Source.CUSTOMER, also={"decided_at": at}
    )


@transaction.atomic
def approve_request(
    *,
    asked: ReturnRequest,
    lines: Sequence[Line],
    answer: str,
    language: str,
    by: User,
    at: datetime,
    override: str = "",
) -> Return:
    """Make the return, with the lines as asked or as changed; the customer's words and photographs go with each unit.

    `override` is why it is made against the seller's own policy, by somebody in the seller role. Raises Refusal when
    the request was decided meanwhile, or the return can't be made; then nothing is kept.
    """
    lock_order(asked.order)
    decided = _decision(asked, answer, by, at)
    change_status(asked, RequestStatus.APPROVED, by=by, at=at, reason=answer, also=decided)
    made = create_return(
        order=asked.order,
        lines=lines,
        comments=asked.words,
        submission_key=f"request-{asked.pk}",
        language=language,
        by=by,
        at=at,
        override=override,
        has_photos=asked.photos.exists(),
    )
    _hand_on(asked, made, at)
    asked.customer_return = made
    asked.save(update_fields=["customer_return"])
    return made


@transaction.atomic
def answer_with(*, asked: ReturnRequest, made: Return, by: User, at: datetime) -> None:
    """Approve a request by a return that was made for the order in another way; the photographs go with its units."""
    lock_order(asked.order)
    if made.order_id != asked.order_id:
        raise Refusal(_("That return belongs to another order. Nothing was decided."))
    change_status(asked, RequestStatus.APPROVED, by=by, at=at, also=_decision(asked, "", by, at))
    _hand_on(asked, made, at)
    asked.customer_return = made
    asked.save(update_fields=["customer_return"])


def _hand_on(asked: ReturnRequest, made: Return, at: datetime) -> None:
    """The customer's photographs are kept with every unit; the files are the same."""
    ReturnPhoto.objects.bulk_create(
        ReturnPhoto(
            seller_id=made.seller_id,
            order_id=made.order_id,
            unit=unit,
            file=photo.file.name,
            thumbnail=photo.thumbnail.name,
            name=photo.name,
            content_type=photo.content_type,
            sha256=photo.sha256,
            taken_at=photo.taken_at,
            added_at=at,
        )
        for unit in made.items.all()
        for photo in asked.photos.all()
    )


@transaction.atomic
def refuse_request(*, asked: ReturnRequest, answer: str, by: User, at: datetime) -> None:
    """Say no, with a reason that the customer reads on the page and, where an address is known, by mail."""
    lock_order(asked.order)
    if not answer.strip():
        raise Refusal(_("Say why: the customer reads it. Nothing was decided."))
    decided = _decision(asked, answer, by, at)
    change_status(asked, RequestStatus.REFUSED, by=by, at=at, reason=answer, also=decided)


def _decision(asked: ReturnRequest, answer: str, by: User, at: datetime) -> dict[str, object]:
    mail = MailStatus.SENDING if asked.email else ""
    return {"answer": answer, "decided_at": at, "decided_by": by, "mail_status": mail}

"""Amazon is asked for the RMA of a submitted return.

waiting            whose turn it is
ask_amazon
  _claim           one worker at a time, for as long as a call can take
  _look_up         after an earlier try: what Amazon knows already is not asked again
  _ask             createFulfillmentReturn for the units without an answer
  _note_failure    later, or "not sent" when it can't work or was tried often enough
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from amazon import AmazonError, Client, Refused, Unauthorized, Unavailable, shapes
from amazon.errors import Throttled
from history.actions import Refusal, change_status, record
from history.models import Source
from returns.actions.reporting import follow, record_return_status
from returns.models import UNDER_WAY, Return, ReturnItem, ReturnStatus
from returns.refusals import WHOLE_CALL
from returns.units import lock_order
from sellers.models import User

LEASE = timedelta(minutes=5)  # as long as a task may run: until then nobody else asks
LONGEST_WAIT = timedelta(hours=1)
MOST_TRIES = 12  # about six hours
_AGAIN = {"problem": "", "tries": 1}  # not none: what an earlier try did at Amazon is looked up first
NOT_CONNECTED = timedelta(minutes=10)


def waiting(*, at: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Seller and id of the returns whose turn it is; rows another worker holds are left to it."""
    with transaction.atomic():
        due = Return.objects.due(at).select_for_update(skip_locked=True, of=("self",))
        return list(due.values_list("seller_id", "id")[:limit])


def ask_amazon(*, customer_return: Return, client: Client, at: datetime) -> None:
    """Ask Amazon for the RMA of a submitted return; a try whose answer was lost is looked up before it is repeated."""
    claimed = _claim(customer_return, at)
    if claimed is None:
        return
    unsure = claimed.tries > 1
    try:
        if unsure:
            _look_up(claimed, client, at)
        _ask(claimed, client, at)
    except AmazonError as error:
        _note_failure(claimed, error, at)
    customer_return.refresh_from_db()


@transaction.atomic
def postpone(*, customer_return: Return, problem: str, at: datetime) -> None:
    """Leave a return in line for later, because the seller is not connected to Amazon."""
    lock_order(customer_return.order)
    Return.objects.filter(pk=customer_return.pk, status__in=UNDER_WAY).update(
        next_try_at=at + NOT_CONNECTED, problem=problem
    )


@transaction.atomic
def try_again(*, customer_return: Return, by: User, at: datetime) -> None:
    """Put a return that could not be sent back in line."""
    lock_order(customer_return.order)
    change_status(customer_return, ReturnStatus.SUBMITTED, by=by, at=at, also=_AGAIN | {"next_try_at": at})


@transaction.atomic
def withdraw(*, customer_return: Return, by: User, at: datetime) -> None:
    """Give up a return that could not be sent; its units may be returned anew. Refused once Amazon has taken it."""
    lock_order(customer_return.order)
    if customer_return.items.filter(told_at__isnull=False).exists():
        raise Refusal(
            _("Amazon has taken some units of this return already. Try again instead of withdrawing it.")
        )
    change_status(customer_return, ReturnStatus.WITHDRAWN, by=by, at=at, also={"next_try_at": None})


@transaction.atomic
def _claim(customer_return: Return, at: datetime) -> Return | None:
    """The return, taken for one try; None when it is not its turn or another worker has it."""
    lock_order(customer_return.order)
    fresh = Return.objects.select_related("order").get(pk=customer_return.pk)
    lease = {"asked_at": at, "next_try_at": at + LEASE, "tries": fresh.tries + 1}
    if fresh.status == ReturnStatus.SUBMITTED:
        change_status(fresh, ReturnStatus.ASKING, by=None, at=at, also=lease)
        return fresh
    if fresh.status == ReturnStatus.ASKING and fresh.next_try_at and fresh.next_try_at <= at:
        Return.objects.filter(pk=fresh.pk).update(**lease)
        fresh.refresh_from_db()
        return fresh
    return None


def _look_up(customer_return: Return, client: Client, at: datetime) -> None:
    """Store what Amazon knows of the order's returns: the units of an earlier try are among them, or were not made."""
    told = client.fulfillment.get_order(customer_return.order.seller_order_id)
    record_return_status(
        order=customer_return.order, items=told.return_items, authorizations=told.return_authorizations, at=at
    )


def _ask(customer_return: Return, client: Client, at: datetime) -> None:
    units = _unanswered(customer_return)
    if not units:
        return
    told = client.fulfillment.create_return(
        customer_return.order.seller_order_id, [_wire(unit) for unit in units]
    )
    _store(customer_return, told, at)


def _unanswered(customer_return: Return) -> list[ReturnItem]:
    """Units Amazon has said nothing of, those of one shipment side by side."""
    open_units = customer_return.items.filter(told_at=None, refusal_code="")
    return list(open_units.select_related("order_item", "shipment").order_by("shipment_id", "id"))


def _wire(unit: ReturnItem) -> shapes.NewReturnItem:
    return shapes.NewReturnItem(
        seller_return_item_id=unit.seller_return_item_id,
        seller_fulfillment_order_item_id=unit.order_item.seller_item_id,
        amazon_shipment_id=unit.shipment.amazon_shipment_id if unit.shipment else "",
        return_reason_code=unit.reason_code,
        return_comment=unit.comment,
    )


@transaction.atomic
def _store(customer_return: Return, told: shapes.ReturnResult, at: datetime) -> None:
    lock_order(customer_return.order)
    for invalid in told.invalid_return_items:
        reason = invalid.invalid_item_reason or shapes.InvalidItemReason()
        units = customer_return.items.filter(seller_return_item_id=invalid.seller_return_item_id)
        _refuse(list(units), reason.invalid_item_reason_code or WHOLE_CALL, reason.description, at)
    record_return_status(
        order=customer_return.order, items=told.return_items, authorizations=told.return_authorizations, at=at
    )
    _settle(customer_return, at)


def _settle(customer_return: Return, at: datetime) -> None:
    """Conclude the try: units Amazon's answer left out are asked for again."""
    customer_return.refresh_from_db()
    follow(customer_return, at=at)
    if customer_return.status == ReturnStatus.ASKING:
        _wait(customer_return, _("Amazon's answer left out some of the units."), at)


def _refuse(units: Sequence[ReturnItem], code: str, description: str, at: datetime) -> None:
    for unit in units:
        unit.refusal_code, unit.refusal = code[:40], description[:500]
        unit.save(update_fields=["refusal_code", "refusal"])
        record(
            unit, verb="unit_refused", by=None, at=at, source=Source.AMAZON, after=code, reason=description
        )


@transaction.atomic
def _note_failure(customer_return: Return, error: AmazonError, at: datetime) -> None:
    """What follows from a call without an answer: wait, give up for now, or take the refusal for every unit."""
    lock_order(customer_return.order)
    customer_return.refresh_from_db()
    if customer_return.status != ReturnStatus.ASKING:
        return  # a sync has told the outcome meanwhile
    if isinstance(error, Refused) and not isinstance(error, Unauthorized):
        _refuse(_unanswered(customer_return), WHOLE_CALL, error.message, at)
        _settle(customer_return, at)
    elif isinstance(error, Unauthorized):
        _give_up(customer_return, str(error), at)
    else:
        _wait(customer_return, str(error), at, error)


def _give_up(customer_return: Return, problem: str, at: datetime) -> None:
    also = {"next_try_at": None, "problem": problem}
    change_status(customer_return, ReturnStatus.FAILED, by=None, at=at, reason=problem, also=also)


def _wait(customer_return: Return, problem: str, at: datetime, error: AmazonError | None = None) -> None:
    if customer_return.tries >= MOST_TRIES:
        _give_up(customer_return, problem, at)
        return
    delay = min(timedelta(seconds=30 * 2 ** min(customer_return.tries, 8)), LONGEST_WAIT)
    if isinstance(error, Throttled):
        delay = max(delay, timedelta(seconds=error.retry_after))
    later = {"next_try_at": at + delay, "problem": problem}
    if isinstance(error, Unavailable) and error.may_have_happened:
        Return.objects.filter(pk=customer_return.pk).update(**later)  # still asking: nobody knows the outcome
    else:
        change_status(customer_return, ReturnStatus.SUBMITTED, by=None, at=at, reason=problem, also=later)

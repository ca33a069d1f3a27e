"""A return is submitted: checked against what may come back, kept, and left for Amazon to be asked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import connection, transaction
from django.utils.translation import gettext as _

from history.actions import Refusal, record
from orders.models import Order
from returns.actions.enclosing import Picture, keep_photos
from returns.eligibility import allot, judge, why_not
from returns.models import Return, ReturnItem, ReturnMethod
from returns.stances import Wanted, objections, stances_of
from returns.units import LineUnits, lock_order, units_of
from sellers.models import Role, User

COMMENT_LIMIT = 1000  # Amazon's, for one return item
# The task queued at the end of the request goes first; the timetable's task picks up what that one lost
FIRST_TRY = timedelta(minutes=1)


@dataclass(frozen=True)
class Line:
    """What the form asks for one line of the order: so many units, for one reason, with a comment of its own."""

    order_item_id: int
    quantity: int
    reason_code: str
    comment: str = ""
    photos: Sequence[Picture] = field(default_factory=tuple)  # kept with each of the units


@dataclass(frozen=True)
class Travel:
    """How the parcel travels back: a ReturnMethod, and in words when it is another way."""

    method: str = ReturnMethod.POSTAGE
    note: str = ""


@transaction.atomic
def create_return(
    *,
    order: Order,
    lines: Sequence[Line],
    comments: str,
    submission_key: str,
    language: str,
    by: User,
    at: datetime,
    travel: Travel = Travel(),
    override: str = "",
    has_photos: bool = False,
) -> Return:
    """Take a return, one unit per return item, under a lock on the order; Amazon is asked by a task afterwards.

    `comments` goes with each unit whose line has none of its own. The same `submission_key` again gives the return
    already made. `override` is why it is made against the seller's own policy, by somebody in the seller role;
    `has_photos` says that the customer's photographs are kept elsewhere. Raises Refusal when nothing is asked for,
    more than is returnable (shipped less on open or processed returns), or what the policy forbids; then nothing is
    kept.
    """
    locked = lock_order(order)
    made = Return.objects.filter(order=locked, submission_key=submission_key).first()
    if made is not None:
        return made
    wanted = [line for line in lines if line.quantity > 0]
    units = units_of(locked)
    _check(wanted, units, comments)
    overridden = _check_policy(locked, wanted, override.strip(), has_photos, by, at)
    made = Return(order=locked, comments=comments, submission_key=submission_key, language=language)
    made.method, made.method_note = travel.method, travel.note
    _keep(made, wanted, units, by, at)
    if overridden:
        said = {"objections": " ".join(overridden)}
        record(made, verb="policy_overridden", by=by, at=at, reason=override.strip(), data=said)
    return made


def _keep(
    made: Return, wanted: Sequence[Line], units: Mapping[int, LineUnits], by: User, at: datetime
) -> None:
    made.seller_id = made.order.seller_id
    made.number = _next_number(made.seller_id)
    made.next_try_at = at + FIRST_TRY
    made.created_by, made.created_at = by, at
    made.save(force_insert=True)
    items = ReturnItem.objects.bulk_create(_items(made, wanted, units))
    record(made, verb="return_created", by=by, at=at, after=made.number, data={"units": len(items)})
    rest = iter(items)
    for line in wanted:
        own = [next(rest) for _unit in range(line.quantity)]
        if line.photos:
            keep_photos(units=own, pictures=line.photos, at=at)


def returnable(order: Order) -> dict[int, int]:
    """Units that may still be returned per order item: shipped less those on open or processed returns."""
    return {line: judge(units.facts).returnable for line, units in units_of(order).items()}


def _check(wanted: Sequence[Line], units: Mapping[int, LineUnits], comments: str) -> None:
    if not wanted:
        raise Refusal(
            _("No item was chosen. Choose how many of at least one item come back. Nothing has been sent.")
        )
    if max(len(text) for text in (comments, *(line.comment for line in wanted))) > COMMENT_LIMIT:
        raise Refusal(_("Comments may have at most 1,000 characters. Shorten them. Nothing has been sent."))
    if not all(line.reason_code for line in wanted):
        raise Refusal(_("Choose a return reason for each item: Amazon does not accept a return without one."))
    asked = Counter[int]()
    for line in wanted:
        asked[line.order_item_id] += line.quantity
    for order_item_id, quantity in asked.items():
        _check_line(units.get(order_item_id), quantity)


def _check_line(units: LineUnits | None, quantity: int) -> None:
    if units is None:
        raise Refusal(
            _("One of the items does not belong to this order. Reload the page. Nothing has been sent.")
        )
    verdict = judge(units.facts)
    if not verdict.returnable:
        raise Refusal(why_not(verdict, units.facts))
    if quantity > verdict.returnable:
        raise Refusal(
            _("%(asked)d units were chosen, but only %(left)d may still be returned. Choose fewer.")
            % {"asked": quantity, "left": verdict.returnable}
        )


def _check_policy(
    order: Order, wanted: Sequence[Line], override: str, has_photos: bool, by: User, at: datetime
) -> Sequence[str]:
    """What the seller's policy holds against it, when it is made all the same; raises Refusal when it may not be."""
    asked = [
        Wanted(line.order_item_id, line.reason_code, with_photo=has_photos or bool(line.photos))
        for line in wanted
    ]
    against = objections(asked, stances_of(order, order.items.all(), at=at))
    if not against:
        return ()
    if override and may_override(order.seller_id, by):
        return against
    raise Refusal(
        _(
            "%(objection)s Somebody in the seller role may return it anyway, with a reason. Nothing has been sent."
        )
        % {"objection": " ".join(against)}
    )


def may_override(seller_id: int, by: User) -> bool:
    """Whether a person may return something against the seller's own policy."""
    return by.memberships.filter(seller_id=seller_id, role=Role.SELLER).exists()


def _items(
    customer_return: Return, wanted: Sequence[Line], units: Mapping[int, LineUnits]
) -> Iterator[ReturnItem]:
    # The tail keeps ids apart from those of an earlier installation that counted its returns from one as well
    tail = sha256(f"{customer_return.order_id}:{customer_return.submission_key}".encode()).hexdigest()[:8]
    number = 0
    for line in wanted:
        mine = units[line.order_item_id]
        for shipment_id in allot(mine.shipped, mine.taken, line.quantity):
            number += 1
            mine.taken[shipment_id] += 1
            yield ReturnItem(
                seller_id=customer_return.seller_id,
                order_id=customer_return.order_id,
                customer_return=customer_return,
                order_item_id=line.order_item_id,
                shipment_id=shipment_id,
                seller_return_item_id=f"{customer_return.number}-{number}-{tail}",
                reason_code=line.reason_code,
                comment=line.comment or customer_return.comments,
            )


def _next_number(seller_id: int) -> str:
    """The seller's next number; two orders of one seller wait for each other here, so none is given out twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('returns.number', %s))", [seller_id])
    last = Return.objects.for_seller(seller_id).order_by("-id").first()
    return f"RET-{int(last.number.removeprefix('RET-')) + 1 if last else 1:06d}"

"""A list of returns: kept, revised, started, and made order by order; running twice makes nothing twice."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import groupby

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from history.actions import Refusal, change_status
from returns.actions.creating import Line, create_return
from returns.bulk.judging import Judged
from returns.bulk.reading import Told
from returns.models import BatchRow, BatchStatus, Return, ReturnBatch, ReturnStatus, RowOutcome
from sellers.models import Seller, User

LEASE = timedelta(minutes=6)  # longer than a task may run: until then nobody else works on the list


@transaction.atomic
def keep_batch(*, seller: Seller, rows: Sequence[Told], language: str, by: User, at: datetime) -> ReturnBatch:
    """Keep a list as it was given; nothing is made yet."""
    batch = ReturnBatch.objects.create(seller=seller, language=language, created_by=by, created_at=at)
    BatchRow.objects.bulk_create(
        BatchRow(
            seller=seller,
            batch=batch,
            position=position,
            order_told=told.order[:100],
            sku_told=told.sku[:100],
            quantity_told=told.quantity[:20],
            reason_told=told.reason[:300],
            comment=told.comment,
        )
        for position, told in enumerate(rows, 1)
    )
    return batch


@transaction.atomic
def revise_batch(
    *, batch: ReturnBatch, reason_code: str, quantities: Mapping[int, str], reasons: Mapping[int, str]
) -> None:
    """Another reason or quantity for rows by their ids, and the reason of those without one; before the start only."""
    locked = ReturnBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if locked.status != BatchStatus.DRAFT:
        raise Refusal(_("The list was started already. Nothing was changed."))
    locked.reason_code = reason_code[:60]
    locked.save(update_fields=["reason_code"])
    rows = list(locked.rows.all())
    for row in rows:
        row.quantity_told = quantities.get(row.pk, row.quantity_told)[:20]
        row.reason_told = reasons.get(row.pk, row.reason_told)[:300]
    BatchRow.objects.bulk_update(rows, ["quantity_told", "reason_told"])


@transaction.atomic
def start_batch(*, batch: ReturnBatch, judged: Sequence[Judged], by: User, at: datetime) -> None:
    """Let what may be made be made in the background; the other rows keep why they are not.

    Raises Refusal when nothing may be made, when it was started already, or when the same was asked for in an earlier
    list; then nothing is changed.
    """
    Seller.objects.select_for_update(no_key=True).get(pk=batch.seller_id)  # the same list twice at once
    good = [one for one in judged if not one.why and not one.skipped]
    if not good:
        raise Refusal(
            _("No row of this list can be made; the reason stands beside each. Nothing has been sent.")
        )
    fingerprint = _fingerprint(good)
    earlier = _made_before(batch, fingerprint)
    if earlier is not None:
        text = _(
            "The same returns were made from list %(number)d. Nothing is made twice; look there for the results."
        )
        raise Refusal(text % {"number": earlier.pk})
    change_status(
        batch, BatchStatus.RUNNING, by=by, at=at, also={"fingerprint": fingerprint, "next_try_at": at}
    )
    for one in judged:
        _settle(one)
    fields = ["order", "order_item", "quantity_told", "reason_told", "outcome", "why"]
    BatchRow.objects.bulk_update([one.row for one in judged], fields)


def _made_before(batch: ReturnBatch, fingerprint: str) -> ReturnBatch | None:
    """An earlier list that asked for the same; one whose returns all came to nothing no longer stands in the way."""
    standing = BatchRow.objects.filter(batch=OuterRef("pk"), outcome=RowOutcome.MADE).exclude(
        customer_return__status__in=[ReturnStatus.WITHDRAWN, ReturnStatus.REFUSED]
    )
    same = (
        ReturnBatch.objects.for_seller(batch.seller_id).filter(fingerprint=fingerprint).exclude(pk=batch.pk)
    )
    found = same.filter(Q(status=BatchStatus.RUNNING) | Exists(standing)).first()
    if found is None:
        same.update(fingerprint="")
    return found


def _settle(one: Judged) -> None:
    """What a row means is fixed when the list starts."""
    row = one.row
    row.order, row.order_item = one.order, one.item
    if one.why or one.skipped:
        row.outcome = RowOutcome.NOT_MADE
        row.why = one.why or _("Left out: the quantity is 0.")
    elif one.reason:
        row.quantity_told, row.reason_told = str(one.quantity), one.reason.code


def _fingerprint(good: Sequence[Judged]) -> str:
    asked = sorted(
        f"{one.item.pk if one.item else 0}|{one.quantity}|{one.reason.code if one.reason else ''}|{one.row.comment}"
        for one in good
    )
    return sha256("\n".join(asked).encode()).hexdigest()


def claim_batch(*, batch: ReturnBatch, at: datetime) -> bool:
    """Take a started list into one worker's hands; False when another has it, or it is done."""
    waiting = ReturnBatch.objects.waiting(at).filter(pk=batch.pk)
    return bool(waiting.update(next_try_at=at + LEASE))


def make_rows(*, batch: ReturnBatch, at: datetime) -> list[Return]:
    """Make what is still waiting, one return for each order; a row that is refused keeps the reason."""
    rows = batch.rows.filter(outcome=RowOutcome.WAITING).select_related(
        "order__marketplace", "order__seller__marketplace"
    )
    made = []
    for _order_id, group in groupby(rows.order_by("order_id", "position"), key=lambda row: row.order_id):
        mine = list(group)
        found = _make(batch, mine, at)
        # one bad row must not keep the others of its order from being made
        apart = [_make(batch, [row], at) for row in mine] if found is None and len(mine) > 1 else []
        made += [each for each in (found, *apart) if each is not None]
    return made


def _make(batch: ReturnBatch, rows: Sequence[BatchRow], at: datetime) -> Return | None:
    order = rows[0].order
    if order is None:
        _tell(rows, _("The order is gone."))
        return None
    tail = "" if len(rows) > 1 else f"-{rows[0].position}"
    marketplace = order.marketplace or order.seller.marketplace
    try:
        with transaction.atomic():
            made = create_return(
                order=order,
                lines=[_line(row) for row in rows],
                comments="",
                submission_key=f"list-{batch.pk}-{order.pk}{tail}",
                language=marketplace.spoken_language,
                by=batch.created_by,
                at=at,
            )
            ids = [row.pk for row in rows]
            BatchRow.objects.filter(pk__in=ids).update(outcome=RowOutcome.MADE, customer_return=made, why="")
    except Refusal as refusal:
        if len(rows) == 1:
            _tell(rows, str(refusal))
        return None
    return made


def _line(row: BatchRow) -> Line:
    return Line(row.order_item_id or 0, int(row.quantity_told), row.reason_told, row.comment)


def _tell(rows: Sequence[BatchRow], why: str) -> None:
    ids = [row.pk for row in rows]
    BatchRow.objects.filter(pk__in=ids).update(outcome=RowOutcome.NOT_MADE, why=why)


def finish_batch(*, batch: ReturnBatch, at: datetime) -> None:
    """Close a list of which nothing waits any more."""
    batch.refresh_from_db()
    if batch.status == BatchStatus.RUNNING and not batch.rows.filter(outcome=RowOutcome.WAITING).exists():
        change_status(batch, BatchStatus.DONE, by=None, at=at, also={"finished_at": at, "next_try_at": None})

"""A claim is opened: as a draft, for units that no other claim holds, under the rule in force today."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import IntegerField, Max
from django.db.models.functions import Cast, Substr
from django.utils.translation import gettext as _

from history.actions import Refusal, record
from orders.actions import add_identifiers
from orders.models import Order, OrderIdentifier, OrderItem
from reimbursements import amounts
from reimbursements.book import Book
from reimbursements.eligibility import Answer
from reimbursements.models import Claim, ClaimKind, ClaimUnit
from returns.models import ReturnItem
from sellers.models import Seller, User
from tracking.models import Package


class AlreadyClaimed(Refusal):
    """The units are in another claim; `claim` is that one, for the page to lead there."""

    def __init__(self, message: str, claim: Claim) -> None:
        super().__init__(message)
        self.claim = claim


@transaction.atomic
def open_lost_claim(*, package: Package, by: User, at: datetime) -> Claim:
    """Open a claim for every unclaimed unit of a parcel that never arrived.

    Raises AlreadyClaimed when another claim holds them, Refusal with the reason when the answer is no or
    not yet.
    """
    book = _locked(package.order, at)
    parcel = book.package(package.pk)
    answer = book.lost(parcel)
    _insist(answer, book.claim_of(parcel))
    wanted = book.units_left(parcel)
    return _open(book, ClaimKind.LOST_OUTBOUND, answer, _units(wanted), package=parcel, by=by, at=at)


@transaction.atomic
def open_damage_claim(*, package: Package, quantities: Mapping[int, int], by: User, at: datetime) -> Claim:
    """Open a claim for units that arrived damaged; `quantities` is units by order item id.

    Raises AlreadyClaimed, or Refusal when nothing is asked for, more than is left in the parcel, or the
    answer is no.
    """
    book = _locked(package.order, at)
    parcel = book.package(package.pk)
    answer = book.damaged(parcel)
    _insist(answer, book.claim_of(parcel))
    wanted = _asked_for(quantities, book.units_left(parcel))
    return _open(book, ClaimKind.DAMAGED_OUTBOUND, answer, _units(wanted), package=parcel, by=by, at=at)


@transaction.atomic
def open_return_claim(*, return_items: Sequence[ReturnItem], by: User, at: datetime) -> Claim:
    """Open a claim for returned units of one order that Amazon processed as damaged by itself or its carrier.

    Raises AlreadyClaimed, or Refusal with the reason of the first unit that may not be claimed; then none is.
    """
    if not return_items:
        raise Refusal(_("Choose at least one returned unit. No claim was opened."))
    order = return_items[0].order
    book = _locked(order, at)
    asked = {item.pk for item in return_items}
    items = [item for item in book.return_items if item.pk in asked]
    if len(items) < len(asked):
        raise Refusal(_("The units are not all of this order. No claim was opened."))
    answers = [book.returned(item) for item in items]
    for item, answer in zip(items, answers, strict=True):
        _insist(answer, book.claim_of_return(item))
    last = min(answers, key=lambda answer: answer.window.closes_on or date.max)
    units = [_unit(item.order_item, 1, item) for item in items]
    return _open(book, ClaimKind.DAMAGED_RETURN, last, units, package=None, by=by, at=at)


# --- guards ------------------------------------------------------------------------------------------------


def _locked(order: Order, at: datetime) -> Book:
    """Read the order's book while nobody else can open a claim on it."""
    locked = Order.objects.select_for_update(of=("self",), no_key=True).select_related(
        "seller__marketplace", "marketplace"
    )
    return Book.read(locked.get(pk=order.pk), at=at)


def _insist(answer: Answer, holder: Claim | None) -> None:
    if answer.may_open:
        return
    message = _("%(reason)s No claim was opened.") % {"reason": answer.reason}
    if answer.reason.code == "claimed" and holder:
        raise AlreadyClaimed(message, holder)
    raise Refusal(message)


def _asked_for(quantities: Mapping[int, int], left: Mapping[OrderItem, int]) -> dict[OrderItem, int]:
    wanted = {item: quantities.get(item.pk, 0) for item in left if quantities.get(item.pk, 0) > 0}
    unknown = set(quantities) - {item.pk for item in left}
    if (
        not wanted
        or any(quantities[pk] > 0 for pk in unknown)
        or any(count < 0 for count in quantities.values())
    ):
        raise Refusal(_("Choose how many units of this parcel are damaged. No claim was opened."))
    for item, count in wanted.items():
        if count > left[item]:
            raise Refusal(
                _(
                    "Only %(left)d of %(sku)s can be claimed for this parcel, not "
                    "%(count)d. No claim was opened."
                )
                % {"left": left[item], "sku": item.sku, "count": count}
            )
    return wanted


# --- the change --------------------------------------------------------------------------------------------


def _units(wanted: Mapping[OrderItem, int]) -> list[ClaimUnit]:
    return [_unit(item, count, None) for item, count in wanted.items()]


def _unit(item: OrderItem, count: int, return_item: ReturnItem | None) -> ClaimUnit:
    product = item.product
    return ClaimUnit(
        seller_id=item.seller_id,
        order_item=item,
        return_item=return_item,
        sku=item.sku,
        fnsku=item.fnsku or (product.fnsku if product else ""),
        asin=product.asin if product else "",
        quantity=count,
    )


def _open(
    book: Book,
    kind: ClaimKind,
    answer: Answer,
    units: list[ClaimUnit],
    *,
    package: Package | None,
    by: User,
    at: datetime,
) -> Claim:
    rule = book.rules[kind]
    claim = Claim(
        seller=book.order.seller,
        order=book.order,
        number=_next_number(book.order.seller),
        kind=kind,
        package=package,
        rule=rule,
        opened_by=by,
        opened_at=at,
        opens_on=answer.window.opens_on or book.today,
        closes_on=answer.window.closes_on or book.today,
    )
    amounts.keep(claim, amounts.reckon(rule, units, day=book.today), units)
    claim.save()
    for unit in units:
        unit.claim = claim
    ClaimUnit.objects.bulk_create(units)
    add_identifiers(order=book.order, names={OrderIdentifier.Kind.CLAIM: [claim.number]})
    told = {"number": claim.number, "kind": kind, "units": sum(unit.quantity for unit in units)}
    record(claim, verb="claim_opened", by=by, at=at, after=claim.number, data=told)
    return claim


def _next_number(seller: Seller) -> str:
    """The seller's next claim number, in the order of opening and without gaps; the seller's row is
    locked for it.
    """
    Seller.objects.select_for_update(no_key=True).get(pk=seller.pk)
    digits = Cast(Substr("number", 5), IntegerField())
    last = Claim.objects.for_seller(seller).aggregate(last=Max(digits))["last"] or 0
    return f"CLM-{last + 1:06}"

"""A claim is opened: as a draft, for units that no other claim holds, under the rule in force today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import IntegerField, Max
from django.db.models.functions import Cast, Substr
from django.utils.translation import gettext as _

from history.actions import Refusal, record
from orders.actions import add_identifiers
from orders.models import Order, OrderIdentifier, OrderItem
from reimbursements import amounts
from reimbursements.actions.warnings import warn_of
from reimbursements.book import Book
from reimbursements.eligibility import Answer
from reimbursements.models import Claim, ClaimKind, ClaimRule, ClaimStatus, ClaimUnit
from reimbursements.models.rules import REPORTED_KINDS
from returns.models import ReturnItem
from sellers.models import Seller, User
from tracking.models import Package

MAX_WORDS = 4000


class AlreadyClaimed(Refusal):
    """The units are in another claim; `claim` is that one, for the page to lead there."""

    def __init__(self, message: str, claim: Claim) -> None:
        super().__init__(message)
        self.claim = claim


@dataclass(frozen=True)
class Report:
    """What the customer reported of a parcel, and when; empty words where only the carrier told."""

    on: date | None = None
    words: str = ""


@transaction.atomic
def open_lost_claim(
    *, package: Package, by: User | None, at: datetime, also: Sequence[Package] = ()
) -> Claim:
    """Open a claim for every unclaimed unit of parcels of one order that never arrived.

    `also` are further parcels of the same order, where the rule takes several in one claim. Without `by` the
    portal opens it by itself. Raises AlreadyClaimed when another claim holds the units, Refusal with the reason
    when the answer for any of them is no or not yet; then none is opened.
    """
    book = _locked(package.order, at)
    parcels = [_of_order(book, one) for one in (package, *also)]
    kinds = {book.lost_kind(parcel) for parcel in parcels}
    kind = kinds.pop() if len(kinds) == 1 else ClaimKind.LOST_OUTBOUND
    answers = []
    for parcel in parcels:
        answers.append(book.lost(parcel))
        _insist(answers[-1], book.claim_of(parcel, kind))
    first = _first_to_file(answers)
    rule = book.rule_for(kind, parcels[first])
    if len(parcels) > 1 and not rule.several_parcels:
        raise Refusal(_("Amazon takes one parcel in a claim here. Open one for each; no claim was opened."))
    units = [unit for parcel in parcels for unit in _units(book.units_left(parcel, kind), parcel)]
    opening = Opening(kind, rule, answers[first], units, parcels[first])
    return _open(book, opening, by=by, at=at)


def open_damage_claim(
    *,
    package: Package,
    quantities: Mapping[int, int],
    by: User | None,
    at: datetime,
    report: Report | None = None,
) -> Claim:
    """Open a claim for units that arrived damaged; `quantities` is units by order item id."""
    kind = ClaimKind.DAMAGED_OUTBOUND
    return open_reported_claim(
        kind=kind, package=package, quantities=quantities, by=by, at=at, report=report or Report()
    )


@transaction.atomic
def open_reported_claim(
    *,
    kind: str,
    package: Package,
    quantities: Mapping[int, int],
    by: User | None,
    at: datetime,
    report: Report,
) -> Claim:
    """Open a claim for units that arrived damaged, wrong or not at all in a delivered parcel.

    Who opens it by hand does so on the customer's report. Raises AlreadyClaimed, or Refusal when nothing is
    asked for, more than is left in the parcel, the report lies in the future, or the answer is no.
    """
    book = _locked(package.order, at)
    if kind not in REPORTED_KINDS:
        raise Refusal(_("Choose what went wrong. No claim was opened."))
    if report.on and report.on > book.today:
        raise Refusal(_("The customer's report lies in the future. No claim was opened."))
    parcel = _of_order(book, package)
    told = report.on or (book.today if by else None)
    answer = book.answer(kind, parcel, reported_on=told)
    _insist(answer, book.claim_of(parcel, kind))
    wanted = _asked_for(quantities, book.units_left(parcel, kind))
    rule = book.rule_for(kind, parcel)
    opening = Opening(kind, rule, answer, _units(wanted, parcel), parcel, Report(told, report.words.strip()))
    return _open(book, opening, by=by, at=at)


@transaction.atomic
def open_return_claim(*, return_items: Sequence[ReturnItem], by: User | None, at: datetime) -> Claim:
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
    first = _first_to_file(answers)
    rule = book.rule_for(ClaimKind.DAMAGED_RETURN, item=items[first])
    units = [_unit(item.order_item, 1, return_item=item) for item in items]
    return _open(book, Opening(ClaimKind.DAMAGED_RETURN, rule, answers[first], units), by=by, at=at)


def note_missed(*, order: Order, at: datetime) -> list[Claim]:
    """Count what was lost because nobody opened a claim while one could be: one for each such parcel.

    A parcel counts whose published last day has passed and that could have been claimed on that day.
    """
    with transaction.atomic():
        book = _locked(order, at)
        return [claim for parcel in book.packages if (claim := _missed(book, parcel, at))]


def _missed(book: Book, parcel: Package, at: datetime) -> Claim | None:
    kind = book.lost_kind(parcel)
    window = book.answer(kind, parcel).window
    if not window.published or window.closes_on is None or window.closes_on >= book.today:
        return None
    if any(unit.package_id == parcel.pk for claim in book.claims for unit in claim.units.all()):
        return None  # it was claimed at least once, whatever became of that
    then = datetime.combine(window.closes_on, time(12), tzinfo=ZoneInfo(book.order.zone_name))
    answer = replace(book, at=then).answer(kind, parcel)
    if not (answer.may_open or answer.reason.code == "not_checked"):
        return None
    units = _units(book.units_left(parcel, kind), parcel)
    opening = Opening(kind, book.rule_for(kind, parcel), answer, units, parcel)
    return _open(book, opening, by=None, at=at, status=ClaimStatus.MISSED)


# --- guards ------------------------------------------------------------------------------------------------


def _locked(order: Order, at: datetime) -> Book:
    """Read the order's book while nobody else can open a claim on it."""
    locked = Order.objects.select_for_update(of=("self",), no_key=True).select_related(
        "seller__marketplace", "marketplace"
    )
    return Book.read(locked.get(pk=order.pk), at=at)


def _of_order(book: Book, package: Package) -> Package:
    found = next((one for one in book.packages if one.pk == package.pk), None)
    if found is None:
        raise Refusal(_("The parcels are not all of this order. No claim was opened."))
    return found


def _first_to_file(answers: Sequence[Answer]) -> int:
    """Which of them has to be filed first: its day is the claim's."""
    return min(range(len(answers)), key=lambda n: answers[n].window.closes_on or date.max)


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
        raise Refusal(_("Choose how many units of this parcel it is about. No claim was opened."))
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


@dataclass(frozen=True)
class Opening:
    """What a claim is opened with."""

    kind: str
    rule: ClaimRule
    answer: Answer
    units: list[ClaimUnit]
    package: Package | None = None
    report: Report = field(default_factory=Report)


def _units(wanted: Mapping[OrderItem, int], parcel: Package) -> list[ClaimUnit]:
    return [_unit(item, count, package=parcel) for item, count in wanted.items()]


def _unit(
    item: OrderItem, count: int, *, package: Package | None = None, return_item: ReturnItem | None = None
) -> ClaimUnit:
    product = item.product
    return ClaimUnit(
        seller_id=item.seller_id,
        order_item=item,
        package=package,
        return_item=return_item,
        sku=item.sku,
        fnsku=item.fnsku or (product.fnsku if product else ""),
        asin=product.asin if product else "",
        quantity=count,
    )


def _open(
    book: Book, opening: Opening, *, by: User | None, at: datetime, status: str = ClaimStatus.DRAFT
) -> Claim:
    window, units = opening.answer.window, opening.units
    claim = Claim(
        seller=book.order.seller,
        order=book.order,
        number=_next_number(book.order.seller),
        kind=opening.kind,
        status=status,
        package=opening.package,
        rule=opening.rule,
        opened_by=by,
        opened_at=at,
        opens_on=window.opens_on or book.today,
        closes_on=window.closes_on or book.today,
        reported_on=opening.report.on,
        reported=opening.report.words[:MAX_WORDS],
    )
    amounts.keep(claim, amounts.reckon(opening.rule, units, day=book.today), units)
    claim.save()
    for unit in units:
        unit.claim = claim
    ClaimUnit.objects.bulk_create(units)
    add_identifiers(order=book.order, names={OrderIdentifier.Kind.CLAIM: [claim.number]})
    told = {"number": claim.number, "kind": opening.kind, "units": sum(unit.quantity for unit in units)}
    verb = "claim_opened" if status == ClaimStatus.DRAFT else "claim_missed"
    record(claim, verb=verb, by=by, at=at, after=claim.number, data=told)
    if status == ClaimStatus.DRAFT:
        warn_of(claim=claim, at=at)
    return claim


def _next_number(seller: Seller) -> str:
    """The seller's next claim number, in the order of opening and without gaps; the seller's row is
    locked for it.
    """
    Seller.objects.select_for_update(no_key=True).get(pk=seller.pk)
    digits = Cast(Substr("number", 5), IntegerField())
    last = Claim.objects.for_seller(seller).aggregate(last=Max(digits))["last"] or 0
    return f"CLM-{last + 1:06}"

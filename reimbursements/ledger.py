"""Rows of Amazon's report as the claims see them: which order they speak of, what they say, what they
come to.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q

from orders.models import Order, OrderIdentifier
from orders.search import fold
from reimbursements import amounts
from reimbursements.matching import ClaimFacts, RowFacts, UnitFacts
from reimbursements.models import Claim, Reimbursement
from reimbursements.models.claims import UNANSWERABLE
from reimbursements.payments_report import ReimbursementRow
from reimbursements.settlement import Owed, Payment, Settlement, settle
from sellers.models import Seller

_NAMES = (OrderIdentifier.Kind.ORDER, OrderIdentifier.Kind.DISPLAYED)


def from_report(seller: Seller, row: ReimbursementRow, at: datetime) -> Reimbursement:
    """The report's line as a row of ours, not matched yet."""
    return Reimbursement(
        seller=seller,
        reimbursement_id=row.reimbursement_id,
        approved_at=row.approval_date,
        case_id=row.case_id,
        amazon_order_id=row.amazon_order_id,
        reason=row.reason,
        sku=row.sku,
        fnsku=row.fnsku,
        asin=row.asin,
        product_name=row.product_name[:500],
        condition=row.condition,
        currency=row.currency_unit,
        amount_per_unit=row.amount_per_unit,
        amount_total=row.amount_total,
        quantity_cash=row.quantity_reimbursed_cash,
        quantity_inventory=row.quantity_reimbursed_inventory,
        original_id=row.original_reimbursement_id,
        original_type=row.original_reimbursement_type,
        imported_at=at,
    )


def row_facts(row: Reimbursement) -> RowFacts:
    return RowFacts(
        pk=row.pk,
        reimbursement_id=row.reimbursement_id,
        approved_at=row.approved_at,
        case_id=row.case_id,
        amazon_order_id=row.amazon_order_id,
        reason=row.reason,
        sku=row.sku,
        fnsku=row.fnsku,
        quantity=abs(row.quantity_cash) + abs(row.quantity_inventory),
        original_id=row.original_id,
        by_hand=row.claim_by_hand_id,
        is_explained=bool(row.explanation),
    )


def claim_facts(claim: Claim) -> ClaimFacts:
    units = tuple(UnitFacts(unit.sku, unit.fnsku, unit.quantity) for unit in claim.units.all())
    return ClaimFacts(claim.pk, claim.case_id, units, answerable=claim.status not in UNANSWERABLE)


def settlement_of(claim: Claim, rows: Iterable[Reimbursement]) -> Settlement:
    """What the rows that answer a claim come to."""
    owed: dict[str, Owed] = {}
    for unit in amounts.kept(claim).units:
        before = owed.get(unit.sku)
        owed[unit.sku] = Owed(unit.quantity + (before.quantity if before else 0), unit.low_per_unit)
    units = claim_facts(claim).units
    payments = [
        Payment(
            sku_of(row, units),
            row.currency,
            row.amount_total,
            row.quantity_inventory,
            row.match == Reimbursement.Match.REVERSAL,
        )
        for row in rows
    ]
    return settle(owed=owed, currency=claim.currency, payments=payments)


def sku_of(row: Reimbursement, units: Sequence[UnitFacts]) -> str:
    """The claim's own name for what a row pays; Amazon prints another where the SKU was renamed since."""
    facts = row_facts(row)
    return next((unit.sku for unit in units if unit.is_meant(facts)), row.sku)


def rows_of(order: Order, claims: Sequence[Claim]) -> list[Reimbursement]:
    """Every row that speaks of an order: by its names, by its claims' cases, and what takes such a
    row back; locked.
    """
    mine = Reimbursement.objects.for_seller(order.seller_id)
    names = {order.seller_order_id, order.displayable_order_id} - {""}
    cases = {claim.case_id for claim in claims} - {""}
    told = Q(amazon_order_id__in=names) | Q(case_id__in=cases) | Q(order=order)
    told |= Q(claim_by_hand__in=claims)
    direct = list(mine.filter(told).order_by("id").select_for_update())
    ids = {row.reimbursement_id for row in direct}
    back = mine.filter(original_id__in=ids).exclude(pk__in=[row.pk for row in direct])
    found = [*direct, *back.order_by("id").select_for_update()]
    owner = owners(order.seller_id, found)
    return [row for row in found if owner[row.pk] == order.pk]


def owners(seller_id: int, rows: Sequence[Reimbursement]) -> dict[int, int | None]:
    """The order each row speaks of, by the row's pk; None where it is none of ours.

    A payment: by its case, else by the order id it prints. A reversal: where the payment it takes back
    belongs.
    """
    originals = _originals(seller_id, rows)
    every = [*rows, *(row for found in originals.values() for row in found)]
    by_case, by_name = _by_case(seller_id, every), _by_name(seller_id, every)
    by_hand = _by_hand(every)
    owner = {}
    for row in rows:
        told = [by_hand.get(row.claim_by_hand_id)]
        for paid in (*_nearest(row, originals.get(row.original_id, [])), row):
            told += [by_hand.get(paid.claim_by_hand_id), _named(paid, by_case, by_name)]
        owner[row.pk] = next((order for order in told if order), None)
    return owner


def orders_of_reversals(seller_id: int, rows: Sequence[Reimbursement]) -> set[int]:
    """Where what takes these payments back stands now: a new line may show that it belongs elsewhere."""
    ids = {row.reimbursement_id for row in rows}
    back = Reimbursement.objects.for_seller(seller_id).filter(original_id__in=ids).exclude(order=None)
    return {pk for pk in back.values_list("order_id", flat=True) if pk}


def _nearest(row: Reimbursement, paid: Iterable[Reimbursement]) -> list[Reimbursement]:
    """The lines of the payment that a row takes back, the one it speaks of first."""

    def far(one: Reimbursement) -> tuple[object, ...]:
        differs = (one.amazon_order_id != row.amazon_order_id, one.sku != row.sku, one.fnsku != row.fnsku)
        return (*differs, one.amazon_order_id, one.sku, one.fnsku, one.reason)

    return sorted(paid, key=far)


def with_kin(seller: Seller, rows: Sequence[Reimbursement]) -> list[Reimbursement]:
    """Rows without an order together with what they take back and what takes them back, and so on."""
    mine = Reimbursement.objects.for_seller(seller).filter(order=None)
    found = {row.pk: row for row in rows}
    while True:
        ids = {row.reimbursement_id for row in found.values()}
        originals = {row.original_id for row in found.values()} - {""}
        kin = mine.filter(Q(reimbursement_id__in=originals) | Q(original_id__in=ids)).exclude(pk__in=found)
        more = {row.pk: row for row in kin.order_by("id")}
        if not more:
            return list(found.values())
        found |= more


def _by_hand(rows: Sequence[Reimbursement]) -> dict[int | None, int]:
    """The order of each claim that a person named."""
    claims = {row.claim_by_hand_id for row in rows if row.claim_by_hand_id}
    return dict(Claim.objects.filter(pk__in=claims).values_list("pk", "order_id")) if claims else {}


def _named(row: Reimbursement, by_case: dict[str, list[Claim]], by_name: dict[str, int]) -> int | None:
    named = by_name.get(row.amazon_order_id)
    claims = by_case.get(row.case_id, [])
    if not claims:
        return named
    meant = [c for c in claims if c.order_id == named] or [c for c in claims if _holds(c, row)] or claims
    return meant[0].order_id


def _holds(claim: Claim, row: Reimbursement) -> bool:
    facts = row_facts(row)
    return any(unit.is_meant(facts) for unit in claim_facts(claim).units)


def _originals(seller_id: int, rows: Sequence[Reimbursement]) -> dict[str, list[Reimbursement]]:
    ids = {row.original_id for row in rows} - {""}
    found: dict[str, list[Reimbursement]] = {}
    if ids:
        for row in (
            Reimbursement.objects.for_seller(seller_id)
            .filter(reimbursement_id__in=ids)
            .order_by("sku", "fnsku")
        ):
            found.setdefault(row.reimbursement_id, []).append(row)
    return found


def _by_case(seller_id: int, rows: Sequence[Reimbursement]) -> dict[str, list[Claim]]:
    cases = {row.case_id for row in rows} - {""}
    by_case: dict[str, list[Claim]] = {}
    if cases:
        claims = Claim.objects.for_seller(seller_id).filter(case_id__in=cases).prefetch_related("units")
        for claim in claims.order_by("id"):
            by_case.setdefault(claim.case_id, []).append(claim)
    return by_case


def _by_name(seller_id: int, rows: Sequence[Reimbursement]) -> dict[str, int]:
    names = {row.amazon_order_id for row in rows} - {""}
    own = Order.objects.for_seller(seller_id).filter(seller_order_id__in=names)
    found = dict(own.values_list("seller_order_id", "pk"))
    folded = {fold(name): name for name in names - set(found)}
    known = (
        OrderIdentifier.objects.for_seller(seller_id)
        .filter(kind__in=_NAMES, folded__in=list(folded))
        .order_by("-id")
    )
    return {folded[key]: order_id for key, order_id in known.values_list("folded", "order_id")} | found

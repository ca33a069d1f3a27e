"""The golden set: no false claim, none missed; read as tables, answered by the rules as delivered."""

from datetime import date, datetime

import pytest

from orders.models import Order, Stage
from reimbursements import eligibility
from reimbursements.book import Book
from reimbursements.eligibility import Answer, Days, ParcelFacts, RemovalFact, ReturnFacts, window_of
from reimbursements.models import ClaimKind
from reimbursements.ruling import no_rule
from sellers.models import Seller
from tests import factories
from tests.reimbursements.golden_table import PLACES, Case, cases
from tracking.models import ParcelState

PARCELS, RETURNS = list(cases("parcels.txt")), list(cases("returns.txt"))
ASK = {
    "lost_outbound": eligibility.may_claim_lost,
    "lost_by_carrier": eligibility.may_claim_lost_by_carrier,
    "damaged_outbound": eligibility.may_claim_damaged,
    "wrong_item": eligibility.may_claim_wrong_item,
    "missing_item": eligibility.may_claim_missing_item,
}
OTHER, PAID_ON = "CLM-000001", date(2026, 9, 1)


def said(answer: Answer) -> tuple[str, str, str]:
    return str(answer.verdict), answer.reason.code, answer.until.isoformat() if answer.until else ""


def days_of(case: Case) -> Days:
    return Days.of(
        case.zone,
        first_promise=case.moment("first promise"),
        latest_estimate=case.moment("latest estimate"),
        delivered=case.moment("delivered"),
        damaged=case.moment("damage told"),
        lost_told=case.moment("lost told"),
        reported=case.moment("reported"),
    )


def common(case: Case) -> dict[str, object]:
    return {
        "removal": RemovalFact(case.words.get("removal", "none")),
        "amazon_order": "amazon_order" in case.words,
        "claimed_in": OTHER if "claimed" in case.words else "",
        "claimed_otherwise": OTHER if "claimed_otherwise" in case.words else "",
        "paid_in": "4711" if "paid" in case.words else "",
        "paid_on": PAID_ON if "paid" in case.words else None,
    }


def parcel_answer(case: Case) -> Answer:
    terms, days = case.terms(case["kind"]), days_of(case)
    if terms is None:
        return no_rule()
    held = "claimed" in case.words or "paid" in case.words
    facts = ParcelFacts(
        window=window_of(terms, days),
        terms=terms,
        days=days,
        shipped="unshipped" not in case.words,
        cancelled="cancelled" in case.words,
        delivered_on=days.delivered,
        coming_back="coming_back" in case.words,
        damage_told=days.damaged is not None,
        lost_told=days.lost_told is not None,
        reported=days.reported is not None,
        lost_flag="unflagged" not in case.words,
        estimate_known=days.latest_estimate is not None,
        signature_required="signature" in case.words,
        wrong_address="wrong_address" in case.words,
        units_left=int(case.words.get("left") or not held),
        **common(case),  # type: ignore[arg-type]
    )
    return ASK[case["kind"]](facts, case.today)


def return_answer(case: Case) -> Answer:
    terms, days = case.terms("damaged_return"), Days.of(case.zone, graded=case.moment("processed"))
    if terms is None:
        return no_rule()
    facts = ReturnFacts(
        window=window_of(terms, days),
        terms=terms,
        days=days,
        processed="unprocessed" not in case.words,
        condition=case["grade"],
        left="claimed" not in case.words,
        **common(case),  # type: ignore[arg-type]
    )
    return eligibility.may_claim_return(facts, case.today)


@pytest.mark.parametrize("case", PARCELS, ids=lambda case: case.id)
def test_a_parcel_may_be_claimed(case: Case) -> None:
    assert said(parcel_answer(case)) == case.expected


@pytest.mark.parametrize("case", RETURNS, ids=lambda case: case.id)
def test_a_returned_unit_may_be_claimed(case: Case) -> None:
    assert said(return_answer(case))[:2] == case.expected[:2]


def test_the_set_is_large_and_names_every_kind_and_every_reason() -> None:
    assert len(PARCELS) + len(RETURNS) >= 120
    assert {case["kind"] for case in PARCELS} == set(ClaimKind.values) - {"damaged_return"}
    assert {case["answer"] for case in PARCELS} == {"yes", "no", "not_yet", "person"}
    assert len({case.id + case["now"] for case in (*PARCELS, *RETURNS)}) == len(PARCELS) + len(RETURNS)


# --- the same answers from rows -------------------------------------------------------------------------------------

FROM_ROWS = {
    "coming_back",
    "unflagged",
    "signature",
    "wrong_address",
    "removal",
    "cancelled",
    "amazon_order",
    "paid",
}


def stored(case: Case, seller: Seller) -> Order:
    """The order, its parcel and what was told of it, as rows."""
    fields: dict[str, object] = {"removal": case.words.get("removal", "none")}
    if "signature" in case.words:
        fields["features"] = [{"name": "SIGNATURE_CONFIRMATION", "policy": "Required"}]
    if "amazon_order" in case.words:
        fields["displayable_order_id"] = "114-1234567-1234567"
    order = factories.make_order(seller, status="Complete", ordered_at=case.now, **fields)
    told: dict[str, datetime | None] = {
        "first_promise": case.moment("first promise"),
        "latest_estimate": case.moment("latest estimate"),
        "delivered_at": case.moment("delivered"),
        "damaged_at": case.moment("damage told"),
        "lost_told_at": case.moment("lost told"),
        "lost_eligible_since": None if "unflagged" in case.words else case.now,
        "returning_at": case.now if "coming_back" in case.words else None,
    }
    told["latest_estimate"] = told["latest_estimate"] or None
    state = ParcelState.LOST_BY_CARRIER if told["lost_told_at"] else ParcelState.IN_TRANSIT
    package = factories.make_package(order, shipped_at=case.now, state=state, **told)  # type: ignore[arg-type]
    if told["latest_estimate"] is None:
        type(package).objects.filter(pk=package.pk).update(latest_estimate=None)
    if "wrong_address" in case.words:
        factories.make_event(package, at=case.now, code="EVENT_401")
    if "cancelled" in case.words:
        Order.objects.filter(pk=order.pk).update(stage=Stage.CANCELLED)
    if "paid" in case.words:
        pay(order, case.now, "CustomerReturn" if "grade" in case.cells else "LOST_OUTBOUND")
    return Order.objects.select_related("seller__marketplace", "marketplace").get(pk=order.pk)


def pay(order: Order, at: datetime, reason: str) -> None:
    order.seller.reimbursement_set.create(
        order=order,
        reimbursement_id=f"47{order.pk}",
        approved_at=at,
        reason=reason,
        sku=order.items.get().sku,
        currency="USD",
        amount_per_unit=1,
        amount_total=1,
        quantity_cash=1,
        match="unclaimed",
        imported_at=at,
    )


@pytest.mark.django_db
def test_rows_give_the_same_answers_as_the_table() -> None:
    sellers = {code: factories.make_seller(code, marketplace=place["id"]) for code, place in PLACES.items()}
    wrong, asked = [], 0
    for case in PARCELS:
        if set(case.words) - FROM_ROWS:
            continue
        order, asked = stored(case, sellers[case["place"]]), asked + 1
        book = Book.read(order, at=case.now)
        reported = days_of(case).reported
        answer = said(book.answer(case["kind"], book.packages[0], reported_on=reported))
        if answer != case.expected:
            wrong.append((case.id, answer, case.expected))
    assert wrong == []
    assert asked >= 120

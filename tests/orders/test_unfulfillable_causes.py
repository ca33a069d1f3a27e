"""Why an order can't be fulfilled: the whole table of facts and what follows, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orders.unfulfillable.causes import (
    Cause,
    Fact,
    LedgerFacts,
    LineFacts,
    SetbackFacts,
    Sure,
    cause_of_reason,
    findings_of,
    leading,
)
from orders.unfulfillable.words import facts_text

DAY = date(2026, 11, 13)
C, S = Cause, Sure


def ledger(sellable, *, damaged=0, lost=0):
    return LedgerFacts(
        day=DAY,
        sellable=sellable,
        damaged=damaged,
        damaged_on=DAY if damaged else None,
        lost=lost,
        lost_on=DAY if lost else None,
    )


def line(**facts):
    return LineFacts(**{"sku": "MUG", "missing": 1} | facts)


def order(*lines, status="Unfulfillable", failed_on=DAY, **facts):
    return SetbackFacts(status=status, failed_on=failed_on, lines=lines, **facts)


BLOCKED = {"hazmat": "under_review", "hazmat_codes": ("FBA_INB_0014",), "hazmat_since": DAY}
OUR_ADDRESS = {"country": "US", "home_country": "US"}

# what is known → the cause that is told first, and how sure
TABLE = [
    # unit damaged and no replacement: the ledger and the condition counts
    ("damaged that week, nothing left", order(line(ledger=ledger(0, damaged=1))), C.DAMAGED, S.CERTAIN),
    ("damaged, one left where two were ordered", order(line(missing=2, ledger=ledger(1, damaged=1))), C.DAMAGED, S.CERTAIN),
    ("damaged, but others were there", order(line(ledger=ledger(9, damaged=1))), C.DAMAGED, S.POSSIBLE),
    ("no ledger: a damaged unit in stock, none to sell", order(line(fulfillable=0, damaged=1)), C.DAMAGED, S.LIKELY),
    ("no ledger: a damaged unit in stock, others to sell", order(line(fulfillable=5, damaged=1)), C.DAMAGED, S.POSSIBLE),
    ("the ledger knows of no damage, the stock has an old one", order(line(fulfillable=0, damaged=1, ledger=ledger(0))), C.NO_STOCK, S.CERTAIN),
    # not found
    ("lost that week, nothing left", order(line(ledger=ledger(0, lost=1))), C.NOT_FOUND, S.LIKELY),
    ("lost, but others were there", order(line(ledger=ledger(4, lost=1))), C.NOT_FOUND, S.LIKELY),
    ("units were there, nothing happened", order(line(ledger=ledger(4))), C.NOT_FOUND, S.LIKELY),
    ("nothing is known but Amazon's word", order(line()), C.NOT_FOUND, S.POSSIBLE),
    ("stock now, no ledger", order(line(fulfillable=8)), C.NOT_FOUND, S.POSSIBLE),
    ("not even the lines are known", order(), C.NOT_FOUND, S.POSSIBLE),
    # no stock
    ("empty that day by the ledger", order(line(ledger=ledger(0))), C.NO_STOCK, S.CERTAIN),
    ("one where three were ordered", order(line(missing=3, ledger=ledger(1))), C.NO_STOCK, S.CERTAIN),
    ("empty now, no ledger", order(line(fulfillable=0)), C.NO_STOCK, S.LIKELY),
    ("exactly enough now", order(line(missing=2, fulfillable=2)), C.NOT_FOUND, S.POSSIBLE),
    # recently classified hazmat: the eligibility codes
    ("under review by its code", order(line(**BLOCKED)), C.HAZMAT, S.CERTAIN),
    ("under review, and empty for that reason", order(line(**BLOCKED, fulfillable=0)), C.HAZMAT, S.CERTAIN),
    ("not eligible", order(line(hazmat="not_eligible", hazmat_codes=("FBA_INB_0097",))), C.HAZMAT, S.CERTAIN),
    ("documents asked for", order(line(hazmat="documents_requested", hazmat_codes=("FBA_INB_0009",))), C.HAZMAT, S.CERTAIN),
    ("noticed seven days after", order(line(**BLOCKED | {"hazmat_since": DAY + timedelta(days=7)})), C.HAZMAT, S.CERTAIN),
    ("noticed eight days after", order(line(**BLOCKED | {"hazmat_since": DAY + timedelta(days=8)})), C.HAZMAT, S.LIKELY),
    ("under review, and the last unit damaged", order(line(**BLOCKED, ledger=ledger(0, damaged=1))), C.DAMAGED, S.CERTAIN),
    ("regulated but allowed", order(line(hazmat="eligible", hazmat_codes=("FBA_INB_0016",))), C.HAZMAT, S.POSSIBLE),
    # invalid: bad address, or too little stock at validation
    ("no postcode", order(line(), status="Invalid", address_lacks=("postcode",)), C.BAD_ADDRESS, S.CERTAIN),
    ("stock was there that day", order(line(ledger=ledger(5)), status="Invalid", **OUR_ADDRESS), C.BAD_ADDRESS, S.LIKELY),
    ("stock is there now", order(line(fulfillable=5), status="Invalid", **OUR_ADDRESS), C.BAD_ADDRESS, S.POSSIBLE),
    ("empty that day", order(line(ledger=ledger(0)), status="Invalid", **OUR_ADDRESS), C.NO_STOCK, S.CERTAIN),
    ("to another country", order(line(ledger=ledger(5)), status="Invalid", country="NO", home_country="DE"), C.CANNOT_DELIVER, S.LIKELY),
    ("hazmat at validation", order(line(**BLOCKED), status="INVALID"), C.HAZMAT, S.CERTAIN),
    # what a preview says in so many words
    ("preview: address", order(line(), failed_on=None, status="Received", preview_reasons=("InvalidDestinationAddress",)), C.BAD_ADDRESS, S.CERTAIN),
    ("preview: delivery", order(line(), failed_on=None, status="Planning", preview_reasons=("DeliverySLAUnavailable",)), C.CANNOT_DELIVER, S.CERTAIN),
    ("preview: stock of a line", order(line(preview_reasons=("NoAvailableInventory",)), failed_on=None, status="Received"), C.NO_STOCK, S.CERTAIN),
    ("preview: hazmat of a line", order(line(preview_reasons=("UnfulfillableHazmat",)), failed_on=None, status="Received"), C.HAZMAT, S.CERTAIN),
    ("preview: a code nobody knows", order(line(), failed_on=None, status="Received", preview_reasons=("MoonPhase",)), C.TOLD, S.CERTAIN),
    ("a preview's word beats a guess", order(line(fulfillable=0), preview_reasons=("InvalidDestinationAddress",)), C.BAD_ADDRESS, S.CERTAIN),
    # in part
    ("one line lost, one shipped", order(line(missing=0), line(sku="POT", ledger=ledger(0, damaged=1)), status="CompletePartialled"), C.DAMAGED, S.CERTAIN),
    ("the rest was cancelled", order(line(missing=0, cancelled=2), status="CompletePartialled"), C.CANCELLED, S.CERTAIN),
    ("cancelled and unfulfillable", order(line(missing=0, cancelled=2), line(sku="POT", fulfillable=0), status="CompletePartialled"), C.CANCELLED, S.CERTAIN),
    # a shipment cancelled by the centre
    ("centre cancelled, stock empty", order(line(ledger=ledger(0)), status="Processing", cancelled_shipments=1), C.NO_STOCK, S.CERTAIN),
    ("centre cancelled, nothing known", order(line(), status="Processing", cancelled_shipments=1), C.NOT_FOUND, S.POSSIBLE),
    # features
    ("Amazon Logistics blocked, nothing else", order(line(), blocks_amazon_logistics=True), C.CANNOT_DELIVER, S.POSSIBLE),
    # not failed yet
    ("open, product under review", order(line(**BLOCKED), failed_on=None, status="Planning"), C.HAZMAT, S.CERTAIN),
    ("open, shelf empty", order(line(fulfillable=0), failed_on=None, status="Planning"), C.NO_STOCK, S.LIKELY),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "cause", "sure"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_the_cause_follows_from_the_facts(facts, cause, sure):
    found = leading(facts)
    assert found is not None
    assert (found.cause, found.sure) == (cause, sure)


@pytest.mark.parametrize(
    "facts",
    [
        order(line(fulfillable=0, reserved=1), failed_on=None, status="Planning"),  # its unit is set aside
        order(line(fulfillable=3), failed_on=None, status="Received"),
        order(line(), failed_on=None, status="Received"),
        order(line(**BLOCKED | {"missing": 0}), failed_on=None, status="Processing"),
    ],
)
def test_an_open_order_in_no_danger_has_no_cause(facts):
    assert findings_of(facts) == []


def test_every_cause_of_several_lines_is_told_with_its_sku_the_surest_first():
    found = findings_of(order(line(fulfillable=0), line(sku="OIL", **BLOCKED)))
    assert [(one.sku, one.cause, one.sure) for one in found] == [
        ("OIL", C.HAZMAT, S.CERTAIN),
        ("MUG", C.NO_STOCK, S.LIKELY),
    ]


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("InvalidDestinationAddress", C.BAD_ADDRESS),
        ("DELIVERY_SLA_UNAVAILABLE", C.CANNOT_DELIVER),
        ("NoAvailableInventory", C.NO_STOCK),
        ("HazmatRestricted", C.HAZMAT),
        ("ItemDamaged", C.DAMAGED),
        ("ShippingOptionGone", C.CANNOT_DELIVER),
        ("InvalidSku", C.TOLD),
    ],
)
def test_a_code_is_understood_by_what_it_is_about(code, cause):
    assert cause_of_reason(code) == cause


facts_of_lines = st.builds(
    line,
    missing=st.integers(0, 3),
    cancelled=st.integers(0, 3),
    hazmat=st.sampled_from(
        ["not_flagged", "under_review", "documents_requested", "eligible", "not_eligible"]
    ),
    fulfillable=st.none() | st.integers(0, 4),
    reserved=st.integers(0, 2),
    inbound=st.integers(0, 2),
    damaged=st.integers(0, 2),
    ledger=st.none()
    | st.builds(ledger, st.integers(0, 4), damaged=st.integers(0, 2), lost=st.integers(0, 2)),
    preview_reasons=st.lists(st.sampled_from(["Odd", "NoAvailableInventory"]), max_size=2).map(tuple),
)
facts_of_orders = st.builds(
    lambda lines, **facts: order(*lines, **facts),
    lines=st.lists(facts_of_lines, max_size=3),
    status=st.sampled_from(["Unfulfillable", "Invalid", "CompletePartialled", "Processing", "Odd"]),
    address_lacks=st.sampled_from([(), ("city",)]),
    cancelled_shipments=st.integers(0, 1),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts_of_orders)
def test_whatever_is_known_a_failed_order_has_a_cause_and_every_fact_a_sentence(facts):
    missing = any(one.missing or one.cancelled for one in facts.lines) or not facts.lines
    found = findings_of(facts)
    assert found or not missing
    for one in found:
        assert one.facts
        assert all("%(" not in said and said for said in facts_text(one))
        # what a feed says is never left out for a guess
    codes = {code for each in facts.lines for code in each.preview_reasons}
    assert codes <= {fact.values.get("code") for one in found for fact in one.facts}


def test_a_fact_is_a_sentence_with_its_day_and_units():
    found = leading(order(line(ledger=ledger(0, damaged=1))))
    assert facts_text(found) == [
        "The ledger shows units damaged in the fulfillment center by Fri 13 Nov 2026: 1.",
        "Sellable units in the ledger at the end of Fri 13 Nov 2026: 0.",
    ]


def test_a_hazmat_code_is_told_in_words():
    assert facts_text(leading(order(line(**BLOCKED))))[0] == (
        "FBA_INB_0014: Under review: a possible dangerous good; this takes 4 to 7 business days."
    )


def test_a_fact_without_words_is_shown_by_its_key():
    from orders.unfulfillable.words import fact_text

    assert fact_text(Fact("novelty")) == "novelty"

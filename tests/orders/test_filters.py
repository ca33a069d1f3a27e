from datetime import timedelta

import pytest
from django.http import QueryDict

from orders.finding.filters import Filters
from orders.finding.options import options_for
from orders.finding.words import words_of
from orders.listing import Question, count_tabs, orders_for
from orders.models import Stage
from reimbursements.models import Claim, ClaimKind, ClaimRule
from returns.models import Return
from tests.factories import DE, NOW, make_marketplace, make_member, make_order, make_seller

RETURN = {"number": "RET-000001", "submission_key": "k", "created_at": NOW}
CLAIM = {
    "number": "CLM-000001",
    "kind": ClaimKind.LOST_OUTBOUND,
    "opened_at": NOW,
    "opens_on": NOW,
    "closes_on": NOW,
    "currency": "USD",
}


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("", []),
        ("stage=shipped&stage=pending&stage=shipped", [("stage", "shipped"), ("stage", "pending")]),
        ("stage=nonsense&parcel=held", [("parcel", "held")]),
        ("late=3", [("late", "3")]),
        ("late=0", []),
        ("late=1000", []),
        ("late=%C2%B2", []),  # a raised two is a digit to Python, not a number
        ("ordered_from=2026-11-01&ordered_to=2026-02-30", [("ordered_from", "2026-11-01")]),
        ("delivered_to=9999-12-31", [("delivered_to", "9999-12-31")]),
        ("lost=yes&lost=no", [("lost", "yes")]),
        ("return=maybe", []),
        ("carrier=" + "x" * 61, []),
        ("carrier=UPS&country=", [("carrier", "UPS")]),
        ("unknown=1", []),
    ],
)
def test_filters_are_read_from_the_address_and_nonsense_is_left_out(address, kept):
    assert Filters.from_address(QueryDict(address)).pairs() == kept


def test_at_most_twenty_values_of_one_filter_are_read():
    address = "&".join(f"carrier=C{number}" for number in range(30))
    assert len(Filters.from_address(QueryDict(address)).of("carrier")) == 20


def test_the_address_of_a_question_is_read_back_as_the_same_question():
    asked = "tab=shipped&days=30&q=a+b&stage=shipped&parcel=held&parcel=damaged&carrier=UPS&late=2&claim=no"
    question = Question.from_address(QueryDict(asked))
    assert question.address("/orders/") == f"/orders/?{asked}"
    assert Question.from_address(QueryDict(asked)) == question


@pytest.mark.django_db
def test_one_chip_takes_out_one_value():
    filters = Filters.from_address(QueryDict("parcel=held&parcel=damaged&late=2"))
    assert filters.without("parcel", "held").pairs() == [("parcel", "damaged"), ("late", "2")]
    assert filters.without("late", "2").pairs() == [("parcel", "held"), ("parcel", "damaged")]


@pytest.fixture
def world(db):
    """A seller with an order of every kind; names tell what is in it."""
    seller = make_seller()
    gone, day = {"status": "Complete", "latest_estimate": None}, timedelta(days=1)
    lost = gone | {"lost_eligible": True, "latest_estimate": NOW - 12 * day, "carriers": "USPS"}
    done = gone | {"stage": Stage.DELIVERED, "delivered_at": NOW - day}
    make_order(seller, "NEW", ordered_at=NOW - day, country="CA")
    abroad = {"marketplace": make_marketplace(DE), "country": "DE"}
    make_order(seller, "DE", **abroad, feature_names="BLANK_BOX, BLOCK_AMZL")
    make_order(seller, "HELD", **gone, parcel_state="held", carriers="UPS, DHL")
    make_order(seller, "OLD", ordered_at=NOW - 40 * day, latest_estimate=NOW - 30 * day)
    make_order(seller, "BACK", **gone | {"latest_estimate": NOW - 4 * day}, parcel_state="returned")
    make_order(seller, "LATE", **gone | {"latest_estimate": NOW - 3 * day})
    make_order(seller, "DONE", **done)
    make_order(seller, "LOST", **lost)
    make_order(seller, "NONE", status="Unfulfillable")
    make_order(seller, "PART").items.update(unfulfillable=1)
    Return.objects.create(order=make_order(seller, "RETURN", **done), seller=seller, **RETURN)
    Claim.objects.create(
        order=make_order(seller, "CLAIM", **lost), seller=seller, rule=ClaimRule.objects.first(), **CLAIM
    )
    make_order(make_seller("Other"), "FOREIGN", country="CA", carriers="UPS", lost_eligible=True)
    return seller


EVERY = {"NEW", "DE", "HELD", "OLD", "BACK", "LATE", "DONE", "LOST", "NONE", "PART", "RETURN", "CLAIM"}
DONE = {"DONE", "RETURN"}
LOST = {"LOST", "CLAIM"}


def found(seller, address):
    rows = orders_for(seller, Question.from_address(QueryDict(f"days=all&{address}")), NOW)
    return set(rows.values_list("seller_order_id", flat=True))


def test_each_filter_finds_its_orders_and_no_others(world):
    # 20 November 04:00 in the zone of Amazon.com
    cases = {
        "": EVERY,
        "stage=delivered": DONE,
        "stage=delivered&stage=unfulfillable": DONE | {"NONE"},
        "parcel=held&parcel=returned": {"HELD", "BACK"},
        "carrier=DHL&carrier=TNT": {"HELD"},
        "carrier=nobody": set(),
        "country=CA": {"NEW"},
        "country=DE&country=CA": {"NEW", "DE"},
        f"marketplace={DE}": {"DE"},
        "feature=BLOCK_AMZL": {"DE"},
        "ordered_to=2026-10-31": {"OLD"},
        "ordered_from=2026-11-19&ordered_to=2026-11-19": {"NEW"},
        "estimate_to=2026-11-16": {"OLD", "BACK"} | LOST,
        "estimate_from=2026-11-17&estimate_to=2026-11-17": {"LATE"},
        "delivered_from=2026-11-19": DONE,
        "delivered_to=2026-11-18": set(),
        "late=3": {"OLD", "LATE"} | LOST,
        "late=4": {"OLD"} | LOST,
        "lost=yes": LOST,
        "lost=no": EVERY - LOST,
        "return=yes": {"RETURN"},
        "return=no": EVERY - {"RETURN"},
        "claim=yes": {"CLAIM"},
        "claim=no": EVERY - {"CLAIM"},
        "unfulfillable=yes": {"NONE", "PART"},
        "unfulfillable=no": EVERY - {"NONE", "PART"},
        "lost=yes&claim=no": {"LOST"},
        "late=1&stage=shipped&claim=yes&country=US": {"CLAIM"},
    }
    wrong = {asked: found(world, asked) ^ wanted for asked, wanted in cases.items()}
    assert {asked: names for asked, names in wrong.items() if names} == {}


def test_named_days_of_order_take_the_place_of_the_period(world):
    question = Question.from_address(QueryDict("days=7&ordered_to=2026-10-31"))
    assert question.period == "all"
    assert [order.seller_order_id for order in orders_for(world, question, NOW)] == ["OLD"]


def test_tabs_count_within_the_filters(world):
    counts = {
        tab.key: tab.count
        for tab in count_tabs(world, Question.from_address(QueryDict("days=all&return=yes")), NOW)
    }
    assert (counts["all"], counts["delivered"], counts["shipped"]) == (1, 1, 0)


def test_filters_offer_what_occurs_at_this_seller(world, django_assert_num_queries):
    with django_assert_num_queries(2):
        options = options_for(world)
    with django_assert_num_queries(0):  # kept for the next page
        assert options_for(world) == options
    assert [name for name, _label in options.carrier] == ["DHL", "UPS", "USPS"]
    assert options.country == [("CA", "Canada"), ("DE", "Germany"), ("US", "United States of America")]
    assert sorted(label for _key, label in options.marketplace) == ["Amazon.com", "Amazon.de"]
    assert [name for name, _label in options.feature] == ["BLANK_BOX", "BLOCK_AMZL"]


def test_filters_are_said_back_in_words(world):
    filters = Filters.from_address(
        QueryDict(
            f"stage=shipped&parcel=held&country=XX&marketplace={DE}&late=1&return=no&ordered_from=2026-11-01"
        )
    )
    told = [(str(word.name), word.text) for word in words_of(filters, options_for(world))]
    assert told == [
        ("Status", "Shipped"),
        ("Parcel", "Held"),
        ("Country", "XX"),
        ("Marketplace", "Amazon.de"),
        ("Ordered from", "2026-11-01"),
        ("Days late, at least", "1 day"),
        ("Has a return", "No"),
    ]


def test_every_chip_has_a_cross_and_pages_keep_the_filters(world, client, time_machine):
    time_machine.move_to(NOW, tick=True)
    client.force_login(make_member(world, "support"))
    for number in range(51):
        make_order(world, f"X{number}", country="JP")
    page = client.get("/orders/?days=all&country=JP&stage=pending")
    assert [chip["remove"] for chip in page.context["chips"]] == [
        "/orders/?tab=all&days=all&country=JP",
        "/orders/?tab=all&days=all&stage=pending",
    ]
    assert page.context["onward"]["url"].startswith(
        "/orders/?tab=all&days=all&stage=pending&country=JP&older="
    )
    second = client.get(page.context["onward"]["url"])
    assert [row["order"].country for row in second.context["rows"]] == ["JP"]
    assert page.context["export_url"] == "/orders/export/?tab=all&days=all&stage=pending&country=JP"


def test_empty_fields_of_the_form_do_not_stay_in_the_address(world, client):
    client.force_login(make_member(world, "support"))
    answer = client.get("/orders/?q=&days=all&late=&stage=shipped")
    assert (answer.status_code, answer.url) == (302, "/orders/?tab=all&days=all&stage=shipped")
    headers = {"HX-Request": "true", "HX-Target": "orders"}
    part = client.get("/orders/?q=&days=all&late=&stage=shipped", headers=headers)
    assert part.headers["HX-Push-Url"] == "/orders/?tab=all&days=all&stage=shipped"

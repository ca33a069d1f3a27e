import csv
import io
from datetime import timedelta

import pytest

from orders.lookup import LIMIT, PER_ID, keep, kept, key_of, look_up, parse, tracking_numbers
from orders.models import OrderIdentifier
from orders.parcels import parcel_badge
from tests.factories import (
    NOW,
    identify,
    make_delivered_order,
    make_lost_order,
    make_member,
    make_order,
    make_package,
    make_seller,
    make_shipped_order,
)
from tracking.models import ParcelState
from tracking.templatetags.tracking import parcel_badge as card_badge

pytestmark = pytest.mark.django_db
# Session, person, memberships, wall, names with orders, parcels, last sync, wall; and the test's two savepoints
QUERIES = 10


@pytest.fixture
def seller():
    return make_seller()


@pytest.fixture
def agent(seller, client):
    client.force_login(make_member(seller, "support"))
    return client


@pytest.fixture(autouse=True)
def _fixed_now(time_machine):
    time_machine.move_to(NOW, tick=True)


def asked(agent, text):
    """The page to which a pasted list leads."""
    answer = agent.post("/orders/lookup/", {"text": text})
    assert answer.status_code == 302
    return agent.get(answer.url)


def lines(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("HG-1\nHG-2\r\nHG-3", ["HG-1", "HG-2", "HG-3"]),
        ("HG-1,HG-2;HG-3\tHG-4，HG-5；HG-6", ["HG-1", "HG-2", "HG-3", "HG-4", "HG-5", "HG-6"]),
        ("1Z 999 AA1 01\n  A 1  ", ["1Z 999 AA1 01", "A 1"]),
        ("hg-1\nHG 1\nHG-2\nhg1", ["hg-1", "HG-2"]),
        ('"HG-1"\n"HG-2"', ["HG-1", "HG-2"]),
        ("订单-7\n\n , \t ", ["订单-7"]),
        (" \n,,", []),
    ],
)
def test_a_pasted_list_is_read_as_people_write_lists(text, ids):
    assert parse(text) == ids


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [
        (OrderIdentifier.Kind.ORDER, "HG-20418", "hg 20418"),
        (OrderIdentifier.Kind.DISPLAYED, "#20418-A", "20418a"),
        (OrderIdentifier.Kind.TRACKING, "1Z999AA10123456784", "1Z 999 AA1 01 2345 6784"),
        (OrderIdentifier.Kind.RMA, "DkMZTQJDRRMA", "dkmztqjdrrma"),
        (OrderIdentifier.Kind.CLAIM, "CLM-000187", "clm-000187"),
        (OrderIdentifier.Kind.CASE, "17284930281", "172-8493-0281"),
    ],
)
def test_each_kind_of_id_finds_its_order(seller, kind, value, typed):
    order = make_shipped_order(seller, "X-1")
    identify(order, {kind: [value]})
    (row,) = look_up(seller, [typed], NOW)
    assert (row.typed, row.order, row.found_as, row.parcel) == (
        typed,
        order,
        kind.label,
        order.packages.get(),
    )


@pytest.mark.parametrize("typed", ["Ann Baker", "HG-MUG-01", "48084", "HG-2041", "*"])
def test_what_is_no_id_or_only_a_beginning_is_not_found(seller, typed):
    make_shipped_order(seller, "HG-20418")
    (row,) = look_up(seller, [typed], NOW)
    assert (row.order, row.badge, row.found_as) == (None, None, "")


def test_another_sellers_order_is_never_found(seller, agent):
    other = make_seller("Nordlicht Handel")
    order = make_shipped_order(other, "NH-1")
    number = order.packages.get().tracking_number
    assert [row.order for row in look_up(seller, ["NH-1", number], NOW)] == [None, None]
    page = asked(agent, f"NH-1\n{number}").content.decode()
    assert page.count("No order, tracking number, RMA, claim or case goes by exactly this ID.") == 2
    assert "/orders/NH-1/" not in page


def test_an_order_with_two_parcels_has_two_rows_and_a_tracking_number_only_its_own(seller):
    order = make_shipped_order(seller, "HG-1")
    first, second = order.packages.get(), make_package(order, delivered_at=NOW - timedelta(days=1))
    rows = look_up(seller, ["HG-1", second.tracking_number, "HG-2"], NOW)
    assert [(row.typed, row.first, row.parcel) for row in rows] == [
        ("HG-1", True, first),
        ("HG-1", False, second),
        (second.tracking_number, True, second),
        ("HG-2", True, None),
    ]
    assert tracking_numbers(rows) == [first.tracking_number, second.tracking_number]


def test_an_order_without_a_parcel_says_its_own_state(seller, agent):
    make_order(seller, "HG-1", status="Planning")
    (row,) = look_up(seller, ["HG-1"], NOW)
    assert (row.parcel, row.badge.word, row.tracking) == (None, "Planning", "")
    page = asked(agent, "HG-1").content.decode()
    assert "No parcel yet" in page
    assert "Copy all tracking numbers" not in page


def test_an_id_of_many_orders_shows_the_newest_and_where_the_rest_is(seller, agent):
    for number in range(PER_ID + 2):
        make_order(seller, f"HG-{number}", displayable_order_id="SHARED")
    rows = look_up(seller, ["shared"], NOW)
    assert [row.order.seller_order_id for row in rows] == [f"HG-{n}" for n in range(PER_ID + 1, 1, -1)]
    assert [row.cut for row in rows] == [True] + [False] * (PER_ID - 1)
    assert "More orders go by this ID" in asked(agent, "shared").content.decode()


@pytest.mark.parametrize("state", ParcelState.values)
@pytest.mark.parametrize("days_late", [0, 2])
@pytest.mark.parametrize("hours_silent", [None, 5, 40])
def test_the_list_gives_a_parcel_the_word_of_its_card(seller, state, days_late, hours_silent):
    order = make_order(seller, "HG-1", status="Complete", ordered_at=NOW - timedelta(days=9))
    told = {"state": state, "status_told": "SOMETHING_NEW", "first_promise": NOW - timedelta(days=days_late)}
    if hours_silent is not None:
        told["shipped_at"] = NOW - timedelta(hours=hours_silent)
    if state == ParcelState.DELIVERED:
        told["delivered_at"] = NOW - timedelta(hours=1)
    package = make_package(order, **told)
    package.refresh_from_db()
    listed, card = parcel_badge(package, now=NOW, zone=seller.zone), card_badge(package, NOW)
    assert (listed.tone, listed.icon, listed.word) == (card.tone, card.icon, card.word)


def test_lost_and_delivered_have_the_word_of_their_card(seller):
    for make in (make_lost_order, make_delivered_order, make_shipped_order):
        package = make(seller).packages.get()
        assert parcel_badge(package, now=NOW, zone=seller.zone).word == card_badge(package, NOW).word


def test_the_longest_list_takes_as_many_queries_as_the_shortest(seller, agent, django_assert_num_queries):
    for number in range(60):
        make_shipped_order(seller, f"HG-{number}")
    numbers = [f"HG-{number}" for number in range(LIMIT)]
    agent.get("/")  # warms the menu's counts
    for wanted in (numbers[:1], numbers):
        key = keep(seller, wanted)
        with django_assert_num_queries(QUERIES):
            page = agent.get(f"/orders/lookup/?list={key}")
        assert len(page.context["rows"]) == len(wanted)
    assert page.context["missing"] == LIMIT - 60


def test_a_post_leads_to_an_address_that_can_be_opened_again(seller, agent):
    order = make_shipped_order(seller, "HG-1")
    number = order.packages.get().tracking_number
    page = asked(agent, "HG-1\nnever-heard")
    assert page.status_code == 200
    text = page.content.decode()
    assert number in text
    assert "1 of 2 IDs was not found." in text
    assert 'name="text"' in text
    assert "HG-1\nnever-heard</textarea>" in text


def test_too_many_ids_come_back_with_what_was_typed_and_nothing_is_kept(seller, agent):
    text = "\n".join(f"HG-{number}" for number in range(LIMIT + 1))
    answer = agent.post("/orders/lookup/", {"text": text})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The list holds 501 IDs; at most 500 can be looked up at once. Split the list." in page
    assert "Nothing was looked up." in page
    assert text in page
    assert kept(seller, key_of(parse(text))) is None


def test_500_ids_are_taken(agent):
    text = ",".join(f"HG-{number}" for number in range(LIMIT))
    assert agent.post("/orders/lookup/", {"text": text}).status_code == 302


@pytest.mark.parametrize("text", ["", " \n ,;\t "])
def test_an_empty_list_comes_back(agent, text):
    answer = agent.post("/orders/lookup/", {"text": text})
    assert answer.status_code == 422
    assert "Paste at least one ID." in answer.content.decode()


@pytest.mark.parametrize("key", ["0" * 24, "x", "../1", "a" * 5000])
def test_a_list_that_is_gone_says_so(agent, key):
    answer = agent.get("/orders/lookup/", {"list": key})
    assert answer.status_code == 404
    assert "This list is no longer kept" in answer.content.decode()
    assert agent.get("/orders/lookup/file/", {"list": key}).status_code == 302


def test_a_list_is_kept_for_its_seller_alone(seller, client):
    other = make_seller("Nordlicht Handel")
    client.force_login(make_member(other))
    key = keep(seller, ["HG-1"])
    assert kept(seller, key) == ["HG-1"]
    assert kept(other, key) is None
    answer = client.get("/orders/lookup/", {"list": key})
    assert (answer.status_code, b"HG-1" in answer.content) == (404, False)


def test_the_file_holds_the_rows_of_the_page(seller, agent):
    order = make_delivered_order(seller, "HG-1")
    package = order.packages.get()
    package.swiship_url = "https://www.swiship.com/track?id=1"
    package.save()
    key = keep(seller, ["=cmd|' /C calc'!A0", "HG-1"])
    answer = agent.get(f"/orders/lookup/file/?list={key}")
    assert answer["Content-Disposition"] == 'attachment; filename="lookup-2026-11-20.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbf")
    head, missing, found = lines(answer)
    assert missing[:3] == ["'=cmd|' /C calc'!A0", "Not found", ""]
    assert dict(zip(head, found, strict=True)) == {
        "As typed": "HG-1",
        "Found as": "Order ID",
        "Order ID": "HG-1",
        "Fulfillment": "Multi-Channel Fulfillment (MCF)",
        "Status": "Delivered",
        "Carrier": "USPS",
        "Tracking number": package.tracking_number,
        "Swiship link": "https://www.swiship.com/track?id=1",
        "Latest estimate": "2026-11-21 04:00",
        "Delivered": "2026-11-19 04:00",
        "Time zone": "America/Los_Angeles",
    }

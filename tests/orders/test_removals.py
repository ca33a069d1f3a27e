"""Signs that MCF was used to take stock out: their points, when they make a suspicion, and own addresses."""

from dataclasses import replace
from datetime import timedelta

import pytest

from history.actions import Refusal
from history.models import Change
from inventory.models import RemovalOrder
from orders.actions import judge_removal
from orders.actions.removals import add_place, look_for_removal
from orders.models import Order, OwnPlace, Removal
from orders.removals import MANY_UNITS, SAME_ADDRESS, SIGNS, Facts, Place, is_suspect, score, signs_of
from tests.factories import NOW, make_member, make_order, make_product, make_seller

PLAIN = Facts(
    company="Halden Goods",
    recipient="Ann Baker",
    lines=("12 Mill Lane", "", ""),
    postal_code="48084",
    comment="Thank you for your order",
    units=2,
    has_email=True,
    has_shop_number=True,
)
OWN = Place("Halden Goods LLC", "12 mill lane", "48084")


@pytest.mark.parametrize(
    ("change", "signs"),
    [
        ({}, []),
        ({"places": (OWN,)}, ["own_address"]),
        ({"places": (replace(OWN, prep=True),)}, ["prep_address"]),
        ({"places": (replace(OWN, postal_code="48085"),)}, []),
        ({"places": (replace(OWN, line="112 Mill Lanes"),)}, []),
        ({"lines": ("Unit 4", "12 Mill Lane", ""), "places": (OWN,)}, ["own_address"]),
        ({"recipient": "HALDEN-GOODS warehouse"}, ["own_company"]),
        ({"recipient": "Halden Goods LLC", "company": "Other", "places": (replace(OWN, line="1 Far Rd"),)}, ["own_company"]),
        ({"recipient": "Amazon.com Services"}, ["fulfillment_center"]),
        ({"lines": ("c/o FBA Prep Service", "1 Dock", "")}, ["fulfillment_center"]),
        ({"recipient": "Amazonia Silva"}, []),
        ({"units": MANY_UNITS - 1}, []),
        ({"units": MANY_UNITS}, ["many_units"]),
        ({"takes_whole_stock": True}, ["whole_stock"]),
        ({"comment": "Removal of old stock"}, ["says_removal"]),
        ({"comment": "退仓"}, ["says_removal"]),
        ({"same_address": SAME_ADDRESS - 1}, []),
        ({"same_address": SAME_ADDRESS}, ["same_address"]),
        ({"has_email": False, "has_shop_number": False}, ["no_customer_email", "no_shop_number"]),
    ],
)  # fmt: skip
def test_each_sign_is_seen_for_what_it_is(change, signs):
    assert signs_of(replace(PLAIN, **change)) == signs


@pytest.mark.parametrize(
    ("signs", "points", "suspect"),
    [
        ([], 0, False),
        (["own_address"], 3, False),  # one sign is none
        (["no_customer_email", "no_shop_number"], 2, False),  # many shops send neither
        (["many_units", "no_customer_email"], 3, True),
        (["whole_stock", "same_address"], 4, True),
        (["own_address", "many_units", "no_customer_email"], 6, True),
        (["own_company", "gone_from_ours"], 3, True),
    ],
)
def test_two_signs_with_enough_points_make_a_suspicion(signs, points, suspect):
    assert (score(signs), is_suspect(signs)) == (points, suspect)


def test_heavier_signs_come_first():
    shown = signs_of(replace(PLAIN, has_email=False, units=40, places=(OWN,)))
    assert [SIGNS[code].points for code in shown] == [3, 2, 1]


@pytest.mark.django_db
def test_all_stock_and_a_door_that_many_orders_went_to_are_counted():
    seller = make_seller()
    make_product(seller, "HG-MUG-01", fulfillable=6)
    for number in range(SAME_ADDRESS):
        make_order(
            seller, f"E-{number}", ordered_at=NOW - timedelta(days=number), notification_emails=["a@b.c"]
        )
    order = make_order(
        seller, "LAST", items=[("HG-MUG-01", 6)], notification_emails=["a@b.c"], sales_channel="Shop"
    )
    look_for_removal(order, list(order.items.all()), at=NOW)
    assert (order.removal, order.removal_reasons) == (Removal.SUSPECTED, ["whole_stock", "same_address"])


@pytest.mark.django_db
def test_a_new_own_address_flags_earlier_orders_and_leaves_judged_ones_alone():
    seller = make_seller()
    by = make_member(seller)
    went, judged = make_order(seller, "WENT"), make_order(seller, "JUDGED", removal=Removal.SUSPECTED)
    make_order(seller, "ELSEWHERE", postal_code="10001")
    judge_removal(order=judged, removal=Removal.CLEARED, reason="A gift shop", by=by, at=NOW)
    given = {"kind": OwnPlace.Kind.WAREHOUSE, "name": "", "country": "US", "at": NOW}
    place, flagged = add_place(seller=seller, address_line="12  Mill Lane ", postal_code="48084", **given)
    assert (place.address_line, flagged) == ("12 Mill Lane", 1)
    went.refresh_from_db()
    judged.refresh_from_db()
    assert (went.removal, went.removal_reasons[0], judged.removal) == ("suspected", "own_address", "cleared")
    assert Order.objects.filter(removal=Removal.NONE).count() == 1
    assert Change.objects.filter(verb="removal", order_id=went.pk).count() == 1
    with pytest.raises(Refusal, match="entered already"):
        add_place(seller=seller, address_line="12 Mill Lane", postal_code="48084", **given)


@pytest.mark.django_db
def test_the_order_page_says_why_and_links_the_removal_order_made_instead(client):
    seller = make_seller()
    client.force_login(make_member(seller))
    order = make_order(
        seller, "OWN-1", removal=Removal.SUSPECTED, removal_reasons=["own_address", "no_customer_email"]
    )
    page = client.get("/orders/OWN-1/").content.decode()
    assert "It goes to an address of your own." in page
    assert "4 points; from 3 a person looks" in page
    assert "An MCF order to your own address is not eligible for reimbursement." in page
    address = "/inventory/removals/new/?order=OWN-1&sku=HG-MUG-01"
    assert address.replace("&", "&amp;") in page
    assert client.post(address, {"removal_id": "RM-7", "note": ""}).status_code == 302
    assert RemovalOrder.objects.get().order_id == order.pk
    assert "RM-7" in client.get("/orders/OWN-1/").content.decode()


@pytest.mark.django_db
def test_own_addresses_are_entered_and_taken_off_in_the_settings(client):
    seller = make_seller()
    client.force_login(make_member(seller))
    given = {
        "kind": "prep",
        "name": "Dock Prep",
        "address_line": "1 Dock Road",
        "postal_code": "95206",
        "country": "US",
    }
    assert client.post("/settings/addresses/", given).status_code == 302
    assert client.post("/settings/addresses/", given).status_code == 422
    place = OwnPlace.objects.get()
    assert "1 Dock Road" in client.get("/settings/addresses/").content.decode()
    assert client.post(f"/settings/addresses/{place.pk}/remove/").status_code == 302
    assert OwnPlace.objects.count() == 0

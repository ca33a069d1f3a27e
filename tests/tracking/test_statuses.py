"""The tables of words are total over Amazon's model, and what is not in them is shown as itself."""

import json
from pathlib import Path

import pytest

from orders.models import ParcelState
from tracking import statuses

MODELS = Path(__file__).resolve().parents[3] / "shared" / "sp-api-models"
MEANINGS = {
    "EVENT_101": ParcelState.SHIPPED,
    "EVENT_102": ParcelState.IN_TRANSIT,
    "EVENT_301": ParcelState.DELIVERED,
    "EVENT_302": ParcelState.OUT_FOR_DELIVERY,
    "EVENT_304": ParcelState.ATTEMPTED,
    "EVENT_308": ParcelState.PICKUP,
    "EVENT_309": ParcelState.RETURNED,
    "EVENT_401": ParcelState.HELD,
    "EVENT_405": ParcelState.DAMAGED,
    "EVENT_408": ParcelState.RETURNING,
    "EVENT_409": ParcelState.LOST_BY_CARRIER,
    "EVENT_418": ParcelState.DELAYED,
    "EVENT_801": ParcelState.DELIVERED,
    "EVENT_804": ParcelState.DELIVERED,
}


def values_of(name: str) -> list[str]:
    found = sorted(MODELS.rglob("fulfillmentOutbound_2020-07-01.json"))
    if not found:
        pytest.skip("Amazon's models are not beside the project")
    values: list[str] = json.loads(found[0].read_text())["definitions"][name]["enum"]
    return values


def test_every_current_status_of_amazons_model_has_a_word():
    words = values_of("CurrentStatus")
    assert len(words) == 18
    assert [word for word in words if not statuses.status(word).label] == []


def test_every_event_code_of_amazons_model_has_a_word():
    codes = values_of("EventCode")
    assert len(codes) == 35
    assert [code for code in codes if not statuses.is_known_event(code)] == []


def test_every_drop_off_place_of_amazons_model_has_a_word():
    places = values_of("AdditionalLocationInfo")
    assert [place for place in places if statuses.place_text(place) == place] == []


@pytest.mark.parametrize(("code", "state"), MEANINGS.items())
def test_what_an_event_means(code, state):
    assert statuses.event(code).state is state


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("DELIVERED", ParcelState.DELIVERED),
        ("Delivered", ParcelState.DELIVERED),
        ("PICKUP_SUCCESSFUL", ParcelState.DELIVERED),
        ("UNDELIVERABLE", ParcelState.LOST_BY_CARRIER),
        ("RETURN_RECEIVED_IN_FC", ParcelState.RETURNED),
        ("CUSTOMER_ACTION", ParcelState.HELD),
        ("UNKNOWN", ParcelState.UNKNOWN),
        ("BEAMED_UP", ParcelState.UNKNOWN),
        ("", ParcelState.UNKNOWN),
    ],
)
def test_what_a_status_means(told, state):
    assert statuses.status(told).state is state


@pytest.mark.parametrize(
    "code", ["EVENT_212", "EVENT_636", "EVENT_310", "EVENT_637", "EVENT_320", "EVENT_999", ""]
)
def test_a_code_in_no_table_is_unknown_and_shown_as_itself(code):
    assert statuses.event(code).state is ParcelState.UNKNOWN
    assert not statuses.is_known_event(code)
    assert statuses.event_text(code, "Parcel is on a boat") == "Parcel is on a boat"
    assert statuses.event_text(code, "") == code


@pytest.mark.parametrize("code", ["EVENT_438", "EVENT_444"])
def test_codes_seen_in_the_field_have_a_meaning(code):
    assert statuses.is_known_event(code)


def test_unknown_status_and_place_are_shown_as_they_came():
    assert statuses.status_text("BEAMED_UP") == "BEAMED_UP"
    assert statuses.status_text("BEAMED_UP", "Beamed up") == "Beamed up"
    assert statuses.place_text("ON_THE_ROOF") == "ON_THE_ROOF"
    assert statuses.place_text("FRONT_DOOR") == "front door"


def test_paper_is_no_scan():
    assert [
        code for code in ("EVENT_101", "EVENT_102", "EVENT_411", "EVENT_201") if statuses.is_scan(code)
    ] == [
        "EVENT_102",
        "EVENT_201",
    ]


def test_delivered_and_coming_back_end_a_lost_claim_and_nothing_else_does():
    ending = {state for state in ParcelState if statuses.ends_lost_claim(state)}
    assert ending == {ParcelState.DELIVERED, ParcelState.RETURNING, ParcelState.RETURNED}


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("AMZN_US", "Amazon Logistics"),
        ("AMZL", "Amazon Logistics"),
        ("UPS_GROUND", "UPS"),
        ("Yamato", "Yamato"),
        ("", ""),
    ],
)
def test_carriers_are_called_as_people_know_them(told, name):
    assert statuses.carrier_text(told) == name

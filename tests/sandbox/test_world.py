"""The seeded world: the same from the same seed, growing as time passes."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from sandbox import stock, track
from sandbox.accounts import ACCOUNTS
from sandbox.catalogue import PRODUCTS
from sandbox.clock import local_day, parse
from sandbox.scenarios import BY_KEY, HALDEN, NORDLICHT, SCENARIOS
from sandbox.world import World

BORN = parse("2026-11-23T17:00:00Z")


def test_the_same_seed_gives_the_same_orders_and_another_seed_others() -> None:
    one, same, other = (World(seed=seed, now=BORN).orders for seed in (1, 1, 2))
    assert one == same
    assert set(one) == set(other)
    named = {(s.account, s.order_id) for s in SCENARIOS}
    assert {key for key in one if one[key] == other[key]} == named


def test_the_world_is_the_same_shape_whenever_it_is_born() -> None:
    later = BORN + timedelta(days=28)
    one, other = World(now=BORN), World(now=later)
    for scenario in SCENARIOS:
        key = (scenario.account, scenario.order_id)
        assert one.orders[key].status(BORN) == other.orders[key].status(later), scenario.key
        assert len(one.orders[key].parcels()) == len(other.orders[key].parcels())
        for (_, early), (_, late) in zip(one.orders[key].parcels(), other.orders[key].parcels(), strict=True):
            assert replace(early, promises=(), steps=()) == replace(late, promises=(), steps=())


def test_scenario_ids_and_keys_are_unique_and_all_seeded() -> None:
    world = World(now=BORN)
    assert len(BY_KEY) == len(SCENARIOS) == len({(s.account, s.order_id) for s in SCENARIOS})
    for scenario in SCENARIOS:
        order = world.order(scenario.account, scenario.order_id)
        assert order is not None
        assert order.scenario == scenario.key


def test_buyers_go_on_ordering_after_birth() -> None:
    world = World(now=BORN)
    before = [len(world.placed(account)) for account in (HALDEN, NORDLICHT)]
    world.clock.move_to(BORN + timedelta(days=10))
    after = [len(world.placed(account)) for account in (HALDEN, NORDLICHT)]
    assert before == [129, 25]
    assert after[0] >= 140
    assert after[1] >= 35
    for order in world.placed(HALDEN):
        assert world.updated_at(order) <= world.now()


def test_the_shelves_were_sold_from_for_months_and_hold_what_was_planned_at_birth() -> None:
    world = World(now=BORN)
    for account in (HALDEN, NORDLICHT):
        held = {
            sku: units for (sku, kind), units in stock.balances(world, account).items() if kind == "SELLABLE"
        }
        assert held == {product.sku: product.on_hand for product in PRODUCTS[account]}
    days = {local_day(one.at, ACCOUNTS[HALDEN].zone) for one in stock.movements(world, HALDEN)}
    assert (local_day(BORN, ACCOUNTS[HALDEN].zone) - min(days)).days == 120


def test_shelves_never_sink_below_nothing_while_time_passes_and_the_past_stays() -> None:
    world = World(now=BORN)
    before = stock.movements(world, HALDEN)
    world.clock.move_to(BORN + timedelta(days=10))
    moved = stock.movements(world, HALDEN)
    assert moved[: len(before)] == before
    held: Counter[tuple[str, str, str]] = Counter()
    for one in moved:
        shelf = one.sku, one.centre, one.disposition
        held[shelf] += one.units
        assert held[shelf] >= 0, one


def test_a_world_of_some_scenarios_sells_nothing_of_its_own() -> None:
    world = World(now=BORN)
    world.be_born(start=BORN, only=("lost",))
    shipped = [one for one in stock.movements(world, HALDEN) if one.event == "Shipments"]
    assert {one.reference for one in shipped} == {s.id for o in world.orders.values() for s in o.shipments}


def test_every_parcel_has_its_own_number_and_its_steps_in_order_after_shipping() -> None:
    world = World(now=BORN)
    parcels = [(s, p) for order in world.orders.values() for s, p in order.parcels()]
    assert len({p.number for _, p in parcels}) == len(parcels) == len({p.tracking_number for _, p in parcels})
    for shipment, parcel in parcels:
        moments = [shipment.ships_at, *(step.at for step in parcel.steps)]
        assert moments == sorted(moments), parcel
        assert parcel.number < 2**31


STANDING = {
    "in_transit": "IN_TRANSIT",
    "out_for_delivery": "OUT_FOR_DELIVERY",
    "delivered": "DELIVERED",
    "late": "IN_TRANSIT",
    "almost_lost": "IN_TRANSIT",
    "lost": "IN_TRANSIT",
    "lost_by_carrier": "UNDELIVERABLE",
    "returning": "RETURNING",
    "returned_to_sender": "RETURNED",
    "pickup_waiting": "AVAILABLE_FOR_PICKUP",
    "ups": "DELIVERED",
    "fedex": "IN_TRANSIT",
}


@pytest.mark.parametrize("hour", range(24))
def test_scenarios_stand_the_same_at_whatever_hour_the_world_is_born(hour: int) -> None:
    world = World(now=BORN + timedelta(hours=hour, minutes=7))
    found = {}
    for key in STANDING:
        order = world.order(HALDEN, BY_KEY[key].order_id)
        assert order is not None
        found[key] = track.status(order.parcels()[0][1], world.now())
    assert found == STANDING
    for key, days in (("almost_lost", 7), ("just_lost", 8)):
        order = world.order(HALDEN, BY_KEY[key].order_id)
        assert order is not None
        due = track.estimate(order.parcels()[0][1], world.now())
        assert due is not None
        zone = ACCOUNTS[HALDEN].zone
        assert (local_day(world.now(), zone) - local_day(due, zone)).days == days

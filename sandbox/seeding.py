"""The world as it is born: scenario orders, everyday orders before and after, returns, reimbursements."""

import random
from collections.abc import Collection
from datetime import datetime, timedelta

from sandbox.cases import CASES, Case, Leg
from sandbox.catalogue import PRODUCTS
from sandbox.making import make
from sandbox.people import DE_BUYERS, NAMED, US_BUYERS, Person
from sandbox.plan import Order, ReturnUnit
from sandbox.returns import unit
from sandbox.scenarios import HALDEN, NORDLICHT, SCENARIOS

EVERYDAY = {HALDEN: ("HG-", 20250, 76, 60), NORDLICHT: ("NH-", 5001, 22, 15)}  # prefix, first, past, to come
BUYERS: dict[str, tuple[Person, ...]] = {HALDEN: US_BUYERS, NORDLICHT: DE_BUYERS}
USUAL = (("on_time", 12), ("early", 3), ("one_day_late", 3), ("delivered_only", 1), ("quiet_start", 2))
CARRIERS = {
    HALDEN: (("AMZN_US", 9), ("UPS", 4), ("USPS", 4), ("FEDEX", 2), ("ONTRAC", 1)),
    NORDLICHT: (("AMZN_DE", 5), ("DHL", 4)),
}


def orders(seed: int, born: datetime, only: Collection[str] = ()) -> list[Order]:
    """Every order of the world, also those that buyers will place after its birth; or `only` some scenarios'."""
    if only:
        return [_scenario(index, born) for index, one in enumerate(SCENARIOS) if one.key in only]
    made = [_scenario(index, born) for index in range(len(SCENARIOS))]
    taken = {(order.account, order.id) for order in made}
    for account in EVERYDAY:
        made += [order for order in _everyday(account, seed, born) if (account, order.id) not in taken]
    return made


def _scenario(index: int, born: datetime) -> Order:
    scenario = SCENARIOS[index]
    buyers = BUYERS[scenario.account]
    to = NAMED.get(scenario.key, buyers[index % len(buyers)])
    case = CASES[scenario.key]
    return make(scenario.account, scenario.order_id, case, born=born, to=to, scenario=scenario.key)


def _everyday(account: str, seed: int, born: datetime) -> list[Order]:
    dice = random.Random(f"{seed}/{account}")  # noqa: S311 (must repeat itself)
    prefix, first, past, coming = EVERYDAY[account]
    ages = sorted((dice.uniform(0.4, 75) for _ in range(past)), reverse=True)
    ages += [-0.35 - 0.5 * n - dice.uniform(0, 0.3) for n in range(coming)]
    numbers = [first + n for n in range(past)] + [first + 350 + n for n in range(coming)]
    return [
        _ordinary(account, f"{prefix}{no}", age, dice, born) for no, age in zip(numbers, ages, strict=True)
    ]


def _ordinary(account: str, order_id: str, age: float, dice: random.Random, born: datetime) -> Order:
    stocked = [p.sku for p in PRODUCTS[account] if p.on_hand and not p.hazmat]
    lines = tuple((sku, dice.choice((1, 1, 1, 2, 3))) for sku in dice.sample(stocked, dice.choice((1, 1, 2))))
    speed, days = dice.choice((("Standard", 4), ("Standard", 4), ("Standard", 5), ("Expedited", 2)))
    leg = Leg(
        shipped=age - dice.uniform(0.9, 1.6),
        due=days - int(age) + 1,
        journey=_pick(dice, USUAL),
        carrier=_pick(dice, CARRIERS[account]),
        centre=dice.randrange(3),
        place=dice.choice(("", "", "FRONT_DOOR", "PORCH", "MAILBOX")),
        encoded_link=dice.random() < 0.2,
    )
    to = dice.choice(BUYERS[account])
    return make(account, order_id, Case(age, lines, (leg,), speed=speed), born=born, to=to)


def _pick(dice: random.Random, weighted: tuple[tuple[str, int], ...]) -> str:
    return dice.choices([value for value, _ in weighted], [weight for _, weight in weighted])[0]


def returns(made: list[Order], born: datetime) -> list[tuple[str, ReturnUnit]]:
    """The returns that were asked for before the world's birth."""
    found = []
    for order in made:
        case = CASES.get(order.scenario)
        if case and case.returned:
            created, processed = (
                (born - timedelta(days=days)).replace(microsecond=0) for days in case.returned
            )
            asked = unit(order, _asked(order, case), created_at=created, processed_at=processed)
            found.append((order.account, asked))
    return found


def _asked(order: Order, case: Case) -> dict[str, str]:
    return {
        "sellerReturnItemId": f"seed-{order.id}-1",
        "sellerFulfillmentOrderItemId": "1",
        "amazonShipmentId": order.shipments[0].id,
        "returnReasonCode": case.reason,
        "returnComment": "",
    }

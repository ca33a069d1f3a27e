"""Amazon's own ten examples, six of which break its own model, are read with nothing lost."""

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from amazon import parse, shapes
from amazon.shapes.base import Shape

PAYLOADS = Path(__file__).parent.parent / "payloads" / "amazon"
MODELS = Path(__file__).parents[3] / "shared" / "sp-api-models"

LISTS: dict[str, dict[str, type[Shape]]] = {
    "getFulfillmentPreview": {"fulfillmentPreviews": shapes.Preview},
    "deliveryOffers": {"deliveryOffers": shapes.DeliveryOffer},
    "listAllFulfillmentOrders": {"fulfillmentOrders": shapes.Order},
    "listReturnReasonCodes": {"reasonCodeDetails": shapes.ReasonCode},
    "getFeatures": {"features": shapes.Feature},
}
OBJECTS: dict[str, type[Shape]] = {
    "getPackageTrackingDetails": shapes.PackageTracking,
    "createFulfillmentReturn": shapes.ReturnResult,
    "getFulfillmentOrder": shapes.OrderDetail,
    "getFeatureInventory": shapes.FeatureInventory,
    "getFeatureSKU": shapes.FeatureEligibility,
}


def as_told(value: Any) -> Any:
    """A shape turned back into everything that was told, `extra` included."""
    if isinstance(value, Shape):
        written = {plan.wire: as_told(getattr(value, plan.name)) for plan in parse._plans(type(value))}
        return {**value.extra, **written}
    if isinstance(value, tuple):
        return [as_told(item) for item in value]
    if isinstance(value, datetime):
        return parse.timestamp(value)
    return str(value) if isinstance(value, Decimal) else value


def lost(told: Any, kept: Any, path: str = "") -> list[str]:
    """The paths of every leaf that is not in what was kept; null says nothing, so it can't be lost."""
    if isinstance(told, dict):
        kept = kept if isinstance(kept, dict) else {}
        return [
            leaf for name, value in told.items() for leaf in lost(value, kept.get(name), f"{path}.{name}")
        ]
    if isinstance(told, list):
        kept = kept if isinstance(kept, list) else []
        padded = [*kept, *([None] * len(told))]
        return [leaf for n, value in enumerate(told) for leaf in lost(value, padded[n], f"{path}[{n}]")]
    return [] if told is None or told == kept else [path]


def leaves(told: Any) -> int:
    if isinstance(told, dict | list):
        return sum(leaves(value) for value in (told.values() if isinstance(told, dict) else told))
    return 1


@pytest.mark.parametrize("operation", sorted([*LISTS, *OBJECTS]))
def test_nothing_of_an_example_is_lost(operation: str) -> None:
    told = json.loads((PAYLOADS / f"{operation}.json").read_text())["payload"]
    if operation in OBJECTS:
        kept = as_told(parse.read(OBJECTS[operation], told))
    else:
        kept = {name: as_told(parse.listed(shape, told, name)) for name, shape in LISTS[operation].items()}
    assert lost(told, kept) == []
    assert leaves(told) > 3


def test_the_check_itself_notices_a_lost_leaf() -> None:
    assert lost({"a": {"b": [1, 2]}}, {"a": {"b": [1]}}) == [".a.b[1]"]


def test_the_files_are_amazons_own_examples() -> None:
    model = MODELS / "fulfillmentOutbound_2020-07-01.json"
    if not model.exists():
        pytest.skip("Amazon's models are not beside the project")
    found = {}
    for methods in json.loads(model.read_text())["paths"].values():
        for operation in methods.values():
            if isinstance(operation, dict) and operation.get("responses", {}).get("200", {}).get("examples"):
                example = operation["responses"]["200"]["examples"]
                found[operation["operationId"]] = example.get("application/json", example)
    assert found == {path.stem: json.loads(path.read_text()) for path in PAYLOADS.glob("*.json")}
    assert len(found) == 10


def test_words_and_money_of_the_examples_are_kept_exactly() -> None:
    listed = json.loads((PAYLOADS / "listAllFulfillmentOrders.json").read_text())["payload"]
    orders = parse.listed(shapes.Order, listed, "fulfillmentOrders")
    assert [order.status for order in orders] == ["RECEIVED", "COMPLETE"]
    assert orders[1].feature_constraints == ()
    told = json.loads((PAYLOADS / "getFulfillmentOrder.json").read_text())["payload"]
    detail = parse.read(shapes.OrderDetail, told)
    assert [item.per_unit_declared_value for item in detail.items] == [
        shapes.Money(currency_code="USD", value=Decimal("18.99")),
        shapes.Money(currency_code="USD", value=Decimal("2.00")),
    ]
    assert detail.shipments[0].items[0].package_number == 0
    assert detail.shipments[0].packages == ()

"""Every request the client sends is one that Amazon's own models describe: address, query, body, nothing else."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import jsonschema
import pytest
from werkzeug.wrappers import Request, Response

from amazon import Client, shapes

MODELS = Path(__file__).parents[3] / "shared" / "sp-api-models"
FILES = ("fulfillmentOutbound_2020-07-01", "fbaInventory", "fbaInbound", "reports_2021-06-30")
AT = datetime(2026, 11, 1, tzinfo=UTC)
ADDRESS = shapes.Address(
    name="Ada Buyer",
    address_line_1="1 Elm St",
    city="Troy",
    state_or_region="MI",
    postal_code="48084",
    country_code="US",
    phone="555",
)
PRICE = shapes.Money(currency_code="USD", value=Decimal("18.99"))
FEATURE = shapes.FeatureSetting(feature_name="BLANK_BOX", feature_fulfillment_policy="Required")


@pytest.fixture(scope="module")
def models() -> list[dict[str, Any]]:
    if not MODELS.exists():
        pytest.skip("Amazon's models are not beside the project")
    return [_closed(json.loads((MODELS / f"{name}.json").read_text())) for name in FILES]


def _closed(model: dict[str, Any]) -> dict[str, Any]:
    """The model with every object closed, so that a field it does not name is an error."""
    for definition in model["definitions"].values():
        if definition.get("properties"):
            definition["additionalProperties"] = False
    return model


def _operations(models: list[dict[str, Any]]) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    for model in models:
        for template, methods in model["paths"].items():
            for method, operation in methods.items():
                if method in ("get", "put", "post", "delete"):
                    yield template, method.upper(), operation, model


def check(request: Request, models: list[dict[str, Any]]) -> str:
    """The operation that the request is, after checking it against the model; literal paths before templates."""
    raw = str(request.environ.get("RAW_URI") or request.environ["REQUEST_URI"]).split("?")[0]
    fitting = [
        found
        for found in _operations(models)
        if found[1] == request.method and re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", found[0]), raw)
    ]
    assert fitting, f"{request.method} {raw} is in no model"
    _, _, operation, model = min(fitting, key=lambda found: found[0].count("{"))
    parameters = operation.get("parameters", [])
    _check_query(request, [p for p in parameters if p["in"] == "query"], model)
    _check_body(request, [p for p in parameters if p["in"] == "body"], model)
    return str(operation["operationId"])


def _check_query(request: Request, parameters: list[dict[str, Any]], model: dict[str, Any]) -> None:
    told = dict(parse_qsl(request.query_string.decode(), keep_blank_values=True))
    assert set(told) <= {parameter["name"] for parameter in parameters}
    assert {parameter["name"] for parameter in parameters if parameter.get("required")} <= set(told)
    for parameter in parameters:
        if parameter["name"] in told:
            value: Any = told[parameter["name"]]
            kind = parameter["type"]
            value = (
                value.split(",")
                if kind == "array"
                else json.loads(value)
                if kind in ("integer", "boolean")
                else value
            )
            jsonschema.validate(
                value, parameter | {"required": []}, format_checker=jsonschema.FormatChecker()
            )


def _check_body(request: Request, parameters: list[dict[str, Any]], model: dict[str, Any]) -> None:
    if not parameters:
        assert request.get_data() == b""
        return
    assert request.content_type == "application/json"
    schema = parameters[0]["schema"] | {"definitions": model["definitions"]}
    jsonschema.validate(request.get_json(), schema, format_checker=jsonschema.FormatChecker())


def new_order() -> shapes.NewOrder:
    item = shapes.NewOrderItem(
        seller_sku="MUG-1",
        seller_fulfillment_order_item_id="line-1",
        quantity=2,
        gift_message="Enjoy",
        displayable_comment="Blue",
        fulfillment_network_sku="X1",
        per_unit_declared_value=PRICE,
        per_unit_price=PRICE,
        per_unit_tax=PRICE,
    )
    return shapes.NewOrder(
        seller_fulfillment_order_id="A",
        displayable_order_id="1001",
        displayable_order_date=AT,
        displayable_order_comment="Thank you",
        shipping_speed_category="Standard",
        destination_address=ADDRESS,
        items=(item,),
        delivery_window=shapes.DeliveryWindow(start_date=AT, end_date=AT),
        fulfillment_action="Ship",
        fulfillment_policy="FillAll",
        cod_settings=shapes.CodSettings(is_cod_required=False, cod_charge=PRICE),
        ship_from_country_code="US",
        notification_emails=("a@example.com",),
        feature_constraints=(FEATURE,),
        payment_information=(
            shapes.PaymentInformation(payment_transaction_id="t", payment_mode="card", payment_date=AT),
        ),
    )


def unit(number: int) -> shapes.NewReturnItem:
    return shapes.NewReturnItem(
        seller_return_item_id=f"r-{number}",
        seller_fulfillment_order_item_id="line-1",
        amazon_shipment_id="D1",
        return_reason_code="CR-DEFECTIVE",
        return_comment="Broken",
    )


def change() -> shapes.OrderChange:
    item = shapes.OrderChangeItem(seller_fulfillment_order_item_id="line-1", quantity=0, per_unit_price=PRICE)
    return shapes.OrderChange(fulfillment_action="Ship", destination_address=ADDRESS, items=(item,))


def previewed(client: Client) -> object:
    item = shapes.PreviewRequestItem(
        seller_sku="MUG-1",
        quantity=1,
        seller_fulfillment_order_item_id="line-1",
        per_unit_declared_value=PRICE,
    )
    return client.fulfillment.preview(
        ADDRESS, [item], speeds=["Standard", "Expedited"], features=[FEATURE], delivery_windows=True
    )


CALLS: dict[str, Callable[[Client], object]] = {
    "listAllFulfillmentOrders": lambda client: list(client.fulfillment.list_orders(updated_after=AT)),
    "getFulfillmentOrder": lambda client: client.fulfillment.get_order("A/1 #2"),
    "getPackageTrackingDetails": lambda client: client.fulfillment.package_tracking(7),
    "listReturnReasonCodes": lambda client: client.fulfillment.return_reasons(
        "M&1", order_id="A", language="zh-CN"
    ),
    "createFulfillmentReturn": lambda client: client.fulfillment.create_return("A", [unit(1), unit(2)]),
    "cancelFulfillmentOrder": lambda client: client.fulfillment.cancel_order("A"),
    "getFulfillmentPreview": previewed,
    "createFulfillmentOrder": lambda client: client.fulfillment.create_order(new_order()),
    "updateFulfillmentOrder": lambda client: client.fulfillment.update_order("A", change()),
    "getFeatures": lambda client: client.features.features("ATVPDKIKX0DER"),
    "getFeatureInventory": lambda client: client.features.skus("BLANK_BOX", "ATVPDKIKX0DER"),
    "getFeatureSKU": lambda client: client.features.sku("BLANK_BOX", "MUG/1", "ATVPDKIKX0DER"),
    "deliveryOffers": lambda client: client.features.offers(
        "MUG-1", origin="US", destination={"postalCode": "48084", "countryCode": "US"}
    ),
    "getInventorySummaries": lambda client: client.inventory.summaries(skus=["A", "B"], changed_since=AT),
    "getItemEligibilityPreview": lambda client: client.eligibility.item("B07CGHKWZP"),
    "createReport": lambda client: client.reports.create("GET_X", start=AT, end=AT, options={"a": "b"}),
    "getReport": lambda client: client.reports.get("r/1"),
    "getReportDocument": lambda client: client.reports.document("d/1"),
}
ENOUGH = {
    "payload": {
        "fulfillmentOrder": {"sellerFulfillmentOrderId": "A"},
        "fulfillmentOrders": [],
        "packageNumber": 7,
        "nextToken": None,
    },
    "reportId": "r1",
    "reportDocumentId": "d1",
}


@pytest.mark.parametrize("operation", CALLS)
def test_a_request_is_what_the_model_describes(
    httpserver: Any, amazon: Any, client: Client, models: list[dict[str, Any]], operation: str
) -> None:
    httpserver.expect_request(re.compile(".*")).respond_with_handler(
        lambda request: Response(json.dumps(ENOUGH), content_type="application/json")
    )
    CALLS[operation](client)
    assert [check(request, models) for request in amazon.requests] == [operation]
    assert amazon.last.headers["x-amz-access-token"] == "token-1"
    assert amazon.last.headers["User-Agent"].startswith("MCF-Portal/")


def test_second_pages_are_described_as_well(
    amazon: Any, client: Client, models: list[dict[str, Any]], payload: Callable[[str], Any]
) -> None:
    path = "/fba/outbound/2020-07-01/fulfillmentOrders"
    listed = {"fulfillmentOrders": [{"sellerFulfillmentOrderId": "A"}], "nextToken": "t"}
    amazon.answers(path, {"payload": listed}, {"payload": {}})
    amazon.answers("/fba/inventory/v1/summaries", *payload("inventory_two_pages"))
    list(client.fulfillment.list_orders(updated_after=AT))
    client.inventory.summaries()
    assert [check(request, models) for request in amazon.requests] == [
        *["listAllFulfillmentOrders"] * 2,
        *["getInventorySummaries"] * 2,
    ]


def test_the_check_notices_a_field_that_is_in_no_model(
    amazon: Any, client: Client, models: list[dict[str, Any]]
) -> None:
    amazon.answers("/fba/outbound/2020-07-01/fulfillmentOrders/A/return", {"payload": {}})
    client.fulfillment.create_return("A", [unit(1)])
    model = models[0]["definitions"]["CreateReturnItem"]["properties"]
    kept = model.pop("returnComment")
    with pytest.raises(jsonschema.ValidationError, match="returnComment"):
        check(amazon.last, models)
    model["returnComment"] = kept

"""The report files: asked for, waited for, fetched; and what stands in them."""

import csv
import gzip
import io
from collections import defaultdict
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
import requests

from sandbox.headers import REIMBURSEMENTS, RETURNS, SHIPMENTS
from sandbox.ledger import DETAIL, MOVED, SUMMARY
from sandbox.scenarios import NORDLICHT, order_id
from tests.sandbox.test_conformance import US, detail
from tests.sandbox_process import OUTBOUND, SandboxProcess

REPORTS = "/reports/2021-06-30"
BORN = datetime.fromisoformat("2026-11-23T17:00:00+00:00")
Rows = list[dict[str, str]]


def ask(sandbox: SandboxProcess, kind: str, *, days: int = 60, **more: Any) -> str:
    now = datetime.fromisoformat(sandbox.state()["now"])
    body = {
        "reportType": kind,
        "marketplaceIds": [US],
        "dataStartTime": (now - timedelta(days=days)).isoformat(),
        "dataEndTime": now.isoformat(),
    }
    answer = sandbox.call("POST", f"{REPORTS}/reports", json=body | more)
    assert answer.status_code == 202, answer.text
    return str(answer.json()["reportId"])


def fetch(sandbox: SandboxProcess, kind: str, **more: Any) -> tuple[list[str], Rows]:
    path = f"{REPORTS}/reports/{ask(sandbox, kind, **more)}"
    assert sandbox.call("GET", path).json()["processingStatus"] == "IN_PROGRESS"
    done = sandbox.call("GET", path).json()
    assert done["processingStatus"] == "DONE"
    document = sandbox.call("GET", f"{REPORTS}/documents/{done['reportDocumentId']}").json()
    answer = requests.get(document["url"], timeout=10)
    data = (
        gzip.decompress(answer.content) if document.get("compressionAlgorithm") == "GZIP" else answer.content
    )
    text = data.decode("iso-8859-1" if "Cp1252" in answer.headers["Content-Type"] else "utf-8")
    reader = csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    rows = list(reader)
    return list(reader.fieldnames or []), rows


def test_reimbursements_hold_every_kind_of_payment(sandbox: SandboxProcess) -> None:
    header, rows = fetch(sandbox, "GET_FBA_REIMBURSEMENTS_DATA")
    assert header == REIMBURSEMENTS
    by_order = {(row["amazon-order-id"], row["reason"]): row for row in rows}
    assert by_order[(order_id("paid_full"), "LOST_OUTBOUND")]["amount-total"] == "41.16"
    short = by_order[(order_id("paid_short"), "LOST_OUTBOUND")]
    assert (short["quantity-reimbursed-total"], short["case-id"]) == ("1", "17120001002")
    back = by_order[(order_id("paid_reversed"), "REVERSAL_REIMBURSEMENT")]
    paid = by_order[(order_id("paid_reversed"), "LOST_OUTBOUND")]
    assert (back["original-reimbursement-id"], back["amount-total"]) == (paid["reimbursement-id"], "-19.55")
    assert by_order[("", "Damaged_Warehouse")]["quantity-reimbursed-inventory"] == "1"
    assert "Café press, 8 cups, crème" in [row["product-name"] for row in rows]
    assert len(rows) == 8


def test_what_amazon_is_told_to_pay_and_take_back_stands_in_the_next_report(sandbox: SandboxProcess) -> None:
    paid = sandbox.reimburse(
        order_id=order_id("lost"), sku="HG-LMP-BRS", quantity=1, amount="51.20", case_id="555", currency="USD"
    )
    back = sandbox.reverse(paid)
    _, rows = fetch(sandbox, "GET_FBA_REIMBURSEMENTS_DATA")
    found = {row["reimbursement-id"]: row for row in rows}
    assert (found[paid]["amount-per-unit"], found[paid]["case-id"], found[paid]["fnsku"]) == (
        "51.20",
        "555",
        "X001601HG5",
    )
    assert (found[back]["amount-total"], found[back]["original-reimbursement-id"]) == ("-51.20", paid)
    assert sum(Decimal(found[i]["amount-total"]) for i in (paid, back)) == 0


def test_returns_report_has_one_row_per_graded_unit(sandbox: SandboxProcess) -> None:
    header, rows = fetch(sandbox, "GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA")
    assert header == RETURNS
    graded = {row["order-id"]: row["detailed-disposition"] for row in rows}
    assert graded == {
        order_id("returned_sellable"): "SELLABLE",
        order_id("returned_fulfiller_damaged"): "WAREHOUSE_DAMAGED",
        order_id("returned_carrier_damaged"): "CARRIER_DAMAGED",
        order_id("returned_customer_damaged"): "CUSTOMER_DAMAGED",
    }


def test_fulfilled_shipments_name_order_parcel_and_units(sandbox: SandboxProcess) -> None:
    header, rows = fetch(sandbox, "GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL", days=30)
    assert header == SHIPMENTS
    mine = [row for row in rows if row["merchant-order-id"] == order_id("three_lines")]
    assert sorted((row["sku"], row["quantity-shipped"]) for row in mine) == [
        ("HG-APR-RUS", "1"), ("HG-MUG-12-FOR", "1"), ("HG-MUG-12-FOR", "2"), ("HG-THR-MOS", "2"),
    ]  # fmt: skip
    assert "王小明" in {row["recipient-name"] for row in rows}
    assert {row["sales-channel"] for row in rows} == {"Non-Amazon US"}


@pytest.mark.parametrize("period", ["DAILY", "WEEKLY", "MONTHLY"])
def test_the_ledger_adds_up_on_every_shelf(sandbox: SandboxProcess, period: str) -> None:
    options = {"aggregatedByTimePeriod": period, "aggregateByLocation": "FC"}
    header, rows = fetch(sandbox, "GET_LEDGER_SUMMARY_VIEW_DATA", reportOptions=options)
    assert header == SUMMARY
    shelves: dict[tuple[str, str, str], Rows] = defaultdict(list)
    for row in rows:
        moved = sum(int(row[name]) for name in MOVED)
        assert int(row["Starting Warehouse Balance"]) + moved == int(row["Ending Warehouse Balance"])
        assert int(row["Ending Warehouse Balance"]) >= 0, row
        shelves[(row["MSKU"], row["Disposition"], row["Location"])].append(row)
    for history in shelves.values():
        for before, after in pairwise(history):
            assert before["Ending Warehouse Balance"] == after["Starting Warehouse Balance"]
    assert {row["Location"] for row in rows} == {"SMF3", "TUS1", "IND9"}


def test_ledger_detail_sums_to_the_summary_and_shows_adjustment_pairs(sandbox: SandboxProcess) -> None:
    header, rows = fetch(sandbox, "GET_LEDGER_DETAIL_VIEW_DATA", days=130)
    assert header == DETAIL
    mugs = [row for row in rows if row["MSKU"] == "HG-MUG-12-FOR" and row["Disposition"] == "SELLABLE"]
    assert sum(int(row["Quantity"]) for row in mugs) == 420
    pairs = [
        (row["Reason"], row["Quantity"], row["Disposition"])
        for row in rows
        if row["MSKU"] == "HG-POU-STO" and row["Reason"]
    ]
    assert sorted(pairs) == [("E", "-1", "SELLABLE"), ("P", "1", "WAREHOUSE_DAMAGED")]
    only = fetch(sandbox, "GET_LEDGER_DETAIL_VIEW_DATA", days=130, reportOptions={"eventType": "Receipts"})[1]
    assert {row["Event Type"] for row in only} == {"Receipts"}


def test_a_sellable_return_puts_a_unit_back(sandbox: SandboxProcess) -> None:
    def stock() -> int:
        params = {
            "granularityType": "Marketplace",
            "granularityId": US,
            "marketplaceIds": US,
            "details": "true",
        }
        answer = sandbox.call(
            "GET", "/fba/inventory/v1/summaries", params=params | {"sellerSkus": "HG-THR-OAT"}
        )
        return int(answer.json()["payload"]["inventorySummaries"][0]["totalQuantity"])

    before = stock()
    sandbox.advance(days=4)
    outbound = [
        r for r in fetch(sandbox, "GET_LEDGER_DETAIL_VIEW_DATA", days=4)[1] if r["MSKU"] == "HG-THR-OAT"
    ]
    returned = [row for row in outbound if row["Event Type"] == "CustomerReturns"]
    assert [(row["Quantity"], row["Disposition"]) for row in returned] == [("1", "SELLABLE")]
    assert stock() == before + sum(int(row["Quantity"]) for row in outbound)


def test_nothing_to_report_is_cancelled_and_foreign_reports_are_unknown(sandbox: SandboxProcess) -> None:
    number = ask(sandbox, "GET_FBA_REIMBURSEMENTS_DATA", days=1)
    path = f"{REPORTS}/reports/{number}"
    assert [sandbox.call("GET", path).json()["processingStatus"] for _ in range(2)] == [
        "IN_PROGRESS",
        "CANCELLED",
    ]
    assert sandbox.call("GET", path, account=NORDLICHT).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        {"reportType": "GET_NOTHING", "marketplaceIds": [US]},
        {"reportType": "GET_FBA_REIMBURSEMENTS_DATA"},
        {"reportType": "GET_FBA_REIMBURSEMENTS_DATA", "marketplaceIds": ["A1PA6795UKMFR9"]},
        {"reportType": "GET_FBA_REIMBURSEMENTS_DATA", "marketplaceIds": [US], "dataStartTime": "soon"},
        {
            "reportType": "GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL",
            "marketplaceIds": [US],
            "dataStartTime": "2026-09-01T00:00:00Z",
            "dataEndTime": "2026-11-01T00:00:00Z",
        },
    ],
)
def test_a_bad_request_makes_no_report(sandbox: SandboxProcess, body: dict[str, Any]) -> None:
    assert sandbox.call("POST", f"{REPORTS}/reports", json=body).status_code == 400
    assert sandbox.state()["reports"] == 0


def test_a_document_needs_its_signature(sandbox: SandboxProcess) -> None:
    number = ask(sandbox, "GET_FBA_REIMBURSEMENTS_DATA")
    answer = requests.get(
        f"{sandbox.base_url}/_documents/{number}?Expires=9999999999&Signature=no", timeout=10
    )
    assert (answer.status_code, b"AccessDenied" in answer.content) == (403, True)


def returned(sandbox: SandboxProcess, **item: str) -> dict[str, Any]:
    shipment = detail(sandbox, "ups")["fulfillmentShipments"][0]["amazonShipmentId"]
    body = {
        "sellerReturnItemId": "r-1",
        "sellerFulfillmentOrderItemId": "1",
        "amazonShipmentId": shipment,
        "returnReasonCode": "CR-UNWANTED_ITEM",
    }
    answer = sandbox.call(
        "PUT", f"{OUTBOUND}/fulfillmentOrders/{order_id('ups')}/return", json={"items": [body | item]}
    )
    payload: dict[str, Any] = answer.json()["payload"]
    return payload


@pytest.mark.parametrize(
    ("item", "grade"),
    [
        ({}, "Sellable"),
        ({"returnReasonCode": "CR-DEFECTIVE"}, "Defective"),
        ({"returnReasonCode": "CR-DAMAGED_BY_CARRIER"}, "CarrierDamaged"),
        ({"returnComment": "grade:fulfillerdamaged"}, "FulfillerDamaged"),
    ],
)
def test_reason_or_comment_decides_the_grade(
    sandbox: SandboxProcess, item: dict[str, str], grade: str
) -> None:
    made = returned(sandbox, **item)["returnItems"][0]
    assert made["status"] == "New"
    sandbox.advance(days=6)
    after = detail(sandbox, "ups")["returnItems"][0]
    assert (after["status"], after["returnReceivedCondition"]) == ("Processed", grade)


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ({"sellerFulfillmentOrderItemId": "9"}, "InvalidValues"),
        ({"returnReasonCode": "CR-BORED"}, "InvalidValues"),
        ({"amazonShipmentId": "Dnone"}, "InvalidValues"),
    ],
)
def test_a_refused_unit_is_told_why_and_not_made(
    sandbox: SandboxProcess, item: dict[str, str], reason: str
) -> None:
    payload = returned(sandbox, **item)
    assert payload["invalidReturnItems"][0]["invalidItemReason"]["invalidItemReasonCode"] == reason
    assert (payload["returnItems"], payload["returnAuthorizations"]) == ([], [])
    assert detail(sandbox, "ups")["returnItems"] == []


def test_no_more_units_come_back_than_went_out(sandbox: SandboxProcess) -> None:
    assert returned(sandbox)["invalidReturnItems"] == []
    second = returned(sandbox, sellerReturnItemId="r-2")
    assert (
        second["invalidReturnItems"][0]["invalidItemReason"]["invalidItemReasonCode"]
        == "NoReturnableQuantity"
    )
    shipment = detail(sandbox, "processing")["fulfillmentShipments"][0]["amazonShipmentId"]
    body = {
        "sellerReturnItemId": "x",
        "sellerFulfillmentOrderItemId": "1",
        "amazonShipmentId": shipment,
        "returnReasonCode": "CR-DEFECTIVE",
    }
    path = f"{OUTBOUND}/fulfillmentOrders/{order_id('processing')}/return"
    refused = sandbox.call("PUT", path, json={"items": [body]}).json()["payload"]["invalidReturnItems"]
    assert refused[0]["invalidItemReason"]["invalidItemReasonCode"] == "NoCompletedShipItems"

import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from werkzeug.wrappers import Response

from amazon import Client, Refused, Throttled, Unavailable
from amazon.charsets import decode
from amazon.shapes import ReportDocument

Payload = Callable[[str], Any]
SUMMARIES = "/fba/inventory/v1/summaries"
REPORTS = "/reports/2021-06-30"
ROWS = "sku\treason\r\nMUG-1\tLost_Warehouse\r\n"


def test_all_pages_of_stock_are_read(amazon: Any, client: Client, payload: Payload) -> None:
    amazon.answers(SUMMARIES, *payload("inventory_two_pages"))
    mug, lamp = client.inventory.summaries()
    assert (mug.seller_sku, mug.total_quantity, lamp.seller_sku) == ("MUG-1", 12, "LAMP-1")
    assert mug.inventory_details is not None
    assert mug.inventory_details.fulfillable_quantity == 9
    assert mug.inventory_details.unfulfillable_quantity is not None
    assert mug.inventory_details.unfulfillable_quantity.carrier_damaged_quantity == 2
    assert lamp.inventory_details is None
    asked = {
        "details": "true",
        "granularityType": "Marketplace",
        "granularityId": "ATVPDKIKX0DER",
        "marketplaceIds": "ATVPDKIKX0DER",
    }
    assert [dict(request.args) for request in amazon.requests] == [asked, asked | {"nextToken": "page-2"}]


def test_the_start_is_sent_with_every_page(amazon: Any, client: Client, payload: Payload) -> None:
    amazon.answers(SUMMARIES, *payload("inventory_two_pages"))
    client.inventory.summaries(changed_since=datetime(2026, 11, 1, tzinfo=UTC))
    assert [request.args["startDateTime"] for request in amazon.requests] == ["2026-11-01T00:00:00Z"] * 2


def test_a_throttled_page_is_asked_again_while_its_token_lives(
    amazon: Any, client: Client, payload: Payload
) -> None:
    first, second = payload("inventory_two_pages")
    amazon.answers(SUMMARIES, first, Response("{}", 429, headers={"Retry-After": "1"}), second)
    assert [summary.seller_sku for summary in client.inventory.summaries()] == ["MUG-1", "LAMP-1"]


def test_a_page_throttled_for_longer_than_its_token_lives_is_given_up(
    amazon: Any, client: Client, payload: Payload
) -> None:
    first, _ = payload("inventory_two_pages")
    amazon.answers(SUMMARIES, first, Response("{}", 429, headers={"Retry-After": "60"}))
    with pytest.raises(Throttled):
        client.inventory.summaries()
    assert len(amazon.requests) == 2


def test_more_than_fifty_skus_are_refused_before_asking(amazon: Any, client: Client) -> None:
    with pytest.raises(ValueError, match="At most 50"):
        client.inventory.summaries(skus=["A"] * 51)
    assert amazon.requests == []


def test_a_hazmat_review_shows_in_the_eligibility(amazon: Any, client: Client) -> None:
    told = {
        "asin": "B07CGHKWZP",
        "isEligibleForProgram": False,
        "ineligibilityReasonList": ["FBA_INB_0014", "NEW_1"],
    }
    amazon.answers("/fba/inbound/v1/eligibility/itemPreview", {"payload": told})
    found = client.eligibility.item("B07CGHKWZP")
    assert found.is_eligible_for_program is False
    assert found.ineligibility_reason_list == ("FBA_INB_0014", "NEW_1")
    expected = {"asin": "B07CGHKWZP", "program": "INBOUND", "marketplaceIds": "ATVPDKIKX0DER"}
    assert dict(amazon.last.args) == expected


def test_a_report_is_asked_for_waited_for_and_read(amazon: Any, client: Client) -> None:
    created = Response('{"reportId": "r/1"}', 202)
    amazon.answers(f"{REPORTS}/reports", created, method="POST")
    amazon.answers(
        f"{REPORTS}/reports/r/1",
        {"reportId": "r/1", "processingStatus": "IN_QUEUE"},
        {"reportId": "r/1", "processingStatus": "DONE", "reportDocumentId": "d1"},
    )
    url = amazon.server.url_for("/file?signature=secret")
    amazon.answers(
        f"{REPORTS}/documents/d1", {"reportDocumentId": "d1", "url": url, "compressionAlgorithm": "GZIP"}
    )
    amazon.answers("/file", Response(gzip.compress(ROWS.encode()), content_type="text/plain; charset=UTF-8"))
    report_id = client.reports.create(
        "GET_LEDGER_SUMMARY_VIEW_DATA",
        start=datetime(2026, 11, 1, tzinfo=UTC),
        end=datetime(2026, 11, 2, tzinfo=UTC),
        options={"aggregatedByTimePeriod": "DAILY"},
    )
    assert client.reports.get(report_id).processing_status == "IN_QUEUE"
    report = client.reports.get(report_id)
    text = client.reports.download(client.reports.document(report.report_document_id))
    assert (text.text, text.charset) == (ROWS, "utf-8-sig")
    assert amazon.requests[0].get_json() == {
        "reportType": "GET_LEDGER_SUMMARY_VIEW_DATA",
        "marketplaceIds": ["ATVPDKIKX0DER"],
        "dataStartTime": "2026-11-01T00:00:00Z",
        "dataEndTime": "2026-11-02T00:00:00Z",
        "reportOptions": {"aggregatedByTimePeriod": "DAILY"},
    }
    assert "x-amz-access-token" not in amazon.last.headers
    assert dict(amazon.last.args) == {"signature": "secret"}


def test_the_address_of_a_file_stays_out_of_records(amazon: Any, client: Client, records: Any) -> None:
    amazon.answers("/file", Response("", 403))
    document = ReportDocument(report_document_id="d1", url=amazon.server.url_for("/file?signature=secret"))
    with pytest.raises(Refused) as refused:
        client.reports.download(document)
    assert records[-1].path == "/file"
    assert "secret" not in repr(records) + str(refused.value) + repr(document)


@pytest.mark.parametrize(
    "url", ["http://elsewhere.example/file", "file:///etc/passwd", "ftp://127.0.0.1/x", ""]
)
def test_a_file_elsewhere_is_fetched_over_https_only(client: Client, url: str) -> None:
    with pytest.raises(Refused) as refused:
        client.reports.download(ReportDocument(report_document_id="d1", url=url))
    assert refused.value.code == "BadAddress"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (gzip.compress(ROWS.encode())[:-9], "CutOff"),
        (b"not gzip at all", "BadFile"),
        (gzip.compress(ROWS.encode())[:4], "CutOff"),
    ],
)
def test_a_broken_file_is_said_to_be_broken(amazon: Any, client: Client, body: bytes, code: str) -> None:
    amazon.answers("/file", Response(body))
    document = ReportDocument(
        report_document_id="d1", url=amazon.server.url_for("/file"), compression_algorithm="GZIP"
    )
    with pytest.raises(Unavailable) as refused:
        client.reports.download(document)
    assert refused.value.code == code


def test_a_file_that_unfolds_without_end_is_stopped(amazon: Any, client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr("amazon.reports.MAX_TEXT", 1000)
    amazon.answers("/file", Response(gzip.compress(b"a" * 10_000_000)))
    document = ReportDocument(
        report_document_id="d1", url=amazon.server.url_for("/file"), compression_algorithm="gzip"
    )
    with pytest.raises(Unavailable) as refused:
        client.reports.download(document)
    assert refused.value.code == "TooLarge"


@pytest.mark.parametrize(
    ("text", "written_in", "content_type", "charset"),
    [
        ("sku\tMüller", "utf-8", "text/plain", "utf-8-sig"),
        ("sku\tMüller", "utf-8-sig", "text/plain;charset=iso-8859-1", "utf-8-sig"),
        ("sku\tマグカップ", "cp932", "text/plain; charset=Windows-31J", "cp932"),
        ("sku\tマグカップ", "cp932", "text/plain; charset=Shift_JIS", "cp932"),
        ("sku\tマグカップ", "cp932", "", "cp932"),
        ("sku\t木製", "cp932", 'text/plain; charset="windows-31j"', "cp932"),
        ("sku\tPérez Müller Çà", "iso-8859-1", "", "iso-8859-1"),
        ("sku\tPérez", "iso-8859-1", "text/plain; charset=UTF-8", "iso-8859-1"),
        ("sku\tŁódź", "iso-8859-2", "text/plain; charset=ISO-8859-2", "iso-8859-2"),
        ("sku\tplain", "ascii", "text/plain; charset=no-such-charset", "utf-8-sig"),
        ("", "ascii", "", "utf-8-sig"),
    ],
)
def test_reports_are_read_in_the_charset_they_were_written_in(
    text: str, written_in: str, content_type: str, charset: str
) -> None:
    found = decode(text.encode(written_in), content_type=content_type)
    assert (found.text, found.charset) == (text, charset)


def test_every_byte_can_be_read_as_something() -> None:
    assert len(decode(bytes(range(256))).text) == 255


def test_reports_ask_slowly(amazon: Any, client: Client) -> None:
    amazon.answers(f"{REPORTS}/reports", Response('{"reportId": "r1"}', 202))
    for _ in range(15):
        client.reports.create("GET_FBA_REIMBURSEMENTS_DATA")
    with pytest.raises(Throttled) as refused:
        client.reports.create("GET_FBA_REIMBURSEMENTS_DATA")
    assert 50 < refused.value.retry_after < 61
    assert json.loads(amazon.last.get_data())["reportType"] == "GET_FBA_REIMBURSEMENTS_DATA"

"""What each answer means to the caller: only a 2xx with a JSON object is a success."""

import gzip
import json
import pickle
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug.wrappers import Request, Response

from amazon import AmazonError, CallRecord, Client, Refused, Throttled, Unauthorized, Unavailable
from amazon.shapes import NewReturnItem

ORDER = "/fba/outbound/2020-07-01/fulfillmentOrders/A"
HTML = "<html><body><h1>Service Unavailable</h1></body></html>"
GOOD = {"payload": {"fulfillmentOrder": {"sellerFulfillmentOrderId": "A"}}}
UNIT = NewReturnItem(
    seller_return_item_id="r-1",
    seller_fulfillment_order_item_id="line-1",
    amazon_shipment_id="D1",
    return_reason_code="CR-DEFECTIVE",
)


def told(status: int, body: str | bytes = "", **headers: str) -> Response:
    return Response(body, status, headers={"Content-Type": "application/json"} | headers)


def cut_off(body: str, *, length: int) -> Response:
    """A body under the length of a longer one; as an iterator, else the server would put the length right."""
    return Response(iter([body.encode()]), 200, headers={"Content-Length": str(length)})


def error_of(client: Client) -> AmazonError:
    with pytest.raises(AmazonError) as caught:
        client.fulfillment.get_order("A")
    return caught.value


@pytest.mark.parametrize(
    ("status", "body", "kind", "code", "message"),
    [
        (
            400,
            '{"errors":[{"code":"InvalidInput","message":"Bad","details":""}]}',
            Refused,
            "InvalidInput",
            "Bad",
        ),
        (400, "", Refused, "", "The answer is not JSON but 0 bytes of application/json."),
        (403, '{"message":"Forbidden"}', Unauthorized, "", "Forbidden"),
        (
            403,
            '{"errors":[{"code":"Unauthorized","message":"Access denied"}]}',
            Unauthorized,
            "Unauthorized",
            "Access denied",
        ),
        (404, HTML, Refused, "", "The answer is not JSON but 54 bytes of application/json."),
        (
            403,
            '{"errors":[{"code":"Unauthorized","message":"Access denied","details":"Role missing."}]}',
            Unauthorized,
            "Unauthorized",
            "Access denied Role missing.",
        ),
        (408, "{}", Unavailable, "", ""),
        (413, "{}", Refused, "", ""),
        (500, "", Unavailable, "", "The answer is not JSON but 0 bytes of application/json."),
        (
            500,
            '{"errors":[{"code":"InternalFailure","message":"Try again"}]}',
            Unavailable,
            "InternalFailure",
            "Try again",
        ),
        (503, HTML, Unavailable, "", "The answer is not JSON but 54 bytes of application/json."),
        (302, "", Unavailable, "", "The answer is not JSON but 0 bytes of application/json."),
        (400, '{"errors":"?"}', Refused, "", ""),
        (400, '{"errors":[null]}', Refused, "", ""),
        (400, "[1]", Refused, "", "The answer is not JSON but 3 bytes of application/json."),
    ],
)
def test_the_status_decides_and_the_body_only_explains(
    amazon: Any, client: Client, status: int, body: str, kind: type[AmazonError], code: str, message: str
) -> None:
    amazon.answers(ORDER, told(status, body, **{"x-amzn-RequestId": "req-9"}))
    error = error_of(client)
    assert type(error) is kind
    assert (error.status, error.code, error.message) == (status, code, message)
    assert (error.request_id, error.operation) == ("req-9", "getFulfillmentOrder")
    assert error.may_work_later is (kind is Unavailable)


@pytest.mark.parametrize(
    "body",
    [
        "",
        HTML,
        "[]",
        '"text"',
        "null",
        '{"payload": {"fulfil',
        '{"payload": NaN}',
        "[" * 100_000,
        "{}",
        '{"payload": null}',
    ],
)
def test_a_200_without_a_whole_json_object_is_no_success(amazon: Any, client: Client, body: str) -> None:
    amazon.answers(ORDER, told(200, body))
    error = error_of(client)
    assert type(error) is Unavailable
    assert error.code == "UnreadableAnswer"


def test_a_redirect_is_not_followed(amazon: Any, client: Client) -> None:
    amazon.answers(ORDER, told(301, "", Location="/elsewhere"))
    amazon.answers("/elsewhere", GOOD)
    assert error_of(client).status == 301
    assert [request.path for request in amazon.requests] == [ORDER]


def test_an_answer_that_comes_too_late_is_unavailable(amazon: Any, client: Client) -> None:
    stop = threading.Event()

    def slow(request: Request) -> Response:
        stop.wait(3)
        return told(200)

    amazon.server.expect_request(ORDER).respond_with_handler(slow)
    error = error_of(client)
    stop.set()
    assert (type(error), error.status, error.code) == (Unavailable, 0, "ReadTimeout")


def test_an_answer_that_drips_is_cut_after_its_time(amazon: Any, client: Client) -> None:
    stop = threading.Event()

    def dripping(request: Request) -> Response:
        def drops() -> Iterator[bytes]:
            for _ in range(20):
                yield b" " * 70_000
                if stop.wait(0.4):
                    return

        return Response(drops(), 200)

    amazon.server.expect_request(ORDER).respond_with_handler(dripping)
    error = error_of(client)
    stop.set()
    assert (type(error), error.code) == (Unavailable, "TooSlow")


def test_a_cut_off_body_is_unavailable(amazon: Any, client: Client) -> None:
    body = json.dumps(GOOD)
    amazon.answers(ORDER, cut_off(body[:20], length=len(body)))
    error = error_of(client)
    assert (type(error), error.status, error.code) == (Unavailable, 0, "ChunkedEncodingError")


def test_an_answer_without_end_is_cut_at_its_limit(amazon: Any, client: Client) -> None:
    packed = gzip.compress(b" " * (64 * 1024 * 1024))
    amazon.answers(ORDER, told(200, packed, **{"Content-Encoding": "gzip"}))
    assert error_of(client).code == "TooLarge"


def test_characters_no_database_takes_are_left_out(amazon: Any, client: Client) -> None:
    body = '{"payload":{"fulfillmentOrder":{"sellerFulfillmentOrderId":"A","displayableOrderComment":"a\\u0000b\\ud800"}}}'
    amazon.answers(ORDER, told(200, body))
    assert client.fulfillment.get_order("A").order.displayable_order_comment == "ab?"


@pytest.mark.parametrize(
    ("header", "seconds"), [("7", 7.0), ("99999", 3600.0), ("soon", 0.5), ("", 0.5), ("-5", 0.5)]
)
def test_a_429_says_when_to_try_again_and_is_not_repeated(
    amazon: Any, client: Client, header: str, seconds: float
) -> None:
    body = '{"errors":[{"code":"QuotaExceeded","message":"You exceeded your quota."}]}'
    amazon.answers(ORDER, told(429, body, **({"Retry-After": header} if header else {})))
    error = error_of(client)
    assert isinstance(error, Throttled)
    assert (error.retry_after, error.code, error.may_work_later) == (seconds, "QuotaExceeded", True)
    assert len(amazon.requests) == 1


def test_a_read_is_repeated_twice_over_a_hiccup(amazon: Any, client: Client) -> None:
    amazon.answers(ORDER, told(503, HTML), told(502, HTML), GOOD)
    assert client.fulfillment.get_order("A").order.seller_fulfillment_order_id == "A"
    assert len(amazon.requests) == 3


def test_an_hour_of_retry_after_does_not_hold_the_worker(
    amazon: Any, client: Client, records: list[CallRecord]
) -> None:
    amazon.answers(ORDER, told(503, HTML, **{"Retry-After": "3600"}))
    assert type(error_of(client)) is Unavailable
    assert records[-1].seconds < 6


@pytest.mark.parametrize("status", [500, 502, 504])
def test_a_change_is_never_repeated_and_its_fate_is_said_to_be_unknown(
    amazon: Any, client: Client, status: int
) -> None:
    amazon.answers(f"{ORDER}/return", told(status, HTML))
    with pytest.raises(Unavailable) as caught:
        client.fulfillment.create_return("A", [UNIT])
    assert caught.value.may_have_happened
    assert len(amazon.requests) == 1


def test_a_change_whose_answer_is_cut_off_may_have_happened(amazon: Any, client: Client) -> None:
    amazon.answers(f"{ORDER}/return", cut_off("{", length=900))
    with pytest.raises(Unavailable) as caught:
        client.fulfillment.create_return("A", [UNIT])
    assert caught.value.may_have_happened
    assert len(amazon.requests) == 1


def test_where_nobody_listens_nothing_has_happened(amazon: Any, client: Client, another: Any) -> None:
    client.tokens.get()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    elsewhere = another(endpoint=f"http://127.0.0.1:{port}")
    with pytest.raises(Unavailable) as caught:
        elsewhere.fulfillment.create_return("A", [UNIT])
    assert not caught.value.may_have_happened
    assert str(caught.value).startswith(
        f"createFulfillmentReturn: ConnectionError: No whole answer came from 127.0.0.1:{port}"
    )


@pytest.mark.parametrize("endpoint", ["ftp://example.com", "http://", "not an address"])
def test_an_impossible_address_is_refused_not_tried_for_ever(
    amazon: Any, another: Any, endpoint: str
) -> None:
    with pytest.raises(Refused):
        another(endpoint=endpoint).fulfillment.get_order("A")


def test_every_call_is_recorded_without_secrets(
    amazon: Any, client: Client, records: list[CallRecord], caplog: Any
) -> None:
    amazon.answers(ORDER, GOOD, told(400, '{"errors":[{"code":"InvalidInput","message":"No"}]}'))
    client.fulfillment.get_order("A")
    error_of(client)
    assert [(record.operation, record.method, record.status, record.outcome) for record in records] == [
        ("getAccessToken", "POST", 200, "ok"),
        ("getFulfillmentOrder", "GET", 200, "ok"),
        ("getFulfillmentOrder", "GET", 400, "refused"),
    ]
    assert records[1].path == ORDER
    assert records[1].request_id == "req-1"
    assert (records[2].code, records[2].message) == ("InvalidInput", "No")
    shown = repr(records) + repr(client.connection) + caplog.text
    for secret in ("token-1", "client-secret-value", "refresh-token-value"):
        assert secret not in shown


def test_a_record_that_cannot_be_kept_does_not_spoil_the_call(
    amazon: Any, connection: Any, caplog: Any
) -> None:
    amazon.answers(ORDER, GOOD)
    client = Client(connection, on_call=lambda record: 1 / 0)  # type: ignore[arg-type, return-value]
    assert client.fulfillment.get_order("A").order.seller_fulfillment_order_id == "A"
    assert "The record of getFulfillmentOrder could not be kept" in caplog.text


@pytest.mark.parametrize(
    "error",
    [
        Throttled("Slow", retry_after=9, status=429),
        Unavailable("Down", may_have_happened=True),
        Unauthorized("No", status=401),
    ],
)
def test_errors_cross_processes_whole(error: AmazonError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(copy) is type(error)
    assert (copy.__dict__, str(copy)) == (error.__dict__, str(error))


def test_no_cookie_is_carried_into_another_call(amazon: Any, client: Client) -> None:
    amazon.answers(ORDER, told(200, json.dumps(GOOD), **{"Set-Cookie": "session=of-one-seller; Path=/"}))
    for _ in range(2):
        client.fulfillment.get_order("A")
    assert ["Cookie" in request.headers for request in amazon.requests] == [False, False]


def test_clients_of_one_process_share_their_connections(connection: Any) -> None:
    assert Client(connection).http is Client(connection).http

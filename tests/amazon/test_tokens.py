import json
from typing import Any

import pytest
import redis
from werkzeug.wrappers import Response

from amazon import Client, Refused, Throttled, Unauthorized, Unavailable

ORDER = "/fba/outbound/2020-07-01/fulfillmentOrders/A"
GOOD = {"payload": {"fulfillmentOrder": {"sellerFulfillmentOrderId": "A"}}}


def denied(status: int, details: str) -> Response:
    message = "Access to requested resource is denied."
    body = json.dumps({"errors": [{"code": "Unauthorized", "message": message, "details": details}]})
    return Response(body, status, content_type="application/json")


def test_one_token_serves_many_calls(amazon: Any, client: Client) -> None:
    amazon.answers(ORDER, GOOD)
    for _ in range(3):
        client.fulfillment.get_order("A")
    assert amazon.tokens_given == 1
    assert [request.headers["x-amz-access-token"] for request in amazon.requests] == ["token-1"] * 3
    asked = amazon.server.log[0][0]
    assert asked.form.to_dict() == {
        "grant_type": "refresh_token",
        "refresh_token": "refresh-token-value",
        "client_id": "client-id",
        "client_secret": "client-secret-value",
    }


@pytest.mark.parametrize(
    "answer", [denied(401, "Unauthorized"), denied(403, "The access token you provided has expired.")]
)
def test_a_token_that_ran_out_is_replaced_once(amazon: Any, client: Client, answer: Response) -> None:
    amazon.answers(ORDER, answer, GOOD)
    assert client.fulfillment.get_order("A").order.seller_fulfillment_order_id == "A"
    assert [request.headers["x-amz-access-token"] for request in amazon.requests] == ["token-1", "token-2"]


def test_a_second_401_means_reconnect(amazon: Any, client: Client) -> None:
    amazon.answers(ORDER, denied(401, "Unauthorized"))
    with pytest.raises(Unauthorized) as refused:
        client.fulfillment.get_order("A")
    assert refused.value.status == 401
    assert (len(amazon.requests), amazon.tokens_given) == (2, 2)


def test_a_403_without_expiry_is_not_tried_again(amazon: Any, client: Client) -> None:
    amazon.answers(ORDER, denied(403, ""))
    with pytest.raises(Unauthorized):
        client.fulfillment.get_order("A")
    assert (len(amazon.requests), amazon.tokens_given) == (1, 1)


@pytest.mark.parametrize(
    ("status", "body", "kind", "code"),
    [
        (
            400,
            '{"error":"invalid_grant","error_description":"The refresh token is invalid"}',
            Unauthorized,
            "invalid_grant",
        ),
        (
            401,
            '{"error":"invalid_client","error_description":"Client authentication failed"}',
            Unauthorized,
            "invalid_client",
        ),
        (404, "<html>", Refused, ""),
        (429, "{}", Throttled, "QuotaExceeded"),
        (500, "", Unavailable, ""),
        (503, "<html>", Unavailable, ""),
        (200, "{}", Unavailable, "UnreadableAnswer"),
        (200, "<html>", Unavailable, "UnreadableAnswer"),
    ],
)
def test_a_token_service_that_says_no_sends_no_call(
    amazon: Any, client: Client, status: int, body: str, kind: type[Exception], code: str
) -> None:
    amazon.answers(ORDER, GOOD)
    amazon.token_answer = Response(body, status, content_type="application/json")
    with pytest.raises(kind) as refused:
        client.fulfillment.get_order("A")
    assert type(refused.value) is kind
    assert (refused.value.code, refused.value.operation) == (code, "getAccessToken")
    assert amazon.requests == []


def test_workers_share_a_token_that_redis_cannot_read(amazon: Any, another: Any, shared: redis.Redis) -> None:
    amazon.answers(ORDER, GOOD)
    another(redis_client=shared).fulfillment.get_order("A")
    another(redis_client=shared).fulfillment.get_order("A")
    assert amazon.tokens_given == 1
    (key,) = shared.keys("amazon:token:*")
    assert b"token-1" not in shared.get(key)  # type: ignore[operator]
    assert 3400 < shared.ttl(key) <= 3480  # type: ignore[operator]


def test_a_changed_secret_asks_for_a_token_of_its_own(amazon: Any, another: Any, shared: redis.Redis) -> None:
    amazon.answers(ORDER, GOOD)
    another(redis_client=shared).fulfillment.get_order("A")
    another(redis_client=shared, client_secret="rotated").fulfillment.get_order("A")
    assert amazon.tokens_given == 2


def test_a_spoilt_cache_costs_a_token_and_nothing_else(
    amazon: Any, another: Any, shared: redis.Redis
) -> None:
    amazon.answers(ORDER, GOOD)
    client = another(redis_client=shared)
    shared.set(f"amazon:token:{client.connection.token_key}", "not what we wrote")
    assert client.fulfillment.get_order("A").order.seller_fulfillment_order_id == "A"
    assert amazon.tokens_given == 1


def test_a_token_another_worker_replaced_is_kept(amazon: Any, another: Any, shared: redis.Redis) -> None:
    first, second = another(redis_client=shared), another(redis_client=shared)
    old = first.tokens.get()
    second.tokens.forget(old)
    fresh = second.tokens.get()
    first.tokens.forget(old)
    assert (old, fresh, first.tokens.get()) == ("token-1", "token-2", "token-2")


def test_checking_a_connection_asks_for_a_fresh_token_and_one_page(amazon: Any, client: Client) -> None:
    amazon.answers("/fba/outbound/2020-07-01/fulfillmentOrders", {"payload": {"fulfillmentOrders": []}})
    client.tokens.get()
    client.check()
    assert (amazon.tokens_given, len(amazon.requests)) == (2, 1)

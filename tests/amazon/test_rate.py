import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from werkzeug.wrappers import Response

from amazon import Throttled, Unavailable
from amazon.rate import Bucket, LocalBucket, RedisBucket, wait_for_turn

ROOT = Path(__file__).parents[2]
ORDER = "/fba/outbound/2020-07-01/fulfillmentOrders/A"
GOOD = {"payload": {"fulfillmentOrder": {"sellerFulfillmentOrderId": "A"}}}

GREEDY = """
import sys, time, redis
from amazon.rate import RedisBucket
bucket = RedisBucket(redis.Redis(unix_socket_path=sys.argv[1]))
granted, end = 0, time.time() + float(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
end = time.time() + float(sys.argv[2])
while time.time() < end:
    wait = bucket.take("two", rate=10, burst=10)
    granted += not wait
    time.sleep(min(wait, 0.05))
print(granted)
"""


@pytest.fixture(params=["redis", "local"])
def bucket(request: Any) -> Bucket:
    return LocalBucket() if request.param == "local" else RedisBucket(request.getfixturevalue("shared"))


def test_a_burst_is_free_and_then_the_wait_is_told(bucket: Bucket) -> None:
    assert [bucket.take("a", rate=2, burst=3) for _ in range(3)] == [0, 0, 0]
    assert 0.4 < bucket.take("a", rate=2, burst=3) <= 0.5
    assert 0.4 < bucket.take("a", rate=2, burst=3) <= 0.5


def test_keys_do_not_touch_each_other(bucket: Bucket) -> None:
    assert bucket.take("a", rate=1, burst=1) == 0
    assert bucket.take("b", rate=1, burst=1) == 0
    assert bucket.take("a", rate=1, burst=1) > 0.9


def test_tokens_come_back_at_the_rate(bucket: Bucket) -> None:
    bucket.take("a", rate=20, burst=1)
    time.sleep(0.08)
    assert bucket.take("a", rate=20, burst=1) == 0


def test_a_drained_bucket_is_empty(bucket: Bucket) -> None:
    bucket.drain("a")
    assert 0.4 < bucket.take("a", rate=2, burst=30) <= 0.5


def test_a_lower_rate_is_learned_and_a_higher_one_is_not(bucket: Bucket) -> None:
    bucket.drain("a")
    bucket.learn("a", 0.5)
    assert 1.8 < bucket.take("a", rate=2, burst=30) <= 2
    bucket.learn("a", 50)
    assert 0.3 < bucket.take("a", rate=2, burst=30) <= 0.5


def test_two_processes_share_one_rate(shared: redis.Redis, valkey: str) -> None:
    seconds = 1.5
    command = [sys.executable, "-c", GREEDY, valkey, str(seconds)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    workers = [subprocess.Popen(command, **pipes) for _ in range(2)]
    for worker in workers:
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    granted = [int(worker.communicate(timeout=20)[0]) for worker in workers]
    # a burst of 10 and 10 a second; a little more when the second process starts a moment later
    assert 22 <= sum(granted) <= 30
    assert min(granted) > 0


def test_a_short_wait_is_slept_and_a_long_one_is_refused(bucket: Bucket) -> None:
    wait_for_turn(bucket, "a", rate=10, burst=1, max_wait=0, operation="x")
    started = time.monotonic()
    wait_for_turn(bucket, "a", rate=10, burst=1, max_wait=1, operation="x")
    assert 0.05 < time.monotonic() - started < 0.5
    with pytest.raises(Throttled) as refused:
        wait_for_turn(bucket, "a", rate=0.01, burst=1, max_wait=1, operation="createReport")
    assert 90 < refused.value.retry_after <= 100
    assert (refused.value.operation, refused.value.code) == ("createReport", "OwnRate")


def test_a_call_out_of_turn_is_not_sent(amazon: Any, another: Any, shared: redis.Redis) -> None:
    amazon.answers(ORDER, GOOD)
    client = another(redis_client=shared, max_wait=0)
    for _ in range(30):
        client.fulfillment.get_order("A")
    with pytest.raises(Throttled):
        client.fulfillment.get_order("A")
    assert len(amazon.requests) == 30


def test_a_429_empties_the_bucket_for_all_workers(amazon: Any, another: Any, shared: redis.Redis) -> None:
    amazon.answers(ORDER, Response("{}", 429))
    with pytest.raises(Throttled):
        another(redis_client=shared, max_wait=0).fulfillment.get_order("A")
    with pytest.raises(Throttled) as refused:
        another(redis_client=shared, max_wait=0).fulfillment.get_order("A")
    assert refused.value.code == "OwnRate"
    assert len(amazon.requests) == 1


def test_the_rate_in_the_header_is_learned(amazon: Any, another: Any, shared: redis.Redis) -> None:
    body = '{"payload": {"fulfillmentOrder": {"sellerFulfillmentOrderId": "A"}}}'
    amazon.answers(ORDER, Response(body, 200, headers={"x-amzn-RateLimit-Limit": "0.25"}))
    client = another(redis_client=shared)
    client.fulfillment.get_order("A")
    key = f"amazon:rate:{client.connection.account}:getFulfillmentOrder"
    assert shared.hget(key, "rate") == b"0.25"


def test_without_redis_the_call_is_put_off_not_lost(amazon: Any, another: Any) -> None:
    amazon.answers(ORDER, GOOD)
    at_once = Retry(NoBackoff(), 0)
    gone = redis.Redis(unix_socket_path="/nonexistent/redis.sock", retry=at_once)
    with pytest.raises(Unavailable) as refused:
        another(redis_client=gone).fulfillment.get_order("A")
    assert refused.value.code == "NoRate"
    assert amazon.requests == []

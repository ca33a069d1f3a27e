"""Keeping under Amazon's rates, over all workers.

A token bucket per account and operation, as Amazon keeps its own.
"""

import random
import threading
import time
from typing import Any, Protocol

import redis

from amazon.errors import Throttled, Unavailable

LEARNED_FOR = 3600

_TAKE = """
local clock = redis.call('TIME')
local now = tonumber(clock[1]) + tonumber(clock[2]) / 1000000
local rate, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local kept = redis.call('HMGET', KEYS[1], 'tokens', 'at', 'rate', 'until')
if kept[3] and kept[4] and tonumber(kept[4]) > now then rate = math.min(rate, tonumber(kept[3])) end
local tokens = burst
if kept[1] and kept[2] then
  tokens = math.min(burst, tonumber(kept[1]) + math.max(0, now - tonumber(kept[2])) * rate)
end
local wait = 0
if tokens >= 1 then tokens = tokens - 1 else wait = (1 - tokens) / rate end
redis.call('HSET', KEYS[1], 'tokens', string.format('%.6f', tokens), 'at', string.format('%.6f', now))
redis.call('EXPIRE', KEYS[1], math.ceil(burst / rate) + tonumber(ARGV[3]))
return string.format('%.6f', wait)
"""

_LEARN = """
local now = tonumber(redis.call('TIME')[1])
redis.call('HSET', KEYS[1], 'rate', ARGV[1], 'until', now + tonumber(ARGV[2]))
redis.call('EXPIRE', KEYS[1], tonumber(ARGV[2]))
return 1
"""

_DRAIN = """
local clock = redis.call('TIME')
local now = tonumber(clock[1]) + tonumber(clock[2]) / 1000000
redis.call('HSET', KEYS[1], 'tokens', '0', 'at', string.format('%.6f', now))
redis.call('EXPIRE', KEYS[1], tonumber(ARGV[1]))
return 1
"""


class RedisLike(Protocol):
    """What is needed of a Redis client; every redis-py client has it."""

    def eval(self, script: str, numkeys: int, *keys_and_args: Any) -> Any: ...
    def get(self, name: str) -> Any: ...
    def set(self, name: str, value: Any, ex: int | None = None) -> Any: ...
    def delete(self, *names: str) -> Any: ...


class Bucket(Protocol):
    """One bucket per key; `rate` in calls a second, `burst` the most calls at once."""

    def take(self, key: str, *, rate: float, burst: int) -> float:
        """Takes one token and returns 0, or takes none and returns the seconds until one is there."""

    def learn(self, key: str, rate: float) -> None:
        """Remembers for an hour that the service allows less than its documentation says."""

    def drain(self, key: str) -> None:
        """Empties the bucket, because the service said that it is empty."""


class RedisBucket:
    """The bucket that all workers share; time is Redis's, so that their clocks need not agree."""

    def __init__(self, client: RedisLike, prefix: str = "amazon:rate:") -> None:
        self._client = client
        self._prefix = prefix

    def take(self, key: str, *, rate: float, burst: int) -> float:
        return float(self._run(_TAKE, key, rate, burst, LEARNED_FOR))

    def learn(self, key: str, rate: float) -> None:
        self._run(_LEARN, key, rate, LEARNED_FOR)

    def drain(self, key: str) -> None:
        self._run(_DRAIN, key, LEARNED_FOR)

    def _run(self, script: str, key: str, *args: float) -> Any:
        try:
            return self._client.eval(script, 1, self._prefix + key, *args)
        except redis.RedisError as error:
            raise Unavailable(
                f"The shared rate could not be read ({type(error).__name__}).", code="NoRate"
            ) from error


class LocalBucket:
    """The same for one process, for scripts that have no Redis."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state: dict[str, tuple[float, float]] = {}
        self._learned: dict[str, tuple[float, float]] = {}

    def take(self, key: str, *, rate: float, burst: int) -> float:
        now = time.monotonic()
        with self._lock:
            slower, until = self._learned.get(key, (rate, 0.0))
            pace = min(rate, slower) if until > now else rate
            tokens, at = self._state.get(key, (float(burst), now))
            tokens = min(float(burst), tokens + (now - at) * pace)
            wait = 0.0 if tokens >= 1 else (1 - tokens) / pace
            self._state[key] = (tokens if wait else tokens - 1, now)
        return wait

    def learn(self, key: str, rate: float) -> None:
        with self._lock:
            self._learned[key] = (rate, time.monotonic() + LEARNED_FOR)

    def drain(self, key: str) -> None:
        with self._lock:
            self._state[key] = (0.0, time.monotonic())


def wait_for_turn(
    bucket: Bucket, key: str, *, rate: float, burst: int, max_wait: float, operation: str
) -> None:
    """Returns when a call may be made.

    Raises `Throttled` when that would take longer than `max_wait` seconds.
    """
    if rate <= 0:
        return
    deadline = time.monotonic() + max_wait
    while wait := bucket.take(key, rate=rate, burst=burst):
        if time.monotonic() + wait > deadline:
            raise Throttled(
                "Too many calls are waiting.", retry_after=wait, code="OwnRate", operation=operation
            )
        # the jitter keeps workers that wait for one token from waking at one moment
        time.sleep(wait + random.uniform(0, 0.02))  # noqa: S311

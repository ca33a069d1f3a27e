"""Amazon now and then says "too fast" although the rate was kept: clocks differ. A short wait is all it asks for."""

import time
from collections.abc import Callable
from typing import TypeVar

from amazon.errors import Throttled

TRIES = 4
LONGEST = 5.0  # seconds; who is asked to wait longer comes back at its next turn
T = TypeVar("T")


def patiently(call: Callable[[], T]) -> T:
    """The call's answer, after waiting as Amazon asks. Raises Throttled when that does not help."""
    for left in reversed(range(TRIES)):
        try:
            return call()
        except Throttled as throttled:
            if not left or throttled.retry_after > LONGEST:
                raise
            time.sleep(throttled.retry_after)
    raise AssertionError  # the last try returns or raises

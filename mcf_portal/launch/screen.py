"""What the person in front of `make run` reads: each step as it happens, with the time it took."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class LaunchProblem(Exception):
    """One sentence or a few: what keeps the portal from running, and what to do about it."""


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what is being done, and when it is done how long it took."""
    begun = time.monotonic()
    say(f"  {title:<44}", end="")
    try:
        yield
    except BaseException:
        say("not done")
        raise
    say(f"{time.monotonic() - begun:5.1f} s")


@contextmanager
def long_step(title: str) -> Iterator[Callable[[str], None]]:
    """A step that takes long enough for people to wonder: gives a function that tells how it goes on."""
    begun = time.monotonic()
    say(f"  {title}")
    yield lambda line: say(f"    {line}")
    say(f"  {title + ', done':<44}{time.monotonic() - begun:5.1f} s")


def say(text: str, end: str = "\n") -> None:
    """One line, at once; a closed terminal does not keep the rest from being stopped in order."""
    try:
        sys.stdout.write(text + end)
        sys.stdout.flush()
    except OSError:
        pass

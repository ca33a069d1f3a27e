"""Following Amazon's page tokens to the end, and noticing when there is no end."""

import logging
from collections.abc import Sequence

from amazon.errors import Unavailable

MAX_EMPTY = 20
MAX_PAGES = 5000

_log = logging.getLogger(__name__)


class Pager:
    """Watches one walk over pages.

    Some callers got empty pages with a token for ever, some the same page again.
    """

    def __init__(self, operation: str) -> None:
        self._operation = operation
        self._tokens: set[str] = set()
        self._last: tuple[str, ...] = ()
        self._empty = 0

    def next(self, token: str, ids: Sequence[str]) -> str:
        """The token to go on with, or "" at the end; raises `Unavailable` when the list does not move on."""
        if not token:
            return ""
        self._empty = 0 if ids else self._empty + 1
        if self._empty >= MAX_EMPTY:
            _log.warning("%s: %d empty pages in a row were taken for the end", self._operation, self._empty)
            return ""
        repeated = bool(ids) and tuple(ids) == self._last
        if token in self._tokens or repeated or len(self._tokens) >= MAX_PAGES:
            raise Unavailable(
                "The list of pages does not move on.", code="EndlessPages", operation=self._operation
            )
        self._tokens.add(token)
        self._last = tuple(ids)
        return token

"""Access tokens: handed out by LWA and by the carriers, kept in memory, one hour long in real time."""

import secrets
import threading
import time

from sandbox.errors import unauthorized

LIFETIME = 3600


class Tokens:
    """Every live token with whose it is."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.live: dict[str, tuple[str, float]] = {}
        self.expired_status = 403

    def issue(self, owner: str, prefix: str) -> str:
        """A new token of that owner."""
        token = f"{prefix}{secrets.token_urlsafe(48)}"
        with self.lock:
            self.live[token] = (owner, time.monotonic() + LIFETIME)
        return token

    def owner(self, token: str) -> str:
        """Whose token it is; refuses a missing, unknown or expired one as Amazon does."""
        if not token:
            raise unauthorized("Access token is missing in the request header.")
        with self.lock:
            owner, until = self.live.get(token, ("", 0.0))
        if not owner:
            raise unauthorized("The access token you provided is revoked, malformed or invalid.", 403)
        if until < time.monotonic():
            raise unauthorized("The access token you provided has expired.", self.expired_status)
        return owner

    def expire(self, status: int) -> int:
        """Let every token run out now; calls with one are then refused with this status. Tells how many."""
        with self.lock:
            self.expired_status = status
            self.live = {token: (owner, 0.0) for token, (owner, _) in self.live.items()}
            return len(self.live)

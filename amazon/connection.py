"""What is needed to speak for one seller."""

import hashlib
from dataclasses import dataclass, field

LWA_ENDPOINT = "https://api.amazon.com/auth/o2/token"


@dataclass(frozen=True, kw_only=True)
class Connection:
    """One seller's permission to call Amazon; its repr shows no secret.

    `endpoint` is the base address of the region, `lwa_endpoint` the whole address where tokens are given out.
    """

    endpoint: str
    client_id: str
    client_secret: str = field(repr=False)
    refresh_token: str = field(repr=False)
    lwa_endpoint: str = LWA_ENDPOINT
    marketplace_ids: tuple[str, ...] = ()

    @property
    def marketplace_id(self) -> str:
        """The first marketplace of the seller, or nothing when none was given."""
        return self.marketplace_ids[0] if self.marketplace_ids else ""

    @property
    def account(self) -> str:
        """A fingerprint for rate limits and records: Amazon counts calls per seller and application."""
        return _fingerprint(self.endpoint, self.client_id, self.refresh_token)[:16]

    @property
    def token_key(self) -> str:
        """A fingerprint of everything a token depends on: change any part and the old token is not found."""
        return _fingerprint(self.lwa_endpoint, self.client_id, self.client_secret, self.refresh_token)


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()

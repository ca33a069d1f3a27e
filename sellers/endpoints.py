"""Which addresses credentials may be sent to: Amazon's own, and those the operator has set for this installation."""

from urllib.parse import urlsplit

AMAZON_HOSTS = (
    *(f"sellingpartnerapi-{region}.amazon.com" for region in ("na", "eu", "fe")),
    *(f"sandbox.sellingpartnerapi-{region}.amazon.com" for region in ("na", "eu", "fe")),
    "api.amazon.com",
    "api.amazon.co.uk",
    "api.amazon.co.jp",
)


def is_allowed(url: str, *, installation: str) -> bool:
    """Whether secrets may go there: https to a host of Amazon's, or the same server as the installation's own."""
    parts, own = urlsplit(url), urlsplit(installation)
    if (parts.scheme, parts.netloc) == (own.scheme, own.netloc):
        return True
    try:
        plain = parts.username is None and parts.password is None and parts.port in (None, 443)
    except ValueError:  # no port has that number
        return False
    return parts.scheme == "https" and plain and parts.hostname in AMAZON_HOSTS

"""Addresses that Amazon gives, opened only when they are Amazon's own."""

import re
from urllib.parse import urlsplit

# Amazon's shops and Seller Central by country; anything else that is called amazon-something is not Amazon
_AMAZON = re.compile(
    r"(?:[a-z0-9-]+\.)*amazon\."
    r"(?:com|ca|de|fr|it|es|nl|se|pl|ie|eg|sa|ae|in|sg|eu|cn|com\.(?:mx|br|au|be|tr)|co\.(?:uk|jp|za))"
)


def amazon_page(url: str) -> str:
    """The address when it is https on one of Amazon's hosts, else nothing."""
    try:
        parts = urlsplit(url.strip())
        safe = (
            parts.scheme == "https" and bool(_AMAZON.fullmatch(parts.hostname or "")) and not parts.username
        )
    except ValueError:
        return ""
    return url.strip() if safe and parts.port in (None, 443) else ""

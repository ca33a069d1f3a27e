"""The key that a form carries, so that the same submit twice does one thing."""

import secrets


def fresh_key() -> str:
    return secrets.token_urlsafe(24)

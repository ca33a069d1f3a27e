"""Secrets at rest: encrypted with a key derived from SECRET_KEY, readable with any of its fallbacks."""

import base64
import hashlib
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"at-rest:{key}".encode()).digest())) for key in keys]
    )


def encrypt(plain: str) -> str:
    """The text as it may stand in the database."""
    return _cipher().encrypt(plain.encode()).decode()


def decrypt(token: str) -> str:
    """The text again; empty when no known key opens it, so that the page can ask for it anew."""
    try:
        return _cipher().decrypt(token.encode()).decode()
    except InvalidToken:
        return ""


class EncryptedField(models.TextField):  # type: ignore[type-arg]
    """A text that is encrypted in the database and plain in Python."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return decrypt(value) if value else value

    def get_prep_value(self, value: Any) -> Any:
        return encrypt(value) if value else value

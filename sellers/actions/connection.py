"""A seller's permission to call Amazon: stored, tested, and what the last contact said."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from amazon import Client
from amazon.errors import AmazonError, Unauthorized
from history.actions import record
from sellers.guidance import outcome_of
from sellers.models import AmazonConnection, Seller, User


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """What the settings page asks for; an empty secret keeps the one that is stored."""

    endpoint: str
    lwa_endpoint: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    refresh_token: str = field(default="", repr=False)
    enabled: bool = True


@transaction.atomic
def connect_amazon(
    *, seller: Seller, credentials: Credentials, by: User | None, at: datetime
) -> AmazonConnection:
    """Store how Amazon is called for this seller; calls that were stopped by a refusal are tried again."""
    found = AmazonConnection.objects.select_for_update().filter(seller=seller).first()
    connection = found or AmazonConnection(seller=seller)
    connection.endpoint, connection.lwa_endpoint = credentials.endpoint, credentials.lwa_endpoint
    connection.client_id, connection.enabled = credentials.client_id, credentials.enabled
    connection.client_secret = credentials.client_secret or connection.client_secret
    connection.refresh_token = credentials.refresh_token or connection.refresh_token
    connection.needs_reconnect, connection.last_outcome, connection.last_error = False, "", ""
    connection.save()
    verb = "amazon_changed" if found else "amazon_connected"
    record(connection, verb=verb, by=by, at=at, after="on" if connection.enabled else "off")
    return connection


def test_connection(*, connection: AmazonConnection, client: Client, at: datetime) -> AmazonError | None:
    """Ask Amazon for a fresh token and one page of orders, keep what came of it; returns what went wrong."""
    error: AmazonError | None = None
    try:
        client.check()
    except AmazonError as problem:
        error = problem
    record_contact(connection=connection, error=error, at=at)
    return error


def record_contact(*, connection: AmazonConnection, error: AmazonError | None, at: datetime) -> None:
    """Keep what the last contact said; refused credentials stop further calls until somebody reconnects."""
    refused = isinstance(error, Unauthorized)
    before = connection.needs_reconnect
    connection.tested_at, connection.last_outcome = at, outcome_of(error)
    connection.last_error = str(error) if error else ""
    connection.needs_reconnect = refused or (before and error is not None)
    connection.save(update_fields=["tested_at", "last_outcome", "last_error", "needs_reconnect"])
    if refused and not before:
        record(connection, verb="amazon_refused", by=None, at=at, reason=connection.last_error)


test_connection.__test__ = False  # type: ignore[attr-defined]  # its name makes pytest collect it where it is imported

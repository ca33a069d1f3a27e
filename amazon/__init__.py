"""How we speak to Amazon: plain Python, no Django, no database. `Client` is the door."""

from amazon.client import Client
from amazon.connection import Connection
from amazon.errors import AmazonError, Refused, Throttled, Unauthorized, Unavailable
from amazon.records import CallRecord

__all__ = [
    "AmazonError",
    "CallRecord",
    "Client",
    "Connection",
    "Refused",
    "Throttled",
    "Unauthorized",
    "Unavailable",
]

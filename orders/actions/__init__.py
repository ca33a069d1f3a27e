"""Everything that can happen to an order in this room."""

from orders.actions.people import add_note, judge_removal, record_resolution, release_hold, request_cancel
from orders.actions.recording import record_order
from orders.actions.setbacks import (
    Again,
    address_of,
    ask_preview,
    order_again,
    preview_order,
    record_preview,
    reopen,
    settle,
)
from orders.actions.summary import ParcelSummary, add_identifiers, summarise_parcels

__all__ = [
    "Again",
    "ParcelSummary",
    "add_identifiers",
    "add_note",
    "address_of",
    "ask_preview",
    "judge_removal",
    "order_again",
    "preview_order",
    "record_order",
    "record_preview",
    "record_resolution",
    "release_hold",
    "reopen",
    "request_cancel",
    "settle",
    "summarise_parcels",
]

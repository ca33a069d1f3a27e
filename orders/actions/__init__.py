"""Everything that can happen to an order in this room."""

from orders.actions.people import add_note, judge_removal, record_resolution, release_hold, request_cancel
from orders.actions.recording import record_order
from orders.actions.summary import ParcelSummary, add_identifiers, summarise_parcels

__all__ = [
    "ParcelSummary",
    "add_identifiers",
    "add_note",
    "judge_removal",
    "record_order",
    "record_resolution",
    "release_hold",
    "request_cancel",
    "summarise_parcels",
]

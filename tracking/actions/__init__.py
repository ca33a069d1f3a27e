"""Everything that can happen to a parcel: Amazon reports it, a source tells events, a date makes it
lost-eligible.
"""

from tracking.actions.carriers import NoSuchCarrier, name_carrier
from tracking.actions.links import open_customer_link
from tracking.actions.looks import Batch, claim_due, make_due, postpone, record_poll_failure
from tracking.actions.lost import close_lost_windows, flag_lost_eligible, reapply_rules
from tracking.actions.lost_rules import set_lost_rule
from tracking.actions.news import record_tracking
from tracking.actions.photos import keep_photo
from tracking.actions.shipments import record_shipment

__all__ = [
    "Batch",
    "NoSuchCarrier",
    "claim_due",
    "close_lost_windows",
    "flag_lost_eligible",
    "keep_photo",
    "make_due",
    "name_carrier",
    "open_customer_link",
    "postpone",
    "reapply_rules",
    "record_poll_failure",
    "record_shipment",
    "record_tracking",
    "set_lost_rule",
]

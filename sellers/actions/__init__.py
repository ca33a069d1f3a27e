"""Everything that can happen to a seller's team and to its connection to Amazon."""

from sellers.actions.connection import Credentials, connect_amazon, record_contact, test_connection
from sellers.actions.team import change_role, invite_member, remove_member

__all__ = [
    "Credentials",
    "change_role",
    "connect_amazon",
    "invite_member",
    "record_contact",
    "remove_member",
    "test_connection",
]

"""The settings pages and the choice of a seller."""

from sellers.views.connection import amazon, amazon_test
from sellers.views.people import choose, profile, set_language, settings_index, switch
from sellers.views.team import member_remove, member_role, team

__all__ = [
    "amazon",
    "amazon_test",
    "choose",
    "member_remove",
    "member_role",
    "profile",
    "set_language",
    "settings_index",
    "switch",
    "team",
]

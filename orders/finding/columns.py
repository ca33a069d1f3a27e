"""The columns of Manage Orders that can be chosen, and the orders it can stand in."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: Mapping[str, Promise] = {
    "items": _("Items and customer"),
    "status": _("Status"),
    "estimate": _("Latest estimate"),
    "next": _("Next step"),
    "shipped": _("Shipped"),
    "delivered": _("Delivered"),
    "carriers": _("Carriers"),
    "tracking": _("Tracking numbers"),
    "country": _("Country"),
}
USUAL = ("items", "status", "estimate", "next")
SORTS: Mapping[str, Promise] = {
    "newest": _("newest first"),
    "oldest": _("oldest first"),
    "next": _("what needs me next"),
}


def chosen(asked: Iterable[str]) -> tuple[str, ...]:
    """The columns asked for in the order of the table; the usual ones when none is."""
    wanted = set(asked)
    return tuple(key for key in COLUMNS if key in wanted) or USUAL

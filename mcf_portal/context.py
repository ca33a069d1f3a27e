"""What every page of the shell needs: where one is, for which seller, in which theme."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from mcf_portal.aside import SyncLine, open_work, sync_line
from sellers.models import Seller

THEMES = ("light", "dark")


@dataclass(frozen=True)
class Place:
    """One entry of the side navigation; `key` is also its name in `nav_counts`."""

    key: str
    name: Any  # translated when drawn
    url: str
    icon: str
    shortcut: str  # pressed after g
    current: bool


# key, name, url name, icon, shortcut
_PLACES = (
    ("home", _("Work queue"), "home", "inbox", "q"),
    ("orders", _("Orders"), "orders:list", "package", "o"),
    ("returns", _("Returns"), "returns:list", "undo-2", "r"),
    ("claims", _("Claims"), "claims:list", "hand-coins", "c"),
    ("inventory", _("Inventory"), "inventory:list", "boxes", "i"),
    ("inquiries", _("Inquiries"), "inquiries:list", "message-circle-question-mark", "m"),
)


def _address(name: str) -> str:
    """A page's address; empty while no app offers that page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _places(path: str) -> list[Place]:
    found = []
    for key, name, url_name, icon, shortcut in _PLACES:
        url = _address(url_name)
        current = path == url if url == "/" else bool(url) and path.startswith(url)
        if url:
            found.append(Place(key, name, url, icon, shortcut, current))
    return found


def _counts(seller: Seller | None) -> dict[str, int]:
    return open_work(seller, now=timezone.now()) if seller else {}


def _line(seller: Seller | None) -> SyncLine | None:
    return sync_line(seller, now=timezone.now()) if seller else None


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of the shell; what costs a query is asked only when a page draws it."""
    theme = request.COOKIES.get("theme", "")
    seller: Seller | None = getattr(request, "seller", None)
    return {
        "nav": _places(request.path),
        "nav_counts": SimpleLazyObject(lambda: _counts(seller)),
        "sync_line": SimpleLazyObject(lambda: _line(seller)),
        "seller": seller,
        "membership": getattr(request, "membership", None),
        "memberships": getattr(request, "memberships", []),
        "theme": theme if theme in THEMES else "",
        "settings_url": _address("sellers:settings"),
        "switch_url": _address("sellers:switch"),
    }

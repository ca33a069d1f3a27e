"""What every page of the shell needs: where one is, for which seller, in which theme."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

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


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of the shell; the queries it needs were already made by the seller's middleware."""
    theme = request.COOKIES.get("theme", "")
    return {
        "nav": _places(request.path),
        "seller": getattr(request, "seller", None),
        "membership": getattr(request, "membership", None),
        "memberships": getattr(request, "memberships", []),
        "theme": theme if theme in THEMES else "",
        "settings_url": _address("sellers:settings"),
        "switch_url": _address("sellers:switch"),
    }

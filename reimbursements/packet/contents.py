"""All that goes into a packet, as plain values: the same contents give the same bytes. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True)
class Enclosure:
    """One proof as it was checked: `content` is exactly what the hash is of."""

    number: int
    kind: str
    title: str  # what it shows, in English
    name: str  # as it was called on the sender's device
    content_type: str
    sha256: str
    content: bytes
    taken: str = ""  # the camera's own time in words, where it told one

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/")

    @property
    def file_name(self) -> str:
        """A name that any system takes: "03-box-photo.jpg"."""
        extension = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}.get(
            self.content_type, "pdf"
        )
        return f"{self.number:02}-{_NOT_IN_NAMES.sub('-', self.kind)}.{extension}"


@dataclass(frozen=True)
class Contents:
    """One claim ready to be filed."""

    number: str
    title: str
    cover: str
    facts: Mapping[str, Any]  # as frozen at submission
    place: str
    place_url: str
    file_by: date | None
    enclosures: Sequence[Enclosure] = field(default_factory=tuple)

    @property
    def parcels(self) -> Sequence[Mapping[str, Any]]:
        """The parcels it is about, each with its tracking history."""
        one = self.facts.get("parcel")
        return self.facts.get("parcels") or ([one] if one else [])

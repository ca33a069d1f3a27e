"""What every language has."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Words:
    """One language's texts."""

    name: str  # of the language, in itself
    space: str  # between sentences
    subject: str
    hello: str
    hello_nobody: str
    bye: str
    states: Mapping[str, str]  # a parcel's state as customers call it
    drafts: Mapping[str, str]

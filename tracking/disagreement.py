"""Who says what of a parcel, whether they disagree, and whom the claim clock believes. Pure.

The rule, in this order (Amazon's policy on lost parcels, "delivery confirmed by the carrier"):

1. "Delivered", said by anybody, closes a lost claim; of several the first to have happened is believed.
2. "Coming back" or "returned", said by anybody, means that the parcel is not lost.
3. Whatever else is said, the clock counts on: the waiting days from the latest estimate decide.

The word that stands for the whole parcel is Amazon's, unless another source tells an end that Amazon does not,
or Amazon's word means nothing here. So it does not matter who was asked first.
"""

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tracking import statuses
from tracking.conclusions import AT_THE_CUSTOMERS, conclude
from tracking.statuses import EventSource, ParcelState

TellsOf = Mapping[str, Mapping[str, str]]
"""What `Package.told_by` holds: by source, its "status", "text", since when ("at") and when it was asked ("seen")."""


class End(enum.Enum):
    """How far a source says that a parcel has come, as far as a lost claim goes."""

    DELIVERED = "delivered"
    BACK = "back"
    LOST = "lost"
    UNDER_WAY = "under_way"


_ENDS = {
    ParcelState.DELIVERED: End.DELIVERED,
    ParcelState.RETURNING: End.BACK,
    ParcelState.RETURNED: End.BACK,
    ParcelState.LOST_BY_CARRIER: End.LOST,
}


@dataclass(frozen=True)
class Saying:
    """What one source says of a parcel, in its own words too, and since when; `believed` by the claim clock."""

    source: EventSource
    state: ParcelState
    words: str
    at: datetime | None
    end: End
    believed: bool = False


def deciding(told_by: TellsOf) -> tuple[str, str]:
    """The status and its description that stand for the parcel, whoever was asked first."""
    amazon = told_by.get(EventSource.AMAZON, {})
    first = (amazon.get("status", ""), amazon.get("text", ""))
    entries = [entry for _source, entry in sorted(told_by.items()) if entry.get("status")]
    words = [(entry["status"], entry.get("text", "")) for entry in entries if not _overtaken(entry, amazon)]
    if statuses.ends_lost_claim(statuses.status(first[0]).state):
        return first
    ended = [word for word in words if statuses.ends_lost_claim(statuses.status(word[0]).state)]
    known = [word for word in words if statuses.status(word[0]).state is not ParcelState.UNKNOWN]
    if ended:
        return ended[0]
    return first if first in known or not known else known[0]


def _overtaken(entry: Mapping[str, str], amazon: Mapping[str, str]) -> bool:
    """Said to come back, and since then Amazon had it at the customer's door again."""
    states = (statuses.status(entry["status"]).state, statuses.status(amazon.get("status", "")).state)
    back_and_forth = _ENDS.get(states[0]) is End.BACK and states[1] in AT_THE_CUSTOMERS
    return back_and_forth and amazon["at"] > entry["at"]


def sayings(
    events: Iterable[tuple[str, datetime, str, str]],
    told_by: TellsOf,
    *,
    delivered: bool = False,
    coming_back: bool = False,
) -> list[Saying]:
    """What each source says, Amazon first; `events` are (source, moment, code, own words).

    `delivered` and `coming_back` are what the claim clock goes by; who said it first is believed.
    """
    told = list(events)
    names = {source for source, *_rest in told} | set(told_by)
    ordered = [kind for kind in EventSource if kind.value in names]
    said = [_saying(kind, [one for one in told if one[0] == kind], told_by) for kind in ordered]
    end = End.DELIVERED if delivered else End.BACK if coming_back else None
    first = min((one.at for one in said if one.end is end and one.at), default=None)
    believed = next((one for one in said if one.end is end and one.at == first), None)
    return [replace(one, believed=one is believed) for one in said]


def disagree(said: Sequence[Saying]) -> bool:
    """Whether the sources tell of different ends; one that knows nothing yet disagrees with nobody."""
    known = [one for one in said if one.state is not ParcelState.UNKNOWN]
    return len({one.end for one in known}) > 1


def _saying(source: EventSource, told: Sequence[tuple[str, datetime, str, str]], told_by: TellsOf) -> Saying:
    entry = told_by.get(source, {})
    status = entry.get("status", "")
    state = conclude([(at, code) for _source, at, code, _words in told], status).state
    newest = max(told, key=lambda one: one[1], default=None)
    if not newest and not status:
        state = ParcelState.UNKNOWN
    end = _ENDS.get(state, End.UNDER_WAY)
    ending = [at for _s, at, code, _w in told if _ENDS.get(statuses.event(code).state) is end]
    since = datetime.fromisoformat(entry["at"]) if entry.get("at") else None
    at = min(ending, default=None) or (newest[1] if newest else since)
    own = entry.get("text") or (newest[3] if newest else "") or status
    return Saying(source, state, own, at, end)


def heard(
    told_by: TellsOf, source: EventSource, *, status: str, text: str, at: datetime
) -> dict[str, Any] | None:
    """`told_by` with what a source says now; nothing when it was asked later than that already.

    Since when it says so stays as long as it says the same; a source that tells no status keeps its last.
    """
    before = told_by.get(source, {})
    seen = before.get("seen")
    if seen and at < datetime.fromisoformat(seen):
        return None
    status, text = (status, text) if status else (before.get("status", ""), before.get("text", ""))
    same = (status, text) == (before.get("status"), before.get("text"))
    since = before.get("at", at.isoformat()) if same else at.isoformat()
    entry = {"status": status, "text": text, "at": since, "seen": at.isoformat()}
    return {**told_by, source.value: entry}

"""What all that was told of a parcel amounts to: from every source's events and the newest status to one
state.

Pure, and independent of the order in which the events were learned.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracking import statuses
from tracking.statuses import ParcelState

S = ParcelState

# The state that decides what a person must do first stands first
TROUBLE: Sequence[ParcelState] = (
    S.LOST_BY_CARRIER,
    S.DAMAGED,
    S.HELD,
    S.RETURNING,
    S.RETURNED,
    S.ATTEMPTED,
    S.PICKUP,
    S.DELAYED,
    S.UNKNOWN,
    S.SHIPPED,
    S.IN_TRANSIT,
    S.OUT_FOR_DELIVERY,
    S.DELIVERED,
)
_SPECIFIC = frozenset({S.OUT_FOR_DELIVERY, S.ATTEMPTED, S.PICKUP, S.HELD, S.DELIVERED})
_WORSE_THAN_DELAYED = frozenset({S.HELD, S.DAMAGED, S.LOST_BY_CARRIER, S.ATTEMPTED, S.PICKUP})
_LOCKER = "EVENT_801"  # no lost parcel any more, and yet the customer has to fetch it
_COMING_BACK = frozenset({S.RETURNING, S.RETURNED})
# What happens only at a customer's door or counter; plain scans also happen on the way back
AT_THE_CUSTOMERS = frozenset({S.OUT_FOR_DELIVERY, S.ATTEMPTED, S.PICKUP})


@dataclass(frozen=True)
class Conclusion:
    """Where a parcel is and since when; a moment is empty when no event tells it."""

    state: ParcelState
    delivered_at: datetime | None
    returning_at: datetime | None
    damaged_at: datetime | None
    lost_at: datetime | None
    last_event_at: datetime | None
    sent_again: bool = False  # it had turned back, and is on its way to the customer once more


def rank(state: str) -> int:
    """How much trouble a state means: the lower, the more."""
    return TROUBLE.index(ParcelState(state))


def conclude(events: Iterable[tuple[datetime, str]], status_told: str) -> Conclusion:
    """From pairs of time and event code, and the newest current status, to where the parcel is."""
    told = list(events)
    ordered = sorted(
        ((at, statuses.event(code).state) for at, code in told), key=lambda pair: (pair[0], pair[1])
    )
    known = [(at, state) for at, state in ordered if state is not S.UNKNOWN]
    now = statuses.status(status_told).state if status_told else None
    sent_again = _is_sent_again(known, now)
    if sent_again:
        known = [(at, state) for at, state in known if state not in _COMING_BACK]
    delivered = _times(known, S.DELIVERED)
    in_locker = {code for _, code in told if statuses.event(code).state is S.DELIVERED} == {_LOCKER}
    back = _times(known, *_COMING_BACK)
    return Conclusion(
        state=_state(known, now, in_locker=in_locker),
        delivered_at=min(delivered, default=None),
        returning_at=min(back, default=None),
        damaged_at=min(_times(known, S.DAMAGED), default=None),
        lost_at=min(_times(known, S.LOST_BY_CARRIER), default=None),
        last_event_at=ordered[-1][0] if ordered else None,
        sent_again=sent_again,
    )


def _is_sent_again(known: Sequence[tuple[datetime, ParcelState]], now: ParcelState | None) -> bool:
    """Whether a parcel that turned back is on its way to the customer again.

    Amazon's status has to say so, and where events told of the way back, a later one at the customer's too: a
    parcel coming back is also "out for delivery", to the fulfillment center.
    """
    if now is None or now in _COMING_BACK:
        return False
    back = _times(known, *_COMING_BACK)
    if not back:
        return now in AT_THE_CUSTOMERS
    return any(at > max(back) for at in _times(known, *AT_THE_CUSTOMERS))


def _times(known: Sequence[tuple[datetime, ParcelState]], *states: ParcelState) -> list[datetime]:
    return [at for at, state in known if state in states]


def _state(
    known: Sequence[tuple[datetime, ParcelState]], told: ParcelState | None, *, in_locker: bool
) -> ParcelState:
    """Where the parcel is: an end that anyone told stands; otherwise the status, made more exact by the
    newest event.
    """
    ended = _ending(known, told)
    if ended is not None and not (told is S.PICKUP and in_locker):
        return ended
    news = known[-1][1] if known else None
    if told is None:
        return news or S.SHIPPED
    if told in _SPECIFIC:
        return told
    if told is S.LOST_BY_CARRIER:
        return _destroyed_or_lost(known)
    if told is S.DELAYED:
        return news if news in _WORSE_THAN_DELAYED else told
    return news or told


def _destroyed_or_lost(known: Sequence[tuple[datetime, ParcelState]]) -> ParcelState:
    """Amazon's "undeliverable" means lost or destroyed; damage told before it says which."""
    told = [state for _, state in known if state in (S.DAMAGED, S.LOST_BY_CARRIER)]
    return told[-1] if told else S.LOST_BY_CARRIER


def _ending(known: Sequence[tuple[datetime, ParcelState]], told: ParcelState | None) -> ParcelState | None:
    """Delivered or coming back, as the latest of such events or the status says; scans on the way back end
    nothing.
    """
    ends = [state for _, state in known if statuses.ends_lost_claim(state)]
    if told in _COMING_BACK and (not ends or ends[-1] is not S.RETURNED):
        return told
    return ends[-1] if ends else None

"""The plain answer for one parcel: what its state means, what to do next, and by when.

Pure: facts and today's date in, sentences out, in the shape of `orders.guidance`; the worst answer goes on
top of the order's page. The rules are those of Amazon's help page on customer service for Multi-Channel
Fulfillment.
"""

from collections.abc import Iterable

from orders.guidance import Guidance
from orders.models import ParcelState as S
from tracking.eligibility import Answer, Reason
from tracking.guidance import ended, lost, under_way
from tracking.guidance.facts import ParcelFacts

__all__ = ["ParcelFacts", "parcel_guidance", "worst_first"]

_WAITS_FOR_CUSTOMER = frozenset({S.HELD, S.ATTEMPTED, S.PICKUP})


def parcel_guidance(facts: ParcelFacts) -> Guidance:
    """What to say of one parcel: an end first, then what may be claimed, then what somebody must do,
    then the rest.
    """
    if facts.state in (S.DELIVERED, S.RETURNED, S.RETURNING):
        return _ended(facts)
    if facts.verdict.answer is Answer.YES:
        return lost.lost(facts)
    if facts.state is S.DAMAGED:
        return ended.damaged(facts)
    if facts.verdict.reason is Reason.CLOSED:
        return lost.window_closed(facts)
    if facts.state is S.LOST_BY_CARRIER:
        return lost.lost_by_carrier(facts)
    if facts.state in _WAITS_FOR_CUSTOMER:
        return under_way.waits_for_customer(facts)
    return _on_the_way(facts)


def worst_first(answers: Iterable[Guidance | None]) -> list[Guidance]:
    """All answers of one order, the most pressing on top."""
    return sorted((answer for answer in answers if answer), key=lambda answer: -answer.rank)


def _ended(facts: ParcelFacts) -> Guidance:
    if facts.state is S.RETURNING:
        return ended.returning(facts)
    if facts.state is S.RETURNED:
        return ended.returned(facts)
    return ended.delivered_damaged(facts) if facts.damaged_on else ended.delivered(facts)


def _on_the_way(facts: ParcelFacts) -> Guidance:
    if facts.days_late:
        return under_way.late(facts)
    if not facts.has_events:
        return under_way.no_scans(facts) if facts.is_quiet_too_long else under_way.no_tracking_yet(facts)
    if facts.state is S.DELAYED:
        return under_way.delayed(facts)
    if facts.state is S.UNKNOWN:
        return under_way.unknown(facts)
    return under_way.in_transit(facts) if facts.estimate else under_way.without_estimate(facts)

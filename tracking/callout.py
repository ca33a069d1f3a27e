"""The one answer on top of an order's page, once what somebody has done about it already is counted in.

Reads what was fetched with the order (`claims` by relation name), asks the database nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from orders.guidance import Guidance
from orders.models import Order, Removal
from tracking.words import day_text, fill, left_text

PRESSING = 25
_CLAIMED = {  # by the answer's action: the kinds of claim it calls for, and what to say once there is one
    "open_lost_claim": (
        ("lost_outbound", "lost_by_carrier"),
        gettext_lazy("%(parcel)s is claimed as lost"),
    ),
    "open_damage_claim": (("damaged_outbound",), gettext_lazy("%(parcel)s is claimed as damaged")),
}
_OVER = ("withdrawn", "expired", "missed")  # stages after which the parcel may be claimed anew, or no longer


@dataclass(frozen=True)
class Callout:
    """An answer with the claim that was opened because of it, if any."""

    answer: Guidance
    claim: Any = None


def callout_of(order: Order, answers: Sequence[Guidance]) -> Callout:
    """The worst answer; with the order's claim and judgement on removal taken into account."""
    answer = _all_delivered(answers) or answers[0]
    claim = _claim_about(order, answer)
    if claim is not None:
        return Callout(_claimed(answer, claim), claim)
    if answer.action in _CLAIMED and order.removal == Removal.CONFIRMED:
        return Callout(_removal(answer))
    if answer.action in _CLAIMED and order.removal == Removal.SUSPECTED:
        return Callout(_maybe_removal(answer))
    return Callout(answer)


def _claim_about(order: Order, answer: Guidance) -> Any:
    """The newest claim about the answer's parcel that still counts."""
    if answer.action not in _CLAIMED:
        return None
    kinds, _title = _CLAIMED[answer.action]
    found = [
        claim
        for claim in order.claims.all()
        if _is_about(claim, answer.subject_id) and claim.kind in kinds and claim.status not in _OVER
    ]
    return max(found, key=lambda claim: claim.pk, default=None)


def _is_about(claim: Any, package_id: int | None) -> bool:
    """Whether the parcel is the claim's, or one of several in it."""
    return package_id is not None and (
        claim.package_id == package_id or any(unit.package_id == package_id for unit in claim.units.all())
    )


def _claimed(answer: Guidance, claim: Any) -> Guidance:
    return replace(
        answer,
        tone="act",
        title=_CLAIMED[answer.action][1],
        steps=(gettext_lazy("Follow the claim: what it needs next stands on its page."),),
        due=answer.due if claim.is_before_filing else None,
        action="show_claim",
    )


def _removal(answer: Guidance) -> Guidance:
    return replace(
        answer,
        tone="neutral",
        meaning=gettext_lazy(
            "The order was judged a removal. Amazon does not reimburse lost or damaged units of removals."
        ),
        steps=(
            gettext_lazy("Take stock out with a removal order next time."),
            gettext_lazy("If it is a customer's order after all, change the judgement below."),
        ),
        due=None,
        action="",
    )


def _maybe_removal(answer: Guidance) -> Guidance:
    first = gettext_lazy("Judge first whether it is a removal: Amazon does not reimburse those.")
    return replace(answer, steps=(first, *answer.steps), action="judge_removal")


def _all_delivered(answers: Sequence[Guidance]) -> Guidance | None:
    """One sentence for several parcels that all arrived."""
    if len(answers) < 2 or any(answer.key not in ("delivered", "delivered_only") for answer in answers):
        return None
    return replace(
        answers[0],
        title=gettext_lazy("All %(parcels)s parcels were delivered"),
        meaning=gettext_lazy("A delivered parcel can't be claimed as lost."),
        values=answers[0].values | {"parcels": len(answers)},
    )


def due_text(answer: Guidance, today: date) -> str:
    """The deadline with both: the date and the days left."""
    if answer.due is None:
        return ""
    words = {"day": day_text(answer.due, today), "left": left_text(answer.due, today)}
    if answer.key == "lost_eligible":
        return _("File by %(day)s, %(left)s") % words
    if answer.key in ("late", "lost_by_carrier"):
        return _("Lost claim opens %(day)s, %(left)s") % words
    if answer.due <= today:
        return _("Due now")
    return _("By %(day)s, %(left)s") % words


def in_words(shown: Callout, rest: Sequence[Guidance], today: date) -> dict[str, Any]:
    """What the template needs: every sentence filled in, in the language of the page."""
    answer = shown.answer
    return {
        "answer": answer,
        "claim": shown.claim,
        "title": fill(answer.title, answer.values, today),
        "meaning": fill(answer.meaning, answer.values, today),
        "steps": [fill(step, answer.values, today) for step in answer.steps],
        "due": due_text(answer, today),
        "more": [fill(other.title, other.values, today) for other in rest if other.rank >= PRESSING],
    }

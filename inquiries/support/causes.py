"""For which causes Seller Support is written to, and which of them the order's facts carry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orders.models import Order
from reimbursements.models import Claim, ClaimStatus
from returns.models import ReturnAuthorization
from tracking.templatetags.tracking import order_guidance

UNPROCESSED = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class Cause:
    """One cause: what it is called, from which of the order's answers it follows, and what it tells of."""

    label: Promise
    answers: frozenset[str] = frozenset()  # keys of orders.guidance and tracking.guidance
    parcel: bool = False  # tells of a parcel
    why_not: Promise | str = ""  # said where the facts do not carry it


CAUSES: dict[str, Cause] = {
    "not_shipped": Cause(
        label=_("Not shipped by the estimated delivery date"),
        answers=frozenset({"not_shipped_overdue"}),
        why_not=_("Only once the estimated delivery date has passed and nothing has shipped."),
    ),
    "no_tracking": Cause(
        label=_("No tracking more than a day after shipping"),
        answers=frozenset({"no_scans"}),
        parcel=True,
        why_not=_("Only when a parcel has had no scan for more than a day after shipping."),
    ),
    "lost": Cause(
        label=_("Parcel lost"),
        answers=frozenset({"lost_eligible", "lost_by_carrier"}),
        parcel=True,
        why_not=_("Only when the lost rule says so, or the carrier itself."),
    ),
    "damaged": Cause(
        label=_("Parcel damaged"),
        answers=frozenset({"damaged", "delivered_damaged"}),
        parcel=True,
        why_not=_("Only when the carrier reports damage. Damage that the customer reports is a claim."),
    ),
    "unfulfillable": Cause(
        label=_("Unfulfillable"),
        answers=frozenset(
            {
                "unfulfillable_damaged",
                "unfulfillable_hazmat",
                "unfulfillable_no_stock",
                "unfulfillable_not_found",
                "unfulfillable_undeliverable",
                "partly_unfulfillable",
                "invalid",
                "invalid_address",
                "invalid_stock",
            }
        ),
        why_not=_("Only when Amazon says that it cannot fulfil the order or a part of it."),
    ),
    "wrong_status": Cause(
        label=_("The status is wrong"),
        parcel=True,
        why_not=_("Only once something has shipped."),
    ),
    "return_not_processed": Cause(
        label=_("Return not processed"),
        why_not=_("Only when an RMA is older than 14 days and its units are not processed."),
    ),
    "claim_silent": Cause(
        label=_("No answer on a claim"),
        why_not=_("Only for a claim that was filed and has its case ID."),
    ),
    "other": Cause(label=_("Something else")),
}


@dataclass(frozen=True)
class Offer:
    """A cause with whether the order's facts carry it."""

    key: str
    cause: Cause
    applies: bool
    package_id: int | None = None


def offers(order: Order, now: datetime) -> list[Offer]:
    """Every cause, those that apply first, in the order of their pressure."""
    answers = order_guidance(order, now)
    found = [_offer(key, cause, order, answers, now) for key, cause in CAUSES.items()]
    place = {key: number for number, key in enumerate(_pressing(answers))}
    return sorted(found, key=lambda offer: (not offer.applies, place.get(offer.key, len(place))))


def _pressing(answers: Iterable[object]) -> list[str]:
    """The causes that the order's answers name, the worst answer first."""
    keys = [getattr(answer, "key", "") for answer in answers]
    return [name for key in keys for name, cause in CAUSES.items() if key in cause.answers]


def _offer(key: str, cause: Cause, order: Order, answers: Iterable[object], now: datetime) -> Offer:
    if cause.answers:
        hit = next((answer for answer in answers if getattr(answer, "key", "") in cause.answers), None)
        return Offer(key, cause, hit is not None, getattr(hit, "subject_id", None))
    applies = {
        "wrong_status": order.shipped_at is not None,
        "return_not_processed": bool(late_papers(order, now)),
        "claim_silent": bool(filed_claims(order)),
        "other": True,
    }
    return Offer(key, cause, applies[key])


def late_papers(order: Order, now: datetime) -> list[ReturnAuthorization]:
    """RMAs older than two weeks with a unit that Amazon has not processed."""
    return [
        paper
        for paper in order.return_authorizations.all()
        if paper.created_at <= now - UNPROCESSED
        and any(
            not unit.received_condition and unit.status_told.casefold() != "processed"
            for unit in paper.items.all()
        )
    ]


def filed_claims(order: Order) -> list[Claim]:
    """Claims about which Amazon has not decided yet."""
    return [one for one in order.claims.all() if one.status == ClaimStatus.FILED and one.case_id]

"""Ready texts to the customer: which fit an order as it stands, and the text with its facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inquiries.facts import Asked, facts_of
from inquiries.filling import compose, fill
from inquiries.texts import words_in
from orders.models import CustomerResolution, Order
from reimbursements.models import Claim, ClaimKind, EvidenceKind
from reimbursements.models.claims import GATHERING
from returns.models import ReturnStatus
from tracking.templatetags.tracking import order_guidance

DRAFTS: dict[str, Promise] = {
    "not_shipped": _("Not sent yet"),
    "overdue": _("Not sent by its date"),
    "cancelled": _("Cancelled"),
    "unfulfillable": _("Can’t be sent"),
    "partly_unfulfillable": _("A part can’t be sent"),
    "on_the_way": _("On its way"),
    "no_tracking_yet": _("Just sent, no tracking yet"),
    "no_scans": _("Sent, no scans yet"),
    "delayed": _("Delayed"),
    "attempted": _("Delivery attempted"),
    "held": _("Held by the carrier"),
    "pickup": _("Waits to be picked up"),
    "late": _("Late"),
    "lost": _("Lost"),
    "delivered": _("Delivered"),
    "damaged": _("Damaged: ask for photographs"),
    "coming_back": _("Coming back"),
    "return_asked": _("Return asked of Amazon"),
    "return_how": _("How to send it back"),
    "return_done": _("Return processed"),
    "refund_made": _("Refund made"),
    "replacement_sent": _("Replacement sent"),
}
# What the page says about an order, and the text that says it to the customer
_BY_GUIDANCE = {
    "not_shipped_yet": "not_shipped",
    "ship_date_passed": "not_shipped",
    "held_by_you": "not_shipped",
    "not_shipped_overdue": "overdue",
    "cancelled": "cancelled",
    "partly_unfulfillable": "partly_unfulfillable",
    "shipped": "on_the_way",
    "in_transit": "on_the_way",
    "out_for_delivery": "on_the_way",
    "no_estimate": "on_the_way",
    "unknown": "on_the_way",
    "no_tracking_yet": "no_tracking_yet",
    "no_scans": "no_scans",
    "delayed": "delayed",
    "attempted": "attempted",
    "held": "held",
    "pickup": "pickup",
    "late": "late",
    "lost_eligible": "lost",
    "lost_by_carrier": "lost",
    "lost_window_closed": "lost",
    "delivered": "delivered",
    "delivered_only": "delivered",
    "damaged": "damaged",
    "delivered_damaged": "damaged",
    "returning": "coming_back",
    "returned": "coming_back",
}


@dataclass(frozen=True)
class Letter:
    """A text ready to be read, changed and sent."""

    subject: str
    text: str


def fitting(order: Order | None, now: datetime) -> list[str]:
    """The drafts that say what is true of the order now, the most pressing first; none without an order."""
    return list(dict.fromkeys(_fitting(order, now))) if order is not None else []


def _fitting(order: Order, now: datetime) -> Iterator[str]:
    for answer in order_guidance(order, now):
        if answer.key.startswith(("unfulfillable", "invalid")):
            yield "unfulfillable"
        elif answer.key in _BY_GUIDANCE:
            yield _BY_GUIDANCE[answer.key]
    if any(_wants_photos(claim) for claim in order.claims.all()):
        yield "damaged"
    yield from _of_return(order)
    kinds = {made.kind for made in order.resolutions.all()}
    if CustomerResolution.Kind.REFUND in kinds:
        yield "refund_made"
    if CustomerResolution.Kind.REPLACEMENT in kinds:
        yield "replacement_sent"


def _wants_photos(claim: Claim) -> bool:
    """A claim for damage that is still being gathered, without a photograph of the item."""
    return (
        claim.kind == ClaimKind.DAMAGED_OUTBOUND
        and claim.status in GATHERING
        and not any(file.kind == EvidenceKind.ITEM_PHOTO for file in claim.evidence.all())
    )


def _of_return(order: Order) -> Iterator[str]:
    papers = order.return_authorizations.all()
    units = [unit for paper in papers for unit in paper.items.all()]
    if units and all(unit.received_condition or unit.status_told.casefold() == "processed" for unit in units):
        yield "return_done"
    elif papers:
        yield "return_how"
    elif any(one.status in (ReturnStatus.SUBMITTED, ReturnStatus.ASKING) for one in order.returns.all()):
        yield "return_asked"


def draft(key: str, asked: Asked) -> Letter:
    """One ready text with its greeting and its end, in the customer's language, only what is known in it."""
    words, facts = words_in(asked.language), facts_of(asked)
    body = compose(words.drafts.get(key, ""), facts, space=words.space)
    return dressed(body, asked, facts)


def dressed(body: str, asked: Asked, facts: dict[str, str]) -> Letter:
    """A text between greeting and end."""
    words = words_in(asked.language)
    hello = fill(words.hello, facts)
    greeting = words.hello_nobody if hello.missing else hello.text
    subject = fill(words.subject, facts)
    parts = [greeting, body, fill(words.bye, facts).text]
    return Letter("" if subject.missing else subject.text, "\n\n".join(part for part in parts if part) + "\n")

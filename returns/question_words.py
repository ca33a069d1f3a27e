"""Each question about a return in words: what it means, what to do, what to ask Seller Support. No database, no clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from returns.models import QuestionKind

K = QuestionKind


@dataclass(frozen=True)
class Words:
    """What a question means and what to do about it; tone and icon."""

    title: Promise
    meaning: Promise
    steps: Sequence[Promise]
    support: str  # for Seller Support, in English; with gaps
    tone: str = "warn"
    icon: str = "triangle-alert"


WORDS: Mapping[str, Words] = {
    K.OTHER_CENTRE: Words(
        _("A unit arrived at another center than its RMA says"),
        _("Amazon has processed the unit, so nothing is lost. Stock and claim follow its grade as usual."),
        [
            _("Compare the center with the address on the RMA."),
            _("If the customer used another label, tell them; else take it that Amazon sent it on."),
        ],
        "Unit {unit} of RMA {rma} (order {order}) was processed at {centre}, not at {expected}. "
        "Please confirm that it is credited to this RMA.",
        icon="map-pin",
    ),
    K.UNANNOUNCED: Words(
        _("A unit came back that nobody asked for"),
        _("Amazon processed a unit of this order that is on no RMA. Its grade counts all the same."),
        [
            _("Look in Seller Central whether somebody made a return there."),
            _("Ask the customer whether they sent it; refund them if your policy says so."),
        ],
        "A unit of {sku} from order {order} was processed at {centre} without an RMA of ours. "
        "Please tell us which return it belongs to.",
        icon="package-search",
    ),
    K.LATE_REFUSAL: Words(
        _("Amazon refuses a unit it had accepted"),
        _(
            "The unit no longer counts as returned. It was taken off your stock again if it had been put there."
        ),
        [
            _("Ask Seller Support why, and where the unit is now."),
            _("Don’t refund the customer before you know."),
        ],
        "Return item {unit} of RMA {rma} (order {order}) was accepted and is now {status}. "
        "Please tell us why and where the unit is.",
        tone="bad",
        icon="ban",
    ),
    K.MISSING: Words(
        _("A unit is missing from the parcel"),
        _("Amazon has processed other units of the same RMA days ago, but not this one."),
        [
            _("Ask the customer whether they sent it, and in which parcel."),
            _("If it was inside, ask Seller Support to look for it, with the RMA and the parcel’s number."),
        ],
        "RMA {rma} (order {order}): other units were processed, but return item {unit} ({sku}) was not. "
        "{parcels}Please look for it.",
        icon="package-search",
    ),
    K.NOT_PROCESSED: Words(
        _("The parcel arrived, and Amazon has not processed it"),
        _("The carrier delivered the parcel days ago. Amazon has said nothing of the units since."),
        [
            _("Check that the slip was inside: without it Amazon can’t tell whose parcel it is."),
            _("Ask Seller Support, with the RMA and the parcel’s number."),
        ],
        "RMA {rma} (order {order}): {parcels}The units have not been processed. Please process the return.",
        icon="hourglass",
    ),
    K.NOT_ARRIVED: Words(
        _("The parcel with the return has not arrived"),
        _("It is under way for longer than a parcel should be, or the carrier says it is lost."),
        [
            _("Ask the customer to ask the carrier: whoever paid the postage is the carrier’s customer."),
            _("Tell the customer whether you refund before the parcel is found."),
        ],
        "RMA {rma} (order {order}): {parcels}Please tell us whether the units have reached a fulfillment center.",
        icon="clock",
    ),
    K.UNUSED: Words(
        _("Nobody has sent anything on this RMA"),
        _(
            "The customer has the RMA for some time, and no parcel is known. The units stay set aside until then."
        ),
        [
            _("Ask the customer whether they still want to return it."),
            _("If they sent it, enter the parcel’s number."),
        ],
        "",
        tone="neutral",
        icon="clock",
    ),
}


@dataclass(frozen=True)
class Facts:
    """What the text for Seller Support may name."""

    order: str
    rma: str = ""
    unit: str = ""
    sku: str = ""
    centre: str = ""
    expected: str = ""
    status: str = ""
    parcels: Sequence[tuple[str, str, date | None]] = ()  # carrier, number, the day it was delivered


def support_text(kind: str, facts: Facts) -> str:
    """What to write to Seller Support, which reads English; empty where there is nothing to ask it."""
    template = WORDS[kind].support
    if not template:
        return ""
    told = "".join(f"{_parcel(*parcel)} " for parcel in facts.parcels)
    gaps = {
        name: getattr(facts, name) or "(not known)"
        for name in ("order", "rma", "unit", "sku", "centre", "expected", "status")
    }
    return template.format(**gaps, parcels=told)


def _parcel(carrier: str, number: str, delivered: date | None) -> str:
    name = f"{carrier} {number}".strip()
    return (
        f"Parcel {name} was delivered on {delivered.isoformat()}."
        if delivered
        else f"Parcel {name} is under way."
    )

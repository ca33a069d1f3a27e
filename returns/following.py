"""What follows one return, gathered for its page: parcels on their way back, questions, disputes, corrections."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse

from amazon.links import carrier_link, swiship_link
from history.models import Change
from orders.models import Order
from returns.badges import Badge, journey_badge
from returns.models import (
    GradingDispute,
    ReportedUnit,
    ReturnAuthorization,
    ReturnItem,
    ReturnParcel,
    ReturnQuestion,
)
from returns.question_words import WORDS as QUESTION_WORDS
from returns.question_words import Facts, Words, support_text
from tracking.carriers.numbers import recognise
from tracking.statuses import carrier_text
from tracking.timeline import Line, merged


@dataclass(frozen=True)
class Journey:
    """One parcel on its way back as the page shows it."""

    parcel: ReturnParcel

    @property
    def badge(self) -> Badge:
        return journey_badge(self.parcel.state)

    @cached_property
    def lines(self) -> list[Line]:
        """What the carriers told, newest first."""
        return merged(self.parcel.events.all())

    @property
    def carrier(self) -> str:
        return carrier_text(self.parcel.carrier_code) if self.parcel.carrier_code != "other" else ""

    @property
    def carrier_url(self) -> str:
        """The carrier's own page; Swiship's where the carrier is not known."""
        number = self.parcel.tracking_number
        return carrier_link(self.parcel.carrier_code, number) or swiship_link(
            "", number, marketplace_id=self.parcel.order.marketplace_id or ""
        )

    @property
    def is_doubtful(self) -> bool:
        """The number looks like a carrier's, but its check digit does not fit: perhaps mistyped."""
        guesses = recognise(self.parcel.tracking_number)
        return bool(guesses) and guesses[0].certainty == "doubtful"

    @property
    def is_unknown(self) -> bool:
        """It was looked for, and nobody could tell anything."""
        return not self.lines and self.parcel.delivered_at is None


@dataclass(frozen=True)
class Asked:
    """One question with its words."""

    question: ReturnQuestion

    @property
    def words(self) -> Words:
        return QUESTION_WORDS[self.question.kind]

    @property
    def url(self) -> str:
        return reverse("returns:question", args=[self.question.pk])


def journeys_of(order: Order, papers: Sequence[ReturnAuthorization]) -> list[Journey]:
    """The parcels that bring these RMAs, and those of which nobody knows which RMA they bring."""
    rows = ReturnParcel.objects.for_seller(order.seller_id).filter(order=order)
    mine = rows.filter(Q(authorization__in=papers) | Q(authorization=None))
    mine = mine.select_related("order", "entered_by", "authorization").prefetch_related("events")
    return [Journey(parcel) for parcel in mine]


def questions_of(
    order: Order, papers: Sequence[ReturnAuthorization], units: Sequence[ReturnItem]
) -> list[Asked]:
    """The questions about these RMAs and units, the open ones first."""
    rows = ReturnQuestion.objects.for_seller(order.seller_id).filter(order=order)
    about = Q(authorization__in=papers) | Q(item__in=units)
    about |= Q(parcel__isnull=False, parcel__authorization=None)
    rows = rows.filter(about).select_related("item__order_item", "parcel", "authorization", "answered_by")
    ranks = {"open": 0, "answered": 1, "settled": 2}
    return [Asked(row) for row in sorted(rows.distinct(), key=lambda row: (ranks[row.status], row.since))]


def disputes_of(units: Iterable[ReturnItem]) -> dict[int, GradingDispute]:
    """The dispute of each unit that has one."""
    rows = GradingDispute.objects.filter(item__in=[unit.pk for unit in units])
    return {row.item_id: row for row in rows}


def corrections_of(units: Iterable[ReturnItem]) -> Mapping[int, list[Change]]:
    """What Amazon said otherwise of each unit later, oldest first."""
    rows = Change.objects.filter(
        subject_type="returns.returnitem",
        subject_id__in=[unit.pk for unit in units],
        verb__in=["unit_regraded", "unit_ungraded"],
    ).order_by("at", "id")
    found: dict[int, list[Change]] = {}
    for row in rows:
        found.setdefault(row.subject_id, []).append(row)
    return found


def history_about(order: Order, papers: Sequence[ReturnAuthorization], units: Sequence[ReturnItem]) -> Q:
    """Which rows of the history belong to what follows this return."""
    disputes = GradingDispute.objects.filter(item__in=[unit.pk for unit in units]).values("pk")
    reported = ReportedUnit.objects.filter(item__in=[unit.pk for unit in units]).values("pk")
    asked = [row.question.pk for row in questions_of(order, papers, units)]
    return (
        Q(subject_type="returns.returnparcel", verb__in=["return_parcel_forgotten"])
        | Q(
            subject_type="returns.returnparcel",
            subject_id__in=[one.parcel.pk for one in journeys_of(order, papers)],
        )
        | Q(subject_type="returns.returnquestion", subject_id__in=asked)
        | Q(subject_type="returns.gradingdispute", subject_id__in=disputes)
        | Q(subject_type="returns.reportedunit", subject_id__in=reported)
    )


def support_text_of(question: ReturnQuestion) -> str:
    """The text for Seller Support with the facts on file."""
    paper, item = question.authorization, question.item
    zone = ZoneInfo(question.order.zone_name)
    parcels = [
        (carrier_text(row.carrier_code), row.tracking_number, _day(row.delivered_at, zone))
        for row in question.order.return_parcels.all()
        if row.authorization_id in (None, question.authorization_id)
    ]
    facts = Facts(
        order=question.order.seller_order_id,
        rma=paper.authorization_id if paper else "",
        unit=item.seller_return_item_id if item else "",
        sku=item.order_item.sku if item else "",
        centre=item.fulfillment_center if item else "",
        expected=paper.fulfillment_center if paper else "",
        status=item.status_told if item else "",
        parcels=parcels,
    )
    return support_text(question.kind, facts)


def page_of(order: Order, item: ReturnItem | None, paper: ReturnAuthorization | None) -> str:
    """The page of the return that a unit or an RMA belongs to; the order's where it is on none."""
    paper = paper or (item.authorization if item else None)
    if item is not None and item.customer_return is not None:
        return reverse("returns:detail", args=[item.customer_return.number])
    if paper is not None:
        return reverse("returns:detail", args=[paper.authorization_id])
    return reverse("orders:detail", args=[order.seller_order_id])


def _day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    return moment.astimezone(zone).date() if moment else None

"""All that an order's claims stand on, read once: its parcels, returns, claims and the rules in force.

`Book` turns rows into the plain facts of `eligibility.py` and asks it; actions ask it under a lock, pages
without.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from orders.models import Order, OrderItem, Stage
from reimbursements import eligibility
from reimbursements.eligibility import Answer, ParcelFacts, RemovalFact, ReturnFacts, Verdict, Window
from reimbursements.models import Claim, ClaimKind, ClaimRule
from reimbursements.models.claims import RELEASED
from reimbursements.words import Reason
from returns.models import ReturnItem
from tracking.models import Package


def day_in(order: Order, moment: datetime | None) -> date | None:
    """The calendar day of a moment where the order's marketplace is."""
    return moment.astimezone(ZoneInfo(order.zone_name)).date() if moment else None


def today_for(order: Order, at: datetime) -> date:
    """The day it is now where the order's marketplace is."""
    return at.astimezone(ZoneInfo(order.zone_name)).date()


def marketplace_of(order: Order) -> str:
    """The marketplace whose rules count: the order's, else the seller's main one."""
    return order.marketplace_id or order.seller.marketplace_id


@dataclass(frozen=True)
class Book:
    """One order with everything its claims stand on."""

    order: Order
    today: date
    rules: Mapping[str, ClaimRule]
    claims: tuple[Claim, ...]
    packages: tuple[Package, ...]
    return_items: tuple[ReturnItem, ...]

    @classmethod
    def read(cls, order: Order, *, at: datetime, without: Claim | None = None) -> Self:
        """Six queries, whatever the order holds; `without` leaves one claim out, to ask again about
        its own units.
        """
        today = today_for(order, at)
        claims = order.claims.select_related("rule").prefetch_related("units").order_by("id")
        packages = order.packages.select_related("shipment").prefetch_related("items__order_item__product")
        returned = order.return_items.select_related("order_item", "shipment", "customer_return").order_by(
            "id"
        )
        return cls(
            order=order,
            today=today,
            rules=_rules(marketplace_of(order), today),
            claims=tuple(claim for claim in claims if claim != without),
            packages=tuple(packages),
            return_items=tuple(item for item in returned if not item.refusal_code),
        )

    # --- questions -----------------------------------------------------------------------------------------

    def lost(self, package: Package) -> Answer:
        """May a lost claim be opened for this parcel?"""
        rule = self.rules.get(ClaimKind.LOST_OUTBOUND)
        if rule is None:
            return _no_rule()
        closes = _last_day(day_in(self.order, package.first_promise), rule) or package.lost_closes_on
        window = Window(package.lost_opens_on, closes, rule.window_published)
        return eligibility.may_claim_lost(self._parcel(package, window), self.today)

    def damaged(self, package: Package) -> Answer:
        """May a damage claim be opened for this parcel?"""
        rule = self.rules.get(ClaimKind.DAMAGED_OUTBOUND)
        if rule is None:
            return _no_rule()
        known = day_in(self.order, package.delivered_at or package.damaged_at)
        anchor = day_in(self.order, package.first_promise) if rule.anchor == "first_promise" else known
        window = Window(known, _last_day(anchor or known, rule), rule.window_published)
        return eligibility.may_claim_damaged(self._parcel(package, window), self.today)

    def returned(self, item: ReturnItem) -> Answer:
        """May this returned unit be claimed?"""
        rule = self.rules.get(ClaimKind.DAMAGED_RETURN)
        if rule is None:
            return _no_rule()
        graded = day_in(self.order, item.status_changed_at)
        claim = self._claim_of_return(item)
        facts = ReturnFacts(
            processed=item.status_told.lower() == "processed",
            condition=item.received_condition,
            window=Window(graded, _last_day(graded, rule), rule.window_published),
            removal=RemovalFact(self.order.removal),
            claimed_in=claim.number if claim else "",
            left=claim is None,
        )
        return eligibility.may_claim_return(facts, self.today)

    def units_left(self, package: Package) -> dict[OrderItem, int]:
        """Units of a parcel that no other claim about it holds, per line of the order."""
        told: dict[OrderItem, int] = {}
        for item in package.items.all():
            told[item.order_item] = told.get(item.order_item, 0) + item.quantity
        held = _held(self._claims_of(package))
        return {item: left for item, count in told.items() if (left := count - held.get(item.pk, 0)) > 0}

    def package(self, pk: int) -> Package:
        """The parcel as it stands in this reading."""
        return next(package for package in self.packages if package.pk == pk)

    def claim_of(self, package: Package) -> Claim | None:
        """The claim that holds this parcel's units, the newest if several."""
        return next(iter(reversed(self._claims_of(package))), None)

    def claim_of_return(self, item: ReturnItem) -> Claim | None:
        return self._claim_of_return(item)

    # --- facts ---------------------------------------------------------------------------------------------

    def _parcel(self, package: Package, window: Window) -> ParcelFacts:
        claim = self.claim_of(package)
        return ParcelFacts(
            shipped=package.shipped_at is not None or package.shipment.has_shipped,
            window=window,
            cancelled=self.order.stage == Stage.CANCELLED,
            delivered_on=day_in(self.order, package.delivered_at),
            coming_back=package.returning_at is not None,
            damage_told=package.damaged_at is not None,
            lost_flag=package.lost_eligible_since is not None,
            estimate_known=package.latest_estimate is not None,
            signature_required=_wants_signature(self.order),
            removal=RemovalFact(self.order.removal),
            units_left=sum(self.units_left(package).values()),
            claimed_in=claim.number if claim else "",
        )

    def _claims_of(self, package: Package) -> list[Claim]:
        return [c for c in self.claims if c.package_id == package.pk and c.status not in RELEASED]

    def _claim_of_return(self, item: ReturnItem) -> Claim | None:
        for claim in self.claims:
            if claim.status not in RELEASED and any(
                unit.return_item_id == item.pk for unit in claim.units.all()
            ):
                return claim
        return None


def answer_again(claim: Claim, *, at: datetime) -> Answer:
    """What the answer for an opened claim would be today, its own units aside and under today's facts."""
    book = Book.read(claim.order, at=at, without=claim)
    if claim.kind == ClaimKind.DAMAGED_RETURN:
        return _worst([book.returned(unit.return_item) for unit in claim.units.all() if unit.return_item])
    if claim.package is None:
        return _no_rule()
    package = book.package(claim.package.pk)
    return book.lost(package) if claim.kind == ClaimKind.LOST_OUTBOUND else book.damaged(package)


_WORST_FIRST = (Verdict.NO, Verdict.NOT_YET, Verdict.PERSON, Verdict.YES)


def _worst(answers: list[Answer]) -> Answer:
    return min(answers, key=lambda answer: _WORST_FIRST.index(answer.verdict)) if answers else _no_rule()


def _rules(marketplace_id: str, today: date) -> dict[str, ClaimRule]:
    in_force = ClaimRule.objects.filter(marketplace_id=marketplace_id, valid_from__lte=today).exclude(
        valid_to__lt=today
    )
    return {rule.kind: rule for rule in in_force.order_by("valid_from")}  # the newest of a kind is kept


def _last_day(anchor: date | None, rule: ClaimRule) -> date | None:
    return anchor + timedelta(days=rule.file_within_days) if anchor else None


def _held(claims: Iterable[Claim]) -> dict[int, int]:
    held: dict[int, int] = {}
    for claim in claims:
        for unit in claim.units.all():
            held[unit.order_item_id] = held.get(unit.order_item_id, 0) + unit.quantity
    return held


def _wants_signature(order: Order) -> bool:
    wanted = [feature for feature in order.features if feature.get("name") == "SIGNATURE_CONFIRMATION"]
    return any(feature.get("policy", "Required") != "NotRequired" for feature in wanted)


def _no_rule() -> Answer:
    text = _("No reimbursement rule is on file for this marketplace. Ask an admin to add it.")
    return Answer(Verdict.NO, (Reason("no_rule", text),), Window(None, None))

"""All that an order's claims stand on, read once: its parcels, returns, claims, payments and the rules.

`Book` turns rows into the plain facts of `eligibility` and asks it; actions ask it under a lock, pages
without.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Self
from zoneinfo import ZoneInfo

from orders.models import Order, OrderItem
from reimbursements import eligibility, paid
from reimbursements.eligibility import Answer, Days, Verdict
from reimbursements.facts import parcel_facts, return_facts
from reimbursements.models import Claim, ClaimKind, ClaimRule
from reimbursements.models.claims import RELEASED
from reimbursements.models.rules import LOST_KINDS
from reimbursements.rows import Rows, rows_of
from reimbursements.ruling import no_rule, rule_on, terms_of
from returns.models import ReturnItem
from tracking.models import Package, ParcelState


def day_in(order: Order, moment: datetime | None) -> date | None:
    """The calendar day of a moment where the order's marketplace is."""
    return moment.astimezone(ZoneInfo(order.zone_name)).date() if moment else None


def today_for(order: Order, at: datetime) -> date:
    """The day it is now where the order's marketplace is."""
    return at.astimezone(ZoneInfo(order.zone_name)).date()


def cause_of(kind: str) -> str:
    """A unit is claimed once per cause; that the carrier itself says lost is no other cause."""
    return "lost" if kind in LOST_KINDS else kind


_ASK = {
    ClaimKind.LOST_OUTBOUND: eligibility.may_claim_lost,
    ClaimKind.LOST_BY_CARRIER: eligibility.may_claim_lost_by_carrier,
    ClaimKind.DAMAGED_OUTBOUND: eligibility.may_claim_damaged,
    ClaimKind.WRONG_ITEM: eligibility.may_claim_wrong_item,
    ClaimKind.MISSING_ITEM: eligibility.may_claim_missing_item,
}


@dataclass(frozen=True)
class Book:
    """One order with everything its claims stand on; `own` is the claim that is asked about again."""

    order: Order
    at: datetime
    rows: Rows
    own: Claim | None = None

    @classmethod
    def read(cls, order: Order, *, at: datetime, without: Claim | None = None) -> Self:
        """Seven queries, whatever the order holds; `without` leaves one claim out, to ask again about
        its own units under its own rule.
        """
        return cls(order, at, rows_of([order])[order.pk], without)

    @classmethod
    def read_many(cls, orders: list[Order], *, at: datetime) -> list[Self]:
        """A book for each order, in as many queries as for one."""
        rows = rows_of(orders)
        return [cls(order, at, rows[order.pk]) for order in orders]

    @property
    def today(self) -> date:
        return today_for(self.order, self.at)

    @property
    def packages(self) -> tuple[Package, ...]:
        return self.rows.packages

    @property
    def return_items(self) -> tuple[ReturnItem, ...]:
        return self.rows.return_items

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.rows.claims if claim != self.own)

    # --- questions -----------------------------------------------------------------------------------------

    def answer(self, kind: str, package: Package, *, reported_on: date | None = None) -> Answer:
        """May a claim of that kind be opened for this parcel? With what the customer reported, if they did."""
        days = self.days_of(package, reported_on)
        rule = self.rule(kind, days)
        if rule is None:
            return no_rule()
        facts = parcel_facts(self, kind, package, days=days, terms=terms_of(rule))
        return _ASK[ClaimKind(kind)](facts, self.today)

    def lost(self, package: Package) -> Answer:
        """May a lost claim be opened for this parcel, of the kind that fits?"""
        return self.answer(self.lost_kind(package), package)

    def lost_kind(self, package: Package) -> ClaimKind:
        """By the carrier's own word where it has given one, else by the calendar."""
        told = package.state == ParcelState.LOST_BY_CARRIER
        return ClaimKind.LOST_BY_CARRIER if told else ClaimKind.LOST_OUTBOUND

    def returned(self, item: ReturnItem) -> Answer:
        """May this returned unit be claimed?"""
        days = Days.of(ZoneInfo(self.order.zone_name), graded=item.status_changed_at)
        rule = self.rule(ClaimKind.DAMAGED_RETURN, days)
        if rule is None:
            return no_rule()
        facts = return_facts(self, item, days=days, terms=terms_of(rule))
        return eligibility.may_claim_return(facts, self.today)

    def rule(self, kind: str, days: Days) -> ClaimRule | None:
        """The rule that was in force when it happened; an opened claim keeps the one it was opened under."""
        if self.own is not None and self.own.kind == kind:
            return self.own.rule
        return rule_on(self.rows.rules, kind, days, self.today)

    def rule_for(
        self, kind: str, package: Package | None = None, item: ReturnItem | None = None
    ) -> ClaimRule:
        """The rule under which a claim about this parcel or returned unit is opened. Raises LookupError."""
        zone = ZoneInfo(self.order.zone_name)
        days = (
            self.days_of(package)
            if package
            else Days.of(zone, graded=item.status_changed_at if item else None)
        )
        rule = self.rule(kind, days)
        if rule is None:
            raise LookupError(kind)
        return rule

    def units_left(self, package: Package, kind: str) -> dict[OrderItem, int]:
        """Units of a parcel that may be claimed for that cause, per line of the order.

        Those that no claim holds at all come first; only when there are none, those held for another cause.
        """
        free = self._units(package, lambda claim: True)
        return free or self._units(package, lambda claim: _is_same(claim, kind) or claim.is_paid)

    # --- about the claim itself ------------------------------------------------------------------------------

    def own_answer(self) -> Answer:
        """The answer for the claim that is asked about again; the worst of its parcels or returned units."""
        if self.own is None:
            return no_rule()
        if self.own.kind == ClaimKind.DAMAGED_RETURN:
            return _worst([self.returned(item) for item in self._own_items()])
        told = self._own_report()
        return _worst([self.answer(self.own.kind, one, reported_on=told) for one in self._own_parcels()])

    def own_days(self) -> list[Days]:
        """The days that count for each parcel or returned unit of that claim."""
        zone = ZoneInfo(self.order.zone_name)
        graded = [Days.of(zone, graded=item.status_changed_at) for item in self._own_items()]
        return [*graded, *(self.days_of(one, self._own_report()) for one in self._own_parcels())]

    def _own_items(self) -> list[ReturnItem]:
        wanted = {unit.return_item_id for unit in self.own.units.all()} if self.own else set()
        return [item for item in self.return_items if item.pk in wanted]

    def _own_parcels(self) -> list[Package]:
        wanted = {unit.package_id for unit in self.own.units.all()} if self.own else set()
        return [package for package in self.packages if package.pk in wanted]

    def _own_report(self) -> date | None:
        """What a person opened, a customer reported, be it on that day; what the portal opened, the carrier told."""
        if self.own is None or self.own.opened_by_id is None or self.own.kind in LOST_KINDS:
            return None
        return self.own.reported_on or day_in(self.order, self.own.opened_at)

    # --- what is known -------------------------------------------------------------------------------------

    def days_of(self, package: Package, reported_on: date | None = None) -> Days:
        """The days that count for a parcel, where the order's marketplace is."""
        days = Days.of(
            ZoneInfo(self.order.zone_name),
            first_promise=package.first_promise,
            latest_estimate=package.latest_estimate,
            delivered=package.delivered_at,
            damaged=package.damaged_at,
            lost_told=package.lost_told_at,
        )
        return days if reported_on is None else Days(**{**vars(days), "reported": reported_on})

    def package(self, pk: int) -> Package:
        """The parcel as it stands in this reading."""
        return next(package for package in self.packages if package.pk == pk)

    def claim_of(self, package: Package, kind: str = "") -> Claim | None:
        """The claim that holds this parcel's units, for the cause of that kind if one is given; the newest."""
        held = [claim for claim in self._claims_of(package) if not kind or _is_same(claim, kind)]
        return held[-1] if held else None

    def other_claim_of(self, package: Package, kind: str) -> Claim | None:
        """The claim that holds all of this parcel's units for another cause."""
        others = [claim for claim in self._claims_of(package) if not _is_same(claim, kind)]
        return others[-1] if others and not self._units(package, lambda claim: True) else None

    def claim_of_return(self, item: ReturnItem) -> Claim | None:
        held = (claim for claim in self.claims if claim.status not in RELEASED)
        return next((c for c in held if any(u.return_item_id == item.pk for u in c.units.all())), None)

    @cached_property
    def paid_units(self) -> Mapping[tuple[int, int], paid.Share]:
        """Units that Amazon paid without a claim, by parcel and order item."""
        parcels = [
            paid.Parcel(
                package.pk,
                package.delivered_at is not None,
                tuple((item.pk, item.sku, count) for item, count in _told(package).items()),
            )
            for package in self.packages
        ]
        return paid.laid_out(self._payments, parcels)

    @cached_property
    def paid_returns(self) -> Mapping[int, paid.Payment]:
        """Returned units that Amazon paid without a claim."""
        return paid.of_returns(self._payments, [(one.pk, one.order_item.sku) for one in self.return_items])

    def payment_of(self, package: Package) -> paid.Payment | None:
        """The payment that covers units of this parcel, the first if several."""
        return next((share[1] for (pk, _item), share in self.paid_units.items() if pk == package.pk), None)

    @cached_property
    def _payments(self) -> list[paid.Payment]:
        back = {row.original_id for row in self.rows.payments if row.original_id}
        return [
            paid.Payment(
                row.reimbursement_id, row.sku, count, row.reason, today_for(self.order, row.approved_at)
            )
            for row in self.rows.payments
            if not row.original_id
            and row.reimbursement_id not in back
            and (count := row.quantity_cash + row.quantity_inventory) > 0
        ]

    def _units(self, package: Package, holds: Callable[[Claim], bool]) -> dict[OrderItem, int]:
        """The parcel's units less those paid and those in claims that `holds` says of."""
        taken = {item: share[0] for (pk, item), share in self.paid_units.items() if pk == package.pk}
        for claim in self._claims_of(package):
            for unit in claim.units.all():
                if unit.package_id == package.pk and holds(claim):
                    taken[unit.order_item_id] = taken.get(unit.order_item_id, 0) + unit.quantity
        told = _told(package).items()
        return {item: left for item, count in told if (left := count - taken.get(item.pk, 0)) > 0}

    def _claims_of(self, package: Package) -> list[Claim]:
        live = [claim for claim in self.claims if claim.status not in RELEASED]
        return [c for c in live if any(unit.package_id == package.pk for unit in c.units.all())]


def answer_again(claim: Claim, *, at: datetime) -> Answer:
    """What the answer for an opened claim would be today, its own units aside, under its own rule and
    today's facts; for several parcels or returned units the worst.
    """
    return Book.read(claim.order, at=at, without=claim).own_answer()


_WORST_FIRST = (Verdict.NO, Verdict.NOT_YET, Verdict.PERSON, Verdict.YES)


def _worst(answers: Sequence[Answer]) -> Answer:
    return min(answers, key=lambda answer: _WORST_FIRST.index(answer.verdict)) if answers else no_rule()


def _is_same(claim: Claim, kind: str) -> bool:
    return cause_of(claim.kind) == cause_of(kind)


def _told(package: Package) -> dict[OrderItem, int]:
    """The units that Amazon says are in the parcel."""
    told: dict[OrderItem, int] = {}
    for item in package.items.all():
        told[item.order_item] = told.get(item.order_item, 0) + item.quantity
    return told

"""From the ledger and the claims to the facts of the overview."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from orders.models import Order
from reimbursements import amounts, balance
from reimbursements.candidates import every_candidate
from reimbursements.eligibility import Days
from reimbursements.models import Claim, ClaimRule, ClaimStatus, ClaimUnit, Reimbursement
from reimbursements.models.claims import BEFORE_FILING
from reimbursements.offers import Together
from reimbursements.overview import Facts, Flow, Outcome, Risk, Way
from reimbursements.postings import SellersLedger, month_of
from reimbursements.ruling import rule_on
from sellers.models import Marketplace, Seller

LOST = (ClaimStatus.EXPIRED, ClaimStatus.MISSED)
_DECIDED = (
    ClaimStatus.PAID, ClaimStatus.SHORT_PAID, ClaimStatus.DENIED, ClaimStatus.REVERSED, *LOST
)  # fmt: skip
_ANSWERED = (ClaimStatus.SHORT_PAID, ClaimStatus.REVERSED)


class Reading:
    """One seller's ledger read for the overview."""

    def __init__(self, seller: Seller, at: datetime) -> None:
        self.seller, self.at = seller, at
        self.book = SellersLedger.read(seller)
        self.codes = dict(Marketplace.objects.values_list("pk", "code"))
        self.first_paid = self._paid_days()
        self.open_on = self._open()

    def facts(self) -> Facts:
        """Everything, over all currencies and marketplaces."""
        claims = self.book.claims
        return Facts(
            tuple(self._flows()),
            tuple(sorted(self._risks(), key=lambda one: (one.day, one.name))),
            tuple(self._way(claim) for claim in claims if claim.filed_on or claim.pk in self.first_paid),
            tuple(
                self._outcome(claim) for claim in claims if claim.status in _DECIDED and claim.expected_low
            ),
        )

    def place(self, order: Order) -> str:
        """The code of the marketplace that an order belongs to."""
        return self.codes[order.marketplace_id or self.seller.marketplace_id]

    def _paid_days(self) -> dict[int, tuple[date, date]]:
        """The first and the last day on which money came for each claim."""
        found: dict[int, tuple[date, date]] = {}
        for row in self.book.rows:
            if row.claim_id and row.match == Reimbursement.Match.CLAIM:
                day = row.approved_at.astimezone(self.seller.zone).date()
                found[row.claim_id] = (found.get(row.claim_id, (day, day))[0], day)
        return found

    def _open(self) -> dict[str, Decimal]:
        """What is still owed on each claim, in its own currency."""
        found: dict[str, Decimal] = defaultdict(Decimal)
        own = {claim.number: claim.currency for claim in self.book.claims}
        for (claim, _sku, currency), share in balance.shares(self.book.postings).items():
            if own.get(claim) == currency:
                found[claim] += share.open
        return found

    def _flows(self) -> Iterator[Flow]:
        claims = {claim.number: claim for claim in self.book.claims}
        sorts = {balance.OWED: "owed", balance.PAID: "paid", balance.TAKEN: "taken_back"}
        for posting in self.book.postings:
            claim = claims.get(posting.claim)
            name = "lost" if claim and _is_lost(claim, posting.kind) else sorts.get(posting.kind)
            if claim and name:
                yield Flow(self.place(claim.order), posting.currency, posting.month, name, posting.amount)
        yield from self._never_claimed()
        for claim in claims.values():
            yield from self._now(claim)

    def _now(self, claim: Claim) -> Iterator[Flow]:
        """What was filed, and what is short, of one claim."""
        place, zone = self.place(claim.order), self.seller.zone
        if claim.filed_on and claim.expected_low:
            yield Flow(place, claim.currency, month_of(claim.filed_on, zone), "filed", claim.expected_low)
        short = self.open_on.get(claim.number)
        if short and claim.status in _ANSWERED and claim.pk in self.first_paid:
            month = month_of(self.first_paid[claim.pk][1], zone)
            yield Flow(place, claim.currency, month, "short", short)

    def _never_claimed(self) -> Iterator[Flow]:
        rows = [row for row in self.book.rows if row.match == Reimbursement.Match.UNCLAIMED]
        orders = Order.objects.in_bulk([row.order_id for row in rows if row.order_id])
        for row in rows:
            order = orders.get(row.order_id or 0)
            if order and row.amount_total > 0:
                month = month_of(row.approved_at, self.seller.zone)
                yield Flow(self.place(order), row.currency, month, "paid", row.amount_total)

    def _way(self, claim: Claim) -> Way:
        paid = self.first_paid.get(claim.pk, (None, None))[0]
        return Way(self.place(claim.order), claim.currency, claim.opens_on, claim.filed_on, paid)

    def _outcome(self, claim: Claim) -> Outcome:
        left = self.open_on.get(claim.number, Decimal(0))
        owed = claim.expected_low or Decimal(0)
        received = Decimal(0) if claim.status in LOST else owed - left
        return Outcome(self.place(claim.order), claim.currency, owed, received)

    def _risks(self) -> Iterator[Risk]:
        for claim in self.book.claims:
            if claim.status in BEFORE_FILING:
                yield Risk(
                    claim.closes_on,
                    self.place(claim.order),
                    claim.currency,
                    claim.expected_low,
                    claim.number,
                    str(claim.get_status_display()),
                    reverse("claims:detail", args=[claim.number]),
                )
        yield from self._unclaimed(list(every_candidate(self.seller, at=self.at)))

    def _unclaimed(self, found: list[tuple[Order, Together]]) -> Iterator[Risk]:
        """What may be claimed and nobody has claimed, with what it may bring."""
        units = {number: _units(group) for number, (_order, group) in enumerate(found)}
        products = amounts.products_of([unit for some in units.values() for unit in some])
        rules = list(ClaimRule.objects.put_in_force().order_by("valid_from"))
        today = self.at.astimezone(self.seller.zone).date()
        for number, (order, group) in enumerate(found):
            closes_on = group.first.answer.window.closes_on
            rule = _rule(rules, order.marketplace_id or self.seller.marketplace_id, group.kind, today)
            if closes_on and rule:
                worth = amounts.reckon(rule, units[number], day=today, products=products)
                name = order.seller_order_id
                url = reverse("orders:detail", args=[name])
                what = _("No claim opened yet")
                yield Risk(closes_on, self.place(order), rule.currency, worth.low, name, what, url)


def _units(group: Together) -> list[ClaimUnit]:
    """The units that would be claimed, not saved."""
    found = []
    for offer in group.offers:
        lines = [(item, len(choices)) for item, choices in offer.units]
        if offer.return_item:
            lines.append((offer.return_item.order_item, 1))
        found += [ClaimUnit(order_item=item, sku=item.sku, quantity=count) for item, count in lines]
    return found


def _rule(rules: list[ClaimRule], marketplace: str, kind: str, today: date) -> ClaimRule | None:
    mine = [rule for rule in rules if rule.marketplace_id == marketplace]
    return rule_on(mine, kind, Days(), today)


def _is_lost(claim: Claim, kind: str) -> bool:
    return kind == balance.CLOSED and claim.status in LOST

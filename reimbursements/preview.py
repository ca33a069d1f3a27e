"""What a draft of a rule would change: the open claims of its kind as they stand, and as they would under it."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from reimbursements import amounts
from reimbursements.book import Book
from reimbursements.checklist import State
from reimbursements.eligibility import Answer, Window, window_of
from reimbursements.models import Claim, ClaimRule, ClaimUnit
from reimbursements.models.claims import BEFORE_FILING
from reimbursements.page import for_page
from reimbursements.proofs import lines_of
from reimbursements.ruling import terms_of
from reimbursements.valuation import Valuation
from reimbursements.words import Text

MOST = 100
Range = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True)
class Standing:
    """How a claim stands under one rule."""

    closes_on: date | None
    low: Decimal | None
    high: Decimal | None
    blocking: tuple[Text, ...]
    answer: Answer


@dataclass(frozen=True)
class Changed:
    """One open claim under its own rule, and under the draft."""

    claim: Claim
    now: Standing
    then: Standing

    @property
    def closes(self) -> bool:
        return self.now.closes_on != self.then.closes_on

    @property
    def amount(self) -> bool:
        return (self.now.low, self.now.high) != (self.then.low, self.then.high)

    @property
    def proofs(self) -> bool:
        return self.now.blocking != self.then.blocking

    @property
    def verdict(self) -> bool:
        return str(self.now.answer.reason) != str(self.then.answer.reason)

    @property
    def is_any(self) -> bool:
        return self.closes or self.amount or self.proofs or self.verdict


@dataclass(frozen=True)
class Preview:
    """Which open claims a draft would change, of those that were looked at."""

    changed: tuple[Changed, ...]
    same: int
    more: bool  # there are more open claims than were looked at


def preview_of(draft: ClaimRule, *, at: datetime) -> Preview:
    """The claims not yet filed, by deadline; in as many queries for many as for one."""
    open_ones = Claim.objects.filter(
        status__in=BEFORE_FILING, rule__marketplace_id=draft.marketplace_id, kind=draft.kind
    )
    claims = list(for_page(open_ones).order_by("closes_on", "id")[: MOST + 1])
    looked_at = claims[:MOST]
    rows = list(
        zip(looked_at, _standings(looked_at, None, at), _standings(looked_at, draft, at), strict=True)
    )
    changed = [one for one in (Changed(*row) for row in rows) if one.is_any]
    return Preview(tuple(changed), len(looked_at) - len(changed), len(claims) > MOST)


def _standings(claims: Sequence[Claim], draft: ClaimRule | None, at: datetime) -> list[Standing]:
    """Each claim under the draft, or under its own rule."""
    under = [_under(claim, draft) for claim in claims]
    orders = {claim.order_id: claim.order for claim in under}
    books = {book.order.pk: book for book in Book.read_many(list(orders.values()), at=at)}
    values = _values(under, books)
    return [
        _standing(claim, replace(books[claim.order_id], own=claim), value)
        for claim, value in zip(under, values, strict=True)
    ]


def _under(claim: Claim, draft: ClaimRule | None) -> Claim:
    if draft is None:
        return claim
    other = copy.copy(claim)
    other.rule = draft
    return other


def _standing(claim: Claim, book: Book, value: Range) -> Standing:
    closes = [window.closes_on for window in _windows(claim, book) if window.closes_on]
    lines = lines_of(claim)
    return Standing(
        closes_on=min(closes, default=None),
        low=value[0],
        high=value[1],
        blocking=tuple(str(line.title) for line in lines if line.state is State.MISSING),
        answer=book.own_answer(),
    )


def _windows(claim: Claim, book: Book) -> list[Window]:
    terms = terms_of(claim.rule)
    return [window_of(terms, days) for days in book.own_days()]


def _values(claims: Sequence[Claim], books: dict[int, Book]) -> list[Range]:
    """The range of each claim, all units reckoned at once where the rule is the same."""
    found: dict[int, Range] = {}
    for rule_id in {claim.rule_id for claim in claims}:
        some = [claim for claim in claims if claim.rule_id == rule_id]
        units: list[ClaimUnit] = [unit for claim in some for unit in claim.units.all()]
        if units:
            day = books[some[0].order_id].today
            found |= _ranges(some, amounts.reckon(some[0].rule, units, day=day))
    return [found.get(claim.pk, (None, None)) for claim in claims]


def _ranges(claims: Sequence[Claim], valuation: Valuation) -> dict[int, Range]:
    reckoned = iter(valuation.units)
    ranges: dict[int, Range] = {}
    for claim in claims:
        parts = [next(reckoned) for _unit in claim.units.all()]
        lows = [part.low for part in parts if part.low is not None]
        highs = [part.high for part in parts if part.high is not None]
        known = len(lows) == len(parts)
        ranges[claim.pk] = (sum(lows, Decimal(0)), sum(highs, Decimal(0))) if known else (None, None)
    return ranges

"""The ledger: what was owed, paid, given back, taken back and closed without money, per claim, SKU, month, currency. Pure.

Every figure is a posting on an account: one claim's SKU in one currency. A claim's surplus on one SKU answers what is
missing on another of the same claim (`offset`). For every sum, of whatever postings:

    owed - paid - given back + taken back - closed  =  waiting + short - above + offset

What is open on a claim waits until its first payment, and is short from then on.

Amounts in different currencies are never added.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

OWED, PAID, GIVEN, TAKEN, CLOSED = "owed", "paid", "given_back", "taken_back", "closed"
ZERO = Decimal(0)


@dataclass(frozen=True)
class Posting:
    """One amount, never negative, in the month it happened (its first day). `claim` is the claim's number, or how
    a payment that answers none is matched.
    """

    claim: str
    sku: str
    currency: str
    month: date
    kind: str
    amount: Decimal

    @property
    def account(self) -> tuple[str, str, str]:
        return self.claim, self.sku, self.currency

    @property
    def signed(self) -> Decimal:
        """How it moves what is still owed."""
        return self.amount if self.kind in (OWED, TAKEN) else -self.amount


@dataclass(frozen=True)
class Totals:
    """Sums of one currency; short and above are those at the end of what was summed, as is waiting."""

    owed: Decimal = ZERO
    paid: Decimal = ZERO
    given_back: Decimal = ZERO
    taken_back: Decimal = ZERO
    closed: Decimal = ZERO
    waiting: Decimal = ZERO
    short: Decimal = ZERO
    above: Decimal = ZERO
    offset: Decimal = ZERO
    before: Decimal = ZERO  # what was open before the month, in the ledger by month

    @property
    def balance(self) -> Decimal:
        """What is still owed by the movements; negative when more was paid."""
        moved = self.owed - self.paid - self.given_back + self.taken_back - self.closed
        return self.before + moved

    @property
    def received(self) -> Decimal:
        """Money that came and stayed."""
        return self.paid - self.taken_back

    @property
    def agrees(self) -> bool:
        return self.balance == self.waiting + self.short - self.above + self.offset


@dataclass(frozen=True)
class Share:
    """What of a claim's outcome stands on one of its SKUs."""

    waiting: Decimal
    short: Decimal
    above: Decimal
    offset: Decimal

    @property
    def open(self) -> Decimal:
        """What is still owed."""
        return self.waiting + self.short


Account = tuple[str, str, str]
Key = Callable[[Account], Hashable]


def balances(postings: Iterable[Posting]) -> dict[Account, Decimal]:
    """What is open on each account."""
    found: dict[Account, Decimal] = defaultdict(Decimal)
    for posting in postings:
        found[posting.account] += posting.signed
    return dict(found)


def shares(postings: Sequence[Posting]) -> dict[Account, Share]:
    """What is open and above per account, decided per claim and currency: a surplus first answers the claim's other
    SKUs.
    """
    open_on = balances(postings)
    answered = {(one.claim, one.currency) for one in postings if one.kind != OWED}
    claims: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for account in sorted(open_on):
        claims[account[0], account[2]].append(account)
    found: dict[Account, Share] = {}
    for claim, accounts in claims.items():
        whole = sum((open_on[account] for account in accounts), ZERO)
        left = abs(whole)
        for account in accounts:
            mine = open_on[account]
            part = min(left, abs(mine)) if mine * whole > 0 else ZERO
            left -= part
            short = part if whole > 0 and claim in answered else ZERO
            waiting = part if whole > 0 and claim not in answered else ZERO
            above = part if whole < 0 else ZERO
            found[account] = Share(waiting, short, above, mine - waiting - short + above)
    return found


def closings(postings: Sequence[Posting], closed: Mapping[str, date]) -> list[Posting]:
    """What is still open on claims that ended without more money, as postings in the month of their end."""
    return [
        Posting(*account, closed[account[0]], CLOSED, share.open)
        for account, share in shares(postings).items()
        if account[0] in closed and share.open
    ]


def totals(postings: Sequence[Posting], key: Key) -> dict[Hashable, Totals]:
    """Sums by claim, SKU or currency: `key` makes the group of an account; groups hold one currency each."""
    found: dict[Hashable, Totals] = defaultdict(Totals)
    for posting in postings:
        group = key(posting.account)
        found[group] = _added(found[group], posting)
    for account, share in shares(postings).items():
        found[key(account)] = _shared(found[key(account)], share)
    return dict(found)


def by_month(postings: Sequence[Posting]) -> dict[tuple[str, date], Totals]:
    """Sums by currency and month, each with what was open before it and how it stood at its end."""
    months: dict[tuple[str, date], list[Posting]] = defaultdict(list)
    for posting in postings:
        months[posting.currency, posting.month].append(posting)
    found: dict[tuple[str, date], Totals] = {}
    so_far: dict[str, list[Posting]] = defaultdict(list)
    for currency, month in sorted(months):
        earlier = so_far[currency]
        total = Totals(before=sum((posting.signed for posting in earlier), ZERO))
        for posting in months[currency, month]:
            total = _added(total, posting)
        earlier += months[currency, month]
        for share in shares(earlier).values():
            total = _shared(total, share)
        found[currency, month] = total
    return found


def by_claim(account: Account) -> Hashable:
    return account[2], account[0]


def by_sku(account: Account) -> Hashable:
    return account[2], account[1]


def by_currency(account: Account) -> Hashable:
    return (account[2],)


def _added(total: Totals, posting: Posting) -> Totals:
    return replace(total, **{posting.kind: getattr(total, posting.kind) + posting.amount})


def _shared(total: Totals, share: Share) -> Totals:
    return replace(
        total,
        waiting=total.waiting + share.waiting,
        short=total.short + share.short,
        above=total.above + share.above,
        offset=total.offset + share.offset,
    )

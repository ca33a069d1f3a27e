"""Warnings before a last day passes: of claims to file, of steps of cases, of what nobody has claimed yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from history.actions import record
from orders.models import Order
from reimbursements.book import day_in, today_for
from reimbursements.candidates import every_candidate
from reimbursements.deadlines import due
from reimbursements.models import Claim, ClaimStep, DeadlineWarning, FilingRule
from reimbursements.models.claims import BEFORE_FILING
from reimbursements.models.filing import days_of_warning
from returns.models import ReturnItem
from sellers.models import Seller
from tracking.models import Package


@dataclass(frozen=True)
class Deadline:
    """One thing with its last day and the day from which it could be done."""

    order: Order
    begun: date
    last_day: date
    claim: Claim | None = None
    step: ClaimStep | None = None
    package: Package | None = None
    return_item: ReturnItem | None = None

    @property
    def about(self) -> dict[str, object]:
        """What tells its warnings from those of others."""
        return {
            "claim": self.claim, "step": self.step, "package": self.package, "return_item": self.return_item
        }  # fmt: skip


def give_warnings(*, seller: Seller, at: datetime) -> list[DeadlineWarning]:
    """Write down every warning that is due and was not given; returns the new ones. Safe to run twice."""
    rules = _Rules()
    given: list[DeadlineWarning] = []
    for deadline in (*_claims(seller), *_steps(seller), *_unclaimed(seller, at)):
        given += _warn(deadline, rules, at)
    return given


def warn_of(*, claim: Claim, at: datetime) -> list[DeadlineWarning]:
    """The warnings that are due for one claim already: one that is opened late has them at once."""
    return _warn(_of(claim), _Rules(), at) if claim.rule.days_to_file is not None else []


def _warn(deadline: Deadline, rules: "_Rules", at: datetime) -> list[DeadlineWarning]:
    today = today_for(deadline.order, at)
    wanted = due(deadline.begun, deadline.last_day, rules.days(deadline.order, today), today)
    if not wanted:
        return []
    known = {name: getattr(about, "pk", None) for name, about in deadline.about.items()}
    before = DeadlineWarning.objects.filter(
        **{f"{name}_id": pk for name, pk in known.items()}, last_day=deadline.last_day
    )
    done = set(before.values_list("number", flat=True))
    return [_give(deadline, number, today, at) for number in range(1, wanted + 1) if number not in done]


@transaction.atomic
def _give(deadline: Deadline, number: int, today: date, at: datetime) -> DeadlineWarning:
    warning, is_new = DeadlineWarning.objects.get_or_create(
        **deadline.about,
        last_day=deadline.last_day,
        number=number,
        defaults={"seller_id": deadline.order.seller_id, "order": deadline.order, "day": today, "at": at},
    )
    if is_new:
        told = {"day": deadline.last_day.isoformat()}
        record(
            deadline.claim or deadline.order,
            verb="deadline_warning",
            by=None,
            at=at,
            after=str(number),
            data=told,
        )
    return warning


class _Rules:
    """So many days before, per marketplace, each read once."""

    def __init__(self) -> None:
        self.known: dict[str, list[int]] = {}

    def days(self, order: Order, today: date) -> list[int]:
        marketplace = order.marketplace_id or order.seller.marketplace_id
        if marketplace not in self.known:
            rule = FilingRule.objects.in_force(marketplace, today)
            self.known[marketplace] = rule.warn_days if rule else days_of_warning()
        return self.known[marketplace]


def _claims(seller: Seller) -> Iterator[Deadline]:
    rows = Claim.objects.for_seller(seller).filter(status__in=BEFORE_FILING)
    known = rows.exclude(rule__file_within_days=None, rule__held_to_days=None)
    for claim in known.select_related("order__marketplace", "order__seller__marketplace").order_by("id"):
        yield _of(claim)


def _of(claim: Claim) -> Deadline:
    opened = day_in(claim.order, claim.opened_at) or claim.opens_on
    return Deadline(claim.order, opened, claim.closes_on, claim=claim)


def _steps(seller: Seller) -> Iterator[Deadline]:
    """Steps with a day that is the seller's to keep; asking a silent Amazon again runs out never."""
    rows = ClaimStep.objects.for_seller(seller).open().filter(due_on__isnull=False).exclude(kind="chase")
    for step in rows.select_related(
        "claim__order__marketplace", "claim__order__seller__marketplace"
    ).order_by("id"):
        if step.due_on:
            yield Deadline(step.claim.order, step.since, step.due_on, claim=step.claim, step=step)


def _unclaimed(seller: Seller, at: datetime) -> Iterator[Deadline]:
    for order, group in every_candidate(seller, at=at):
        for offer in group.offers:
            window = offer.answer.window
            if window.closes_on:
                begun = window.opens_on or today_for(order, at)
                yield Deadline(
                    order, begun, window.closes_on, package=offer.package, return_item=offer.return_item
                )

"""Which rule holds for what happened, and what it says of windows and exclusions as plain values."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from reimbursements.eligibility import Answer, Days, Terms, Verdict, Window, event_day
from reimbursements.models import ClaimKind, ClaimRule
from reimbursements.words import Reason

# The rule that was in force on this day counts: the first of these that is known
EVENT = dict.fromkeys(ClaimKind, ("delivered", "damaged")) | {
    ClaimKind.LOST_OUTBOUND: ("latest_estimate", "first_promise"),
    ClaimKind.LOST_BY_CARRIER: ("latest_estimate", "first_promise"),
    ClaimKind.DAMAGED_RETURN: ("graded",),
}


def rule_on(rules: Iterable[ClaimRule], kind: str, days: Days, today: date) -> ClaimRule | None:
    """The rule that was in force on the day it happened, else on this day; the newest if several."""
    day = event_day(EVENT[ClaimKind(kind)], days) or today
    fitting = [rule for rule in rules if rule.kind == kind and _holds(rule, day)]
    return max(fitting, key=lambda rule: rule.valid_from, default=None)


def _holds(rule: ClaimRule, day: date) -> bool:
    return rule.valid_from <= day and (rule.valid_to is None or day <= rule.valid_to)


def terms_of(rule: ClaimRule) -> Terms:
    """What a rule says of windows and exclusions, as plain values."""
    return Terms(
        opens_anchor=rule.opens_anchor,
        wait_days=rule.wait_days,
        anchor=rule.anchor,
        days_to_file=rule.days_to_file,
        published=rule.window_published,
        refused_when=frozenset(rule.refused_when),
        doubted_when=frozenset(rule.doubted_when),
    )


def no_rule() -> Answer:
    """The answer where no rule is on file."""
    text = _("No reimbursement rule is on file for this marketplace. Ask an admin to add it.")
    return Answer(Verdict.NO, (Reason("no_rule", text),), Window(None, None))

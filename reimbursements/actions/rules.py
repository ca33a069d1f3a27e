"""A rule is drafted by one admin and put in force by another; claims keep the rule they were opened under."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import IllegalMove, Refusal
from reimbursements.models import ClaimKind, ClaimRule, RuleStatus
from reimbursements.models.rules import CONTENT
from sellers.models import User
from tracking.actions import set_lost_rule
from tracking.tasks import reapply_lost_rules


@transaction.atomic
def draft_change(*, rule: ClaimRule, by: User, at: datetime) -> ClaimRule:
    """A draft with all that the rule says, from tomorrow on or from the day after the rule's first."""
    _staff(by)
    tomorrow = at.astimezone(rule.marketplace.zone).date() + timedelta(days=1)
    said = {name: getattr(rule, name) for name in CONTENT}
    said |= {"valid_from": max(tomorrow, rule.valid_from + timedelta(days=1)), "valid_to": None}
    draft = ClaimRule.objects.create(**said)
    draft.writers.add(by)
    return draft


@transaction.atomic
def put_in_force(*, rule: ClaimRule, by: User, at: datetime) -> None:
    """Make a draft the rule for what happens from its first day on; the one before it ends the day before.

    Raises Refusal for who wrote at it, and when a rule for that day or a later one is in force already.
    """
    _staff(by)
    if rule.status != RuleStatus.DRAFT:
        raise IllegalMove(_("Only a draft is put in force. Nothing was changed."))
    if not may_put_in_force(rule, by):
        raise Refusal(_("You wrote at this draft; another admin must put it in force. Nothing was changed."))
    others = ClaimRule.objects.put_in_force().select_for_update()
    same = list(others.filter(marketplace_id=rule.marketplace_id, kind=rule.kind).order_by("-valid_from"))
    _no_clash(rule, same)
    for former in same[:1]:
        _end(former, rule.valid_from - timedelta(days=1))
    moved = ClaimRule.objects.filter(pk=rule.pk, status=RuleStatus.DRAFT).update(
        status=RuleStatus.IN_FORCE, put_in_force_by=by, put_in_force_at=at
    )
    if not moved:
        raise IllegalMove(_("Someone else put it in force just now. Nothing was changed."))
    rule.refresh_from_db()
    _tell_tracking(rule)


def may_put_in_force(rule: ClaimRule, by: User) -> bool:
    """Whether this person's eyes count: an admin who wrote nothing of the draft."""
    return by.is_staff and not rule.writers.filter(pk=by.pk).exists()


def _staff(by: User) -> None:
    if not by.is_staff:
        raise Refusal(_("Only an admin changes rules. Nothing was changed."))


def _no_clash(rule: ClaimRule, same: list[ClaimRule]) -> None:
    if same and same[0].valid_from >= rule.valid_from:
        raise Refusal(
            _(
                "A rule of this kind is in force from %(day)s. Give the draft a later first day; "
                "nothing was changed."
            )
            % {"day": same[0].valid_from.isoformat()}
        )


def _end(former: ClaimRule, last: date) -> None:
    """Its last day is set; it still holds for what happened until then."""
    last = min(last, former.valid_to) if former.valid_to else last
    ended = {"status": RuleStatus.ENDED} if former.status == RuleStatus.IN_FORCE else {}
    ClaimRule.objects.filter(pk=former.pk).update(valid_to=last, **ended)


def _tell_tracking(rule: ClaimRule) -> None:
    """The days of lost parcels are flagged by are this rule's: tracking keeps no days of its own."""
    if rule.kind == ClaimKind.LOST_OUTBOUND and rule.days_to_file is not None:
        set_lost_rule(
            marketplace=rule.marketplace,
            valid_from=rule.valid_from,
            valid_to=rule.valid_to,
            wait_days=rule.wait_days or 0,
            file_within_days=rule.days_to_file,
            source=rule.source,
        )
        reapply_lost_rules.delay_on_commit()

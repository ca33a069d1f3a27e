"""The days of the lost rule as the room of reimbursements puts them in force; nobody else writes them."""

from datetime import date, timedelta

from django.db import transaction

from sellers.models import Marketplace
from tracking.models import LostRule
from tracking.rules import RuleBook


@transaction.atomic
def set_lost_rule(
    *,
    marketplace: Marketplace,
    valid_from: date,
    valid_to: date | None,
    wait_days: int,
    file_within_days: int,
    source: str,
) -> LostRule:
    """The days for estimates from a day on; the marketplace's rule before it ends the day before.

    Parcels that are still expected get their windows anew by `reapply_rules`.
    """
    now = RuleBook.load().in_force(marketplace.pk, valid_from)
    earlier = LostRule.objects.filter(marketplace=marketplace, valid_from__lt=valid_from)
    earlier.exclude(valid_to__lt=valid_from).update(valid_to=valid_from - timedelta(days=1))
    rule, _is_new = LostRule.objects.update_or_create(
        marketplace=marketplace,
        valid_from=valid_from,
        defaults={
            "valid_to": valid_to,
            "wait_days": wait_days,
            "file_within_days": file_within_days,
            "quiet_hours": now.quiet_hours,
            "source": source,
        },
    )
    return rule

"""How long a return may stand still before it is asked about: the rule in force where the order belongs."""

from datetime import date

from orders.models import Order
from returns.arrivals import Patience
from returns.models import FollowUpRule

NO_RULE_YET = Patience(
    process=7, arrive=14, missing=5, unused=14, stale=60, dispute=60
)  # only if all rows are gone


def patience_for(order: Order, today: date) -> Patience:
    """The days of that rule; a marketplace's own row comes before the one for all."""
    place = order.marketplace_id or order.seller.marketplace_id
    rows = FollowUpRule.objects.filter(valid_from__lte=today).exclude(valid_to__lt=today)
    valid = [row for row in rows if row.marketplace_id in (place, None)]
    row = max(valid, key=lambda row: (row.marketplace_id is not None, row.valid_from), default=None)
    if row is None:
        return NO_RULE_YET
    return Patience(
        process=row.process_days,
        arrive=row.arrive_days,
        missing=row.missing_days,
        unused=row.unused_days,
        stale=row.stale_days,
        dispute=row.dispute_days,
    )

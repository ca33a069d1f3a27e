"""The lost rule over all parcels at once: the daily sweep, its counterpart, and a changed rule."""

from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from history.models import Source
from tracking.actions.locking import lock_package, write
from tracking.actions.summary import sum_up
from tracking.actions.verdicts import flag_after, note_flag
from tracking.eligibility import Reason
from tracking.models import Package
from tracking.rules import RuleBook, window_of

# One statement. A parcel that can be looked at is looked at before it is called lost. Days end at midnight of the
# marketplace; the bare comparison with tomorrow lets the partial index find the few rows that matter. The orders are
# held first, as every writer of parcels does, and those held by someone else are left out: that writer flags for itself.
_FLAG = """
    WITH due AS (
        SELECT package.id, (%(at)s AT TIME ZONE market.timezone)::date AS today
        FROM tracking_package AS package
        JOIN orders_order AS of_it ON of_it.id = package.order_id
        JOIN sellers_seller AS seller ON seller.id = package.seller_id
        JOIN sellers_marketplace AS market
            ON market.id = COALESCE(of_it.marketplace_id, seller.marketplace_id)
        WHERE package.delivered_at IS NULL AND package.returning_at IS NULL
            AND package.lost_eligible_since IS NULL
            AND (package.shipped_at IS NOT NULL OR package.last_event_at IS NOT NULL)
            AND (package.last_polled_at IS NOT NULL OR NOT EXISTS (
                SELECT 1 FROM sellers_amazonconnection AS link
                WHERE link.seller_id = package.seller_id AND link.enabled))
            AND package.lost_opens_on <= (%(at)s AT TIME ZONE 'UTC')::date + 1
            AND package.lost_opens_on <= (%(at)s AT TIME ZONE market.timezone)::date
            AND package.lost_opens_on <= package.lost_closes_on
            AND package.lost_closes_on >= (%(at)s AT TIME ZONE market.timezone)::date
        FOR UPDATE OF of_it SKIP LOCKED
    ), flagged AS (
        UPDATE tracking_package AS package SET lost_eligible_since = %(at)s
        FROM due
        WHERE package.id = due.id AND package.lost_eligible_since IS NULL
            AND package.delivered_at IS NULL AND package.returning_at IS NULL
        RETURNING package.id, package.seller_id, package.order_id, package.state, package.lost_closes_on,
            package.tracking_number, package.package_number, package.latest_estimate
    ), worst AS (
        SELECT DISTINCT ON (order_id) order_id, state, lost_closes_on
        FROM flagged ORDER BY order_id, lost_closes_on, id
    ), summed_up AS (
        UPDATE orders_order SET lost_eligible = true, parcel_state = worst.state,
            lost_closes_on = LEAST(orders_order.lost_closes_on, worst.lost_closes_on)
        FROM worst WHERE orders_order.id = worst.order_id
    )
    INSERT INTO history_change
        (seller_id, order_id, subject_type, subject_id, verb, before, after, reason, data, source, at)
    SELECT seller_id, order_id, 'tracking.package', id, 'lost_eligible', '', '', '',
        jsonb_build_object(
            'parcel', COALESCE(NULLIF(tracking_number, ''), 'package ' || package_number),
            'reason', %(reason)s::text, 'estimate', latest_estimate),
        %(source)s, %(at)s
    FROM flagged
"""


def flag_lost_eligible(*, at: datetime) -> int:
    """The daily sweep: flag every parcel whose claim window opened today or before, in one set-based
    statement.

    Returns how many were flagged. The flag is dropped again by `record_tracking` when the parcel turns up.
    """
    with connection.cursor() as cursor:
        cursor.execute(_FLAG, {"at": at, "reason": Reason.WAITED.value, "source": Source.PORTAL.value})
        flagged: int = cursor.rowcount
        return flagged


def close_lost_windows(*, at: datetime) -> int:
    """Drop the flag of parcels whose last day to file has passed; returns how many."""
    latest = at.astimezone(UTC).date() + timedelta(days=1)  # somewhere it is already tomorrow
    over = Package.objects.lost_eligible().filter(lost_closes_on__lt=latest).select_related("order")
    return sum(_judge_again(package, at=at, book=None) for package in over.iterator())


def reapply_rules(*, at: datetime) -> int:
    """After a change of the rules: compute the windows of all undelivered parcels anew; returns how many
    moved.
    """
    book = RuleBook.load()
    packages = Package.objects.undelivered().filter(latest_estimate__isnull=False)
    related = packages.select_related("order__marketplace", "order__seller__marketplace")
    moved = [
        package for package in related.iterator() if _window_of(package, book) != _stored_window(package)
    ]
    for package in moved:
        _judge_again(package, at=at, book=book)
    return len(moved)


@transaction.atomic
def _judge_again(package: Package, *, at: datetime, book: RuleBook | None) -> bool:
    """The flag by today's facts and rules; True when it changed."""
    package = lock_package(package)
    if book is not None:
        write(package, _window_of(package, book))
    before = package.lost_eligible_since
    changed = write(package, {"lost_eligible_since": flag_after(package, at=at)})
    note_flag(package, before, at=at)
    sum_up(package.order)
    return bool(changed)


def _window_of(package: Package, book: RuleBook) -> dict[str, object]:
    window = window_of(
        package.order, latest_estimate=package.latest_estimate, first_promise=package.first_promise, book=book
    )
    return {"lost_opens_on": window.opens_on, "lost_closes_on": window.closes_on}


def _stored_window(package: Package) -> dict[str, object]:
    return {"lost_opens_on": package.lost_opens_on, "lost_closes_on": package.lost_closes_on}

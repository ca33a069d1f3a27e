"""Work of the room that a clock starts."""

from celery import shared_task
from django.utils import timezone

from reimbursements import actions
from sellers.tenancy import acting_for_everyone


@shared_task
def expire_claims() -> int:
    """Close claims whose last day has passed without their being filed; says how many."""
    with acting_for_everyone():
        return actions.expire_claims(at=timezone.now())

"""What the seller decides about returns in general."""

from datetime import datetime

from django.db import transaction

from history.actions import record
from returns.models import ReturnSettings
from sellers.models import Seller, User


@transaction.atomic
def decide_settings(
    *, seller: Seller, self_service: bool, post_within_days: int, by: User, at: datetime
) -> None:
    """Keep the settings, and write down what changed."""
    before = ReturnSettings.objects.of(seller)
    wanted = {"self_service": self_service, "post_within_days": post_within_days}
    if before.pk and all(getattr(before, name) == value for name, value in wanted.items()):
        return
    kept, _new = ReturnSettings.objects.update_or_create(seller=seller, defaults=wanted)
    record(kept, verb="return_settings", by=by, at=at, data=wanted)

"""A person names the carrier of a parcel, because what was told is wrong or nothing was."""

from datetime import datetime

from django.db import transaction

from history.actions import record
from sellers.models import User
from tracking.actions.locking import lock_package, write
from tracking.actions.summary import sum_up
from tracking.carriers.whose import CARRIERS
from tracking.models import Package


class NoSuchCarrier(ValueError):
    """The carrier is not one that the portal knows."""


@transaction.atomic
def name_carrier(*, package: Package, carrier: str, by: User, at: datetime) -> bool:
    """Name the carrier, or go back to what was told with ""; the parcel is looked at anew. False when nothing
    changed. Raises NoSuchCarrier.
    """
    if carrier and carrier not in CARRIERS:
        raise NoSuchCarrier(carrier)
    package = lock_package(package)
    was = package.carrier
    if not write(package, {"carrier_override": carrier}):
        return False
    if package.next_poll_at is not None:
        write(package, {"next_poll_at": at, "poll_failures": 0, "poll_error": ""})
    data = {"parcel": str(package), "told": package.carrier_code}
    record(
        package, verb="parcel_carrier", by=by, at=at, before=was, after=package.carrier or carrier, data=data
    )
    sum_up(package.order)
    return True

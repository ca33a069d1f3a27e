"""The proof of delivery is kept with its parcel."""

from datetime import datetime

from django.core.files.base import ContentFile

from history.actions import record
from history.models import Source
from tracking.models import Package


def keep_photo(*, package: Package, content: bytes, at: datetime) -> bool:
    """Keep a cleaned picture as the parcel's proof of delivery; False when it has one already."""
    if package.delivery_photo:
        return False
    package.delivery_photo.save(f"{package.seller_id}/{package.pk}.jpg", ContentFile(content), save=False)
    Package.objects.filter(pk=package.pk).update(delivery_photo=package.delivery_photo.name)
    record(
        package, verb="delivery_photo", by=None, at=at, source=Source.AMAZON, data={"parcel": str(package)}
    )
    return True

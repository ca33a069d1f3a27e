"""What the worker is woken for: the work is found in the tables, so every task may run twice or never."""

from celery import shared_task
from django.utils import timezone

from amazon.errors import AmazonError, Refused, Throttled, Unavailable
from sellers.models import AmazonConnection
from sellers.tenancy import acting_for_everyone
from tracking import actions, photos, polling
from tracking.models import Package


@shared_task
def poll_due_packages() -> int:
    """Claim the parcels whose next look is due and hand them out, a batch for each seller; returns how
    many.
    """
    with acting_for_everyone():
        batches = actions.claim_due(each=polling.BATCH, at=timezone.now())
    for batch in batches:
        poll_packages.delay(batch.seller_id, list(batch.package_ids))
    return sum(len(batch.package_ids) for batch in batches)


@shared_task
def poll_packages(seller_id: int, package_ids: list[int]) -> None:
    """Look at one seller's claimed parcels."""
    polling.poll_batch(actions.Batch(seller_id, package_ids), clock=timezone.now)


@shared_task
def flag_lost_eligible() -> int:
    """The daily sweep: flags what may be claimed as lost since today, drops what can no longer be filed."""
    now = timezone.now()
    with acting_for_everyone():
        actions.close_lost_windows(at=now)
        return actions.flag_lost_eligible(at=now)


@shared_task
def reapply_lost_rules() -> int:
    """After a change of the rules: new windows for every parcel that is still expected; returns how many
    moved.
    """
    with acting_for_everyone():
        return actions.reapply_rules(at=timezone.now())


@shared_task
def keep_delivery_photo(package_id: int, url: str, tries: int = 0) -> None:
    """Fetch the photograph of a delivery while its address works; after that the order is asked for another."""
    with acting_for_everyone():
        package = Package.objects.filter(pk=package_id, delivery_photo="").select_related("order").first()
        if package is None:
            return
        connection = AmazonConnection.objects.filter(seller_id=package.seller_id).first()
        trusted = connection.to_connection().endpoint if connection else ""
        try:
            content = photos.cleaned(photos.fetch(url, trusted=trusted))
        except (AmazonError, photos.NotAPicture) as error:
            polling.log.warning("delivery_photo_not_kept", package=package_id, error=str(error))
            if isinstance(error, Unavailable | Throttled):
                photos.try_again(package_id, url, tries=tries)
            elif isinstance(error, Refused):
                photos.ask_for_address(package, wait=60)
            return
        actions.keep_photo(package=package, content=content, at=timezone.now())

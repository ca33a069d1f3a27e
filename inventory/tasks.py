"""What the timetable wakes in this room: one task per seller, so that one seller's failure is that seller's."""

from celery import shared_task
from django.utils import timezone

from inventory.actions import forecast_products, pass_deadlines
from sellers.models import Seller
from sellers.tenancy import acting_for, acting_for_everyone


@shared_task
def forecast_all() -> None:
    """Queue the forecasts of every seller."""
    with acting_for_everyone():
        sellers = list(Seller.objects.order_by("pk").values_list("pk", flat=True))
    for seller_id in sellers:
        forecast_seller.delay(seller_id)


@shared_task
def forecast_seller(seller_id: int) -> None:
    """Reckon one seller's forecasts; the same day again leaves the same rows."""
    with acting_for(seller_id):
        seller = Seller.objects.get(pk=seller_id)
        forecast_products(seller=seller, today=timezone.now().astimezone(seller.zone).date())


@shared_task
def pass_hazmat_deadlines() -> None:
    """Dangerous goods reviews whose last day for documents is over become disposals pending."""
    with acting_for_everyone():
        pass_deadlines(at=timezone.now())

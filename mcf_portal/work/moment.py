"""For whom and as of when the queue is drawn, and what its sources share."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from orders.models import Order
from sellers.models import Seller

MOST = 100  # of each kind; whoever has more works from the lists, which hold them all


@dataclass(frozen=True)
class Moment:
    """For whom and as of when the queue is drawn."""

    seller: Seller
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(self.seller.zone).date()

    @property
    def midnight(self) -> datetime:
        """When today began in the seller's zone."""
        return datetime.combine(self.today, datetime.min.time(), tzinfo=self.seller.zone)


def order_url(order: Order) -> str:
    return reverse("orders:detail", args=[order.seller_order_id])

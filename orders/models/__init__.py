"""What the shop's customers were promised: orders and items as Amazon reports them, and the names they go by."""

from orders.models.identifiers import OrderIdentifier, OrderIdentifierQuerySet
from orders.models.items import OrderItem, OrderItemQuerySet
from orders.models.orders import Order, OrderQuerySet
from orders.models.places import OwnPlace, OwnPlaceQuerySet
from orders.models.resolutions import CustomerResolution, CustomerResolutionQuerySet
from orders.models.setbacks import OrderPreview, OrderPreviewQuerySet, Settlement, SettlementQuerySet
from orders.models.states import TROUBLE, ParcelState, Removal, Stage
from orders.models.views import OrderView, OrderViewQuerySet

__all__ = [
    "TROUBLE",
    "CustomerResolution",
    "CustomerResolutionQuerySet",
    "Order",
    "OrderIdentifier",
    "OrderIdentifierQuerySet",
    "OrderItem",
    "OrderItemQuerySet",
    "OrderPreview",
    "OrderPreviewQuerySet",
    "OrderQuerySet",
    "OrderView",
    "OrderViewQuerySet",
    "OwnPlace",
    "OwnPlaceQuerySet",
    "ParcelState",
    "Removal",
    "Settlement",
    "SettlementQuerySet",
    "Stage",
]

"""Signs that MCF was used to take stock out of Amazon's warehouse, which Amazon doesn't reimburse.

Amazon publishes no test; these are ours (Multi-Channel Fulfillment help, "If you use MCF as a way to remove items").
Two or more make a suspicion, and a person decides.
"""

from django.utils.translation import gettext_lazy as _

from orders.models import Order
from orders.search import fold

MANY_UNITS = 20
SIGNS = {
    "own_company": _("It goes to your own company."),
    "many_units": _("It takes unusually many units."),
    "says_removal": _("Its comment speaks of a removal."),
    "no_customer_email": _("It has no customer e-mail."),
    "no_shop_number": _("It has no order number of a shop."),
}


def removal_signs(order: Order, *, units: int) -> list[str]:
    """The signs an order shows, as codes; their sentences are in `SIGNS`."""
    company = fold(order.seller.name)
    shown = {
        "own_company": bool(company)
        and company in fold(f"{order.recipient} {order.address_line1} {order.address_line2}"),
        "many_units": units >= MANY_UNITS,
        "no_customer_email": not order.notification_emails,
        "no_shop_number": fold(order.displayable_order_id) == fold(order.seller_order_id)
        and not order.sales_channel,
        "says_removal": any(
            word in order.comment.casefold() for word in ("removal", "return to us", "back to warehouse")
        ),
    }
    # No e-mail and no shop number of its own are weak: they only count beside a stronger sign
    strong = [sign for sign in ("own_company", "many_units", "says_removal") if shown[sign]]
    weak = [sign for sign in ("no_customer_email", "no_shop_number") if shown[sign]]
    return strong + weak if strong else []

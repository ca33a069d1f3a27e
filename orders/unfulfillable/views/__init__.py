"""The pages of orders that can't be fulfilled."""

from orders.unfulfillable.views.again import order_again
from orders.unfulfillable.views.inbox import inbox
from orders.unfulfillable.views.page import ask, reopen, setback_page, settle

__all__ = ["ask", "inbox", "order_again", "reopen", "setback_page", "settle"]

"""The text for the customer whose order can't come: in the customer's language, only from facts, never naming Amazon."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from orders.models import Order
from orders.unfulfillable.causes import Cause
from orders.unfulfillable.facts import Setback

_WHY: dict[Cause, Promise] = {
    Cause.HAZMAT: gettext_lazy(
        "It may not be shipped for the time being, because its safety papers are under review."
    ),
    Cause.DAMAGED: gettext_lazy("It was damaged in our warehouse, and we have no other at hand."),
    Cause.NOT_FOUND: gettext_lazy("Our warehouse has none left that we would send you."),
    Cause.NO_STOCK: gettext_lazy("It is out of stock."),
    Cause.CANNOT_DELIVER: gettext_lazy("Our carrier can’t deliver it to your address."),
    Cause.CANCELLED: gettext_lazy("It was cancelled."),
    Cause.TOLD: gettext_lazy("Our warehouse could not ship it."),
}


@dataclass(frozen=True)
class Letter:
    """A text to copy: its language, subject and body."""

    language: str
    subject: str
    body: str


def letter_of(setback: Setback) -> Letter | None:
    """What to write to the customer; nothing while no cause is known."""
    if setback.cause is None:
        return None
    order = setback.order
    language = (order.marketplace or order.seller.marketplace).spoken_language
    with override(language):
        asks_address = setback.cause.cause is Cause.BAD_ADDRESS
        body = _address_body(order) if asks_address else _body(setback, setback.cause.cause)
        subject = _("Your order %(order)s") % {"order": order.displayable_order_id}
    return Letter(language, subject, body)


def _greeting(order: Order) -> str:
    return _("Hello %(name)s,") % {"name": order.recipient} if order.recipient else _("Hello,")


def _address_body(order: Order) -> str:
    asked = _(
        "We can’t ship your order %(order)s yet, because the delivery address is not complete or not known."
    )
    return "\n\n".join(
        (
            _greeting(order),
            asked % {"order": order.displayable_order_id},
            _("Please answer with your full address: name, street and number, postcode, city and country."),
            order.seller.name,
        )
    )


def _body(setback: Setback, cause: Cause) -> str:
    order, lines = setback.order, _missing(setback)
    said = ngettext(
        "We are sorry: we can’t send you this item of your order %(order)s:",
        "We are sorry: we can’t send you these items of your order %(order)s:",
        len(lines),
    )
    return "\n\n".join(
        (
            _greeting(order),
            said % {"order": order.displayable_order_id},
            "\n".join(lines),
            str(_WHY[cause]),
            _(
                "Please tell us which you prefer: your money back, or a replacement as soon as we can send one."
            ),
            order.seller.name,
        )
    )


def _missing(setback: Setback) -> list[str]:
    return [
        _("- %(item)s, %(units)d ×") % {"item": item.name, "units": line.missing or line.cancelled}
        for item, line in setback.lines
        if line.missing or line.cancelled
    ]

"""What is printed for an RMA, put together from its rows."""

from collections import Counter
from collections.abc import Mapping
from io import BytesIO

import structlog
from django.utils import timezone, translation
from django.utils.formats import date_format
from django_countries import countries
from PIL import Image

from orders.models import Order
from returns.actions.enclosing import note_broken
from returns.deadlines import post_by
from returns.labels import BadLabel, Label, made_safe
from returns.models import PaperStyle, ReturnAuthorization, ReturnItem, ReturnLabel
from returns.reasons import labels_of
from returns.rma import Paper, PaperLine
from returns.sheets import Sheet

log = structlog.get_logger(__name__)
LETTER_COUNTRIES = frozenset({"US", "CA", "MX"})


def paper_for(paper: ReturnAuthorization, sheet: Sheet) -> Paper:
    """The paper of one RMA of a return, in the customer's language."""
    order, seller = sheet.order, sheet.order.seller
    language = sheet.language
    units = [unit for unit in sheet.units if unit.authorization_id == paper.pk]
    labels = labels_of({unit.reason_code for unit in units}, seller_id=order.seller_id, language=language)
    with translation.override("en"):  # the posts read the country's name, not the customer
        to = address_lines(paper.return_to)
    label = _label(paper, sheet)
    own = sheet.customer_return
    with translation.override(language):
        day = date_format(paper.created_at.astimezone(seller.zone).date(), "DATE_FORMAT")
        return Paper(
            rma=paper.authorization_id,
            amazon_rma=paper.amazon_rma_id,
            centre=paper.fulfillment_center,
            to=to,
            sender=_sender(order),
            order_name=order.displayable_order_id,
            seller_name=seller.name,
            seller_contact=seller.support_email,
            authorized_on=day,
            language=language,
            is_letter=order.country in LETTER_COUNTRIES,
            lines=_lines(units, labels),
            logo=_logo(order),
            label=label.content if label else b"",
            label_pages=label.pages if label else 0,
            travel=own.method_note if own else "",
            post_by=date_format(post_by(paper), "DATE_FORMAT"),
        )


def _logo(order: Order) -> bytes:
    """The seller's logo, when its file still is a picture: the paper is good without it."""
    content = PaperStyle.objects.logo_of(order.seller_id)
    try:
        if content:
            Image.open(BytesIO(content)).verify()
    except (OSError, SyntaxError, ValueError) as error:
        log.warning("logo_broken", seller=order.seller_id, error=type(error).__name__)
        return b""
    return content


def label_of(paper: ReturnAuthorization, sheet: Sheet) -> ReturnLabel | None:
    """The shop's label for an RMA: its own, or the one given with the form when only this RMA was issued."""
    rows = ReturnLabel.objects.for_seller(sheet.order.seller_id)
    own = rows.filter(authorization=paper).first()
    if own is not None or sheet.customer_return is None or len(sheet.papers) != 1:
        return own
    return rows.filter(customer_return=sheet.customer_return).first()


def _label(paper: ReturnAuthorization, sheet: Sheet) -> Label | None:
    """The label ready to be laid into the paper; one that can't be is noted, and the RMA goes without it."""
    found = label_of(paper, sheet)
    if found is None:
        return None
    try:
        with found.file.open("rb") as file:
            return made_safe(file.read())
    except (OSError, BadLabel) as error:
        note_broken(label=found, at=timezone.now())
        log.warning("label_broken", label=found.pk, error=type(error).__name__)
        return None


def address_lines(told: Mapping[str, str]) -> list[str]:
    """An address of Amazon's as it is written on a parcel, empty parts left out."""
    place = " ".join(part for part in (told.get("state_or_region", ""), told.get("postal_code", "")) if part)
    city = ", ".join(part for part in (told.get("city", ""), place) if part)
    country = countries.name(told.get("country_code", "")) or told.get("country_code", "")
    streets = [told.get(name, "") for name in ("name", "address_line_1", "address_line_2", "address_line_3")]
    return [line for line in (*streets, told.get("district_or_county", ""), city, country) if line]


def _sender(order: Order) -> list[str]:
    place = " ".join(part for part in (order.state, order.postal_code) if part)
    city = ", ".join(part for part in (order.city, place) if part)
    lines = (order.recipient, order.address_line1, order.address_line2, order.address_line3, city)
    return [line for line in lines if line]


def _lines(units: list[ReturnItem], labels: Mapping[str, str]) -> list[PaperLine]:
    counted = Counter((unit.order_item_id, unit.reason_code) for unit in units)
    items = {unit.order_item_id: unit.order_item for unit in units}
    return [
        PaperLine(
            name=items[item_id].name,
            sku=items[item_id].sku,
            quantity=quantity,
            reason=labels.get(code, code),
            fnsku=items[item_id].fnsku,
        )
        for (item_id, code), quantity in counted.items()
    ]

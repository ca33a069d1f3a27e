"""The mail that brings an RMA to the customer, in words: subject and text, in the customer's language."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from returns.deadlines import post_by
from returns.models import ReturnAuthorization
from returns.sheets import Sheet


@dataclass(frozen=True)
class Letter:
    """A mail ready to be read or sent."""

    subject: str
    text: str


@dataclass(frozen=True)
class Parcel:
    """What goes into one parcel of the customer's: everything on one RMA. `number` counts from 1."""

    number: int
    rma: ReturnAuthorization
    lines: list[tuple[int, str]]  # quantity, name
    post_by: date


def parcels_of(sheet: Sheet) -> list[Parcel]:
    """One parcel for each RMA of a return."""
    return [
        Parcel(number, rma, _lines(sheet, rma), post_by(rma)) for number, rma in enumerate(sheet.papers, 1)
    ]


def _lines(sheet: Sheet, rma: ReturnAuthorization) -> list[tuple[int, str]]:
    units = [unit for unit in sheet.units if unit.authorization_id == rma.pk]
    counted = Counter(unit.order_item_id for unit in units)
    names = {unit.order_item_id: unit.order_item.name for unit in units}
    return [(quantity, names[item]) for item, quantity in counted.items()]


def letter(
    sheet: Sheet, *, language: str, note: str = "", link: str = "", until: date | None = None
) -> Letter:
    """The mail in one language; without `note`, `link` and `until` the ready text that is shown before sending."""
    order, parcels = sheet.order, parcels_of(sheet)
    with translation.override(language):
        subject = _("Your return to %(shop)s, order %(order)s") % {
            "shop": order.seller.name,
            "order": order.displayable_order_id,
        }
        parts = [
            _("Hello,"),
            _opening(order.displayable_order_id, len(parcels)),
            note,
            *(_parcel(parcel, len(parcels)) for parcel in parcels),
            _steps(),
            _page(link, until),
            closing(order.seller.name, order.seller.support_email),
        ]
    return Letter(" ".join(subject.split()), "\n\n".join(part for part in parts if part) + "\n")


def _opening(order: str, count: int) -> str:
    return ngettext(
        "The return authorization (RMA) for your order %(order)s is attached.",
        "The return authorizations (RMAs) for your order %(order)s are attached. There are %(count)d: each goes into "
        "a parcel of its own, to the address on its label.",
        count,
    ) % {"order": order, "count": count}


def _parcel(parcel: Parcel, count: int) -> str:
    words = {"number": parcel.number, "count": count, "rma": parcel.rma.authorization_id}
    title = (
        _("Parcel %(number)d of %(count)d, RMA %(rma)s:") if count > 1 else _("To send back, RMA %(rma)s:")
    )
    items = [_("%(quantity)d × %(item)s") % {"quantity": n, "item": name} for n, name in parcel.lines]
    until = _("Post it by %(day)s.") % {"day": date_format(parcel.post_by, "DATE_FORMAT")}
    return "\n".join([title % words, *(f"- {item}" for item in items), until])


def steps() -> list[str]:
    """What the customer does, in order; in the language that is active."""
    return [
        _("Print every page of the paper."),
        _("Put the slip inside the parcel, on top of the items."),
        _("Tape the label flat on the outside, and cover or remove every older label."),
        _("Buy postage to the address on the label, unless we sent you a label, and keep the receipt."),
    ]


def _steps() -> str:
    lines = [f"{number}. {text}" for number, text in enumerate(steps(), 1)]
    return "\n".join([*lines, "", _("The slip must be inside the parcel, or Amazon won’t accept it.")])


def _page(link: str, until: date | None) -> str:
    """Where the same can be read; the link stands on a line of its own, so that mail programs don't break it."""
    if not link or until is None:
        return _("(The link to the customer’s page stands here.)")
    text = _("All of this is also on your page, which stays open until %(day)s:")
    return f"{text % {'day': date_format(until, 'DATE_FORMAT')}}\n{link}"


def closing(shop: str, contact: str) -> str:
    """How a mail to a customer ends: where to ask, and from whom it is."""
    if not contact:
        return shop
    return (
        _("Questions? Just reply to this mail, or write to %(contact)s.") % {"contact": contact}
        + f"\n\n{shop}"
    )

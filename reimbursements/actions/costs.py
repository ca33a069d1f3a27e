"""What units cost: entered by hand, from a CSV, or from a supplier's invoice, each from a day on."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import Refusal
from inventory.actions import set_sourcing_cost
from inventory.models import Product, SourcingCost
from reimbursements.costs_file import CostRow, InvoiceRow, Unreadable
from reimbursements.models import Invoice, InvoiceLine
from reimbursements.uploads import MAX_BYTES, WHY, BadUpload, make_safe
from reimbursements.valuation import round_money
from sellers.models import Seller, User


@transaction.atomic
def set_costs(*, seller: Seller, rows: Sequence[CostRow], by: User, at: datetime) -> int:
    """Keep each cost for every product of that SKU in its currency; the same day again replaces it. Says how many
    rows. Raises Unreadable for SKUs that are not among the products; then nothing is kept.
    """
    products = _products(seller, {row.sku for row in rows})
    problems = [
        _("Line %(number)d: %(sku)s is no product of yours in %(currency)s.")
        % {"number": row.line, "sku": row.sku, "currency": row.currency}
        for row in rows
        if not products.get((row.sku, row.currency))
    ]
    if problems:
        raise Unreadable(problems)
    for row in rows:
        for product in products[row.sku, row.currency]:
            set_sourcing_cost(product=product, amount=row.amount, valid_from=row.valid_from, by=by, at=at)
    return len(rows)


@transaction.atomic
def record_invoice(
    *,
    seller: Seller,
    supplier: str,
    number: str,
    issued_on: date,
    currency: str,
    rows: Sequence[InvoiceRow],
    upload: UploadedFile[Any],
    by: User,
    at: datetime,
) -> Invoice:
    """Keep a supplier's invoice, and from each of its lines what one unit cost from its day on.

    A unit costs the line's total by its units, rounded half up to the cent. Raises Refusal or Unreadable; then
    nothing is kept.
    """
    if issued_on > at.astimezone(seller.zone).date():
        raise Refusal(_("The day of the invoice lies in the future. Nothing was saved."))
    if Invoice.objects.for_seller(seller).filter(supplier=supplier, number=number).exists():
        raise Refusal(_("This invoice is on file already. Nothing was saved."))
    costs = [
        CostRow(row.line, row.sku, round_money(row.total / row.quantity, currency), currency, issued_on)
        for row in rows
    ]
    if len({row.sku for row in rows}) < len(rows):
        raise Refusal(_("A SKU stands in two lines. Add them up to one; nothing was saved."))
    set_costs(seller=seller, rows=costs, by=by, at=at)
    invoice = Invoice(
        seller=seller, supplier=supplier, number=number, issued_on=issued_on, added_by=by, added_at=at
    )
    _keep_file(invoice, upload)
    try:
        invoice.save()
        InvoiceLine.objects.bulk_create(_lines(invoice, rows, currency))
    except Exception:
        invoice.file.storage.delete(str(invoice.file.name))
        raise
    return invoice


def _lines(invoice: Invoice, rows: Sequence[InvoiceRow], currency: str) -> list[InvoiceLine]:
    told = {row.sku: row for row in rows}
    costs = SourcingCost.objects.for_seller(invoice.seller).filter(
        product__sku__in=told, currency=currency, valid_from=invoice.issued_on
    )
    return [
        InvoiceLine(
            seller=invoice.seller,
            invoice=invoice,
            cost=cost,
            quantity=told[cost.product.sku].quantity,
            total=told[cost.product.sku].total,
        )
        for cost in costs.select_related("product")
    ]


def _keep_file(invoice: Invoice, upload: UploadedFile[Any]) -> None:
    name = (upload.name or _("unnamed file"))[-200:]
    try:
        safe = make_safe(upload.read(MAX_BYTES + 1), photo_only=False, zone=invoice.seller.zone)
    except BadUpload as bad:
        told = {"file": name, "why": WHY[bad.code]}
        raise Refusal(_("%(file)s was not kept: %(why)s Nothing was saved.") % told) from bad
    invoice.file_name, invoice.content_type = name, safe.content_type
    invoice.sha256 = hashlib.sha256(safe.content).hexdigest()
    invoice.file.save(f"{uuid4().hex}.{safe.extension}", ContentFile(safe.content), save=False)


def _products(seller: Seller, skus: set[str]) -> dict[tuple[str, str], list[Product]]:
    found: dict[tuple[str, str], list[Product]] = {}
    rows = Product.objects.for_seller(seller).filter(sku__in=skus).select_related("marketplace")
    for product in rows.order_by("id"):
        found.setdefault((product.sku, product.marketplace.currency), []).append(product)
    return found

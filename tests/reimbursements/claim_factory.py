"""Claims at every stage, made by the real actions."""

import io
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from orders.actions import record_resolution
from orders.models import Order
from reimbursements import actions
from reimbursements.models import Claim, Evidence
from returns.models import ReturnItem
from sellers.models import Seller, User
from tests import factories
from tests.factories import NOW

CASE = "15551234567"


def picture(kind: str = "JPEG", size: tuple[int, int] = (320, 240), **options: Any) -> bytes:
    """A small picture whose content depends on its size."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def upload(
    content: bytes | None = None, name: str = "cup.jpg", kind: str = "image/jpeg"
) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture() if content is None else content, kind)


def paper(words: str = "Order 1001") -> bytes:
    """A PDF of one page, with metadata that tells too much."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    canvas.setAuthor("Secret Author")
    canvas.drawString(72, 720, words)
    canvas.save()
    return out.getvalue()


def proof(
    claim: Claim,
    by: User,
    content: bytes | None = None,
    *,
    kind: str = "item_photo",
    name: str = "cup.jpg",
    at: datetime = NOW,
) -> Evidence:
    """A file of the claim after its check."""
    sent = actions.add_evidence(claim=claim, kind=kind, upload=upload(content, name), by=by, at=at)
    actions.check_evidence(evidence=sent, at=at)
    sent.refresh_from_db()
    return sent


def lost_order(
    seller: Seller,
    *,
    cost: str | None = "12.00",
    proceeds: str | None = "30.00",
    units: int = 1,
    **fields: Any,
) -> Order:
    """An order whose parcel is lost-eligible, of a product with known figures."""
    if not seller.products.filter(sku="HG-MUG-01").exists():
        factories.make_product(seller, "HG-MUG-01", cost=cost, estimated_proceeds=proceeds)
    return factories.make_lost_order(seller, items=[("HG-MUG-01", units)], **fields)


def delivered_order(seller: Seller, *, units: int = 1, **fields: Any) -> Order:
    if not seller.products.filter(sku="HG-MUG-01").exists():
        factories.make_product(seller, "HG-MUG-01", cost="12.00", estimated_proceeds="30.00")
    return factories.make_delivered_order(seller, items=[("HG-MUG-01", units)], **fields)


def returned_item(order: Order, condition: str = "FulfillerDamaged", **fields: Any) -> ReturnItem:
    """One unit that Amazon processed as a return."""
    given = {
        "seller_return_item_id": f"RI-{order.pk}-{order.return_items.count()}",
        "reason_code": "CR-DEFECTIVE",
        "status_told": "Processed",
        "status_changed_at": NOW - timedelta(days=1),
        "received_condition": condition,
    }
    return ReturnItem.objects.create(
        seller=order.seller, order=order, order_item=order.items.get(), **(given | fields)
    )


def made_right(order: Order, by: User) -> None:
    record_resolution(
        order=order,
        kind="replacement",
        reference="R-1",
        resolved_on=date(2026, 11, 19),
        amount=None,
        by=by,
        at=NOW,
    )


def draft(seller: Seller, by: User, **fields: Any) -> Claim:
    package = lost_order(seller, **fields).packages.get()
    return actions.open_lost_claim(package=package, by=by, at=NOW)


def in_review(seller: Seller, by: User, **fields: Any) -> Claim:
    claim = draft(seller, by, **fields)
    made_right(claim.order, by)
    actions.submit(claim=claim, note="", removal_override="", by=by, at=NOW)
    return claim


def approved(seller: Seller, by: User, **fields: Any) -> Claim:
    claim = in_review(seller, by, **fields)
    actions.approve(claim=claim, by=factories.make_admin(), at=NOW)
    return claim


def filed(seller: Seller, by: User, *, case_id: str = CASE, **fields: Any) -> Claim:
    claim = approved(seller, by, **fields)
    actions.record_filing(claim=claim, case_id=case_id, filed_on=date(2026, 11, 20), by=by, at=NOW)
    return claim


def later(days: float) -> datetime:
    return NOW + timedelta(days=days)

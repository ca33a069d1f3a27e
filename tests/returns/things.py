"""Rows beside a return that tests of pages need: a unit's photograph, a rule of the seller's, a logo, a list."""

from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from returns.actions.batching import keep_batch
from returns.bulk.reading import Told
from returns.models import PaperStyle, PolicyRule, ReturnItem, ReturnPhoto


def make_enclosures(unit: ReturnItem, owner: Any) -> dict[str, Any]:
    """By the names that the table of addresses calls them."""
    content = b"\xff\xd8\xff\xe0"
    photo = ReturnPhoto.objects.create(
        seller=unit.seller,
        order=unit.order,
        unit=unit,
        file=ContentFile(content, "unit.jpg"),
        thumbnail=ContentFile(content, "small.jpg"),
        name="unit.jpg",
        content_type="image/jpeg",
        sha256="0" * 64,
        added_at=timezone.now(),
    )
    logo = BytesIO()
    Image.new("RGB", (300, 80), "black").save(logo, "PNG")
    PaperStyle.objects.create(seller=unit.seller, logo=ContentFile(logo.getvalue(), "logo.png"))
    rule = make_rule(unit.seller, owner, kind="final_sale", sku="OTHER")
    rows = [Told(unit.order.seller_order_id, unit.order_item.sku)]
    given = keep_batch(seller=unit.seller, rows=rows, language="en", by=owner, at=timezone.now())
    return {"unit_photo": photo.pk, "rule_id": rule.pk, "list_id": given.pk}


def make_rule(seller: Any, owner: Any, **fields: Any) -> PolicyRule:
    """A rule about returns for every order of the tests."""
    given = {"valid_from": date(2020, 1, 1), "added_by": owner, "added_at": timezone.now()}
    return PolicyRule.objects.create(seller=seller, **(given | fields))

"""A seller decides about returns in general: its rules with their days, and the look of its papers."""

import io
from datetime import date, datetime, timedelta
from functools import partial
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image

from history.actions import Refusal, record
from returns.models import PaperStyle, PolicyRule
from returns.photos import BadPhoto, clean
from sellers.models import Seller, User

MAX_LOGO = 2 * 1024 * 1024
LARGEST_LOGO = (1200, 400)  # as printed: 4 inches wide at 300 dots an inch
_BAD_LOGO = {
    "format": gettext_lazy(
        "The logo is no PNG or JPEG picture. Save it as one of these; nothing was changed."
    ),
    "size": gettext_lazy("The logo is larger than 2 MB. Choose a smaller file; nothing was changed."),
    "pixels": gettext_lazy(
        "The logo has more than 50 million pixels. Choose a smaller one; nothing was changed."
    ),
    "broken": gettext_lazy("The logo’s file is cut off or damaged. Export it again; nothing was changed."),
}


@transaction.atomic
def add_rule(
    *,
    seller: Seller,
    kind: str,
    days: int | None,
    sku: str,
    reason_code: str,
    valid_from: date,
    valid_to: date | None,
    by: User,
    at: datetime,
) -> PolicyRule:
    """One more rule. Raises Refusal when the same thing is ruled already for some of its days."""
    Seller.objects.select_for_update(no_key=True).get(pk=seller.pk)  # two rules at once see each other
    rule = PolicyRule(seller=seller, kind=kind, days=days, sku=sku.strip(), reason_code=reason_code)
    rule.valid_from, rule.valid_to, rule.added_by, rule.added_at = valid_from, valid_to, by, at
    same = _overlapping(rule).first()
    if same is not None:
        raise Refusal(
            _("A rule of this kind is valid from %(day)s on already. End it first; nothing was added.")
            % {"day": same.valid_from.isoformat()}
        )
    rule.save()
    record(rule, verb="policy_rule_added", by=by, at=at, after=str(rule), data={"days": days or ""})
    return rule


def _overlapping(rule: PolicyRule) -> models.QuerySet[PolicyRule]:
    same = PolicyRule.objects.for_seller(rule.seller_id).filter(
        kind=rule.kind, sku=rule.sku, reason_code=rule.reason_code
    )
    later = models.Q(valid_to=None) | models.Q(valid_to__gte=rule.valid_from)
    earlier = models.Q(valid_from__lte=rule.valid_to) if rule.valid_to else models.Q()
    return same.filter(later & earlier)


@transaction.atomic
def end_rule(*, rule: PolicyRule, today: date, by: User, at: datetime) -> None:
    """Let a rule end with yesterday's orders, and one that never was valid go away; earlier orders keep theirs."""
    locked = PolicyRule.objects.select_for_update(of=("self",)).get(pk=rule.pk)
    if locked.valid_from >= today:
        record(locked, verb="policy_rule_removed", by=by, at=at, before=str(locked))
        locked.delete()
        return
    locked.valid_to = today - timedelta(days=1)
    locked.save(update_fields=["valid_to"])
    record(locked, verb="policy_rule_ended", by=by, at=at, after=locked.valid_to.isoformat())


@transaction.atomic
def set_paper_style(
    *, seller: Seller, logo: bytes | None, remove: bool, with_logo: bool, by: User, at: datetime
) -> PaperStyle:
    """Another logo, none, or the same one switched on or off. Raises Refusal for what is no picture."""
    content = _logo(logo, seller) if logo is not None else None
    PaperStyle.objects.get_or_create(seller=seller)
    style = PaperStyle.objects.select_for_update(of=("self",)).get(seller=seller)
    old = str(style.logo.name or "")
    if old and (remove or content is not None):
        transaction.on_commit(partial(style.logo.storage.delete, old))
        style.logo = ""
    if content is not None and not remove:
        style.logo.save(f"{uuid4().hex}.png", ContentFile(content), save=False)
    style.with_logo = with_logo
    style.save()
    record(style, verb="paper_style", by=by, at=at)
    return style


def _logo(content: bytes, seller: Seller) -> bytes:
    """The logo as a small PNG on white, without metadata."""
    if len(content) > MAX_LOGO:
        raise Refusal(str(_BAD_LOGO["size"]))
    try:
        photo = clean(content, zone=seller.zone)
    except BadPhoto as bad:
        raise Refusal(str(_BAD_LOGO[bad.code])) from bad
    if photo.content_type not in ("image/png", "image/jpeg"):
        raise Refusal(str(_BAD_LOGO["format"]))
    with Image.open(io.BytesIO(photo.content)) as picture:
        picture.thumbnail(LARGEST_LOGO)
        out = io.BytesIO()
        picture.convert("RGB").save(out, "PNG")
    return out.getvalue()

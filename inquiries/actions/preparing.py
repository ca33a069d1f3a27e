"""What is prepared once: the seller's own ready replies, and the hours in which inquiries are answered."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from history.actions import Refusal, record
from inquiries.facts import FACTS
from inquiries.filling import gaps
from inquiries.models import ReplyTemplate, ServiceHours
from sellers.models import Seller, User


def unknown_gaps(*texts: str) -> list[str]:
    """Gaps that no fact of the closed list can ever fill."""
    return [name for name in gaps("\n".join(texts)) if name not in FACTS]


def save_template(
    *, template: ReplyTemplate, fields: dict[str, Any], by: User, at: datetime
) -> ReplyTemplate:
    """Keep a ready reply, new or changed. Raises Refusal for a gap that no fact fills, or a name given twice."""
    unknown = unknown_gaps(fields["subject"], fields["text"])
    if unknown:
        text = ngettext(
            "No fact is called %(names)s. Choose one of the list below; nothing was saved.",
            "No facts are called %(names)s. Choose some of the list below; nothing was saved.",
            len(unknown),
        )
        raise Refusal(text % {"names": ", ".join(f"{{{name}}}" for name in unknown)})
    for name, value in fields.items():
        setattr(template, name, value)
    template.updated_by, template.updated_at = by, at
    verb = "reply_template_changed" if template.pk else "reply_template_added"
    try:
        with transaction.atomic():
            template.save()
            record(template, verb=verb, by=by, at=at, after=template.name)
    except IntegrityError as error:
        raise Refusal(
            _(
                "There already is a ready reply of this name in this language. Choose another; nothing was saved."
            )
        ) from error
    return template


@transaction.atomic
def remove_template(*, template: ReplyTemplate, by: User, at: datetime) -> None:
    """Take a ready reply away; what was sent with it stays."""
    record(template, verb="reply_template_removed", by=by, at=at, before=template.name)
    template.delete()


@transaction.atomic
def save_hours(
    *,
    seller: Seller,
    opens: time,
    closes: time,
    timezone: str,
    country: str,
    closed_days: Sequence[date],
    question_hours: int,
    case_hours: int,
    wait_days: int,
    by: User,
    at: datetime,
) -> ServiceHours:
    """Keep the answering hours. They count from now on: what is due already stays due as it was told."""
    if closes != time(0) and closes <= opens:
        raise Refusal(_("The end must come after the beginning. Nothing was saved."))
    row = ServiceHours.objects.for_seller(seller).select_for_update().first() or ServiceHours(seller=seller)
    row.opens, row.closes, row.timezone, row.country = opens, closes, timezone, country
    row.closed_days = sorted({day.isoformat() for day in closed_days})
    row.question_hours, row.case_hours, row.wait_days = question_hours, case_hours, wait_days
    row.save()
    record(row, verb="service_hours", by=by, at=at, after=f"{opens:%H:%M}–{closes:%H:%M} {timezone}")
    return row

"""The one way in which a change is written down, and the one function that moves a status."""

from datetime import datetime
from typing import Any, cast

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.utils.translation import gettext as _

from history.models import Change, Source


class Refusal(Exception):
    """What was asked can't be done; the message says what stands in the way and what to do next."""


class IllegalMove(Refusal):
    """The status table has no such move."""


class SomeoneWasFirst(Refusal):
    """Another person or worker changed the row between reading and writing it."""


def record(
    subject: models.Model,
    *,
    verb: str,
    by: AbstractBaseUser | None,
    at: datetime,
    source: Source | None = None,
    before: str = "",
    after: str = "",
    reason: str = "",
    data: dict[str, Any] | None = None,
) -> Change:
    """Write down that something happened to `subject`; it appears on its order's line of time.

    The subject tells its seller by `seller_id`, and its order by `order_id` or by being the order (`is_order`).
    """
    return Change.objects.create(
        seller_id=subject.seller_id,  # type: ignore[attr-defined]
        order_id=subject.pk if getattr(subject, "is_order", False) else getattr(subject, "order_id", None),
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        verb=verb,
        before=before[:200],
        after=after[:200],
        reason=reason,
        data=data or {},
        actor=cast(Any, by),  # people live above this room
        source=source or (Source.PERSON if by else Source.PORTAL),
        at=at,
    )


@transaction.atomic
def change_status(
    subject: Any,
    to: str,
    *,
    by: AbstractBaseUser | None,
    at: datetime,
    reason: str = "",
    source: Source | None = None,
    also: dict[str, Any] | None = None,
    field: str = "status",
) -> Change:
    """Move a decided status along its table, together with the fields in `also`, and write the history row.

    The table is the model's `TRANSITIONS`; `field` names the column when it isn't `status`.
    Raises IllegalMove when the table has no such move, SomeoneWasFirst when the status is no longer the one read;
    both say so in the reader's language.
    """
    before = getattr(subject, field)
    known = {"claim": str(subject), "status": getattr(subject, f"get_{field}_display")()}
    if to not in subject.TRANSITIONS.get(before, ()):
        raise IllegalMove(
            _("%(claim)s is “%(status)s”, which does not allow this. Nothing was changed.") % known
        )
    fields = {field: to, **(also or {})}
    moved = type(subject)._default_manager.filter(pk=subject.pk, **{field: before}).update(**fields)
    if not moved:
        raise SomeoneWasFirst(
            _("Someone else changed %(claim)s just now. Reload the page; nothing was changed.") % known
        )
    for name, value in fields.items():
        setattr(subject, name, value)
    return record(subject, verb=field, by=by, at=at, source=source, before=before, after=to, reason=reason)

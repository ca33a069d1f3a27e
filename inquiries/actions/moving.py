"""An inquiry changes hands or state: taken, put on hold, taken up again, closed, reopened."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import Refusal, SomeoneWasFirst, record
from inquiries.actions.timing import held, hours_of, left, move, started, stopped
from inquiries.models import HELD, Inquiry, State
from sellers.models import User

LONGEST_WAIT = 365  # days


@transaction.atomic
def assign(*, inquiry: Inquiry, owner: User | None, was: str | None = None, by: User, at: datetime) -> None:
    """Give the inquiry to somebody, or to nobody. `was` is the number of who had it on the page, "" for nobody.

    Raises SomeoneWasFirst when a colleague took it or gave it away since, Refusal for somebody who does not work here.
    """
    if owner is not None and not inquiry.seller.memberships.filter(user=owner).exists():
        raise Refusal(
            _("This person does not work for %(seller)s. Nothing was changed.") % {"seller": inquiry.seller}
        )
    before = inquiry.owner
    if before == owner:
        return
    known = was is None or was == str(inquiry.owner_id or "")
    moved = known and Inquiry.objects.filter(pk=inquiry.pk, owner=before).update(owner=owner)
    if not moved:
        raise SomeoneWasFirst(
            _("Someone else took or gave away %(number)s just now. Reload the page; nothing was changed.")
            % {"number": inquiry.number}
        )
    inquiry.owner = owner
    record(
        inquiry,
        verb="inquiry_assigned" if owner else "inquiry_given_back",
        by=by,
        at=at,
        before=str(before or ""),
        after=str(owner or ""),
    )


@transaction.atomic
def hold(
    *, inquiry: Inquiry, state: str, until: date | None, by: User, at: datetime, reason: str = ""
) -> None:
    """Wait for the customer or for Amazon: the clock stands until `until`, by default some working days from now."""
    if state not in HELD:
        raise Refusal(_("Choose for whom you wait. Nothing was changed."))
    _row, hours = hours_of(inquiry.seller)
    if until is not None and not 0 < (until - hours.day(at)).days <= LONGEST_WAIT:
        raise Refusal(_("Choose a day after today, at most a year ahead. Nothing was changed."))
    also = held(inquiry, until=until, at=at)
    move(inquiry, State(state), by=by, at=at, also=also, reason=reason)


@transaction.atomic
def resume(*, inquiry: Inquiry, by: User | None, at: datetime) -> None:
    """Waiting is over: the clock runs on with what was left."""
    row, hours = hours_of(inquiry.seller)
    seconds = left(inquiry, hours, row, at)
    move(inquiry, State.OPEN, by=by, at=at, also=started(inquiry, at=at, seconds=seconds))


@transaction.atomic
def close(*, inquiry: Inquiry, by: User, at: datetime, reason: str = "") -> None:
    """Nothing more is to be done."""
    move(inquiry, State.CLOSED, by=by, at=at, also=stopped(), reason=reason)


@transaction.atomic
def reopen(*, inquiry: Inquiry, by: User | None, at: datetime, reason: str = "") -> None:
    """Something more is to be done: the clock begins anew."""
    move(inquiry, State.REOPENED, by=by, at=at, also=started(inquiry, at=at), reason=reason)

"""Statuses as people see them: word, tone and icon. No database, no clock."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amazon.words import canonical
from orders.badges import PARCEL_BADGES
from orders.models import ParcelState
from returns.models import (
    MailStatus,
    RequestStatus,
    Return,
    ReturnItem,
    ReturnRequest,
    ReturnStatus,
    RmaMail,
)


@dataclass(frozen=True)
class Badge:
    """One status: icon and word on the tone's ground."""

    tone: str
    icon: str
    text: Promise | str


RETURN_BADGES: dict[str, tuple[str, str]] = {
    ReturnStatus.SUBMITTED: ("neutral", "hourglass"),
    ReturnStatus.ASKING: ("neutral", "hourglass"),
    ReturnStatus.AUTHORISED: ("act", "undo-2"),
    ReturnStatus.PARTLY_REFUSED: ("warn", "triangle-alert"),
    ReturnStatus.REFUSED: ("bad", "ban"),
    ReturnStatus.FAILED: ("bad", "circle-alert"),
    ReturnStatus.WITHDRAWN: ("neutral", "circle-minus"),
    ReturnStatus.CLOSED: ("good", "circle-check"),
}
UNIT_WORDS: dict[str, Promise] = {"new": _("On its way or at Amazon"), "processed": _("Processed by Amazon")}


# A parcel's states as they read on the way back
JOURNEY_WORDS: dict[str, Promise] = {
    ParcelState.SHIPPED: _("No scan yet"),
    ParcelState.DELIVERED: _("Arrived at Amazon"),
    ParcelState.RETURNING: _("Going back to the customer"),
    ParcelState.RETURNED: _("Back at the customer"),
}
MAIL_BADGES: dict[str, tuple[str, str]] = {
    MailStatus.SENDING: ("neutral", "hourglass"),
    MailStatus.SENT: ("neutral", "send"),
    MailStatus.FAILED: ("bad", "circle-alert"),
    MailStatus.UNCERTAIN: ("warn", "triangle-alert"),
    MailStatus.BOUNCED: ("bad", "circle-alert"),
}


REQUEST_BADGES: dict[str, tuple[str, str]] = {
    RequestStatus.OPEN: ("act", "hourglass"),
    RequestStatus.APPROVED: ("good", "circle-check"),
    RequestStatus.REFUSED: ("bad", "ban"),
    RequestStatus.WITHDRAWN: ("neutral", "circle-minus"),
}


def badge_of(customer_return: Return) -> Badge:
    """The status of a return."""
    tone, icon = RETURN_BADGES[customer_return.status]
    return Badge(tone, icon, customer_return.get_status_display())


def unit_word(told: str) -> str:
    """What Amazon's status of a unit is called here; an unknown one is itself."""
    return str(UNIT_WORDS.get(canonical(told), told))


def unit_badge(item: ReturnItem) -> Badge:
    """Where one unit is: Amazon's status where it told one, else how far the request came."""
    if item.is_refused:
        return Badge("bad", "ban", _("Refused by Amazon"))
    if not item.told:
        return Badge("neutral", "hourglass", _("Not asked yet"))
    word = unit_word(item.status_told) or _("Known to Amazon")
    if item.is_refused_afterwards:
        return Badge("bad", "ban", _("Refused afterwards"))
    if item.is_processed:
        return Badge("good", "package-check", word)
    return Badge("neutral", "truck" if canonical(item.status_told) == "new" else "info", word)


def journey_word(state: str) -> str:
    """What a state of a parcel on its way back is called."""
    return str(JOURNEY_WORDS.get(state) or ParcelState(state).label)


def journey_badge(state: str) -> Badge:
    """Where a parcel on its way back is."""
    tone, icon = PARCEL_BADGES[state]
    return Badge(tone, icon, journey_word(state))


def request_badge(asked: ReturnRequest) -> Badge:
    """Where a customer's request stands."""
    tone, icon = REQUEST_BADGES[asked.status]
    return Badge(tone, icon, asked.get_status_display())


def answer_badge(asked: ReturnRequest) -> Badge | None:
    """What became of the mail with the answer; none when none was sent."""
    if not asked.mail_status:
        return None
    tone, icon = MAIL_BADGES[asked.mail_status]
    return Badge(tone, icon, asked.get_mail_status_display())


def mail_badge(mail: RmaMail) -> Badge:
    """What became of a mail."""
    tone, icon = MAIL_BADGES[mail.status]
    return Badge(tone, icon, mail.get_status_display())

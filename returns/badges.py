"""Statuses as people see them: word, tone and icon. No database, no clock."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amazon.words import canonical
from returns.models import MailStatus, Return, ReturnItem, ReturnStatus, RmaMail


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


MAIL_BADGES: dict[str, tuple[str, str]] = {
    MailStatus.SENDING: ("neutral", "hourglass"),
    MailStatus.SENT: ("neutral", "send"),
    MailStatus.FAILED: ("bad", "circle-alert"),
    MailStatus.UNCERTAIN: ("warn", "triangle-alert"),
    MailStatus.BOUNCED: ("bad", "circle-alert"),
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
    if item.is_processed:
        return Badge("good", "package-check", word)
    return Badge("neutral", "truck" if canonical(item.status_told) == "new" else "info", word)


def mail_badge(mail: RmaMail) -> Badge:
    """What became of a mail."""
    tone, icon = MAIL_BADGES[mail.status]
    return Badge(tone, icon, mail.get_status_display())

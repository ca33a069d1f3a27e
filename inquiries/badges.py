"""How an inquiry is shown: its state in a word, and what is left of its time. No database, no clock of its own."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inquiries.clock import HOUR, Hours
from inquiries.models import Channel, Inquiry, MailStatus, State

STATES: dict[str, tuple[str, str]] = {
    State.OPEN: ("act", "circle-dot"),
    State.REOPENED: ("act", "rotate-ccw"),
    State.WAITING_CUSTOMER: ("neutral", "pause"),
    State.WAITING_AMAZON: ("neutral", "pause"),
    State.ANSWERED: ("good", "circle-check"),
    State.CLOSED: ("neutral", "circle-check"),
}
MAILS: dict[str, tuple[str, str]] = {
    MailStatus.SENDING: ("neutral", "hourglass"),
    MailStatus.SENT: ("good", "circle-check"),
    MailStatus.FAILED: ("bad", "circle-alert"),
    MailStatus.UNCERTAIN: ("warn", "triangle-alert"),
}
CHANNELS: dict[str, str] = {
    Channel.EMAIL: "mail",
    Channel.PHONE: "message-circle-question-mark",
    Channel.CHAT: "message-square",
    Channel.MARKETPLACE: "store",
    Channel.SELLER_CENTRAL: "life-buoy",
    Channel.OTHER: "message-circle-question-mark",
}


@dataclass(frozen=True)
class Badge:
    """Tone, icon and word."""

    tone: str
    icon: str
    word: Promise | str


def badge_of(inquiry: Inquiry, *, now: datetime) -> Badge:
    """The state; an answer that is overdue says so."""
    if inquiry.is_running and inquiry.due_at and inquiry.due_at < now:
        return Badge("bad", "clock", _("Overdue"))
    tone, icon = STATES[inquiry.status]
    return Badge(tone, icon, State(inquiry.status).label)


def mail_badge(status: str) -> Badge:
    """What became of a mail."""
    tone, icon = MAILS[status]
    return Badge(tone, icon, MailStatus(status).label)


def left_text(inquiry: Inquiry, hours: Hours, *, now: datetime) -> str:
    """What is left of the working time, in words; of what is on hold, what was kept."""
    if inquiry.is_held and inquiry.seconds_left is not None:
        return _("%(time)s left, kept") % {"time": duration(inquiry.seconds_left)}
    if not inquiry.is_running or inquiry.due_at is None:
        return ""
    if inquiry.due_at <= now:
        over = hours.left(inquiry.due_at, now)
        return _("%(time)s overdue") % {"time": duration(over)}
    return _("%(time)s left") % {"time": duration(hours.left(now, inquiry.due_at))}


def duration(seconds: int) -> str:
    """Working time: hours while there is one, minutes below."""
    if seconds >= HOUR:
        count = seconds // HOUR
        return ngettext("%(count)d working hour", "%(count)d working hours", count) % {"count": count}
    count = seconds // 60
    return ngettext("%(count)d working minute", "%(count)d working minutes", count) % {"count": count}

"""What an inquiry is, by which way it came, and which moves its state may make."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Who is on the other side."""

    QUESTION = "question", _("Customer’s question")
    CASE = "case", _("Seller Support case")


class Channel(models.TextChoices):
    """By which way something was said."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    CHAT = "chat", _("Shop chat")
    MARKETPLACE = "marketplace", _("Marketplace message")
    SELLER_CENTRAL = "seller_central", _("Seller Central")
    OTHER = "other", _("Other")


class State(models.TextChoices):
    """Whose turn it is. The clock runs while it is ours, and stands while somebody else is waited for."""

    OPEN = "open", _("Open")
    WAITING_CUSTOMER = "waiting_customer", _("Waiting for the customer")
    WAITING_AMAZON = "waiting_amazon", _("Waiting for Amazon")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")
    REOPENED = "reopened", _("Reopened")


class Direction(models.TextChoices):
    """Which way a message went."""

    RECEIVED = "received", _("Received")
    SENT = "sent", _("Sent")
    NOTE = "note", _("Note")


S = State
RUNNING = (S.OPEN, S.REOPENED)  # our turn: the clock runs
HELD = (S.WAITING_CUSTOMER, S.WAITING_AMAZON)  # on hold: the clock stands, what is left is kept
ACTIVE = (*RUNNING, *HELD)
MOVES: dict[str, tuple[str, ...]] = {
    S.OPEN: (*HELD, S.ANSWERED, S.CLOSED),
    S.REOPENED: (*HELD, S.ANSWERED, S.CLOSED),
    S.WAITING_CUSTOMER: (S.OPEN, S.WAITING_AMAZON, S.ANSWERED, S.CLOSED),
    S.WAITING_AMAZON: (S.OPEN, S.WAITING_CUSTOMER, S.ANSWERED, S.CLOSED),
    S.ANSWERED: (S.REOPENED, *HELD, S.CLOSED),
    S.CLOSED: (S.REOPENED,),
}

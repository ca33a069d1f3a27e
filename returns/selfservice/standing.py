"""What became of a customer's requests, as the customer reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from orders.models import Order
from returns.models import MailStatus, RequestStatus, ReturnRequest, ReturnRequestLine, ReturnStatus, RmaMail
from returns.selfservice.words import reason_words

_SHOWN = 5  # the latest requests of one order
_GONE_WRONG = (ReturnStatus.REFUSED, ReturnStatus.WITHDRAWN)


@dataclass(frozen=True)
class AskedLine:
    """So many of one item, and why, in the customer's words."""

    quantity: int
    name: str
    reason: str


@dataclass(frozen=True)
class Standing:
    """One request: how it stands, what the customer has to do, and the page with the paper when there is one."""

    asked: ReturnRequest
    lines: Sequence[AskedLine]
    paper_url: str = ""

    @property
    def badge(self) -> tuple[str, str, str]:
        """Tone, icon and word."""
        match self.asked.status:
            case RequestStatus.OPEN:
                return "neutral", "hourglass", _("Waiting for the shop")
            case RequestStatus.APPROVED:
                return "good", "circle-check", _("Approved")
            case RequestStatus.REFUSED:
                return "bad", "ban", _("Not approved")
        return "neutral", "circle-minus", _("Taken back")

    @property
    def sentence(self) -> str:
        """What happens now, or what the customer should do."""
        match self.asked.status:
            case RequestStatus.OPEN:
                return _(
                    "The shop looks at your request, usually within two days. Please don’t send anything yet."
                )
            case RequestStatus.APPROVED:
                return self._approved()
            case RequestStatus.REFUSED:
                return _("The shop could not approve your request. Please don’t send anything back.")
        return _("You have taken this request back. Nothing needs to be done.")

    def _approved(self) -> str:
        made = self.asked.customer_return
        if made is not None and made.status in _GONE_WRONG:
            return _(
                "Something went wrong with this return. Please write to the shop; don’t send anything yet."
            )
        if self.paper_url:
            return _("Open the paper, and send the parcel as it says.")
        return _(
            "You will get the paper for the parcel by mail. Please don’t send anything before you have it: "
            "without the paper it would not be accepted."
        )


def standings(order: Order, now: datetime) -> list[Standing]:
    """The latest requests of an order, newest first, in the language that is active."""
    rows = ReturnRequest.objects.filter(order=order).select_related("customer_return")
    rows = rows.prefetch_related("lines__order_item__product").order_by("-asked_at", "-id")
    return [Standing(asked, _lines(asked), _paper_url(asked, now)) for asked in rows[:_SHOWN]]


def _lines(asked: ReturnRequest) -> list[AskedLine]:
    lines: list[ReturnRequestLine] = list(asked.lines.all())
    return [AskedLine(line.quantity, line.order_item.name, reason_words(line.reason_code)) for line in lines]


def _paper_url(asked: ReturnRequest, now: datetime) -> str:
    """The customer's page of the return, once it was mailed and while it is open."""
    if asked.customer_return_id is None:
        return ""
    sent = RmaMail.objects.filter(customer_return_id=asked.customer_return_id, expires_at__gt=now)
    mail = sent.filter(status__in=[MailStatus.SENT, MailStatus.BOUNCED]).order_by("-id").first()
    return mail.get_absolute_url() if mail else ""

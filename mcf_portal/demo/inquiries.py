"""The demo's inquiries: questions of customers and a case with Seller Support, about orders that are there."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from history.actions import Refusal
from inquiries.actions import Opening, open_inquiry
from inquiries.models import Channel, Direction, Inquiry, Kind
from inquiries.support import letter_for
from orders.models import Order, Stage
from sellers.models import Seller, User


def write_down(seller: Seller, *, by: User, at: datetime) -> int:
    """Open what is missing of them; how many there are."""
    for number, opening in enumerate(_openings(seller, at)):
        if Inquiry.objects.for_seller(seller).filter(submission_key=opening.submission_key).exists():
            continue
        try:
            open_inquiry(seller=seller, opening=opening, by=by, at=at - timedelta(hours=20 * number))
        except Refusal:
            continue
    return Inquiry.objects.for_seller(seller).count()


def _openings(seller: Seller, at: datetime) -> Iterator[Opening]:
    orders = Order.objects.for_seller(seller)
    lost = orders.filter(lost_eligible=True).newest_first().first()
    late = orders.filter(stage__in=[Stage.PENDING, Stage.UNSHIPPED], latest_estimate__lt=at).first()
    came = orders.filter(stage=Stage.DELIVERED).newest_first().first()
    if lost:
        yield _question(
            lost, "Where is my parcel?", "It should have been here last week. Where is it?", "lost"
        )
    if came:
        text = "Tracking says delivered, but there is nothing at my door."
        yield _question(came, "Delivered, but not here", text, "delivered", Channel.CHAT)
    if late:
        letter = letter_for(late, "not_shipped", language="en", now=at)
        yield Opening(
            kind=Kind.CASE,
            channel=Channel.SELLER_CENTRAL,
            subject=letter.subject,
            text=letter.text,
            order=late,
            direction=Direction.SENT,
            case_id="17120009001",
            cause="not_shipped",
            submission_key="demo-case",
        )


def _question(order: Order, subject: str, text: str, key: str, channel: Channel = Channel.EMAIL) -> Opening:
    return Opening(
        kind=Kind.QUESTION,
        channel=channel,
        subject=subject,
        text=text,
        order=order,
        submission_key=f"demo-{key}",
    )

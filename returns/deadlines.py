"""By when the customer posts the parcel of an RMA: as handed over, else by the seller's days while the RMA is fresh."""

from datetime import date, timedelta

from returns.models import ReturnAuthorization, ReturnSettings
from returns.patience import patience_for


def post_by(paper: ReturnAuthorization) -> date:
    """The last day to post the parcel, on the calendar of the order's marketplace.

    Amazon tells no such day: it is the seller's number of days after the RMA was issued, and never later than an unused
    RMA counts as stale. What stood on the paper that was handed over stays, whatever the seller decides later.
    """
    if paper.post_by is not None:
        return paper.post_by
    zone = (paper.order.marketplace or paper.order.seller.marketplace).zone
    issued = paper.created_at.astimezone(zone).date()
    allowed = ReturnSettings.objects.of(paper.seller_id).post_within_days
    return issued + timedelta(days=min(allowed, patience_for(paper.order, issued).stale))

"""Where work comes from: one function per kind of work, each a bounded query over one room's rows."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import chain

from mcf_portal.work.items import WorkItem
from mcf_portal.work.moment import Moment
from mcf_portal.work.sources import claims, inquiries, inventory, orders, parcels, returns
from sellers.models import Seller

SOURCES: tuple[Callable[[Moment], Iterator[WorkItem]], ...] = (
    orders.not_shipped,
    parcels.no_scans,
    parcels.lost,
    parcels.lost_soon,
    parcels.damaged,
    orders.unfulfillable,
    orders.stock,
    inventory.hazmat,
    inventory.stuck_removals,
    orders.removals,
    returns.requests,
    returns.unsent_returns,
    returns.failed_mails,
    returns.unsent_rmas,
    returns.questions,
    returns.disputes,
    returns.unasked_units,
    returns.fallen_claims,
    returns.damaged_returns,
    claims.claims,
    claims.case_steps,
    claims.last_days,
    claims.unexplained,
    inquiries.due,
    inquiries.waited_for,
    inquiries.failed_replies,
)


def work_of(seller: Seller, *, now: datetime) -> list[WorkItem]:
    """Everything that awaits somebody of this seller."""
    moment = Moment(seller, now)
    return list(chain.from_iterable(source(moment) for source in SOURCES))

"""One return as its page shows it, whether it was made here or in Seller Central."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from history.models import Change
from inventory.models import Restock
from orders.models import Order
from returns import following
from returns.actions.reporting import restock_source
from returns.models import (
    UNDER_WAY,
    MailStatus,
    Return,
    ReturnAuthorization,
    ReturnItem,
    ReturnStatus,
    RmaMail,
)
from returns.standing import is_finished
from sellers.models import Seller

STUCK = frozenset({ReturnStatus.FAILED, ReturnStatus.REFUSED, ReturnStatus.WITHDRAWN})


@dataclass(frozen=True)
class Sheet:
    """A return, its units and its RMAs; `customer_return` is None when it was made in Seller Central."""

    name: str
    order: Order
    customer_return: Return | None
    units: Sequence[ReturnItem]
    papers: Sequence[ReturnAuthorization]
    chosen_language: str = ""  # for this one mail

    @property
    def language(self) -> str:
        """The language of its papers: the one chosen for the customer, else the marketplace's."""
        own = (
            self.customer_return.language if self.customer_return else self.order.seller.marketplace.language
        )
        return self.chosen_language or own

    @property
    def lasting_name(self) -> str:
        """The name its mails keep: our number, else the RMA it was found by."""
        if self.customer_return is not None:
            return self.customer_return.number
        return self.papers[0].authorization_id if self.papers else self.name

    @cached_property
    def mails(self) -> Sequence[RmaMail]:
        """The mails that brought its RMAs to the customer, newest first."""
        names = {self.lasting_name, *(paper.authorization_id for paper in self.papers)}
        rows = RmaMail.objects.for_seller(self.order.seller_id).filter(order=self.order, name__in=names)
        return list(rows.select_related("by").newest_first())

    @property
    def is_waiting(self) -> bool:
        """Whether Amazon is being asked, so that the page looks again by itself."""
        return self.customer_return is not None and self.customer_return.status in UNDER_WAY

    @property
    def is_sending(self) -> bool:
        """Whether a mail is on its way to the mail server, so that the page looks again by itself."""
        return any(mail.status == MailStatus.SENDING for mail in self.mails)

    @property
    def asked_on(self) -> datetime | None:
        """When the return was submitted, or first heard of."""
        if self.customer_return is not None:
            return self.customer_return.created_at
        return min((unit.told_at for unit in self.units if unit.told_at), default=None)

    def stages(self) -> list[dict[str, str]]:
        """The rail: how far the return has come."""
        status = self.customer_return.status if self.customer_return else ReturnStatus.AUTHORISED
        stuck = status in STUCK
        asked = status not in (ReturnStatus.SUBMITTED,)
        issued = any(unit.told for unit in self.units)
        steps = [
            (_("Submitted"), True),
            (_("Asked of Amazon"), asked and status != ReturnStatus.ASKING),
            (_("RMA issued"), issued),
            (_("Processed by Amazon"), is_finished(self.units)),
        ]
        return _rail(steps, stuck=stuck and not issued)


def _rail(steps: Sequence[tuple[str, bool]], *, stuck: bool) -> list[dict[str, str]]:
    stages, passed = [], True
    for label, done in steps:
        state = "done" if done and passed else ""
        if not done and passed:
            state, passed = ("stuck" if stuck else "now"), False
        stages.append({"label": label, "state": state})
    return stages


def find(seller: Seller, rma: str) -> Sheet | None:
    """The return of that number of ours, or of either of Amazon's RMA ids."""
    returns = Return.objects.for_seller(seller).select_related(
        "order__marketplace", "order__seller__marketplace"
    )
    own = returns.filter(number=rma).first()
    if own is not None:
        return _own(own, own.number)
    papers = ReturnAuthorization.objects.for_seller(seller).filter(
        Q(authorization_id=rma) | Q(amazon_rma_id=rma)
    )
    paper = papers.select_related("order__marketplace", "order__seller__marketplace").first()
    if paper is None:
        return None
    own = returns.filter(items__authorization=paper).first()
    if own is not None:
        return _own(own, rma)
    return Sheet(rma, paper.order, None, _units(paper.items.all()), [paper])


def _own(customer_return: Return, name: str) -> Sheet:
    units = _units(customer_return.items.all())
    papers = {unit.authorization.pk: unit.authorization for unit in units if unit.authorization}
    for paper in papers.values():
        paper.order = customer_return.order  # read already
    return Sheet(name, customer_return.order, customer_return, units, list(papers.values()))


def _units(rows: Any) -> list[ReturnItem]:
    return list(
        rows.select_related("order_item__product", "authorization", "shipment", "customer_return").order_by(
            "id"
        )
    )


def history_of(sheet: Sheet) -> Sequence[Change]:
    """What happened to the return, its units and its RMAs, newest first."""
    about = Q(subject_type="returns.returnitem", subject_id__in=[unit.pk for unit in sheet.units])
    about |= Q(
        subject_type="returns.returnauthorization", subject_id__in=[paper.pk for paper in sheet.papers]
    )
    about |= Q(subject_type="returns.rmamail", subject_id__in=[mail.pk for mail in sheet.mails])
    sources = [restock_source(unit) for unit in sheet.units]
    restocks = Restock.objects.for_seller(sheet.order.seller_id).filter(source__in=sources)
    about |= Q(subject_type="inventory.restock", subject_id__in=restocks.values("pk"))
    about |= following.history_about(sheet.order, sheet.papers, sheet.units)
    if sheet.customer_return is not None:
        about |= Q(subject_type="returns.return", subject_id=sheet.customer_return.pk)
    rows = Change.objects.filter(about, order_id=sheet.order.pk)
    return list(rows.select_related("actor").order_by("-at", "-id"))

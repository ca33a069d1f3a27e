"""What the state of a return means and what to do next. No database, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from returns.grading import Claim, grade_of
from returns.models import Return, ReturnItem, ReturnMethod, ReturnStatus
from returns.standing import is_finished


@dataclass(frozen=True)
class Advice:
    """The callout of a return's page."""

    tone: str
    icon: str
    title: str
    meaning: str
    steps: Sequence[str] = field(default_factory=tuple)
    may_claim: bool = False


def advise(customer_return: Return | None, units: Sequence[ReturnItem]) -> Advice | None:
    """The one thing to know and do; nothing while all goes its way without anybody."""
    if customer_return is not None:
        about_request = _about_request(customer_return, units)
        if about_request:
            return about_request
    damaged = [unit for unit in units if _claim(unit) != Claim.NO]
    if damaged:
        return _claimable(damaged, len(units))
    taken = [unit for unit in units if unit.told]
    if taken and not is_finished(units) and not all(_is_handed_over(unit) for unit in taken):
        return _send_it(customer_return)
    return None


def _is_handed_over(unit: ReturnItem) -> bool:
    return unit.authorization is not None and unit.authorization.handed_over_at is not None


def _claim(unit: ReturnItem) -> Claim:
    grade = grade_of(unit.received_condition)
    return grade.claim if grade else Claim.NO


def _about_request(customer_return: Return, units: Sequence[ReturnItem]) -> Advice | None:
    match customer_return.status:
        case ReturnStatus.SUBMITTED | ReturnStatus.ASKING if customer_return.problem:
            return _waiting()
        case ReturnStatus.FAILED:
            return _failed()
        case ReturnStatus.REFUSED:
            return _refused()
        case ReturnStatus.PARTLY_REFUSED:
            return _partly_refused(units)
    return None


def _waiting() -> Advice:
    return Advice(
        "warn",
        "clock",
        _("Amazon has not answered yet"),
        _("The return is kept, and Amazon is asked again by itself. It can't be made twice."),
        [
            _("Wait, or check that the connection to Amazon works."),
            _("Don't create the return a second time, and don't create it in Seller Central."),
        ],
    )


def _failed() -> Advice:
    return Advice(
        "bad",
        "circle-alert",
        _("This return has not been sent"),
        _(
            "Amazon could not be asked, or refused the connection. There is no RMA, and the customer can send nothing."
        ),
        [
            _("Check that the connection to Amazon works, then try again. Nothing is made twice."),
            _("Or withdraw the return; its units can then be returned anew."),
        ],
    )


def _refused() -> Advice:
    return Advice(
        "bad",
        "ban",
        _("Amazon refused this return"),
        _("No unit was taken and there is no RMA. The reason stands beside each unit."),
        [
            _("Read the reason beside each unit."),
            _("Create the return again where the reason allows it, or ask Seller Support."),
        ],
    )


def _partly_refused(units: Sequence[ReturnItem]) -> Advice:
    refused = sum(unit.is_refused for unit in units)
    title = ngettext("Amazon refused %(count)d unit", "Amazon refused %(count)d units", refused) % {
        "count": refused
    }
    return Advice(
        "warn",
        "triangle-alert",
        title,
        _(
            "The others are authorised and have an RMA. The refused units must not be sent: Amazon would not accept them."
        ),
        [_("Tell the customer which units to send."), _("Read the reason beside each refused unit.")],
    )


def _claimable(damaged: Sequence[ReturnItem], count: int) -> Advice:
    title = ngettext(
        "%(damaged)d of %(count)d unit came back damaged",
        "%(damaged)d of %(count)d units came back damaged",
        count,
    ) % {"damaged": len(damaged), "count": count}
    sure = any(_claim(unit) == Claim.YES for unit in damaged)
    meaning = (
        _(
            "Amazon processed the return and found damage it is responsible for. You may request reimbursement."
        )
        if sure
        else _(
            "Amazon processed the return and graded it carrier damaged. If it was sent with the customer's own "
            "postage, payment is doubtful, but you may ask. Amazon decides."
        )
    )
    steps = [
        _("Ask the customer for a photo of the box, if they still have one."),
        _("Request reimbursement."),
    ]
    return Advice("warn", "triangle-alert", title, meaning, steps, may_claim=True)


def _send_it(customer_return: Return | None) -> Advice:
    method = customer_return.method if customer_return else ReturnMethod.POSTAGE
    return Advice(
        "act",
        "send",
        _("The customer needs the RMA"),
        _("Amazon has authorised the return. It accepts the parcel only with the slip inside."),
        [
            _("Send the RMA to the customer by mail, or print it."),
            _("The customer puts the slip inside the parcel and the label outside, and pays the postage.")
            if method == ReturnMethod.POSTAGE
            else _("The customer puts the slip inside the parcel and the label outside."),
        ],
    )

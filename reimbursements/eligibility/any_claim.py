"""What stands in the way of any claim, whatever went wrong."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from reimbursements.eligibility.answers import Objection, ParcelFacts, RemovalFact, ReturnFacts, doubt, no


def removal(facts: ParcelFacts | ReturnFacts, today: date) -> Objection | None:
    if facts.removal is RemovalFact.CONFIRMED:
        return no(
            "removal",
            _(
                "MCF was used to remove stock, which Amazon does not "
                "reimburse. Create a removal order instead."
            ),
        )
    if facts.removal is RemovalFact.SUSPECTED:
        return doubt(
            "removal_suspected",
            _(
                "This order looks like a removal, which Amazon does not reimburse. "
                "Say why it is none when you submit."
            ),
        )
    return None


def closed(facts: ParcelFacts | ReturnFacts, today: date) -> Objection | None:
    closes = facts.window.closes_on
    if closes is None or today <= closes:
        return None
    if facts.window.published:
        return no(
            "window_closed", _("The last day to file was %(day)s. Amazon refuses later claims."), day=closes
        )
    return doubt(
        "window_unsure",
        _(
            "The day we hold it to, %(day)s, has passed. Amazon publishes no "
            "window for this kind, so a person decides."
        ),
        day=closes,
    )

"""What stands in the way of any claim, whatever went wrong."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from reimbursements.eligibility.answers import Facts, Objection, RemovalFact, against, doubt, no


def removal(facts: Facts, today: date) -> Objection | None:
    if facts.removal is RemovalFact.CONFIRMED:
        return against(
            facts,
            "removal",
            _(
                "MCF was used to remove stock, which Amazon does not "
                "reimburse. Create a removal order instead."
            ),
        )
    if facts.removal is RemovalFact.SUSPECTED:
        return against(
            facts,
            "removal_suspected",
            _(
                "This order looks like a removal, which Amazon does not reimburse. "
                "Say why it is none when you submit."
            ),
        )
    return None


def amazon_order(facts: Facts, today: date) -> Objection | None:
    if not facts.amazon_order:
        return None
    return against(
        facts,
        "amazon_order",
        _(
            "The order's number is one of Amazon's own store. MCF that serves "
            "Amazon orders is not reimbursed, so a person decides."
        ),
    )


def paid(facts: Facts, today: date) -> Objection | None:
    if not facts.paid_in:
        return None
    return no(
        "already_paid",
        _("Amazon paid for it on %(day)s without a claim: payment %(payment)s. Nothing more is owed."),
        day=facts.paid_on,
        payment=facts.paid_in,
    )


def claimed_otherwise(facts: Facts, today: date) -> Objection | None:
    if not facts.claimed_otherwise:
        return None
    return doubt(
        "claimed_otherwise",
        _(
            "%(claim)s claims these units for another cause. Amazon pays a unit once: "
            "withdraw the claim that is wrong."
        ),
        claim=facts.claimed_otherwise,
    )


def closed(facts: Facts, today: date) -> Objection | None:
    window = facts.window
    if window.closes_on is None:
        return None
    if today <= window.closes_on and window.never_opens:
        return _never_opens(facts)
    if today <= window.closes_on:
        return None
    if window.published:
        return no(
            "window_closed",
            _("The last day to file was %(day)s. Amazon refuses later claims."),
            day=window.closes_on,
        )
    return doubt(
        "window_unsure",
        _(
            "The day we hold it to, %(day)s, has passed. Amazon publishes no "
            "window for this kind, so a person decides."
        ),
        day=window.closes_on,
    )


def _never_opens(facts: Facts) -> Objection:
    """The estimate moved so far that the last day to file comes first; the calendar alone must not decide."""
    window = facts.window
    return doubt(
        "window_never_opens",
        _(
            "By the latest estimate a claim may be opened from %(opens)s, after the last day "
            "to file, %(closes)s. Ask Seller Support before that day; a person decides."
        ),
        opens=window.opens_on,
        closes=window.closes_on,
    )

"""What a dangerous goods review means right now, and what to do next: one answer per state."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inventory.models import HazmatStatus

S = HazmatStatus


@dataclass(frozen=True)
class Standing:
    """How a state is drawn, what it means, and the steps it asks for."""

    tone: str
    icon: str
    title: Promise
    meaning: Promise
    steps: tuple[Promise, ...]


_LOOK_UP = _(
    "In Seller Central, open “Manage dangerous goods classification” and look up the ASIN: it says what Amazon waits for."
)
_ADD = _(
    "Add the safety data sheet, or the exemption sheet for batteries and goods without harmful chemicals, below."
)
_SEND = _(
    "Upload it in Seller Central under “Manage dangerous goods classification”, then record that you sent it."
)
_TELL = _("Tell the customers of the open orders, or send them another product.")
STANDINGS: Mapping[str, Standing] = {
    S.UNDER_REVIEW: Standing(
        "warn",
        "hourglass",
        _("Amazon is reviewing whether this is a dangerous good"),
        _(
            "Until it has decided, Amazon does not ship the stock. Sending documents before it asks shortens the review."
        ),
        (_LOOK_UP, _ADD, _TELL),
    ),
    S.DOCUMENTS_REQUESTED: Standing(
        "bad",
        "calendar-clock",
        _("Amazon waits for documents"),
        _(
            "Amazon does not ship the stock, and disposes of it at your expense when no documents come in time."
        ),
        (_ADD, _("Mend what the checks below find."), _SEND),
    ),
    S.DOCUMENTS_SUBMITTED: Standing(
        "act",
        "send",
        _("Documents are with Amazon"),
        _(
            "With complete documents Amazon usually decides within two business days. It still does not ship the stock."
        ),
        (_("Record Amazon’s answer here when it comes. Codes from Amazon’s API do it by themselves."), _TELL),
    ),
    S.REJECTED: Standing(
        "bad",
        "circle-x",
        _("Amazon rejected the documents"),
        _(
            "The days Amazon left for documents go on. When they are over, it disposes of the stock at your expense."
        ),
        (
            _("Read Amazon’s reason below and have the manufacturer mend exactly that."),
            _("Add the new document; the old one stays in the history."),
            _SEND,
        ),
    ),
    S.NOT_DANGEROUS: Standing(
        "good",
        "circle-check",
        _("Not a dangerous good"),
        _("Amazon ships the stock again. The review is closed."),
        (_("Look at orders that were unfulfillable meanwhile, and order them again."),),
    ),
    S.ELIGIBLE: Standing(
        "good",
        "circle-check",
        _("A dangerous good that Amazon may fulfil"),
        _(
            "It is shipped by ground only, so it takes longer; in the US new sellers wait for the FBA program."
        ),
        (_("Choose Standard speed for orders of this product."),),
    ),
    S.NOT_ELIGIBLE: Standing(
        "bad",
        "ban",
        _("A dangerous good that Amazon may not fulfil: remove the stock"),
        _(
            "Amazon no longer ships it, not for your own shop either. What is left is disposed of at your expense."
        ),
        (
            _("Create a removal order in Seller Central for every unit, then enter its ID here."),
            _("Do not use an MCF order to your own address: it is not shipped, and never reimbursed."),
            _("If you hold a document that says otherwise, add it and send it: Amazon looks again."),
            _TELL,
        ),
    ),
    S.DISPOSAL_PENDING: Standing(
        "bad",
        "trash-2",
        _("The last day has passed: Amazon may dispose of the stock"),
        _(
            "Amazon may now destroy the units at your expense. Until it has, documents or a removal order can save them."
        ),
        (
            _("If documents are ready, send them today and open a Seller Support case that asks to wait."),
            _("Otherwise create a removal order for every unit, then enter its ID here."),
        ),
    ),
    S.DISPOSED: Standing(
        "neutral",
        "trash-2",
        _("The stock was disposed of"),
        _("The review is closed. The fee is in Amazon’s removal report."),
        (_("Close the listing, or send in new stock only after Amazon has classified the product."),),
    ),
    S.REMOVED: Standing(
        "neutral",
        "package-open",
        _("The stock was taken out"),
        _("The review is closed."),
        (_("Close the listing, or send in new stock only after Amazon has classified the product."),),
    ),
}
_STAGES = (S.UNDER_REVIEW, S.DOCUMENTS_REQUESTED, S.DOCUMENTS_SUBMITTED)
_LAST = _("Amazon’s decision")
_STUCK = (S.REJECTED, S.NOT_ELIGIBLE, S.DISPOSAL_PENDING, S.DISPOSED, S.REMOVED)


def stages(status: str, *, requested: bool, submitted: bool) -> list[dict[str, object]]:
    """The four stages of a review for the rail; where it went wrong, that stage says how.

    Amazon may decide without asking for documents; a stage that was left out is not shown as done.
    """
    place = _STAGES.index(S(status)) if status in _STAGES else len(_STAGES)
    happened = (True, requested, submitted)
    drawn: list[dict[str, object]] = [
        {
            "label": stage.label,
            "state": "now" if number == place else "done" if number < place and happened[number] else "",
        }
        for number, stage in enumerate(_STAGES)
    ]
    ended = place == len(_STAGES)
    state = "stuck" if status in _STUCK else "done" if ended else ""
    return [*drawn, {"label": S(status).label if ended else _LAST, "state": state}]


def badge_of(status: str) -> tuple[str, str]:
    """Tone and icon of a state's badge."""
    standing = STANDINGS[status]
    return standing.tone, standing.icon

"""Why a row of Amazon's report is matched as it is, in one sentence. Pure."""

from django.utils.translation import gettext_lazy as _

from reimbursements.models import Reimbursement
from reimbursements.words import Reason


def explain(row: Reimbursement) -> Reason:
    """What the row is, and what to do where something is."""
    known = {
        "claim": row.claim.number if row.claim else "",
        "original": row.original_id,
        "order": row.amazon_order_id,
        "reason": row.reason,
        "words": row.explanation,
    }
    return Reason(row.match, _SENTENCES[_case(row)], known)


def _case(row: Reimbursement) -> str:
    if row.claim_id and row.claim_id == row.claim_by_hand_id:
        return "by_hand"
    if row.match == Reimbursement.Match.REVERSAL and not row.claim_id:
        return "reversal_elsewhere"
    if row.match == Reimbursement.Match.UNEXPLAINED and row.original_id:
        return "reversal_waiting"
    return row.match


_SENTENCES = {
    "claim": _("Answers %(claim)s."),
    "by_hand": _("Answers %(claim)s. Linked by hand: “%(words)s”."),
    "explained": _("Explained by hand: “%(words)s”."),
    "reversal": _("Takes back payment %(original)s of %(claim)s."),
    "reversal_elsewhere": _("Takes back payment %(original)s, which answers no claim here."),
    "reversal_waiting": _("Takes back payment %(original)s, which no report read so far contains."),
    "unclaimed": _("Amazon paid for order %(order)s without a claim. Nothing to do."),
    "not_mcf": _("About stock or Amazon's own store (%(reason)s), not about an MCF order."),
    "unexplained": _(
        "Neither its case nor its order is known here (%(reason)s). "
        "Look the case up in Seller Central and explain it."
    ),
}

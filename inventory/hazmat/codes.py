"""What Amazon's inbound eligibility codes say about dangerous goods. Source: FBA Inbound Eligibility v1, reason list."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inventory.models import Hazmat

H = Hazmat
CODES: dict[str, tuple[Hazmat, Promise]] = {
    "FBA_INB_0007": (H.DOCUMENTS_REQUESTED, _("Under review: there is not enough product information.")),
    "FBA_INB_0008": (
        H.DOCUMENTS_REQUESTED,
        _("Under review: battery details or an exemption sheet are needed."),
    ),
    "FBA_INB_0009": (H.DOCUMENTS_REQUESTED, _("Under review: a safety data sheet is needed.")),
    "FBA_INB_0010": (
        H.DOCUMENTS_REQUESTED,
        _("Under review: the dangerous goods information does not match."),
    ),
    "FBA_INB_0011": (H.DOCUMENTS_REQUESTED, _("Under review: the information is incomplete or conflicting.")),
    "FBA_INB_0012": (
        H.DOCUMENTS_REQUESTED,
        _("Under review: the detail page or other offers say something else."),
    ),
    "FBA_INB_0013": (H.DOCUMENTS_REQUESTED, _("Under review: additional information is required.")),
    "FBA_INB_0014": (
        H.UNDER_REVIEW,
        _("Under review: a possible dangerous good; this takes 4 to 7 business days."),
    ),
    "FBA_INB_0015": (H.NOT_ELIGIBLE, _("Regulated and not eligible for sale.")),
    "FBA_INB_0016": (H.ELIGIBLE, _("Regulated but may be fulfilled.")),
    "FBA_INB_0097": (H.NOT_ELIGIBLE, _("A fully regulated dangerous good.")),
}
_WORST_FIRST = (H.NOT_ELIGIBLE, H.DOCUMENTS_REQUESTED, H.UNDER_REVIEW, H.ELIGIBLE)
BLOCKING = (
    H.NOT_ELIGIBLE,
    H.DOCUMENTS_REQUESTED,
    H.UNDER_REVIEW,
)  # Amazon does not ship while it stands here


def state_of(codes: Iterable[str]) -> Hazmat:
    """The state that a product's codes amount to, the worst first; codes about other things say nothing here."""
    states = {CODES[code][0] for code in codes if code in CODES}
    return next((state for state in _WORST_FIRST if state in states), H.NOT_FLAGGED)


def meanings(codes: Iterable[str]) -> list[str]:
    """What each code means in words; an unknown one is shown as itself."""
    return [str(CODES[code][1]) if code in CODES else code for code in codes]

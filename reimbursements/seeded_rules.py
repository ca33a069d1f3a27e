"""The reimbursement policy as the portal is delivered: put in place by a migration, edited in the admin
afterwards.

What no page of Amazon's says is left empty or marked as not published, and the note says so. Marketplaces
without a row here have no rule on file: the portal says that and opens no claim.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

FROM = date(2025, 3, 31)  # since then Amazon values stock by sourcing cost, MCF by neither basis alone
US_FAQ = (
    "Multi-Channel Fulfillment: Reimbursement FAQ (US): lost orders within "
    "90 days of the promised delivery date",
    "https://sellercentral.amazon.com/help/hub/reference/external/YZ634FAWUVMLW9G",
)
UK_PAGE = (
    "Multi-Channel Fulfillment: customer service (UK): lost and damaged orders within 90 days",
    "https://sellercentral.amazon.co.uk/gp/help/external/G200379870",
)
IN_PAGE = (
    "MCF reimbursements for your MCF orders (India): within 30 days after the estimated delivery date",
    "https://smartcommerce.amazon.in/blog/mcf-reimbursements-for-your-mcf-orders",
)
FBA_PAGE = (
    "FBA lost and damaged inventory reimbursement policy",
    "https://sellercentral.amazon.com/help/hub/reference/external/G200213130",
)
EUROPE = ("UK", "DE", "FR", "IT", "ES", "NL", "SE", "PL", "BE", "IE")
ELSEWHERE = ("CA", "MX", "JP", "AU")
CODES = ("US", "IN", *EUROPE, *ELSEWHERE)
# Amazon's announcement of 23 Aug 2024, "per eligible unit lost or damaged during shipping"; the US is not
# in its table
MCF_CAPS = {
    "AU": 450,
    "CA": 400,
    "DE": 275,
    "FR": 275,
    "IT": 275,
    "ES": 275,
    "UK": 250,
    "JP": 50_000,
    "MX": 5_000,
}
FBA_CAPS = {"US": 5_000}  # of the FBA policy; it holds where MCF has no cap of its own
CAP_NOTE = "MCF cap as announced on 23 Aug 2024 in the seller forums."
NO_CAP_NOTE = "No MCF cap is published for this marketplace."
US_CAP_NOTE = "No MCF cap is published for the US; the FBA cap of 5,000 USD per item holds."


@dataclass(frozen=True)
class _Seed:
    kind: str
    file_within_days: int
    anchor: str
    window_published: bool
    required_evidence: tuple[str, ...]
    advised_evidence: tuple[str, ...]
    source: str
    source_url: str
    note: str


def rows() -> Iterator[dict[str, Any]]:
    """One row per marketplace code and kind, as fields of ClaimRule with `code` for the marketplace."""
    for code in CODES:
        for seed in (_lost(code), _damaged(code), _returned(code)):
            in_transit = seed.kind != "damaged_return"
            cap = MCF_CAPS.get(code) if in_transit else None
            notes = [seed.note, _cap_note(code, known=cap is not None) if in_transit else ""]
            yield asdict(seed) | {
                "code": code,
                "valid_from": FROM,
                "bases": ["estimated_proceeds", "sourcing_cost"],
                "cap": Decimal(cap) if cap is not None else None,
                "fallback_cap": Decimal(FBA_CAPS[code]) if code in FBA_CAPS else None,
                "required_evidence": list(seed.required_evidence),
                "advised_evidence": list(seed.advised_evidence),
                "note": " ".join(note for note in notes if note),
            }


def _lost(code: str) -> _Seed:
    days, source, published = _window(code)
    note = (
        ""
        if published
        else f"No window is published for this marketplace; held to the {days} days of the US."
    )
    advised = ("order_proof", "resolution_proof")
    return _Seed(
        "lost_outbound", days, "first_promise", published, ("customer_resolution",), advised, *source, note
    )


def _damaged(code: str) -> _Seed:
    days, source, published = _window(code)
    note = (
        ""
        if published
        else f"No window is published for this marketplace; held to the {days} days of the US."
    )
    if code == "US":
        published, note = (
            False,
            "The US page names 90 days for lost orders only; damaged ones are held to the same day.",
        )
    required = ("item_photo", "customer_resolution")
    advised = ("box_photo", "label_photo", "order_proof", "resolution_proof")
    return _Seed("damaged_outbound", days, "first_promise", published, required, advised, *source, note)


def _returned(code: str) -> _Seed:
    note = (
        "No window is published for returns of MCF orders; held to the 60 days "
        "of FBA for damage in a fulfillment "
        "center. MCF's caps are for units lost or damaged during shipping, not for returns."
    )
    advised = ("customer_resolution", "order_proof", "resolution_proof")
    return _Seed("damaged_return", 60, "graded", False, (), advised, *FBA_PAGE, note)


def _window(code: str) -> tuple[int, tuple[str, str], bool]:
    if code == "IN":
        return 30, IN_PAGE, True
    if code in EUROPE:
        return 90, UK_PAGE, True
    return 90, US_FAQ, code == "US"


def _cap_note(code: str, *, known: bool) -> str:
    return CAP_NOTE if known else US_CAP_NOTE if code == "US" else NO_CAP_NOTE

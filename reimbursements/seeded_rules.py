"""The reimbursement policy as the portal is delivered: put in place by a migration, changed in the admin
afterwards.

What no page of Amazon's says is left empty, and the note says so. Marketplaces without a row here have no
rule on file: the portal says that and opens no claim.
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
PAPERS = ("order_proof", "resolution_proof")
BOX = ("box_photo", "label_photo")
# The proofs of the MCF reimbursement FAQ, by kind: what blocks, what only warns
PROOFS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "lost_outbound": (("customer_resolution",), PAPERS),
    "lost_by_carrier": (("customer_resolution",), PAPERS),
    "damaged_outbound": (("item_photo", "customer_resolution"), (*BOX, "serial_photo", *PAPERS)),
    "wrong_item": (("received_photo", "customer_resolution"), (*BOX, "serial_photo", *PAPERS)),
    "missing_item": (
        ("contents_photo", "customer_resolution"),
        ("packaging_photo", "sticker_photo", *BOX, *PAPERS),
    ),
    "damaged_return": ((), ("customer_resolution", *PAPERS)),
}
ALWAYS_REFUSED = ("removal",)
ALWAYS_DOUBTED = ("removal_suspected", "amazon_order")
# An older edition of Amazon's page excludes orders delivered with a signature, and one a wrong address
ON_THE_WAY_DOUBTED = ("signature", "wrong_address")
GRADES = ("customer_damaged", "defective", "distributor_damaged", "expired")


@dataclass(frozen=True)
class _Seed:
    kind: str
    opens_anchor: str
    wait_days: int | None
    anchor: str
    file_within_days: int | None
    held_to_days: int | None
    source: str
    source_url: str
    note: str
    refused_when: tuple[str, ...] = ALWAYS_REFUSED
    doubted_when: tuple[str, ...] = (*ALWAYS_DOUBTED, *ON_THE_WAY_DOUBTED)


def rows() -> Iterator[dict[str, Any]]:
    """One row per marketplace code and kind, as fields of ClaimRule with `code` for the marketplace."""
    for code in CODES:
        for seed in (*_lost(code), *_delivered(code), _returned()):
            in_transit = seed.kind != "damaged_return"
            cap = MCF_CAPS.get(code) if in_transit else None
            notes = [seed.note, _cap_note(code, known=cap is not None) if in_transit else ""]
            required, advised = PROOFS[seed.kind]
            yield asdict(seed) | {
                "code": code,
                "valid_from": FROM,
                "bases": ["estimated_proceeds", "sourcing_cost"],
                "cap": Decimal(cap) if cap is not None else None,
                "fallback_cap": Decimal(FBA_CAPS[code]) if code in FBA_CAPS else None,
                "required_evidence": list(required),
                "advised_evidence": list(advised),
                "refused_when": list(seed.refused_when),
                "doubted_when": list(seed.doubted_when),
                "note": " ".join(note for note in notes if note),
            }


def _lost(code: str) -> Iterator[_Seed]:
    days, source, published = _window(code)
    for kind in ("lost_outbound", "lost_by_carrier"):
        yield _Seed(
            kind,
            "latest_estimate",
            7,
            "first_promise",
            days if published else None,
            None if published else days,
            *source,
            "" if published else _held_note(days),
            refused_when=(*ALWAYS_REFUSED, "delivered", "coming_back"),
        )


def _delivered(code: str) -> Iterator[_Seed]:
    days, source, published = _window(code)
    for kind in ("damaged_outbound", "wrong_item", "missing_item"):
        named = published and code != "US" and kind == "damaged_outbound"
        note = "" if named else _unnamed_note(code, kind, days)
        held = None if named else days
        yield _Seed(kind, "delivered", None, "first_promise", days if named else None, held, *source, note)


def _unnamed_note(code: str, kind: str, days: int) -> str:
    if kind != "damaged_outbound":
        return f"No page names a window for this kind; held to the {days} days of lost orders."
    if code == "US":
        return "The US page names 90 days for lost orders only; damaged ones are held to the same day."
    return _held_note(days)


def _held_note(days: int) -> str:
    return f"No window is published for this marketplace; held to the {days} days of the US."


def _returned() -> _Seed:
    note = (
        "No window is published for returns of MCF orders; held to the 60 days "
        "of FBA for damage in a fulfillment "
        "center. MCF's caps are for units lost or damaged during shipping, not for returns."
    )
    return _Seed(
        "damaged_return",
        "graded",
        None,
        "graded",
        None,
        60,
        *FBA_PAGE,
        note,
        refused_when=(*ALWAYS_REFUSED, *GRADES),
        doubted_when=(*ALWAYS_DOUBTED, "own_postage"),
    )


def _window(code: str) -> tuple[int, tuple[str, str], bool]:
    if code == "IN":
        return 30, IN_PAGE, True
    if code in EUROPE:
        return 90, UK_PAGE, True
    return 90, US_FAQ, code == "US"


def _cap_note(code: str, *, known: bool) -> str:
    return CAP_NOTE if known else US_CAP_NOTE if code == "US" else NO_CAP_NOTE

"""What a grading dispute says to Seller Support: only facts on file, in English, which Seller Support reads. No database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DisputeFacts:
    """What is known of the unit and of the objection."""

    order_id: str
    sku: str
    fnsku: str
    rma: str
    unit_id: str
    condition: str
    graded_on: date | None
    centre: str
    plate: str
    argument: str
    removal_order: str
    unit_back_on: date | None
    photos: int


def letter(facts: DisputeFacts) -> str:
    """The text to paste into a case; what is not known is left out, never guessed."""
    lines = [
        "Subject: Grading dispute for a customer return (Multi-Channel Fulfillment)",
        "",
        "We disagree with the condition in which the following returned unit was recorded.",
        "",
        *(f"{name}: {value}" for name, value in _table(facts) if value),
    ]
    if facts.argument:
        lines += ["", "Why the recorded condition is wrong:", facts.argument]
    if facts.photos:
        count = "1 photo" if facts.photos == 1 else f"{facts.photos} photos"
        lines += ["", f"Attached: {count} of the unit as we received it."]
    lines += ["", "Please review the condition of this unit, and tell us the result."]
    return "\n".join(lines)


def _table(facts: DisputeFacts) -> Sequence[tuple[str, str]]:
    return (
        ("Order ID (MCF)", facts.order_id),
        ("SKU", facts.sku),
        ("FNSKU", facts.fnsku),
        ("RMA", facts.rma),
        ("Return item ID", facts.unit_id),
        ("License plate number", facts.plate),
        ("Recorded condition", facts.condition),
        ("Recorded on", facts.graded_on.isoformat() if facts.graded_on else ""),
        ("Fulfillment center", facts.centre),
        ("Removal order", facts.removal_order),
        ("Unit delivered back to us on", facts.unit_back_on.isoformat() if facts.unit_back_on else ""),
    )

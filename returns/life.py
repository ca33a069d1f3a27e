"""The life of a unit: every stage it can be in and every step from one to the next. No database, no clock.

The stages are concluded from what Amazon and the carriers tell and from what people decide; this one table draws the
diagram of the README (`manage.py unit_diagram`), and a test walks every generated life along it.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from amazon.words import canonical
from returns.grading import Claim, grade_of
from returns.models.returns import REFUSED_WORDS


class UnitStage(models.TextChoices):
    """Where one unit of a return is."""

    SUBMITTED = "submitted", _("Submitted")  # waits to be asked of Amazon
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REFUSED = "refused", _("Refused by Amazon")
    AUTHORISED = "authorised", _("Authorised")  # on an RMA; the customer may send it
    UNDER_WAY = "under_way", _("On its way back")  # in a parcel with a number
    ARRIVED = "arrived", _("Arrived at Amazon")  # the carrier says so; not judged yet
    IN_STOCK = "in_stock", _("Back in stock")
    CLAIMABLE = "claimable", _("Damaged, may be claimed")
    NOT_REIMBURSED = "not_reimbursed", _("Not sellable, not reimbursed")
    UNCLEAR = "unclear", _("Judged, grade not known here")
    REFUSED_AFTERWARDS = "refused_afterwards", _("Refused afterwards")


S = UnitStage
JUDGED = (S.IN_STOCK, S.CLAIMABLE, S.NOT_REIMBURSED, S.UNCLEAR)
_NEWS = (*JUDGED, S.REFUSED_AFTERWARDS)  # what Amazon may tell at any time, whatever was known before
_WAY = (
    S.AUTHORISED,
    S.UNDER_WAY,
    S.ARRIVED,
)  # back again where a number was wrong, or a judgement taken back
# Made here, made in Seller Central, or never announced
BEGINNINGS: dict[UnitStage, str] = {
    S.SUBMITTED: "asked for here",
    S.AUTHORISED: "asked for in Seller Central",
    **dict.fromkeys(JUDGED, "nobody asked for it"),
}
MOVES: dict[UnitStage, tuple[UnitStage, ...]] = {
    S.SUBMITTED: (S.WITHDRAWN, S.REFUSED, S.AUTHORISED, *_NEWS),
    S.WITHDRAWN: (S.AUTHORISED, *_NEWS),  # Amazon had taken it after all
    S.REFUSED: (S.AUTHORISED, *_NEWS),  # as a duplicate: Amazon knew of it
    S.AUTHORISED: (S.UNDER_WAY, S.ARRIVED, *_NEWS),
    S.UNDER_WAY: (S.AUTHORISED, S.ARRIVED, *_NEWS),
    S.ARRIVED: (S.AUTHORISED, S.UNDER_WAY, *_NEWS),
    **{stage: (*(other for other in _NEWS if other != stage), *_WAY) for stage in JUDGED},
    S.REFUSED_AFTERWARDS: (*JUDGED, *_WAY),
}


@dataclass(frozen=True)
class UnitFacts:
    """What is known of one unit."""

    told: bool
    refused: bool
    withdrawn: bool
    status: str  # Amazon's words
    condition: str
    parcel: str = ""  # "", "under_way" or "arrived": the parcel it is in


def stage_of(facts: UnitFacts) -> UnitStage:
    """Where the unit is."""
    if not facts.told:
        return S.REFUSED if facts.refused else S.WITHDRAWN if facts.withdrawn else S.SUBMITTED
    if is_refused_afterwards(facts.status):
        return S.REFUSED_AFTERWARDS
    if facts.condition or canonical(facts.status) == "processed":
        return _judged(facts.condition)
    return {"under_way": S.UNDER_WAY, "arrived": S.ARRIVED}.get(facts.parcel, S.AUTHORISED)


def is_refused_afterwards(status: str) -> bool:
    """Whether Amazon, having taken the unit, says that it does not count as returned."""
    return canonical(status) in REFUSED_WORDS


def _judged(condition: str) -> UnitStage:
    grade = grade_of(condition)
    if grade is None or not grade.is_known:
        return S.UNCLEAR
    if grade.restock:
        return S.IN_STOCK
    return S.NOT_REIMBURSED if grade.claim is Claim.NO else S.CLAIMABLE


_BOXES = {"taken": _WAY, "judged": JUDGED}


def diagram() -> str:
    """The table as a Mermaid state diagram; steps that every stage of a box takes alike are drawn once."""
    boxed = [stage for stages in _BOXES.values() for stage in stages]
    lines = ["stateDiagram-v2", *(f"    {stage.value}: {stage.label}" for stage in S if stage not in boxed)]
    for name, stages in _BOXES.items():
        lines.append(f"    state {name} {{")
        lines += [f"        {stage.value}: {stage.label}" for stage in stages]
        lines += [f"        {_arrow(one, to)}" for one in stages for to in stages if _is_inner(one, to)]
        lines.append("    }")
    lines += list(dict.fromkeys(f"    [*] --> {_start(stage)}: {why}" for stage, why in BEGINNINGS.items()))
    steps = [(one, to) for one in S for to in S if to in MOVES[one] and not _is_inner(one, to)]
    arrows = [f"    {_arrow(one, to)}" for one, to in steps if not (one in JUDGED and to in JUDGED)]
    lines += [*dict.fromkeys(arrows), "    note right of judged: Amazon may judge anew at any time"]
    return "\n".join(lines)


def _box(stage: UnitStage) -> str:
    return next((name for name, stages in _BOXES.items() if stage in stages), "")


def _is_inner(stage: UnitStage, to: UnitStage) -> bool:
    """Steps on the way are drawn one by one; of judgements it is enough that each may follow each."""
    return stage in _WAY and to in _WAY and to in MOVES[stage]


def _start(stage: UnitStage) -> str:
    return "judged" if stage in JUDGED else str(stage.value)


def _arrow(stage: UnitStage, to: UnitStage) -> str:
    corrected = stage in (*JUDGED, S.REFUSED_AFTERWARDS) or to is S.REFUSED_AFTERWARDS
    return f"{_from(stage, to)} --> {_to(stage, to)}{': corrected' if corrected else ''}"


def _from(stage: UnitStage, to: UnitStage) -> str:
    box = _box(stage)
    whole = box and not _is_inner(stage, to) and all(to in (*MOVES[one], one) for one in _BOXES[box])
    return box if whole else str(stage.value)


def _to(stage: UnitStage, to: UnitStage) -> str:
    box = _box(to)
    whole = box and not _is_inner(stage, to) and all(one in (*MOVES[stage], stage) for one in _BOXES[box])
    return box if whole else str(to.value)

"""Where a return stands, concluded from its units. No database, no clock."""

from collections.abc import Sequence
from typing import Protocol

from returns.models import ReturnStatus


class UnitFacts(Protocol):
    """What is asked of a unit here."""

    @property
    def told(self) -> bool: ...
    @property
    def is_refused(self) -> bool: ...
    @property
    def is_over(self) -> bool: ...


def answer(units: Sequence[UnitFacts]) -> ReturnStatus | None:
    """What Amazon's answer amounts to; None while it has not answered for every unit."""
    refused = sum(unit.is_refused for unit in units)
    told = sum(unit.told for unit in units)
    if refused + told < len(units) or not units:
        return None
    if not refused:
        return ReturnStatus.AUTHORISED
    return ReturnStatus.PARTLY_REFUSED if told else ReturnStatus.REFUSED


def is_finished(units: Sequence[UnitFacts]) -> bool:
    """True when Amazon is done with every unit it took, and it took at least one."""
    taken = [unit for unit in units if unit.told]
    return bool(taken) and all(unit.is_over for unit in taken)

"""Whether a product may come into Amazon's warehouses: the one place where the hazmat review shows."""

from dataclasses import dataclass

from amazon.shapes.base import Shape


@dataclass(frozen=True, kw_only=True)
class ItemEligibility(Shape):
    """The answer for one ASIN; the reasons are codes such as FBA_INB_0014."""

    asin: str = ""
    marketplace_id: str = ""
    program: str = ""
    is_eligible_for_program: bool | None = None
    ineligibility_reason_list: tuple[str, ...] = ()

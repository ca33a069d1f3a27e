"""What an answer about one parcel stands on."""

from dataclasses import dataclass
from datetime import date

from orders.models import ParcelState
from tracking.eligibility import Verdict


@dataclass(frozen=True, kw_only=True)
class ParcelFacts:
    """What the answer stands on; dates are calendar days in the order's marketplace."""

    package_id: int
    parcel: str  # "Parcel 2 of 3", or "The parcel"
    state: ParcelState
    verdict: Verdict
    today: date
    estimate: date | None = None
    delivered_on: date | None = None
    damaged_on: date | None = None
    opens_on: date | None = None
    has_events: bool = True
    delivered_only: bool = False  # the carrier told Delivered and nothing before it
    is_quiet_too_long: bool = False  # no news although the hours in which that is normal are over
    told: str = ""  # the source's own word

    @property
    def days_late(self) -> int:
        """Days since the latest estimate; 0 on the day itself and before."""
        return max((self.today - self.estimate).days, 0) if self.estimate else 0

    @property
    def wait_days(self) -> int:
        """The full days after the estimate that the rule in force asks for."""
        return (self.opens_on - self.estimate).days - 1 if self.opens_on and self.estimate else 0

    def values(self, **more: object) -> dict[str, object]:
        """What the sentences are filled with."""
        return {"parcel": self.parcel, "estimate": self.estimate, "wait": self.wait_days, **more}

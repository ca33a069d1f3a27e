"""Where a package is, in one shape whether Amazon, Swiship or a carrier said it."""

from dataclasses import dataclass, field
from datetime import datetime

from amazon.shapes.base import DateRange, Shape


@dataclass(frozen=True, kw_only=True)
class TrackingAddress(Shape):
    """A place as tracking gives it: no street, no name."""

    city: str = ""
    state: str = ""
    country: str = ""

    @property
    def place(self) -> str:
        """The place on one line, such as "Troy, MI, US"; a full address is read as well as a short one."""
        state = self.state or str(self.extra.get("stateOrRegion", ""))
        country = self.country or str(self.extra.get("countryCode", ""))
        return ", ".join(part for part in (self.city, state, country) if part)


@dataclass(frozen=True, kw_only=True)
class TrackingEvent(Shape):
    """One thing that happened to a package.

    `event_code` is Amazon's (EVENT_301), or the nearest of them when a carrier said it in its own words.
    `local_time` is the wall clock where it happened, as the carrier wrote it. `time_is_local` means that
    the carrier gave no zone: `event_date` is then the wall clock read as UTC and may be off by half a day.
    """

    event_date: datetime | None = None
    event_address: TrackingAddress | None = None
    event_code: str = ""
    event_description: str = ""
    local_time: str = field(default="", metadata={"wire": ""})
    time_is_local: bool = field(default=False, metadata={"wire": ""})


@dataclass(frozen=True, kw_only=True)
class PackageTracking(Shape):
    """All that is known of one package; `events` oldest first; `package_number` 0 when a carrier answered."""

    package_number: int = 0
    tracking_number: str = ""
    customer_tracking_link: str = ""
    carrier_code: str = ""
    carrier_phone_number: str = ""
    carrier_url: str = field(default="", metadata={"wire": "carrierURL"})
    ship_date: datetime | None = None
    estimated_arrival_date: datetime | None = None
    ship_to_address: TrackingAddress | None = field(default=None, repr=False)
    current_status: str = ""
    current_status_description: str = ""
    delivery_window: DateRange | None = None
    signed_for_by: str = field(default="", repr=False)
    additional_location_info: str = ""
    events: tuple[TrackingEvent, ...] = field(default=(), metadata={"wire": "trackingEvents"})

"""One parcel as the order's page shows it: read from rows already fetched, no question to the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from amazon.links import carrier_link
from orders.badges import PARCEL_BADGES, Badge
from orders.guidance import Guidance
from orders.models import Order, ParcelState
from tracking import statuses
from tracking.actions.summary import trouble
from tracking.actions.verdicts import verdict_of
from tracking.carriers.whose import objection
from tracking.disagreement import Saying, disagree, sayings
from tracking.eligibility import local_day
from tracking.estimates import EstimateRow, estimate_rows, with_clocks
from tracking.guidance import ParcelFacts, parcel_guidance
from tracking.models import Package
from tracking.rules import zone_of
from tracking.timeline import Line, merged

_QUIET = timedelta(hours=24)  # only for rows that were stored before their shipping date was known


@dataclass(frozen=True)
class Parcel:
    """A package among its order's parcels at a moment, with everything the card says."""

    package: Package
    number: int
    total: int
    now: datetime
    zone: ZoneInfo

    @property
    def name(self) -> str:
        """What it is called: "The parcel", or its place among several."""
        if self.total == 1:
            return _("The parcel")
        return _("Parcel %(number)d of %(total)d") % {"number": self.number, "total": self.total}

    @cached_property
    def lines(self) -> list[Line]:
        """What the sources told, newest first, without doubles."""
        return merged(self.package.events.all(), home=self.package.order.country, zone=self.zone)

    @cached_property
    def estimates(self) -> list[EstimateRow]:
        rows = estimate_rows(list(self.package.estimates.all()), self.zone)
        return with_clocks(rows, self.package, self.facts.today, self.zone)

    @cached_property
    def sayings(self) -> list[Saying]:
        """What each source says; the one that the claim clock believes is marked."""
        events = [(one.source, one.at, one.code, one.description) for one in self.package.events.all()]
        return sayings(
            events,
            self.package.told_by,
            delivered=self.package.delivered_at is not None,
            coming_back=self.package.returning_at is not None,
        )

    @property
    def disagreement(self) -> str:
        """That the sources disagree and what the claim clock makes of it; nothing while they agree."""
        if not disagree(self.sayings):
            return ""
        if self.package.delivered_at:
            return _("The sources disagree. A delivery that any of them reports closes a lost claim.")
        if self.package.returning_at:
            return _("The sources disagree. A parcel that any of them reports as coming back is not lost.")
        return _("The sources disagree. None reports a delivery or a return, so the claim clock goes on.")

    @cached_property
    def objection(self) -> str:
        """Another carrier's name when the number is one of theirs by its check digit."""
        found = objection(self.package.carrier, self.package.tracking_number)
        return statuses.carrier_text(found.carrier) if found else ""

    @property
    def told_carrier(self) -> str:
        """What was told of the carrier, where a person named another."""
        told = statuses.carrier_text(self.package.carrier_code)
        return told if self.package.carrier_override and told != self.carrier else ""

    @property
    def own_words(self) -> str:
        """The newest status exactly as it came, where it differs from our words for it."""
        said = self.package.status_description or self.package.status_told
        return said if said.strip(" .").casefold() != self.status.casefold() else ""

    @cached_property
    def facts(self) -> ParcelFacts:
        package, day = self.package, self._day
        return ParcelFacts(
            package_id=package.pk,
            parcel=self.name,
            state=ParcelState(package.state),
            verdict=verdict_of(package, at=self.now),
            today=self.now.astimezone(self.zone).date(),
            estimate=day(package.latest_estimate),
            delivered_on=day(package.delivered_at),
            damaged_on=day(package.damaged_at),
            opens_on=package.lost_opens_on,
            has_events=bool(self.lines),
            delivered_only=len(self.lines) == 1 and package.delivered_at is not None,
            is_quiet_too_long=self.is_quiet_too_long,
            told=self.told,
        )

    @cached_property
    def guidance(self) -> Guidance:
        return parcel_guidance(self.facts)

    @property
    def is_quiet_too_long(self) -> bool:
        """No event although the hours in which that is normal are over."""
        shipped = self.package.shipped_at
        until = self.package.quiet_until or (shipped + _QUIET if shipped else None)
        return not self.lines and until is not None and self.now > until

    @property
    def told(self) -> str:
        """The newest word of a source: its status, else its newest event."""
        if self.package.state in (ParcelState.HELD, ParcelState.DELAYED) and self.lines:
            return self.lines[0].title
        return self.status or (self.lines[0].title if self.lines else "")

    @cached_property
    def badge(self) -> Badge:
        """The one word for it: what may be claimed and what is late come before the carrier's word."""
        key = self.guidance.key
        if key == "lost_eligible":
            return Badge("bad", "package-x", _("Lost-eligible"))
        if key == "late":
            return Badge("warn", "clock", _("Late"))
        if key == "no_scans":
            return Badge("warn", "package-search", _("No scans"))
        tone, icon = PARCEL_BADGES[self.package.state]
        if self.package.state == ParcelState.UNKNOWN:
            return Badge(tone, icon, self.package.status_told or _("Not known"))
        return Badge(tone, icon, str(ParcelState(self.package.state).label))

    @property
    def carrier(self) -> str:
        return statuses.carrier_text(self.package.carrier)

    @property
    def status(self) -> str:
        """The source's newest status in our words; one that is not in the table as it came."""
        return statuses.status_text(self.package.status_told, self.package.status_description)

    @property
    def carrier_url(self) -> str:
        return carrier_link(self.package.carrier, self.package.tracking_number)

    @property
    def place(self) -> str:
        """Where it was left, in words."""
        return statuses.place_text(self.package.drop_off) if self.package.drop_off else ""

    @property
    def days_early(self) -> int | None:
        """Days before the latest estimate that it was delivered; negative when late, nothing when one is
        missing.
        """
        if self.facts.delivered_on is None or self.facts.estimate is None:
            return None
        return (self.facts.estimate - self.facts.delivered_on).days

    def _day(self, moment: datetime | None) -> date | None:
        return local_day(moment, self.zone)


def parcels_of(order: Order, now: datetime) -> Sequence[Parcel]:
    """An order's parcels, the one in most trouble first; needs the prefetches of `models.FOR_ORDER_PAGE`."""
    zone = zone_of(order)
    packages = sorted(order.packages.all(), key=lambda package: (package.shipment_id, package.package_number))
    total = len(packages)
    parcels = [Parcel(package, number, total, now, zone) for number, package in enumerate(packages, start=1)]
    return sorted(parcels, key=lambda parcel: (-parcel.guidance.rank, trouble(parcel.package)))

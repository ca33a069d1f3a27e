"""The world's time: real time plus an offset, or frozen; and calendar days in a marketplace's zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class Clock:
    """Tells the world's time (UTC); moved by the control addresses, never by itself beyond real time."""

    def __init__(self, frozen: datetime | None = None) -> None:
        self.frozen = frozen
        self.offset = timedelta()

    def now(self) -> datetime:
        """The world's present moment, whole seconds."""
        moment = self.frozen or datetime.now(UTC) + self.offset
        return moment.replace(microsecond=0)

    def move_to(self, moment: datetime) -> None:
        """Set the world's time; a frozen world stays frozen there, a running one runs on from there."""
        if self.frozen:
            self.frozen = moment
        else:
            self.offset = moment - datetime.now(UTC)


def parse(text: str) -> datetime:
    """An ISO 8601 moment as UTC; without a zone it is read as UTC. ValueError when it is not one."""
    moment = datetime.fromisoformat(text.strip())
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def iso(moment: datetime) -> str:
    """Amazon's way to write a moment: 2026-11-23T04:56:00Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The calendar day of a moment in the marketplace's zone."""
    return moment.astimezone(zone).date()


def at_local(day: date, hour: int, minute: int, zone: ZoneInfo) -> datetime:
    """A wall-clock time of the marketplace as a UTC moment."""
    return datetime.combine(day, time(hour, minute), zone).astimezone(UTC)


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The last second of a local day: how Amazon writes an estimated date."""
    return datetime.combine(day, time(23, 59, 59), zone).astimezone(UTC)

"""Who can tell where a parcel is, behind one small protocol, and the breaker that lets a failing source
rest.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from django.conf import settings
from pybreaker import CircuitBreaker, CircuitRedisStorage

from amazon import Client
from amazon.errors import Refused, Throttled
from amazon.rate import RedisBucket, wait_for_turn
from amazon.shapes import PackageTracking
from amazon.swiship import Swiship
from sellers.connections import client_for, recorder, redis
from sellers.models import Seller
from tracking import carriers
from tracking.carriers.dhl import Dhl
from tracking.carriers.fedex import Fedex
from tracking.carriers.ups import Ups
from tracking.carriers.usps import Usps
from tracking.carriers.whose import may_be_with
from tracking.models import EventSource

_CARRIERS_REST = 300
# seconds for which one that failed is left alone
REST = {EventSource.AMAZON: 60, EventSource.SWISHIP: 1800} | {
    kind: _CARRIERS_REST for kind in EventSource if kind.is_carrier
}
_FAILURES = 5


class Parcel(Protocol):
    """Whatever can be asked about: a package on its way to a customer, or a parcel on its way back."""

    @property
    def package_number(self) -> int: ...
    @property
    def tracking_number(self) -> str: ...
    @property
    def carrier(self) -> str:
        """Whose parcel it is as far as anybody said, in that one's words."""


@dataclass(frozen=True)
class Source:
    """One who can be asked: `track` raises the errors of `amazon.errors`; `name` tells its breaker from
    others'.

    `last_resort` is asked only when nobody before it could know the parcel. `per_hour` is what the source
    grants all workers and sellers together; none where it is kept elsewhere.
    """

    kind: EventSource
    name: str
    track: Callable[[Parcel], PackageTracking]
    knows: Callable[[Parcel], bool]
    last_resort: bool = False
    per_hour: int = 0

    def ask(self, package: Parcel) -> PackageTracking:
        """What the source says; raises pybreaker's CircuitBreakerError while it rests."""
        breaker = breaker_of(self.name, self.kind)
        if self.per_hour and breaker.current_state != "open":
            self._wait_for_turn()
        try:
            return breaker.call(self.track, package)
        except Throttled:
            if (
                self.kind is not EventSource.AMAZON
            ):  # Amazon's rate is ours to keep; others mean: leave me alone
                breaker.open()
            raise

    def _wait_for_turn(self) -> None:
        """Raises Throttled, without blame for the source, when its hour is used up."""
        wait_for_turn(
            RedisBucket(redis(), prefix="carrier:rate:"),
            self.name,
            rate=self.per_hour / 3600,
            burst=max(1, min(self.per_hour // 20, 30)),
            max_wait=0,  # the parcel waits, not those behind it
            operation=f"{self.name} track",
        )


def sources_for(seller: Seller, *, max_wait: float = 3.0) -> Sequence[Source]:
    """Whom to ask for a seller's parcels, in this order; `max_wait` in seconds for a turn with Amazon."""
    client = client_for(seller, max_wait=max_wait)
    found = [
        _amazon(client, seller) if client else None,
        *map(_carrier, _carriers(seller)),
        _swiship(seller) if settings.SWISHIP_URL else None,
    ]
    return [source for source in found if source]


def _amazon(client: Client, seller: Seller) -> Source:
    return Source(
        kind=EventSource.AMAZON,
        name=f"amazon-{seller.pk}",
        track=lambda package: client.fulfillment.package_tracking(package.package_number),
        knows=lambda package: package.package_number > 0,
    )


def _carriers(seller: Seller) -> Iterator[carriers.Source]:
    """The carriers whose tracking this installation has credentials for."""
    on_call = recorder(seller.pk)
    if settings.UPS_CLIENT_ID and settings.UPS_CLIENT_SECRET:
        yield Ups(settings.UPS_URL, settings.UPS_CLIENT_ID, settings.UPS_CLIENT_SECRET, on_call=on_call)
    if settings.FEDEX_CLIENT_ID and settings.FEDEX_CLIENT_SECRET:
        yield Fedex(
            settings.FEDEX_URL, settings.FEDEX_CLIENT_ID, settings.FEDEX_CLIENT_SECRET, on_call=on_call
        )
    if settings.USPS_CLIENT_ID and settings.USPS_CLIENT_SECRET:
        yield Usps(settings.USPS_URL, settings.USPS_CLIENT_ID, settings.USPS_CLIENT_SECRET, on_call=on_call)
    if settings.DHL_API_KEY:
        yield Dhl(settings.DHL_URL, settings.DHL_API_KEY, on_call=on_call)


def _carrier(client: carriers.Source) -> Source:
    return Source(
        kind=EventSource(client.name),
        name=client.name,
        track=lambda package: client.track(package.tracking_number),
        knows=lambda package: may_be_with(client.name, package.carrier, package.tracking_number),
        per_hour=getattr(settings, f"{client.name.upper()}_PER_HOUR"),
    )


def _swiship(seller: Seller) -> Source:
    swiship = Swiship(settings.SWISHIP_URL, on_call=recorder(seller.pk))
    return Source(
        kind=EventSource.SWISHIP,
        name="swiship",
        track=lambda package: swiship.track(package.tracking_number),
        knows=lambda package: bool(package.tracking_number),
        last_resort=True,
    )


@cache
def breaker_of(name: str, kind: EventSource) -> CircuitBreaker:
    """The breaker of one source, shared by all workers: Amazon's is each seller's own."""
    return CircuitBreaker(
        fail_max=_FAILURES,
        reset_timeout=REST[kind],
        exclude=[Refused, Throttled],
        state_storage=CircuitRedisStorage("closed", redis(), namespace=f"source-{name}"),
        name=name,
        throw_new_error_on_trip=False,
    )

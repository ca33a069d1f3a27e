"""Who can tell where a parcel is, behind one small protocol, and the breaker that lets a failing source
rest.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from django.conf import settings
from pybreaker import CircuitBreaker, CircuitRedisStorage

from amazon import Client
from amazon.errors import Refused, Throttled
from amazon.links import carrier_key
from amazon.shapes import PackageTracking
from amazon.swiship import Swiship
from sellers.connections import client_for, recorder, redis
from sellers.models import Seller
from tracking.carriers.ups import Ups
from tracking.models import EventSource

REST = {EventSource.AMAZON: 60, EventSource.SWISHIP: 1800, EventSource.UPS: 300}  # seconds
_FAILURES = 5


class Parcel(Protocol):
    """Whatever can be asked about: a package on its way to a customer, or a parcel on its way back."""

    @property
    def package_number(self) -> int: ...
    @property
    def tracking_number(self) -> str: ...
    @property
    def carrier_code(self) -> str: ...


@dataclass(frozen=True)
class Source:
    """One who can be asked: `track` raises the errors of `amazon.errors`; `name` tells its breaker from
    others'.

    `last_resort` is asked only when nobody before it could know the parcel.
    """

    kind: EventSource
    name: str
    track: Callable[[Parcel], PackageTracking]
    knows: Callable[[Parcel], bool]
    last_resort: bool = False

    def ask(self, package: Parcel) -> PackageTracking:
        """What the source says; raises pybreaker's CircuitBreakerError while it rests."""
        breaker = breaker_of(self.name, self.kind)
        try:
            return breaker.call(self.track, package)
        except Throttled:
            if (
                self.kind is not EventSource.AMAZON
            ):  # Amazon's rate is ours to keep; others mean: leave me alone
                breaker.open()
            raise


def sources_for(seller: Seller, *, max_wait: float = 3.0) -> Sequence[Source]:
    """Whom to ask for a seller's parcels, in this order; `max_wait` in seconds for a turn with Amazon."""
    client = client_for(seller, max_wait=max_wait)
    found = [
        _amazon(client, seller) if client else None,
        _ups(seller) if settings.UPS_CLIENT_ID and settings.UPS_CLIENT_SECRET else None,
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


def _ups(seller: Seller) -> Source:
    ups = Ups(
        settings.UPS_URL, settings.UPS_CLIENT_ID, settings.UPS_CLIENT_SECRET, on_call=recorder(seller.pk)
    )
    return Source(
        kind=EventSource.UPS,
        name="ups",
        track=lambda package: ups.track(package.tracking_number),
        knows=_is_with_ups,
    )


def _is_with_ups(package: Parcel) -> bool:
    return bool(package.tracking_number) and carrier_key(package.carrier_code) == "ups"


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

"""What many answers share: addresses, money, weights, spans of time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A part of Amazon's wire format.

    `extra` keeps what has no field here or could not be read, under Amazon's name.
    """

    extra: Mapping[str, object] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, kw_only=True)
class Money(Shape):
    """An amount in one currency, exact."""

    currency_code: str = ""
    value: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Weight(Shape):
    """A weight with its unit as Amazon names it (POUNDS)."""

    unit: str = ""
    value: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Address(Shape):
    """Where a parcel goes; only the country is shown in a repr, so that buyers stay out of logs."""

    name: str = field(default="", repr=False)
    address_line_1: str = field(default="", repr=False, metadata={"wire": "addressLine1"})
    address_line_2: str = field(default="", repr=False, metadata={"wire": "addressLine2"})
    address_line_3: str = field(default="", repr=False, metadata={"wire": "addressLine3"})
    city: str = field(default="", repr=False)
    district_or_county: str = field(default="", repr=False)
    state_or_region: str = field(default="", repr=False)
    postal_code: str = field(default="", repr=False)
    country_code: str = ""
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class DateRange(Shape):
    """A span of time, both ends aware."""

    earliest: datetime | None = None
    latest: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class FeatureSetting(Shape):
    """A wish for the parcel (BLANK_BOX, BLOCK_AMZL...) and whether it is Required or NotRequired."""

    feature_name: str = ""
    feature_fulfillment_policy: str = ""

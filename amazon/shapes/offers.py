"""What may be promised to a buyer on a product page."""

from dataclasses import dataclass, field
from datetime import datetime

from amazon.shapes.base import DateRange, Shape


@dataclass(frozen=True, kw_only=True)
class DeliveryMessage(Shape):
    """A sentence to show, and its language."""

    text: str = ""
    locale: str = ""


@dataclass(frozen=True, kw_only=True)
class DeliveryPolicy(Shape):
    """What has to be said with the offer; the model calls it message, Amazon's example messaging."""

    message: DeliveryMessage | None = None
    messaging: DeliveryMessage | None = None


@dataclass(frozen=True, kw_only=True)
class DeliveryOffer(Shape):
    """A promise and until when it may be shown."""

    expires_at: datetime | None = None
    date_range: DateRange | None = field(default=None)
    policy: DeliveryPolicy | None = None

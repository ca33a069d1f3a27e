"""How many live parcels a seller has in each class of looking, counted now and then."""

from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import Case, Count, DateTimeField, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce

from tracking.models import Package, ParcelState
from tracking.pace import Pace, stretch_for

_KEPT = 600  # seconds
_DAY = timedelta(days=1)
_CLASSES = list(Pace)


def stretch_of(seller_id: int, *, at: datetime) -> float:
    """How much a seller's intervals are stretched so that Amazon's rate serves all its parcels in turn."""
    key = f"tracking:stretch:{seller_id}"
    kept: float | None = cache.get(key)
    if kept is None:
        kept = stretch_for(live_of(seller_id, at=at))
        cache.set(key, kept, _KEPT)
    return kept


def live_of(seller_id: int, *, at: datetime) -> dict[Pace, int]:
    """The seller's parcels that are still looked at, by class; the rule is that of `pace`, as SQL."""
    far = Q(latest_estimate=None) | Q(latest_estimate__gt=at + _DAY)
    late = Q(latest_estimate__lt=at - _DAY)
    silent = late & Q(news__lt=at - 4 * _DAY)
    choice = Case(
        When(state=ParcelState.RETURNING, then=_number(Pace.COMING_BACK)),
        When(state=ParcelState.OUT_FOR_DELIVERY, then=_number(Pace.OUT_FOR_DELIVERY)),
        When(Q(lost_eligible_since__isnull=False) | silent, then=_number(Pace.QUIET)),
        When(far, then=_number(Pace.MOVING)),
        When(late, then=_number(Pace.PASSED_ESTIMATE)),
        default=_number(Pace.NEAR_ESTIMATE),
        output_field=IntegerField(),
    )
    live = Package.objects.for_seller(seller_id).filter(next_poll_at__isnull=False)
    news = Coalesce(F("last_event_at"), F("shipped_at"), output_field=DateTimeField())
    counted = (
        live.annotate(news=news).annotate(choice=choice).order_by().values("choice").annotate(n=Count("pk"))
    )
    return {_CLASSES[row["choice"]]: row["n"] for row in counted}


def _number(kind: Pace) -> Value:
    return Value(_CLASSES.index(kind))

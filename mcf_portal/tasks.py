"""The beat's own pulse: the status page tells by it whether the timetable and a worker are alive."""

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

PULSE = "portal-heartbeat"


@shared_task
def heartbeat() -> None:
    """Write down that beat queued and a worker ran something just now."""
    cache.set(PULSE, timezone.now(), timeout=3600)

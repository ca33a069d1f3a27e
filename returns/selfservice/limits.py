"""How often one public page may be asked to do something: a customer never comes near it, a script does."""

from django.core.cache import cache

MOST_AN_HOUR = 12
HOUR = 3600


def is_too_often(token: str) -> bool:
    """Count one more attempt on this page; true when there were too many within the hour."""
    key = f"returns.selfservice.{token}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) > MOST_AN_HOUR
    except ValueError:  # the hour ended in between
        return False

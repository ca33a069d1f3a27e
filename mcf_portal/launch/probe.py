"""`python -m mcf_portal.launch.probe web|worker|beat`: whether this container does its work; 0 when it does."""

import os
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import timedelta

FRESH = timedelta(minutes=3)  # beat asks for a pulse every 30 seconds

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mcf_portal.settings")


def web() -> str:
    """The web server says that it is ready, asked by a name that it answers to."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".*") or "localhost"
    address = f"http://127.0.0.1:{os.environ.get('PROBE_PORT', '8000')}/readyz"
    request = urllib.request.Request(address, headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            return "" if answer.status == 200 else f"answered {answer.status}"
    except urllib.error.HTTPError as refusal:
        return f"answered {refusal.code}: {refusal.read(300).decode(errors='replace')}"
    except OSError as problem:
        return str(problem)


def worker() -> str:
    """The worker of this host answers over the queue."""
    from mcf_portal.celery import app

    name = f"celery@{socket.gethostname()}"
    return "" if app.control.ping([name], timeout=8) else f"{name} does not answer"


def beat() -> str:
    """Work that beat queued was done in the last minutes: the pulse is fresh."""
    import django

    django.setup()
    from django.core.cache import cache
    from django.utils import timezone

    from mcf_portal.tasks import PULSE

    pulse = cache.get(PULSE)
    fresh = pulse is not None and timezone.now() - pulse < FRESH
    return "" if fresh else f"last pulse: {pulse or 'none'}"


CHECKS: dict[str, Callable[[], str]] = {"web": web, "worker": worker, "beat": beat}


def main(arguments: list[str]) -> int:
    """Check what is named; 1 with the reason when it is not well, 2 when nothing known is named."""
    if len(arguments) != 2 or arguments[1] not in CHECKS:
        sys.stderr.write(f"Name one of: {', '.join(CHECKS)}.\n")
        return 2
    problem = CHECKS[arguments[1]]()
    if problem:
        sys.stderr.write(f"{arguments[1]}: {problem}\n")
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))

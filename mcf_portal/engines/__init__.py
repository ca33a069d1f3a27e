"""PostgreSQL and Valkey on this machine: found or started under `var/`, addressed by URL, stopped by the last to leave."""

from mcf_portal.engines.addresses import Addresses, addresses, celery_url, running
from mcf_portal.engines.problem import EngineProblem
from mcf_portal.engines.session import Engines, ensure

__all__ = ["Addresses", "EngineProblem", "Engines", "addresses", "celery_url", "ensure", "running"]

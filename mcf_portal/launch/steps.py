"""The steps of `make run`, each of which leaves something running or something done."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from mcf_portal.environment import ROOT
from mcf_portal.launch import local
from mcf_portal.launch.children import Child, Children
from mcf_portal.launch.screen import LaunchProblem

PATIENCE = 90.0


def check_port(host: str, port: int) -> None:
    """Refuse a taken port before anything was started."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError:
            raise LaunchProblem(f"PORT={port} is not a port; give a number from 1 to 65535.") from None
        except OSError as problem:
            raise LaunchProblem(
                f"Port {port} on {host} can't be used ({problem.strerror}). Another program may be using it. "
                f"Take another one: make run PORT={port + 1 if port < 65535 else 8000}. Nothing was started."
            ) from None


def manage(*arguments: str, tell: Callable[[str], None] = lambda line: None) -> None:
    """Run one of Django's commands, telling each line as it comes; its last lines when it fails."""
    command = [sys.executable, "-u", "manage.py", *arguments]
    lines: deque[str] = deque(maxlen=12)
    running = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"LOG_LEVEL": "WARNING"},
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    with running:
        for line in running.stdout or ():
            lines.append(line.rstrip())
            tell(lines[-1])
    if running.returncode != 0:
        raise LaunchProblem(f"`manage.py {' '.join(arguments)}` failed:\n    " + "\n    ".join(lines))


def start_sandbox(children: Children, root: Path) -> str:
    """Start the simulated Amazon on the port it had last time, if that is still free; gives its address."""
    port = _sandbox_port(root)
    address = f"http://127.0.0.1:{port}"
    state = root / "sandbox.jsonl"
    child = children.start("sandbox", "sandbox", "--port", str(port), "--state", str(state), "--quiet")
    _until(children, child, f"{address}/_sandbox/state")
    return address


def sandbox_settings(address: str) -> dict[str, str]:
    """The settings that point the portal at the sandbox, in place of the real Amazon, Swiship and carriers."""
    return {
        "SP_API_ENDPOINT": address,
        "LWA_ENDPOINT": f"{address}/auth/o2/token",
        "SWISHIP_URL": f"{address}/swiship",
        **{f"{name}_URL": f"{address}/{name.lower()}" for name in ("UPS", "FEDEX", "USPS", "DHL")},
        **{f"{name}_CLIENT_ID": "demo-client" for name in ("UPS", "FEDEX", "USPS")},
        **{f"{name}_CLIENT_SECRET": "demo-secret" for name in ("UPS", "FEDEX", "USPS")},
        **{f"{name}_PER_HOUR": "3600" for name in ("USPS", "DHL")},
        "DHL_API_KEY": "demo-client",
    }


def start_portal(children: Children, root: Path, host: str, port: int) -> None:
    """Start worker, timetable and web server, and wait until the portal says that it is ready."""
    children.start("worker", "celery", "-A", "mcf_portal", "worker", "--concurrency=2", "--loglevel=INFO")
    schedule = ("--schedule", str(root / "beat-schedule"), "--pidfile=")
    children.start("timetable", "celery", "-A", "mcf_portal", "beat", *schedule, "--loglevel=INFO")
    serving = ("--bind", f"{host}:{port}", "--worker-class", "gthread", "--workers", "2", "--threads", "4")
    ways = ("--graceful-timeout", "5", "--preload", "--no-control-socket")
    web = children.start("web server", "gunicorn", "mcf_portal.wsgi:application", *serving, *ways)
    _until(children, web, f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/readyz")  # noqa: S104


def collect_static(root: Path) -> None:
    """Gather the pages' files anew when one of them is younger than the gathered ones."""
    manifest = root / "static" / "staticfiles.json"
    files = [path for path in (ROOT / "static").rglob("*") if path.is_file()]
    packages = Path(sys.prefix) / "pyvenv.cfg"
    youngest = max(
        (path.stat().st_mtime for path in [*files, packages, ROOT / "requirements.txt"] if path.exists()),
        default=0,
    )
    if not manifest.exists() or manifest.stat().st_mtime < youngest:
        manage("collectstatic", "--noinput", "--clear")


def _sandbox_port(root: Path) -> int:
    last = urlsplit(local.remembered(root).get("SP_API_ENDPOINT", "")).port or 0
    for port in (last, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise LaunchProblem("This machine has no free port for the sandbox.")


def _until(children: Children, child: Child, address: str) -> None:
    """Wait until an address answers 200, as long as all processes live."""
    deadline = time.monotonic() + PATIENCE
    said = "nothing"
    while time.monotonic() < deadline:
        children.check()
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - an address of our own
                if answer.status == 200:
                    return
        except urllib.error.HTTPError as refusal:
            said = refusal.read(500).decode(errors="replace")
        except OSError as problem:
            said = str(problem)
        time.sleep(0.2)
    waited = f"The {child.name} was not ready after {PATIENCE:.0f} seconds."
    raise LaunchProblem(f"{waited} It answered: {said}. Its log: {child.log}")


def given_port() -> int:
    """The port asked for by PORT, 8000 otherwise."""
    text = os.environ.get("PORT", "") or "8000"
    if not text.isdigit():
        raise LaunchProblem(f"PORT={text} is not a number. Give one, for example: make run PORT=8001.")
    return int(text)

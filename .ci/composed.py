"""The compose file without Docker: its own commands, in its own order, against a PostgreSQL and a Redis of this machine.

Needs DATABASE_URL (the role made by docker/postgres-init.sh) and REDIS_URL. Ends with 0 when every health check is well.
"""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
SERVICES = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
PORT = "8123"
PATIENCE = 150


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder))
    print("compose: migrate, web, worker and beat work as the file says")
    return 0


def run(folder: Path) -> None:
    os.environ |= {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "ALLOWED_HOSTS": "portal.example",
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(folder / "static"),
        "PROBE_PORT": PORT,
    }
    once(["python", "manage.py", "collectstatic", "--noinput"])  # as the image's build does
    once(command("migrate", folder))
    running = {name: start(name, folder) for name in ("worker", "beat", "web")}
    try:
        for name in running:
            wait(name, running, folder)
    finally:
        for process in running.values():
            process.terminate()
        for process in running.values():
            process.wait(60)


def command(name: str, folder: Path) -> list[str]:
    """The service's command with only the container's own folders and port replaced."""
    swaps = {"0.0.0.0:8000": f"127.0.0.1:{PORT}", "/data/": f"{folder}/"}
    words = [str(word) for word in SERVICES[name]["command"]]
    for old, new in swaps.items():
        words = [word.replace(old, new) for word in words]
    return words


def once(words: list[str]) -> None:
    print("compose:", " ".join(words), flush=True)
    subprocess.run(words, cwd=ROOT, check=True, timeout=300, stdout=subprocess.DEVNULL)


def start(name: str, folder: Path) -> "subprocess.Popen[bytes]":
    words = command(name, folder)
    (folder / "schedule").mkdir(exist_ok=True)
    print("compose:", " ".join(words), flush=True)
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(words, cwd=ROOT, stdout=log, stderr=log, stdin=subprocess.DEVNULL)


def wait(name: str, running: "dict[str, subprocess.Popen[bytes]]", folder: Path) -> None:
    """Until the service's own health check says that it is well."""
    test = SERVICES[name]["healthcheck"]["test"][1:]
    deadline = time.monotonic() + PATIENCE
    while True:
        done = subprocess.run(test, cwd=ROOT, capture_output=True, text=True, timeout=60)
        if done.returncode == 0:
            print(f"compose: {name} is well", flush=True)
            return
        if running[name].poll() is not None or time.monotonic() > deadline:
            log = (folder / f"{name}.log").read_text(errors="replace")[-4000:]
            raise SystemExit(f"compose: {name} is not well: {done.stderr[-1000:]}\n{log}")
        time.sleep(1)


if __name__ == "__main__":
    sys.exit(main())

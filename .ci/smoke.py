"""`make run` as a person meets it: start, sign in as the demo's seller, stop, start again, and nothing is left running."""

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = "8124"
HOME = f"http://127.0.0.1:{PORT}"
PATIENCE = 300


def main() -> int:
    for turn in ("first", "second"):
        begun = time.monotonic()
        process = subprocess.Popen(
            ["make", "run", f"PORT={PORT}"], cwd=ROOT, stdin=subprocess.DEVNULL, start_new_session=True
        )
        try:
            wait(process)
            print(f"smoke: {turn} start ready after {time.monotonic() - begun:.0f} s", flush=True)
            look_round()
        finally:
            stop(process)
        assert left() == [], left()
    print("smoke: make run works, twice, and leaves nothing running")
    return 0


def wait(process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, "make run ended by itself"
        try:
            with urllib.request.urlopen(f"{HOME}/readyz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("smoke: not ready in time")


def look_round() -> None:
    """Sign in through the form, then see the orders."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    form = browser.open(f"{HOME}/accounts/login/", timeout=30).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert token, "no sign-in form"
    fields = {"csrfmiddlewaretoken": token[1], "login": "seller@demo.test", "password": "demo-portal-2026"}
    request = urllib.request.Request(
        f"{HOME}/accounts/login/",
        urllib.parse.urlencode(fields).encode(),
        {"Referer": f"{HOME}/accounts/login/"},
    )
    after = browser.open(request, timeout=30)
    assert "/accounts/login" not in after.url, "not signed in"
    orders = browser.open(f"{HOME}/orders/", timeout=30)
    page = orders.read().decode()
    assert orders.status == 200
    assert "HG-" in page, "the demo's orders are missing"


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Ctrl-C, as a terminal sends it: to everything in the foreground."""
    os.killpg(process.pid, signal.SIGINT)
    process.wait(120)


def left() -> list[str]:
    """Processes that still work in this folder; the last may need a moment to be laid to rest."""
    time.sleep(2)
    return [process.name for process in Path("/proc").glob("[0-9]*") if works_here(process)]


def works_here(process: Path) -> bool:
    """Started in this folder, or with a file of it; this script and its parents are not meant."""
    try:
        command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        inside = (process / "cwd").resolve().is_relative_to(ROOT)
    except OSError:
        return False  # gone meanwhile
    marks = ("mcf_portal", "celery", "gunicorn", "sandbox", "postgres", "valkey-server")
    mine = any(mark in command for mark in marks) and ".ci/" not in command and "make" not in command
    return mine and (inside or f"{ROOT}/" in command)


if __name__ == "__main__":
    sys.exit(main())

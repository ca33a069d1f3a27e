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
    """Processes that still work on this folder's portal; the last may need a moment to be laid to rest."""
    time.sleep(2)
    listed = subprocess.run(["ps", "-eo", "stat=,args="], capture_output=True, text=True, check=True)
    ours = ("mcf_portal.launch", f"{ROOT}/.venv/", f"{ROOT}/var/", "/var/tmp/mcf-portal-")  # noqa: S108
    lines = [line for line in listed.stdout.splitlines() if not line.startswith("Z")]
    return [line for line in lines if any(mark in line for mark in ours)]


if __name__ == "__main__":
    sys.exit(main())

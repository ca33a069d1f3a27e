"""The sandbox as a process of its own, and the few control addresses tests turn."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from sandbox.scenarios import CLIENT_ID, CLIENT_SECRET, HALDEN, REFRESH_TOKENS

ROOT = Path(__file__).resolve().parent.parent
OUTBOUND = "/fba/outbound/2020-07-01"


@dataclass
class SandboxProcess:
    """A running sandbox: its address, and its control addresses as methods."""

    base_url: str
    pid: int

    def control(self, method: str, path: str, **body: Any) -> dict[str, Any]:
        """Call /_sandbox/<path>; fails the test on a refusal."""
        answer = requests.request(method, f"{self.base_url}/_sandbox/{path}", json=body or None, timeout=10)
        assert answer.status_code == 200, answer.text
        value: dict[str, Any] = answer.json()
        return value

    def reset(self, **body: Any) -> None:
        """The world as seeded, no failures, full buckets."""
        self.control("POST", "reset", **body)

    def advance(self, *, days: float = 0, hours: float = 0) -> str:
        """Let time pass; answers the world's new now (ISO)."""
        return str(self.control("POST", "clock", advance_days=days, advance_hours=hours)["now"])

    def state(self) -> dict[str, Any]:
        """Time, counts, requests made."""
        return self.control("GET", "state")

    def fail(self, match: str, kind: str, *, times: int = 1, **more: Any) -> None:
        """Let the next calls of an operation, or matching a path pattern, fail."""
        self.control("POST", "faults", match=match, kind=kind, times=times, **more)

    def heal(self) -> None:
        """No more failures."""
        self.control("DELETE", "faults")

    def unthrottle(self) -> None:
        """No limits, for tests that are not about them."""
        self.control("POST", "throttle", enabled=False)

    def reimburse(self, **row: Any) -> str:
        """Amazon pays; answers the reimbursement's id."""
        return str(self.control("POST", "reimburse", **row)["reimbursement_id"])

    def reverse(self, reimbursement_id: str) -> str:
        """Amazon takes it back; answers the reversal's id."""
        return str(self.control("POST", "reverse", reimbursement_id=reimbursement_id)["reimbursement_id"])

    def token(self, account: str = HALDEN) -> str:
        """An access token of the account."""
        form = {
            "grant_type": "refresh_token",
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
            "refresh_token": REFRESH_TOKENS[account],
        }
        return str(
            requests.post(f"{self.base_url}/auth/o2/token", data=form, timeout=10).json()["access_token"]
        )

    def call(self, method: str, path: str, *, account: str = HALDEN, **more: Any) -> requests.Response:
        """One call to Amazon's API with a fresh token."""
        headers = {"x-amz-access-token": self.token(account)}
        return requests.request(method, self.base_url + path, headers=headers, timeout=20, **more)


@contextmanager
def running(folder: Path, *options: str) -> Iterator[SandboxProcess]:
    """A sandbox on a free port, ready to answer; ended by its own process id."""
    log = folder / "sandbox.log"
    command = [sys.executable, "-m", "sandbox", "--port", "0", *options]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
        )
    try:
        yield SandboxProcess(_address(process, log), process.pid)
    finally:
        stop(process)


def _address(process: "subprocess.Popen[bytes]", log: Path) -> str:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        ready = re.search(r"ready at (http://\S+?),", log.read_text(encoding="utf-8"))
        if ready:
            return ready.group(1)
        time.sleep(0.05)
    raise AssertionError(f"The sandbox did not come up:\n{log.read_text(encoding='utf-8')[-3000:]}")


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End the process; kill its group when it does not."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

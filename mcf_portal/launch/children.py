"""The portal's processes: started with a log each, watched, ended in reverse order; a cut-off run's remains too."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mcf_portal.engines import process
from mcf_portal.environment import ROOT
from mcf_portal.launch.screen import LaunchProblem

NOTE = "run.json"
PATIENCE = 12.0


@dataclass(frozen=True)
class Child:
    """One process of the portal."""

    name: str
    handle: subprocess.Popen[bytes]
    log: Path
    command: str


class Children:
    """All processes of this run; `end` leaves none."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.logs = root / "log"
        self.running: list[Child] = []

    def start(self, name: str, *module: str) -> Child:
        """Start `python -m …` in a session of its own: Ctrl-C reaches only us, and we end it in order."""
        log = self.logs / f"{name.replace(' ', '-')}.log"
        command = [sys.executable, "-m", *module]
        with log.open("wb") as output:
            handle = subprocess.Popen(
                command,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        child = Child(name, handle, log, " ".join(command))
        self.running.append(child)
        self._note()
        return child

    def check(self) -> None:
        """Raise LaunchProblem with its last words when one of them has ended by itself."""
        for child in self.running:
            code = child.handle.poll()
            if code is not None:
                words = process.last_words(child.log, lines=12).replace(" | ", "\n    ")
                said = f"The {child.name} ended by itself (code {code}). Its last lines:"
                raise LaunchProblem(f"{said}\n    {words}\n  All of it: {child.log}")

    def end(self) -> None:
        """End all, last started first: web, timetable, worker, sandbox."""
        while self.running:
            child = self.running.pop()
            _end(child.handle.pid)
            child.handle.wait()
        (self.root / NOTE).unlink(missing_ok=True)

    def _note(self) -> None:
        known = {str(child.handle.pid): child.command for child in self.running}
        (self.root / NOTE).write_text(json.dumps(known))


def end_remains(root: Path) -> int:
    """End what a run left that was killed before it could clean up, known by id and command; gives how many."""
    try:
        known: dict[str, str] = json.loads((root / NOTE).read_text())
    except (OSError, ValueError):
        return 0
    left = [int(pid) for pid, command in known.items() if process.command_of(int(pid)) == command]
    for pid in reversed(left):
        _end(pid)
    (root / NOTE).unlink(missing_ok=True)
    return len(left)


def _end(pid: int) -> None:
    """Warm, then firm, then the whole group: what a worker has in hand goes back to the queue."""
    for one in (signal.SIGTERM, signal.SIGQUIT):
        _signal(pid, one)
        if _gone(pid):
            break
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)  # the group outlives its head when that was killed


def _signal(pid: int, one: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, one)


def _gone(pid: int) -> bool:
    deadline = time.monotonic() + PATIENCE
    while process.alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True

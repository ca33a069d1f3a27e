"""A server's process: started beside us, waited for, stopped by its id."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from mcf_portal.engines.place import Account
from mcf_portal.engines.problem import EngineProblem

PATIENCE = 60.0


def start(
    command: list[str], *, name: str, log: Path, cwd: Path, account: Account, ready: Callable[[], bool]
) -> int:
    """Start a server in a session of its own (Ctrl-C is ours to handle) and return its id once it answers."""
    with log.open("ab") as output:
        child = subprocess.Popen(  # type: ignore[call-overload]
            command,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            **account.popen_options(),
        )
    deadline = time.monotonic() + PATIENCE
    while not ready():
        if child.poll() is not None:
            raise EngineProblem(f"{name} stopped while starting. It said: {last_words(log)}")
        if time.monotonic() > deadline:
            child.kill()
            child.wait()
            raise EngineProblem(
                f"{name} did not answer within {PATIENCE:.0f} seconds. It said: {last_words(log)}"
            )
        time.sleep(0.03)
    return int(child.pid)


def stop(pid: int, *signals: signal.Signals, patience: float = 20.0) -> None:
    """Ask a process to end, each signal a little firmer than the one before, and wait until it is gone."""
    for one in (*signals, signal.SIGKILL):
        try:
            os.kill(pid, one)
        except ProcessLookupError:
            return
        deadline = time.monotonic() + patience
        while alive(pid):
            if time.monotonic() > deadline:
                break
            time.sleep(0.02)
        else:
            return


def alive(pid: int) -> bool:
    """Whether a process is there; one of our children that has ended is laid to rest first."""
    try:
        if os.waitpid(pid, os.WNOHANG)[0] == pid:
            return False
    except ChildProcessError:
        pass
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return not _ended(pid)


def _ended(pid: int) -> bool:
    """Whether only the entry of a process is left, waiting for a parent that is slow to notice."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except (OSError, IndexError):
        return False


def command_of(pid: int) -> str:
    """The command line of a process, empty when there is none."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ").strip()
    except OSError:
        pass
    try:
        done = subprocess.run(
            ["/bin/ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, timeout=20
        )
    except OSError:
        return ""
    return done.stdout.strip()


def last_words(log: Path, lines: int = 3) -> str:
    """The last lines of a log, for a message to the person who waits."""
    try:
        text = log.read_text(errors="replace")
    except OSError:
        return "nothing."
    return " | ".join(line.strip() for line in text.strip().splitlines()[-lines:]) or "nothing."

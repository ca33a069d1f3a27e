"""`make run`'s parts: one run at a time, a busy port said first, children ended, remains of a cut-off run found."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mcf_portal.engines import process
from mcf_portal.launch import __main__ as launch
from mcf_portal.launch import local, probe, steps
from mcf_portal.launch.children import Children, end_remains
from mcf_portal.launch.screen import LaunchProblem


@pytest.fixture(autouse=True)
def environment_as_before() -> Iterator[None]:
    """What a test takes for granted must not reach the processes of the next."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def children(tmp_path: Path) -> Iterator[Children]:
    """An empty family; whatever it still has afterwards is ended."""
    (tmp_path / "log").mkdir()
    family = Children(tmp_path)
    yield family
    family.end()


def test_a_busy_port_is_said_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            LaunchProblem, match=rf"Port {port} on 127\.0\.0\.1 can't be used .* Nothing was started\."
        ):
            steps.check_port("127.0.0.1", port)


@pytest.mark.parametrize("wrong", ["http", "-1", "8000x", "70000"])
def test_a_port_that_is_none_is_refused(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", wrong)
    with pytest.raises(LaunchProblem, match="PORT="):
        steps.check_port("127.0.0.1", steps.given_port())


def test_children_are_ended_and_nothing_is_left(children: Children) -> None:
    first = children.start("sandbox", "sandbox", "--port", "0", "--quiet")
    second = children.start("web server", "http.server", "0", "--bind", "127.0.0.1")
    children.check()
    children.end()
    assert [process.alive(one.handle.pid) for one in (first, second)] == [False, False]
    assert not (children.root / "run.json").exists()


def test_a_child_that_dies_is_named_with_its_last_words(children: Children) -> None:
    children.start("worker", "no_such_module").handle.wait(30)
    with pytest.raises(
        LaunchProblem, match=r"(?s)The worker ended by itself \(code 1\).*No module named no_such_module"
    ):
        children.check()


def test_a_child_that_ignores_every_request_is_ended_all_the_same(
    children: Children, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mcf_portal.launch.children.PATIENCE", 0.5)
    (children.root / "deaf.py").write_text(
        "import signal, time\nfor n in (15, 3): signal.signal(n, signal.SIG_IGN)\nprint('deaf', flush=True)\ntime.sleep(99)"
    )
    monkeypatch.setenv("PYTHONPATH", str(children.root))
    child = children.start("worker", "deaf")
    while "deaf" not in child.log.read_text():
        time.sleep(0.05)
    children.end()
    assert child.handle.returncode is not None
    assert not process.alive(child.handle.pid)


def test_remains_of_a_cut_off_run_are_ended_and_strangers_are_not(children: Children) -> None:
    child = children.start("web server", "http.server", "0", "--bind", "127.0.0.1")
    note = children.root / "run.json"
    known = json.loads(note.read_text())
    note.write_text(json.dumps({**known, str(os.getpid()): "python -m somebody.else"}))
    time.sleep(0.3)  # until the new process has its own command line
    assert end_remains(children.root) == 1
    assert not process.alive(child.handle.pid)
    assert not note.exists()
    assert end_remains(children.root) == 0


def test_a_second_run_is_told_where_the_first_is(tmp_path: Path) -> None:
    with (
        launch._only_one(tmp_path, "http://127.0.0.1:8000/"),
        pytest.raises(LaunchProblem, match=r"already runs here: http://127\.0\.0\.1:8000/ \(process \d+\)"),
        launch._only_one(tmp_path, "http://127.0.0.1:9000/"),
    ):
        pytest.fail("two at once")


def test_the_machines_key_is_made_once_and_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = []
    for _ in range(2):
        monkeypatch.setenv("SECRET_KEY", "")
        local.take_for_granted(tmp_path, {})
        keys.append(os.environ["SECRET_KEY"])
    assert keys[0] == keys[1] == (tmp_path / "secret-key").read_text()
    assert len(keys[0]) > 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_what_the_operator_set_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "the operator's own")
    monkeypatch.setenv("SP_API_ENDPOINT", "https://sellingpartnerapi-eu.amazon.com")
    local.take_for_granted(tmp_path, steps.sandbox_settings("http://127.0.0.1:1"))
    assert os.environ["SECRET_KEY"] == "the operator's own"
    assert not (tmp_path / "secret-key").exists()
    assert os.environ["SP_API_ENDPOINT"] == "https://sellingpartnerapi-eu.amazon.com"


def test_a_probe_of_nothing_known_names_the_choices(capsys: pytest.CaptureFixture[str]) -> None:
    assert probe.main(["probe", "cron"]) == 2
    assert capsys.readouterr().err == "Name one of: web, worker, beat.\n"


def test_a_probe_says_why_a_web_server_is_not_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PROBE_PORT", "1")
    assert probe.main(["probe", "web"]) == 1
    assert "refused" in capsys.readouterr().err


def test_the_launcher_refuses_a_busy_port_and_leaves_nothing() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        environment = {**os.environ, "PORT": str(taken.getsockname()[1])}
        done = subprocess.run(
            [sys.executable, "-m", "mcf_portal.launch"],
            env=environment,
            cwd=steps.ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 1
    assert "can't be used" in done.stdout or "already runs here" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler

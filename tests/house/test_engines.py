"""The embedded servers: found or started, shared, stopped by the last to leave, and clear about what is in their way."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import dj_database_url
import psycopg
import pytest
import redis
from kombu import Connection

from mcf_portal import engines
from mcf_portal.engines import place, postgres, process, valkey

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def var() -> Iterator[Path]:
    """An empty folder for servers that every account may enter; whatever still runs in it afterwards is ended."""
    folder = Path(tempfile.mkdtemp(prefix="Var With Space "))
    folder.chmod(0o711)
    yield folder
    settled = place.settle(folder)
    valkey.down(settled)
    postgres.down(settled)
    shutil.rmtree(folder)
    if settled.home != folder:
        shutil.rmtree(settled.home)


def test_both_servers_start_and_all_their_readers_understand_the_addresses(var: Path) -> None:
    live = engines.ensure(var, durable=False)
    assert live.started == ("PostgreSQL", "Valkey")
    django = dj_database_url.parse(live.database_url)
    with psycopg.connect(
        host=str(django["HOST"]), user=str(django["USER"]), dbname=str(django["NAME"])
    ) as one:
        assert one.execute("SELECT current_user").fetchone() == ("portal",)
    with psycopg.connect(live.database_url) as two:
        assert two.execute("SELECT current_setting('server_version_num')::int / 10000").fetchone() == (18,)
    assert redis.Redis.from_url(live.redis_url).ping() is True
    with Connection(live.celery_broker_url) as broker:
        broker.ensure_connection(max_retries=1, timeout=5)
    live.stop()


def test_the_portal_role_is_held_by_row_level_security(var: Path) -> None:
    live = engines.ensure(var, durable=False)
    with psycopg.connect(live.database_url) as session:
        role = session.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    live.stop()
    assert role == (False, False, True, False)


def test_data_outlives_the_servers(var: Path) -> None:
    live = engines.ensure(var)
    with psycopg.connect(live.database_url, autocommit=True) as session:
        session.execute("CREATE TABLE kept (word text)")
        session.execute("INSERT INTO kept VALUES ('here')")
    redis.Redis.from_url(live.redis_url).set("word", "here")
    live.stop()
    again = engines.ensure(var)
    with psycopg.connect(again.database_url) as session:
        assert session.execute("SELECT word FROM kept").fetchone() == ("here",)
    assert redis.Redis.from_url(again.redis_url).get("word") == b"here"
    again.stop()


def test_the_last_to_leave_stops_the_servers_and_nobody_before(var: Path) -> None:
    first = engines.ensure(var, durable=False)
    second = engines.ensure(var, durable=False)
    assert second.started == ()
    first.stop()
    assert engines.running(var).redis_url == second.redis_url
    assert redis.Redis.from_url(second.redis_url).ping() is True
    second.stop()
    second.stop()
    with pytest.raises(engines.EngineProblem, match=r"make run.*DATABASE_URL"):
        engines.running(var)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(second.database_url)


def test_two_processes_at_once_make_one_database(var: Path) -> None:
    code = (
        "import sys, pathlib, time; from mcf_portal import engines;"
        "live = engines.ensure(pathlib.Path(sys.argv[1]), durable=False); print(len(live.started), flush=True); time.sleep(2); live.stop()"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(var)], stdout=subprocess.PIPE) for _ in range(2)
    ]
    said = sorted(one.communicate(timeout=90)[0].strip() for one in both)
    assert said == [b"0", b"2"]
    assert [one.returncode for one in both] == [0, 0]
    assert not (var / "engines.json").exists()


def test_servers_that_a_killed_process_left_are_found_and_stopped(var: Path) -> None:
    code = (
        "import sys, os, pathlib; from mcf_portal import engines;"
        "engines.ensure(pathlib.Path(sys.argv[1]), durable=False); os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(var)], timeout=90)
    assert killed.returncode == -signal.SIGKILL
    live = engines.ensure(var, durable=False)
    assert live.started == ()
    live.stop()
    assert not (place.settle(var).data("postgres") / "postmaster.pid").exists()


def test_a_crashed_server_whose_number_is_now_somebody_elses_starts_again(var: Path) -> None:
    live = engines.ensure(var)
    data = place.settle(var).data("postgres")
    number = int((data / "postmaster.pid").read_text().splitlines()[0])
    os.kill(number, signal.SIGKILL)
    while process.alive(number):
        time.sleep(0.05)
    time.sleep(1)
    note = data / "postmaster.pid"
    lines = note.read_text().splitlines()
    note.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    again = engines.ensure(var)
    assert again.started == ("PostgreSQL",)
    again.stop()
    live.stop()


def test_a_half_made_database_is_made_anew(var: Path) -> None:
    (var / "postgres.new").mkdir()
    (var / "postgres.new" / "PG_VERSION").write_text("18")
    live = engines.ensure(var, durable=False)
    assert live.started == ("PostgreSQL", "Valkey")
    live.stop()


def test_an_older_database_is_refused_in_one_sentence(var: Path) -> None:
    data = place.settle(var).data("postgres")
    data.mkdir()
    (data / "PG_VERSION").write_text("15\n")
    with pytest.raises(engines.EngineProblem, match=r"made by PostgreSQL 15, this one is 18\. Move it away"):
        engines.ensure(var)
    assert (data / "PG_VERSION").read_text() == "15\n"
    assert not (var / "engines.json").exists()


def test_a_full_disk_is_said_before_anything_starts(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place.shutil, "disk_usage", lambda path: Usage(10**9, 10**9, 10 * 1_048_576))
    with pytest.raises(engines.EngineProblem, match=r"Only 10 MB are free .* needs 300 MB"):
        engines.ensure(var)
    monkeypatch.undo()
    assert not (var / "postgres").exists()


def test_missing_server_programs_name_what_to_install() -> None:
    with pytest.raises(
        engines.EngineProblem, match=r"\(no-such-servers\) is not installed\. Install it with `pip"
    ):
        place.package_folder("no_such_servers")


def test_given_addresses_start_nothing(var: Path) -> None:
    live = engines.ensure(var, database_url="postgresql://a@b/c", redis_url="redis://b:6379/0")
    assert (live.started, live.celery_broker_url) == ((), "redis://b:6379/0")
    assert list(var.iterdir()) == []


def test_settings_can_be_read_without_servers(var: Path) -> None:
    found = engines.addresses(var)
    assert dj_database_url.parse(found.database_url)["HOST"] == str(var / "postgres")
    assert (
        engines.addresses(var, redis_url="rediss://x:1/0").celery_broker_url
        == "rediss://x:1/0?ssl_cert_reqs=required"
    )
    with pytest.raises(engines.EngineProblem):
        engines.running(var)


def test_a_path_too_long_for_a_socket_moves_the_socket_to_a_private_folder(var: Path) -> None:
    settled = place.settle(var / ("deep" * 20))
    sockets = settled.sockets("postgres")
    assert len(str(sockets)) < 60
    assert sockets.stat().st_mode & 0o777 == 0o700
    sockets.rmdir()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root must hand the servers to another account")
def test_root_in_a_private_folder_needs_no_change_of_its_rights(var: Path) -> None:
    var.chmod(0o700)
    live = engines.ensure(var, durable=False)
    assert live.started == ("PostgreSQL", "Valkey")
    assert var.stat().st_mode & 0o777 == 0o700
    live.stop()
    assert live.place is not None
    assert live.place.home.parent == Path("/var/tmp")

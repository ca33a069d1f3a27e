"""Amazon's Swagger 2.0 models as JSON schemas, found beside the project."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "sp-api-models"
FILES = {
    "outbound": "fulfillmentOutbound_2020-07-01.json",
    "inventory": "fbaInventory.json",
    "eligibility": "fbaInbound.json",
    "reports": "reports_2021-06-30.json",
}


@cache
def model(family: str) -> dict[str, Any]:
    if not FOLDER.exists():
        pytest.skip("Amazon's models are not beside the project (../shared/sp-api-models)")
    value: dict[str, Any] = json.loads((FOLDER / FILES[family]).read_text(encoding="utf-8"))
    return value


@cache
def validator(family: str, definition: str) -> jsonschema.Draft4Validator:
    """Swagger 2.0 schemas are draft 4; date-time and integer formats are checked too."""
    schema = {"$ref": f"#/definitions/{definition}", "definitions": model(family)["definitions"]}
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def problems(family: str, definition: str, value: Any) -> list[str]:
    """What in an answer the model does not allow, with its path."""
    return [
        f"{error.json_path}: {error.message}" for error in validator(family, definition).iter_errors(value)
    ]


def undeclared(family: str, definition: str, value: Any) -> list[str]:
    """Fields of an answer that the model does not know."""
    return sorted(
        _undeclared(model(family)["definitions"], {"$ref": f"#/definitions/{definition}"}, value, "")
    )


def _undeclared(definitions: dict[str, Any], schema: dict[str, Any], value: Any, path: str) -> set[str]:
    while "$ref" in schema:
        schema = definitions[schema["$ref"].rpartition("/")[2]]
    found: set[str] = set()
    if isinstance(value, list):
        for item in value:
            found |= _undeclared(definitions, schema.get("items", {}), item, path + "[]")
    if isinstance(value, dict):
        known = schema.get("properties", {})
        for name, inner in value.items():
            if known and name not in known:
                found.add(f"{path}.{name}")
            found |= _undeclared(definitions, known.get(name, {}), inner, f"{path}.{name}")
    return found


def operations(family: str) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Operation id to method, path and responses."""
    found = {}
    for path, entries in model(family)["paths"].items():
        for method, entry in entries.items():
            if method in ("get", "put", "post", "delete"):
                found[entry["operationId"]] = (method.upper(), path, entry["responses"])
    return found

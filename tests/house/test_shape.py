"""The house's measures: short functions, short files, imports that only go down, nothing left lying about."""

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = [
    "amazon",
    "history",
    "inquiries",
    "inventory",
    "mcf_portal",
    "orders",
    "reimbursements",
    "returns",
    "sandbox",
    "sellers",
    "sync",
    "tracking",
]
LONGEST_FILE, LONGEST_TEST_FILE = 300, 500
LONGEST_FUNCTION, LONGEST_TEST = 40, 60
TEXT = {".py", ".html", ".css", ".js", ".md", ".toml", ".yml", ".txt", ".sh", ".json", ".svg", ""}


def code() -> list[Path]:
    found = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def proofs() -> list[Path]:
    return sorted((ROOT / "tests").rglob("*.py"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_too_long() -> None:
    sizes = [(path, LONGEST_FILE) for path in code()] + [(path, LONGEST_TEST_FILE) for path in proofs()]
    long = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path, limit in sizes
        if len(path.read_text().splitlines()) > limit
    }
    assert long == {}


def test_no_function_is_too_long() -> None:
    ours = {name: lines for path in code() for name, lines in functions(path) if lines > LONGEST_FUNCTION}
    theirs = {name: lines for path in proofs() for name, lines in functions(path) if lines > LONGEST_TEST}
    assert ours | theirs == {}


def test_most_functions_are_short() -> None:
    lengths = sorted(lines for path in code() for _, lines in functions(path))
    assert lengths[int(len(lengths) * 0.9)] < 25
    assert statistics.median(lengths) <= 9


def test_imports_go_down_only() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


def test_the_import_contract_names_every_room() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    here = sorted(path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name != "tests")
    assert here == ROOMS
    assert sorted(contract["root_packages"]) == ROOMS
    assert sorted([*contract["contracts"][0]["layers"], "sandbox"]) == ROOMS


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?<![\w.])/(?:root|Users|work)/",  # a path of somebody's machine
        r"\bTODO\b|\bFIXME\b|\bXXX\b",
        r"raise NotImplementedError",
    ],
)
def test_nothing_is_left_lying_about(pattern: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in written()
        for number, line in numbered(path)
        if re.search(pattern, line) and path != Path(__file__).resolve()
    ]
    assert found == []


def written() -> Iterator[Path]:
    """Every text file that belongs to the tree."""
    skipped = {".git", ".venv", ".hypothesis", "var", "__pycache__", "payloads"}
    for path in sorted(ROOT.rglob("*")):
        parts = set(path.relative_to(ROOT).parts)
        if (
            path.is_file()
            and not parts & skipped
            and path.suffix in TEXT
            and not any(p.endswith("_cache") for p in parts)
        ):
            yield path


def numbered(path: Path) -> Iterator[tuple[int, str]]:
    try:
        yield from enumerate(path.read_text().splitlines(), 1)
    except UnicodeDecodeError:
        return


def test_pages_hold_no_inline_script_or_style() -> None:
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")|\sstyle=\"|\son[a-z]+=\"|<style",
        re.IGNORECASE,
    )
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in written()
        if path.suffix == ".html" and "templates" in path.parts
        for number, line in numbered(path)
        if inline.search(line)
    ]
    assert found == []


def test_the_pinned_requirements_name_no_registry() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-production.txt"):
        lines = [line for line in (ROOT / name).read_text().splitlines() if line]
        assert [
            line for line in lines if not re.fullmatch(r"[a-z0-9._-]+(\[[a-z,]+\])?==\S+( ; .*)?", line)
        ] == []

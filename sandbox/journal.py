"""What has happened to the world since its birth, one JSON object a line, replayed on start."""

import json
from pathlib import Path
from typing import Any

Entry = dict[str, Any]


class Journal:
    """An append-only file of entries; without a file nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def read(self) -> list[Entry]:
        """Every whole entry, oldest first; a last line cut off by a crash is left out.

        ValueError when the file is something else than a journal: it is left as it is.
        """
        if self.path is None or not self.path.exists():
            return []
        entries: list[Entry] = []
        for line in self.path.read_text(encoding="utf-8").splitlines():
            try:
                entries.append(json.loads(line))
            except ValueError:
                break
        started = bool(entries) and isinstance(entries[0], dict) and entries[0].get("kind") == "born"
        if self.path.stat().st_size and not started:
            raise ValueError(f"{self.path} is not a journal of the sandbox; nothing was written to it.")
        self._rewrite(entries)
        return entries

    def append(self, entry: Entry) -> None:
        """Write one entry through to the file."""
        if self.path is None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")

    def clear(self) -> None:
        """Forget everything."""
        self._rewrite([])

    def _rewrite(self, entries: list[Entry]) -> None:
        if self.path is not None and self.path.exists():
            text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
            self.path.write_text(text, encoding="utf-8")

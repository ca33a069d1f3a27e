"""The life of a returned unit as the README shows it, drawn from the code's own table."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from returns.life import diagram

BEGIN, END = "<!-- unit-life: manage.py unit_diagram --write -->\n```mermaid\n", "\n```\n<!-- /unit-life -->"


def in_readme(text: str) -> str:
    """The README with the diagram as the table has it now; a README without the marks stays as it is."""
    before, mark, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    return f"{before}{mark}{diagram()}{end}{after}" if mark and end else text


class Command(BaseCommand):
    """Print the diagram, or write it into the README."""

    help = "Draws the life of a returned unit (Mermaid) from the table in returns/life.py."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true", help="put it into README.md")

    def handle(self, *args: Any, write: bool, **options: Any) -> None:
        if not write:
            self.stdout.write(diagram())
            return
        readme = Path(settings.BASE_DIR) / "README.md"
        readme.write_text(in_readme(readme.read_text(encoding="utf-8")), encoding="utf-8")
        self.stdout.write("README.md: the life of a unit is up to date.")

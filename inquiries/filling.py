"""Gaps in ready texts: `{order_id}` and its like, from a closed list, filled with facts and never left open.

Pure: texts and facts in, texts out.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_GAP = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Filled:
    """A text with its gaps filled as far as facts are known; `missing` are the facts it would need."""

    text: str
    missing: tuple[str, ...] = ()


def gaps(text: str) -> list[str]:
    """The names of a text's gaps, each once, in their order."""
    return list(dict.fromkeys(_GAP.findall(text)))


def fill(text: str, facts: Mapping[str, str]) -> Filled:
    """Put facts into their gaps; a gap without a fact stays and is named."""
    missing = tuple(name for name in gaps(text) if not facts.get(name))
    return Filled(_GAP.sub(lambda gap: facts.get(gap[1]) or gap[0], text), missing)


def left_open(text: str, known: Iterable[str]) -> list[str]:
    """Gaps of the closed list that still stand in a text; other words in braces are the writer's own."""
    names = set(known)
    return [name for name in gaps(text) if name in names]


def compose(text: str, facts: Mapping[str, str], *, space: str) -> str:
    """A ready text of sentences, one a line, paragraphs apart: a sentence whose facts are not known is left out.

    A line that begins with "|" stands in for the one before, where that was left out. `space` stands between
    sentences: none in Chinese and Japanese.
    """
    paragraphs = (_sentences(paragraph, facts) for paragraph in text.strip().split("\n\n"))
    return "\n\n".join(space.join(sentences) for sentences in paragraphs if sentences)


def _sentences(paragraph: str, facts: Mapping[str, str]) -> list[str]:
    kept: list[str] = []
    needed = True  # whether a line that stands in would be wanted
    for line in paragraph.splitlines():
        stands_in = line.startswith("|")
        filled = fill(line.removeprefix("|").strip(), facts)
        if (not stands_in or needed) and not filled.missing:
            kept.append(filled.text)
        needed = bool(filled.missing)
    return kept

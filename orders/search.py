"""How an order is found by any of its names: what people type and what is stored are folded alike."""

import re
import unicodedata
from collections.abc import Iterable

_NOT_A_LETTER_OR_FIGURE = re.compile(r"[\W_]+")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
MAX_LENGTH = 200
END = "\U0010ffff"  # sorts after every continuation of a prefix in collation C


def fold(text: str) -> str:
    """Without spaces, dashes, case and accents, so that "1z 999-aa" finds "1Z999AA"; at most 200 characters."""
    plain = unicodedata.normalize("NFKD", text.strip())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return (
        _NOT_A_LETTER_OR_FIGURE.sub("", letters).casefold()[:MAX_LENGTH]
        or text.strip().casefold()[:MAX_LENGTH]
    )


def name_parts(name: str) -> set[str]:
    """A person's name and every part by which it may be asked for.

    Western names by each word onward ("anna maria alder" also by "maria alder"); Chinese, Japanese and Korean
    names, which are written without spaces, from each character onward.
    """
    words = name.split()
    parts = {" ".join(words[start:]) for start in range(len(words))}
    if _IDEOGRAPHS.search(name):
        parts |= {name[start:] for start in range(len(name))}
    return {part for part in parts if fold(part)}


def folded(values: Iterable[str]) -> dict[str, str]:
    """Each value by its folded form, empty ones left out."""
    return {fold(value): value for value in values if value.strip()}

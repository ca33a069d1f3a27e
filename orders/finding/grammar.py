"""What people type into the search box, read as terms. Pure.

Words are beginnings of names; a "phrase in quotes" stands for whole words side by side; OR (or |) between two takes
either; a minus in front takes orders out. Everything else has to be true at once. OR binds closer than the blank.
"""

import re
from dataclasses import dataclass

from orders.search import fold

MOST = 8  # terms; what more is typed is left out
_TOKENS = re.compile(r'-?["“”„«»]([^"“”„«»]*)["“”„«»]|\S+')
_QUOTES = '"“”„«»'


@dataclass(frozen=True)
class Term:
    """A folded beginning of a name, or with `whole` the whole words of one."""

    text: str
    whole: bool = False


@dataclass(frozen=True)
class Search:
    """Each of `wanted` has to be true by any of its terms; none of `unwanted` may be.

    `joined`: several plain words may also be one name written with blanks, as "1Z 999 AA1" is.
    """

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()
    joined: Term | None = None

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


def read(text: str) -> Search:
    """The terms of what was typed; signs that mean nothing are left out."""
    wanted: list[tuple[Term, ...]] = []
    unwanted: list[Term] = []
    plain, either = True, False
    for match in list(_TOKENS.finditer(text))[: 2 * MOST]:
        token = match.group()
        if token in ("OR", "|"):
            plain, either = False, bool(wanted)
            continue
        negative = token.startswith("-") and len(token) > 1
        term = _term(token[1:] if negative else token, match.group(1))
        if term is None:
            continue
        plain = plain and not negative and not term.whole
        if negative:
            unwanted.append(term)
        elif either:
            wanted[-1] = (*wanted[-1], term)
        else:
            wanted.append((term,))
        either = False
    joined = Term(fold(text)) if plain and len(wanted) > 1 else None
    return Search(tuple(wanted[:MOST]), tuple(unwanted[:MOST]), joined)


def _term(token: str, phrase: str | None) -> Term | None:
    """The token as a term: a star at its end says what holds anyway, a quote that never closes is no quote."""
    text = phrase if phrase is not None else token.strip(_QUOTES).removesuffix("*")
    folded = fold(text)
    return Term(folded, whole=phrase is not None) if any(char.isalnum() for char in folded) else None

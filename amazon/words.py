"""Amazon's words: compared loosely, because Amazon writes one status in several ways; kept exactly."""

from urllib.parse import quote, urlencode


def canonical(value: str) -> str:
    """A word in the one form it is compared in.

    `COMPLETE_PARTIALLED` and `CompletePartialled` are one word.
    """
    return "".join(letter for letter in value if letter.isalnum()).casefold()


def same(one: str, other: str) -> bool:
    """True when two words differ only in case, underscores, hyphens or spaces."""
    return canonical(one) == canonical(other)


def path_part(value: str) -> str:
    """An id as one part of a path, percent-encoded.

    "." and ".." can't be sent, because clients resolve them away.
    """
    if value in ("", ".", ".."):
        raise ValueError(f"{value!r} can't be part of an address.")
    return quote(value, safe="")


def form(**values: str) -> bytes:
    """The body of a form, as token services want it."""
    return urlencode(values).encode()

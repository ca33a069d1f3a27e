"""Amazon's report files: unpacked within bounds, read in whatever charset they were written."""

import re
import zlib

from amazon.errors import Unavailable
from amazon.shapes.reports import ReportText

_GZIP = 16 + zlib.MAX_WBITS
_STEP = 1024 * 1024
# Amazon names these by their Windows or web names; Python knows their wider variants under others
_ALIASES = {"windows-31j": "cp932", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932"}
_KANA = re.compile("[\u3041-\u30ff]")


def unpack(packed: bytes, *, max_bytes: int, operation: str) -> bytes:
    """The bytes of a gzip file.

    Raises `Unavailable` when it is cut off, broken, or larger than `max_bytes`.
    """
    found = bytearray()
    rest = packed
    try:
        while rest:
            engine = zlib.decompressobj(_GZIP)
            while rest and not engine.eof:
                found += engine.decompress(rest, _STEP)
                rest = engine.unconsumed_tail
                if len(found) > max_bytes:
                    raise Unavailable(
                        f"The file unpacks to more than {max_bytes} bytes.",
                        code="TooLarge",
                        operation=operation,
                    )
            if not engine.eof:
                raise Unavailable("The file is cut off.", code="CutOff", operation=operation)
            rest = engine.unused_data
    except zlib.error:
        raise Unavailable("The file can't be unpacked.", code="BadFile", operation=operation) from None
    return bytes(found)


def decode(body: bytes, *, content_type: str = "") -> ReportText:
    """The text of a report: in the charset its header names, else UTF-8, else Japanese (cp932), else
    iso-8859-1.
    """
    for charset in _candidates(content_type):
        try:
            text = body.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
        # western letters pair up to valid kanji in cp932, but never to kana: it counts only when it shows
        # some
        if charset != "cp932" or _named(content_type) == "cp932" or _KANA.search(text):
            return ReportText(text=_tidy(text), charset=charset)
    return ReportText(text=_tidy(body.decode("iso-8859-1")), charset="iso-8859-1")


def _candidates(content_type: str) -> list[str]:
    named = _named(content_type)
    ordered = ["utf-8-sig", "cp932"]
    # a header of iso-8859-1 is often only a server's default, and a byte order mark says more than any header
    return ordered if named in ("", "iso-8859-1", "utf-8", "utf8") else ["utf-8-sig", named, "cp932"]


def _named(content_type: str) -> str:
    found = re.search(r"charset\s*=\s*\"?([\w.:-]+)", content_type, re.IGNORECASE)
    name = found.group(1).lower() if found else ""
    return _ALIASES.get(name, name)


def _tidy(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\0", "")

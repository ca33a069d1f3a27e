"""A PDF from outside: taken by its content, refused when it carries more than paper does."""

import re

_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b")
_HEX_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")


class BadPaper(Exception):
    """Not a PDF that can be taken in; `code` says why: format, broken or active."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check(content: bytes) -> None:
    """Raise BadPaper unless this is a whole PDF from its first byte on, without scripts, programs or
    enclosed files.
    """
    if not content.startswith(b"%PDF-"):
        raise BadPaper("format")
    if b"%%EOF" not in content[-1024:]:
        raise BadPaper("broken")
    if _ACTIVE.search(_HEX_NAME.sub(lambda hit: bytes([int(hit[1], 16)]), content)):
        raise BadPaper("active")

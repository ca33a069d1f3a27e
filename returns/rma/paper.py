"""What is printed for one RMA, already as text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

SHORT = 5  # lines of which it is certain that they fit one page


@dataclass(frozen=True)
class PaperLine:
    """Units of one product on an RMA."""

    name: str
    sku: str
    quantity: int
    reason: str
    fnsku: str = ""


@dataclass(frozen=True)
class Paper:
    """All that is printed for one RMA, already as text; `language` is the customer's, `authorized_on` a day in words."""

    rma: str
    amazon_rma: str
    centre: str
    to: Sequence[str]
    sender: Sequence[str]
    order_name: str
    seller_name: str
    seller_contact: str
    authorized_on: str
    language: str = "en"
    is_letter: bool = True  # Letter where it is the common paper, else A4
    lines: Sequence[PaperLine] = field(default_factory=tuple)
    logo: bytes = b""  # a picture; none: the name in letters
    label: bytes = b""  # the shop's postage label, made safe: pages of a PDF
    label_pages: int = 0
    travel: str = ""  # another way back, in the shop's words
    post_by: str = ""  # a day in words

    @property
    def slip_page(self) -> int:
        """On which page the slip begins."""
        return 2 + self.label_pages

    @property
    def is_short(self) -> bool:
        return len(self.lines) <= SHORT

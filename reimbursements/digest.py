"""The weekly mail: what Amazon owes a seller, what runs out next, and what the week brought; in words.

Only pure facts come in; the words are in the language that is switched on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reimbursements.overview import Risk


@dataclass(frozen=True)
class Came:
    """What the report of a week brought in one currency."""

    currency: str
    paid: Decimal
    taken_back: Decimal


@dataclass(frozen=True)
class Digest:
    """The facts of one week: last days ahead, soonest first; money that came; claims that are short; to explain."""

    seller: str
    today: date
    risks: Sequence[tuple[Risk, int]]  # with the warnings given so far
    came: Sequence[Came]
    short: Sequence[tuple[str, Decimal, str, date | None]]  # claim, by how much, currency, dispute until
    unexplained: int

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.risks or self.came or self.short or self.unexplained)


@dataclass(frozen=True)
class Words:
    """A mail ready to be sent."""

    subject: str
    text: str
    html: str


def words(digest: Digest, *, language: str, site: str) -> Words:
    """The mail in one language; `site` is the portal's address, empty where the operator set none."""
    with translation.override(language):
        known = {"digest": digest, "site": site.rstrip("/"), "language": language}
        return Words(
            _subject(digest),
            render_to_string("reimbursements/email/digest.txt", known).strip() + "\n",
            render_to_string("reimbursements/email/digest.html", known),
        )


def _subject(digest: Digest) -> str:
    count = len(digest.risks)
    if not count:
        return _("Claims of %(seller)s this week") % {"seller": digest.seller}
    told = {"seller": digest.seller, "count": count}
    return (
        ngettext(
            "Claims of %(seller)s: %(count)d last day ahead",
            "Claims of %(seller)s: %(count)d last days ahead",
            count,
        )
        % told
    )

"""Which ready texts are offered for an inquiry or an order, and the chosen one with its facts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from inquiries.drafts import DRAFTS, Letter, draft, dressed, fitting
from inquiries.facts import FOR_TEXTS, Asked, facts_of, names_of
from inquiries.filling import fill
from inquiries.models import Kind, ReplyTemplate
from inquiries.support import CAUSES, letter_for, offers
from inquiries.support.wording import WORDINGS
from inquiries.texts import LANGUAGES
from orders.models import Order
from sellers.models import Seller

OWN = "template:"
PLAIN = "plain"


@dataclass(frozen=True)
class Choice:
    """One ready text by its name."""

    key: str
    label: str
    own: bool = False  # the seller's own


@dataclass(frozen=True)
class Chosen:
    """A ready text with its facts; `missing` names those that it would need and nobody knows."""

    key: str
    letter: Letter
    missing: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Desk:
    """About what is written, to whom, in which language."""

    seller: Seller
    order: Order | None
    kind: str
    language: str
    now: datetime
    customer: str = ""
    case_id: str = ""
    templates: Sequence[ReplyTemplate] = field(default=())

    @cached_property
    def asked(self) -> Asked:
        return Asked(
            seller=self.seller,
            order=self.order,
            now=self.now,
            language=self.language,
            customer=self.customer,
            case_id=self.case_id,
        )

    @property
    def languages(self) -> list[tuple[str, str]]:
        """In which languages the portal has texts for whoever is written to."""
        spoken = WORDINGS if self.kind == Kind.CASE else LANGUAGES
        return [(code, LANGUAGES[code].name) for code in spoken]

    @cached_property
    def choices(self) -> list[Choice]:
        """What is true of the order now, the most pressing first; then a letter with nothing in it; then one's own."""
        own = [Choice(f"{OWN}{one.pk}", one.name, own=True) for one in self.templates]
        return [*self._ready(), Choice(PLAIN, _("Greeting only")), *own]

    def choose(self, key: str) -> Chosen:
        """The text of that name, else the first one that is offered."""
        known = {choice.key for choice in self.choices}
        key = key if key in known else self.choices[0].key
        if key.startswith(OWN):
            return self._own(key)
        if key == PLAIN:
            return Chosen(key, dressed("", self.asked, facts_of(self.asked)))
        return Chosen(key, self._letter(key))

    def _ready(self) -> list[Choice]:
        if self.order is None:
            return []
        if self.kind == Kind.CASE:
            carried = [offer for offer in offers(self.order, self.now) if offer.applies]
            return [Choice(offer.key, str(offer.cause.label)) for offer in carried]
        return [Choice(key, str(DRAFTS[key])) for key in fitting(self.order, self.now)]

    def _letter(self, key: str) -> Letter:
        if key in CAUSES and self.kind == Kind.CASE and self.order is not None:
            return letter_for(self.order, key, language=self.language, now=self.now)
        return draft(key, self.asked)

    def _own(self, key: str) -> Chosen:
        template = next(one for one in self.templates if key == f"{OWN}{one.pk}")
        facts = facts_of(self.asked)
        subject, text = fill(template.subject, facts), fill(template.text, facts)
        missing = dict.fromkeys((*subject.missing, *text.missing))
        return Chosen(key, Letter(subject.text, text.text), names_of(list(missing)))


def templates_for(seller: Seller, kind: str, language: str) -> list[ReplyTemplate]:
    """The seller's own ready replies in a language, at most a hundred."""
    return list(ReplyTemplate.objects.for_seller(seller).filter(kind=kind, language=language)[:100])


def order_for_texts(seller: Seller, order_id: int | None) -> Order | None:
    """An order with everything that the texts read of it."""
    rows = Order.objects.for_seller(seller).select_related("seller__marketplace", "marketplace")
    return rows.prefetch_related(*FOR_TEXTS).filter(pk=order_id).first() if order_id else None

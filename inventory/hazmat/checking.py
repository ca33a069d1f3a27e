"""A stored paper before the checks: the product as the detail page has it, the rule of the day."""

from datetime import datetime

from inventory.hazmat.documents import Finding, Listing, Paper, check
from inventory.models import HazmatCase, HazmatDocument, StockRule
from inventory.rules import number_of


def findings_of(document: HazmatDocument, case: HazmatCase, *, at: datetime) -> list[Finding]:
    """What the checks say: as they said when it was sent, else as they say now."""
    if document.sent_at is not None:
        return [Finding(**stored) for stored in document.findings]
    product, market = case.product, case.product.marketplace
    today = at.astimezone(market.zone).date()
    years = number_of(StockRule.Name.SHEET_YEARS, marketplace_id=market.pk, day=today)
    titles = tuple(
        dict.fromkeys(title for title in (product.title, product.title_en, product.title_zh) if title)
    )
    listing = Listing(titles or (product.sku,), case.brand, product.asin, market.code)
    paper = Paper(document.kind, document.text, document.problem)
    return check(paper, listing, today=today, years=years)

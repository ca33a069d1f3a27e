"""Figures of the ledger as people read them."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from inventory.models import LedgerDay
from inventory.states import disposition_word

register = template.Library()
register.filter("disposition_word", disposition_word)


@register.simple_tag
def movement(units: int) -> SafeString:
    """A movement with its sign; nothing moved is grey."""
    if not units:
        return SafeString('<span class="quiet">0</span>')
    return SafeString(f"{'+' if units > 0 else '−'}{int(abs(units))}")


@register.simple_tag
def ledger_figures(moved: Mapping[str, int]) -> SafeString:
    """The cells of one row of the ledger: start, each column's units with their sign, end. Numbers only."""
    middle = (f'<td class="end">{movement(moved[name])}</td>' for name in LedgerDay.MOVEMENTS)
    first = f'<td class="end">{int(moved["starting"])}</td>'
    last = f'<td class="end strong">{int(moved["ending"])}</td>'
    return SafeString("".join((first, *middle, last)))

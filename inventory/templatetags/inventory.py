"""Figures of the ledger as people read them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from inventory.states import disposition_word

register = template.Library()
register.filter("disposition_word", disposition_word)


@register.simple_tag
def movement(units: int) -> SafeString:
    """A movement with its sign; nothing moved is grey."""
    if not units:
        return SafeString('<span class="quiet">0</span>')
    return format_html("{}{}", "+" if units > 0 else "−", abs(units))

"""The components pages are written with; a builtin library, so no page loads it.

Small parts, drawn straight from Python:

    {% icon "truck" %}  {% icon "circle-check" "good" %}        tone second; names: see static/icons.svg
    {% badge "bad" "package-x" _("Lost-eligible") %}            tone: neutral good warn bad act
    {% copy number label=_("Copy tracking number") %}           the button alone
    {% copyable number label=_("Copy tracking number") %}       the number in mono, and the button
    {% when event.at zone %}  {% when estimate zone "day" %}    <time datetime>: moment, or day
    {% fact _("Carrier") carrier missing=_("Not told yet") %}   <dt><dd>; "None" without `missing`
    {{ amount|money:"USD" }}                                    "$27.40" from a Decimal
    {% money_range low high "USD" %}                            "$27.40 to $59.73"; dash=True in tables
    {{ at|day:zone }}  {{ at|moment:zone }}                     zone: a ZoneInfo or its name
    {{ at|ago }}  {{ at|ago:now }}                              "2 minutes ago"
    {{ deadline|days_left:today }}                              "78 days left", "Due today", "2 days overdue"
    {{ counts|get:key }}  {{ seller.name|initials }}            a value by a variable key; "HG"

Blocks that take a body:

    {% callout "bad" "package-x" title due=text id="next" %}
        <div><h3>{% translate "What this means" %}</h3>…</div>
        <div><h3>{% translate "What to do next" %}</h3><ol class="steps">…</ol></div>
        <div class="actions">…</div>{% endcallout %}
    {% note "warn" %}…{% endnote %}                             tone: neutral warn bad good; icon= another
    {% emptystate "package-search" title level=3 %}<p>…</p><a class="btn" …>{% endemptystate %}

Forms (give the <form> `novalidate`; answer 422 when it is invalid):

    {% error_summary form _("Nothing has been sent to Amazon.") %}    a formset too; nothing without errors
    {% field form.name label=_("…") help=_("…") optional=True placeholder="" vh=True %}
    {% fields form %}                                           every field, hidden ones too
    {% drop form.photos %}                                      drop zone over the real file input

Includes:

    {% include "components/tabs.html" with tabs=tabs label=_("Order status") %}    url label count current hot
    {% include "components/paging.html" with first=1 last=50 total=486 previous=url next=url %}
    {% include "components/rail.html" with stages=stages %}     label, state: done now stuck
    {% include "components/ruler.html" with points=points %}    when, label, state: past open today
    {% include "components/tiles.html" with tiles=tiles %}      name value note url
    {% include "components/events.html" with events=events zone=zone %}    title line at icon tone
    {% include "components/bulk.html" with actions=list label=… clear=url %}    name value label icon
    {% include "components/chip.html" with name=_("Speed") value=… remove=url %}
    {% include "components/dialog.html" with id="withdraw" title=… text=… action=url verb=… keep=… %}
        opened by <a class="btn" href="?…" data-dialog="withdraw">; without JavaScript the link's page asks

Attributes that static/js/portal.js acts on: data-copy, data-dialog, data-counter (a textarea with maxlength),
data-select-all (checkbox in the table head), data-row-link (the link that j, k and Enter use), data-key="c"
(pressed by that key), data-submit-on-change.
"""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet, BoundField, CheckboxInput, RadioSelect, Select
from django.forms.widgets import CheckboxSelectMultiple
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from mcf_portal import formatting

register = template.Library()

_NOTE_ICONS = {"warn": "triangle-alert", "bad": "circle-alert", "good": "circle-check"}
register.filter("day", formatting.day_text)
register.filter("moment", formatting.moment_text)
register.filter("ago", formatting.ago_text)
register.filter("days_left", formatting.days_left_text)
register.filter("money", formatting.money_text)


@lru_cache(maxsize=512)
def _icon(name: str, tone: str, sprite: str) -> SafeString:
    classes = f"i {tone}".strip()
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>', classes, sprite, name
    )


@register.simple_tag
def icon(name: str, tone: str = "") -> SafeString:
    """One outline of the sprite, for the eye only: the word beside it says the same."""
    return _icon(str(name), str(tone), static("icons.svg"))


@register.simple_tag
def badge(tone: str, icon_name: str, text: object) -> SafeString:
    """A status: icon and word on the tone's soft ground."""
    classes = "badge" if tone in ("", "neutral") else f"badge badge--{tone}"
    return format_html('<span class="{}">{}{}</span>', classes, icon(icon_name or "info"), text)


@register.simple_tag
def copy(value: object, label: str = "") -> SafeString:
    """A button that puts a number on the clipboard; not shown where scripts are off."""
    name = label or gettext("Copy %(value)s") % {"value": value}
    button = '<button class="copy" type="button" data-copy="{}" aria-label="{}">{}</button>'
    return format_html(button, value, name, icon("copy"))


@register.simple_tag
def copyable(value: object, label: str = "", mono: bool = True) -> SafeString:
    """A number people copy, in type that tells 0 from O, with its button."""
    number = format_html('<span class="{}">{}</span>', "mono" if mono else "num", value)
    return format_html('<span class="id">{}{}</span>', number, copy(value, label))


@register.simple_tag
def when(
    value: datetime | date | None, zone: tzinfo | str | None = None, style: str = "moment"
) -> SafeString:
    """A point in time that machines can read too; nothing for an unknown one."""
    if value is None:
        return SafeString("")
    exact = isinstance(value, datetime) and style == "moment"
    text = formatting.moment_text(value, zone) if exact else formatting.day_text(value, zone)  # type: ignore[arg-type]
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), text)


@register.simple_tag
def fact(label: object, value: object = None, missing: str = "") -> SafeString:
    """One row of a definition list: a value that is not there is said in words, never left blank."""
    known = value is not None and value != ""
    shown = value if known else format_html('<span class="quiet">{}</span>', missing or gettext("None"))
    return format_html("<dt>{}</dt><dd>{}</dd>", label, shown)


@register.simple_tag
def money_range(low: Decimal | None, high: Decimal | None, currency: str, dash: bool = False) -> str:
    """A range of amounts: "to" in prose, an en dash in tables (`dash=True`)."""
    if dash and low is not None and high is not None and low != high:
        return f"{formatting.money_text(low, currency)}–{formatting.money_text(high, currency)}"
    return formatting.money_range_text(low, high, currency)


@register.simple_block_tag
def callout(
    content: str, tone: str, icon_name: str, title: object, due: object = "", id: str = ""
) -> SafeString:
    """What this means and what to do next, once, at the top of a page."""
    data = {"content": content, "tone": tone, "icon_name": icon_name, "title": title, "due": due, "id": id}
    return render_to_string("components/callout.html", data)


@register.simple_block_tag
def note(content: str, tone: str = "neutral", icon: str = "", role: str = "") -> SafeString:
    """One sentence inside a card."""
    classes = "note" if tone == "neutral" else f"note note--{tone}"
    drawing = _icon(icon or _NOTE_ICONS.get(tone, "info"), "", static("icons.svg"))
    spoken = format_html(' role="{}"', role) if role else ""
    return format_html('<div class="{}"{}>{}<span>{}</span></div>', classes, spoken, drawing, content)


@register.simple_block_tag
def emptystate(content: str, icon_name: str, title: object, level: int = 2) -> SafeString:
    """Why there is nothing here, and one way out."""
    heading = format_html("<h{0}>{1}</h{0}>", level, title)
    return format_html('<div class="empty">{}{}{}</div>', icon(icon_name), heading, content)


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, CheckboxSelectMultiple | RadioSelect):
        return "choices"
    if isinstance(widget, CheckboxInput):
        return "check"
    return "select" if isinstance(widget, Select) else "input"


def _described_by(bound: BoundField, help_text: object) -> str:
    ids = [f"{bound.auto_id}_helptext"] if help_text else []
    return " ".join([*ids, f"{bound.auto_id}_error"] if bound.errors else ids)


def _control(bound: BoundField, kind: str, help_text: object, placeholder: str | None) -> SafeString:
    attrs: dict[str, Any] = {} if kind in ("check", "choices") else {"class": kind}
    if kind != "choices" and (described := _described_by(bound, help_text)):
        attrs["aria-describedby"] = described
    if placeholder is not None:
        attrs["placeholder"] = placeholder or False  # Django leaves out an attribute that is False
    return bound.as_widget(attrs=attrs)


@register.simple_tag
def field(
    bound: BoundField,
    label: object = None,
    help: object = None,
    optional: bool = False,
    vh: bool = False,
    placeholder: str | None = None,
) -> SafeString:
    """One field: label, help, the control, its error; tied together for screen readers."""
    if bound.is_hidden:
        return bound.as_widget()
    kind, help_text = _kind(bound), bound.help_text if help is None else help
    data: dict[str, Any] = {
        "bound": bound,
        "kind": kind,
        "help_text": help_text,
        "optional": optional,
        "vh": vh,
    }
    data["label"] = bound.label if label is None else label
    data["control"] = _control(bound, kind, help_text, placeholder)
    name = f"field_{kind}" if kind in ("check", "choices") else "field"
    return render_to_string(f"components/{name}.html", data)


@register.simple_tag
def fields(form: BaseForm, placeholders: bool = True) -> SafeString:
    """Every field of a form in its order; without placeholders that only repeat the label."""
    placeholder = None if placeholders else ""
    return format_html_join("", "{}", ((field(bound, placeholder=placeholder),) for bound in form))


@register.simple_tag
def drop(bound: BoundField, label: object = None) -> SafeString:
    """A dashed box over a real file input: choose, drop or paste."""
    described = _described_by(bound, bound.help_text)
    control = bound.as_widget(attrs={"aria-describedby": described} if described else {})
    data = {"bound": bound, "control": control, "label": label or bound.label}
    return render_to_string("components/drop.html", data)


def _problems(form: BaseForm) -> Iterable[tuple[str, str]]:
    """Each problem with the id of the control it is about: "Case ID: This field is required."."""
    for name, errors in form.errors.items():
        if name not in form.fields:
            yield from (("", str(error)) for error in errors)
            continue
        bound = form[name]
        for error in errors:
            line = gettext("%(field)s: %(problem)s") % {"field": bound.label, "problem": error}
            yield bound.id_for_label or bound.auto_id, line


@register.simple_tag
def error_summary(
    form: "BaseForm | BaseFormSet[Any] | None", unsent: str = "", heading: str = ""
) -> SafeString:
    """What is wrong with a form that came back: a link to each field, and what therefore did not happen."""
    if form is None or not form.is_bound:
        return SafeString("")
    forms: list[BaseForm] = list(form.forms) if isinstance(form, BaseFormSet) else [form]
    problems = [problem for each in forms for problem in _problems(each)]
    if isinstance(form, BaseFormSet):
        problems += [("", str(error)) for error in form.non_form_errors()]
    if not problems:
        return SafeString("")
    data = {"problems": problems, "heading": heading, "unsent": unsent or gettext("Nothing has been saved.")}
    return render_to_string("components/error_summary.html", data)


@register.simple_tag
def mark() -> SafeString:
    """The portal's own mark: a parcel with its folds, drawn in the colour of its surroundings."""
    return mark_safe(
        '<svg viewBox="0 0 24 24" aria-hidden="true">'
        '<path fill="currentColor" d="M12 1.8 21 6.7v10.6L12 22.2 3 17.3V6.7z"/>'
        '<path class="mark__fold" d="M7.5 9.3 12 11.8l4.5-2.5M12 11.8v5.4"/></svg>'
    )


@register.filter
def get(mapping: dict[str, Any] | None, key: str) -> Any:
    """One value of a dictionary by a key that is itself a variable; nothing when either is missing."""
    return mapping.get(key) if mapping else None


@register.filter
def initials(name: str) -> str:
    """Two letters for the round badge beside a name: "Halden Goods" gives "HG"."""
    words = str(name).split()
    return "".join(word[0] for word in words[:2]).upper() or "?"

"""The components of the pages: what they draw, and that they say it to everyone."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation

from mcf_portal import formatting

ROOT = Path(__file__).resolve().parent.parent.parent
PACIFIC = ZoneInfo("America/Los_Angeles")
NOW = datetime.now(UTC)


def draw(source: str, **context: object) -> str:
    return re.sub(r"\s+", " ", Template(source).render(Context(context))).strip()


class CaseForm(forms.Form):
    case_id = forms.IntegerField(label="Case ID", help_text="As Seller Support gave it.")
    sure = forms.BooleanField(label="I am sure", required=False)
    postage = forms.ChoiceField(choices=[("a", "Customer"), ("b", "Me")], widget=forms.RadioSelect)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


# --- figures ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("amount", "currency", "english", "chinese"),
    [
        ("27.4", "USD", "$27.40", "US$27.40"),
        ("1234567.891", "USD", "$1,234,567.89", "US$1,234,567.89"),
        ("2740", "JPY", "¥2,740", "JP¥2,740"),
        ("0.005", "EUR", "€0.01", "€0.01"),
        ("-5", "GBP", "−£5.00", "−£5.00"),
        ("-0.001", "USD", "$0.00", "US$0.00"),
        ("9", "SEK", "SEK\N{NO-BREAK SPACE}9.00", "SEK\N{NO-BREAK SPACE}9.00"),
    ],
)
def test_money_carries_its_currency(amount: str, currency: str, english: str, chinese: str) -> None:
    assert formatting.money_text(Decimal(amount), currency) == english
    with translation.override("zh-hans"):
        assert formatting.money_text(Decimal(amount), currency) == chinese


def test_an_amount_that_is_not_known_is_not_drawn_as_zero() -> None:
    assert draw("{{ amount|money:'USD' }}", amount=None) == ""


def test_a_range_says_to_in_prose_and_has_a_dash_in_tables() -> None:
    ends = {"low": Decimal("27.40"), "high": Decimal("59.73")}
    assert draw("{% money_range low high 'USD' %}", **ends) == "$27.40 to $59.73"
    assert draw("{% money_range low high 'USD' dash=True %}", **ends) == "$27.40–$59.73"
    assert draw("{% money_range low low 'USD' dash=True %}", **ends) == "$27.40"


# --- times ------------------------------------------------------------------------------------------------------
def test_a_day_is_the_marketplaces_day_not_greenwichs() -> None:
    late_evening = datetime(2019, 11, 14, 6, 48, tzinfo=UTC)
    assert formatting.day_text(late_evening, PACIFIC) == "Wed 13 Nov 2019"
    assert formatting.moment_text(late_evening, "America/Los_Angeles") == "Wed 13 Nov 2019, 22:48"
    assert formatting.day_text(late_evening) == "Thu 14 Nov 2019"


def test_the_year_is_left_out_only_when_it_is_this_one() -> None:
    this_year = formatting.today_in(PACIFIC).year
    assert not formatting.day_text(date(this_year, 6, 1), PACIFIC).endswith(str(this_year))
    assert formatting.day_text(date(this_year + 1, 6, 1), PACIFIC).endswith(str(this_year + 1))


def test_days_are_written_as_the_chinese_write_them() -> None:
    with translation.override("zh-hans"):
        assert formatting.day_text(date(2019, 11, 5)) == "2019年11月5日 周二"
        assert formatting.moment_text(datetime(2019, 11, 5, 8, 3, tzinfo=UTC)) == "2019年11月5日 周二 08:03"


@pytest.mark.parametrize(
    ("passed", "text"),
    [
        (timedelta(seconds=-30), "Just now"),
        (timedelta(seconds=59), "Just now"),
        (timedelta(seconds=60), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(minutes=60), "1 hour ago"),
        (timedelta(hours=47), "47 hours ago"),
        (timedelta(hours=48), "2 days ago"),
    ],
)
def test_how_long_ago_is_said_in_the_largest_unit(passed: timedelta, text: str) -> None:
    assert formatting.ago_text(NOW - passed, NOW) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [(78, "78 days left"), (2, "2 days left"), (1, "Due tomorrow"), (0, "Due today"), (-1, "1 day overdue")],
)
def test_a_deadline_says_how_many_days_are_left(days: int, text: str) -> None:
    today = date(2026, 11, 23)
    assert formatting.days_left_text(today + timedelta(days=days), today) == text


def test_what_never_happened_has_no_time() -> None:
    assert draw("{% when at zone %}", at=None, zone=PACIFIC) == ""
    assert formatting.ago_text(None) == "Never"


# --- small parts ------------------------------------------------------------------------------------------------
def test_a_badge_is_icon_and_word_and_escapes_what_amazon_sends() -> None:
    html = draw("{% badge 'bad' 'package-x' word %}", word="<b>LOST</b>")
    assert 'class="badge badge--bad"' in html
    assert "icons.svg" in html
    assert "#i-package-x" in html
    assert "&lt;b&gt;LOST&lt;/b&gt;" in html


def test_a_copy_button_says_what_it_copies() -> None:
    html = draw("{% copyable number label='Copy tracking number' %}", number='1Z"84')
    assert 'data-copy="1Z&quot;84"' in html
    assert 'aria-label="Copy tracking number"' in html


def test_a_missing_fact_is_said_in_words() -> None:
    assert draw("{% fact 'Carrier' '' %}") == '<dt>Carrier</dt><dd><span class="quiet">None</span></dd>'
    assert "Not told yet" in draw("{% fact 'Carrier' None missing='Not told yet' %}")
    assert "<dd>0</dd>" in draw("{% fact 'Units' 0 %}")


def test_every_icon_the_templates_name_is_in_the_sprite() -> None:
    known = set(re.findall(r'id="i-([\w-]+)"', (ROOT / "static/icons.svg").read_text()))
    named = {
        name
        for page in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r'{% (?:icon|emptystate) "([\w-]+)"', page.read_text())
        + re.findall(r'{% (?:badge|callout) "\w*" "([\w-]+)"', page.read_text())
    }
    assert named - known == set()


def test_no_template_carries_inline_script_or_style() -> None:
    pattern = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son(?:click|change|submit|load|error)=")
    guilty = [str(page) for page in (ROOT / "templates").rglob("*.html") if pattern.search(page.read_text())]
    assert guilty == []


# --- forms ------------------------------------------------------------------------------------------------------
def test_a_field_ties_label_help_and_error_to_its_control() -> None:
    html = draw("{% field form.case_id %}", form=CaseForm({"case_id": "1884-O2177"}))
    assert '<label for="id_case_id">' in html
    assert 'aria-describedby="id_case_id_helptext id_case_id_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_case_id_error"' in html
    assert "Enter a whole number." in html


def test_a_field_without_error_is_not_marked() -> None:
    html = draw("{% field form.case_id %}", form=CaseForm())
    assert "aria-invalid" not in html
    assert 'aria-describedby="id_case_id_helptext"' in html
    assert "_error" not in html


def test_choices_are_a_named_group_and_hidden_fields_stay_hidden() -> None:
    html = draw("{% fields form %}", form=CaseForm())
    assert "<legend>Postage</legend>" in html
    assert html.count('type="radio"') == 2
    assert '<input type="hidden" name="secret" id="id_secret">' in html
    assert '<label for="id_sure">I am sure</label>' in html


def test_the_summary_links_to_each_problem_and_says_what_did_not_happen() -> None:
    html = draw("{% error_summary form 'Nothing has been sent.' %}", form=CaseForm({"postage": "z"}))
    assert 'role="alert"' in html
    assert '<a href="#id_case_id">Case ID: This field is required.</a>' in html
    assert '<a href="#id_postage">' in html
    assert "2 things are missing or wrong." in html
    assert "Nothing has been sent." in html


def test_every_link_of_the_summary_leads_to_something_on_the_page() -> None:
    html = draw("{% error_summary form %}{% fields form %}", form=CaseForm({}))
    targets = re.findall(r'href="#([\w-]+)"', html)
    assert targets == ["id_case_id", "id_postage"]
    assert [target for target in targets if f'id="{target}"' not in html] == []


def test_there_is_no_summary_before_anything_was_sent() -> None:
    assert draw("{% error_summary form %}", form=CaseForm()) == ""
    assert draw("{% error_summary form %}", form=CaseForm({"case_id": 1, "postage": "a"})) == ""


def test_a_formset_reports_its_rows_and_itself() -> None:
    rows = forms.formset_factory(CaseForm, min_num=2, validate_min=True, extra=0)
    sent = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-case_id": "x", "form-0-postage": "a"}
    html = draw("{% error_summary rows %}", rows=rows(sent))
    assert 'href="#id_form-0-case_id"' in html
    assert "at least 2 forms" in html


# --- includes ---------------------------------------------------------------------------------------------------
def test_paging_at_the_end_is_not_allowed_rather_than_hidden() -> None:
    html = render_to_string("components/paging.html", {"first": 1, "last": 50, "total": 50})
    assert html.count('aria-disabled="true"') == 2
    assert "1–50 of 50" in html


def test_tabs_show_zero_and_mark_where_one_is() -> None:
    tabs = [
        {"label": "All", "url": "?", "count": 0, "current": True},
        {"label": "Late", "url": "?t", "count": 0, "hot": True},
    ]
    html = render_to_string("components/tabs.html", {"tabs": tabs, "label": "Status"})
    assert html.count('<span class="count">0</span>') == 2
    assert html.count('aria-current="page"') == 1


@pytest.mark.parametrize("page", ["403.html", "403_csrf.html", "404.html", "429.html", "500.html"])
def test_error_pages_need_no_request_and_no_database(page: str) -> None:
    html = render_to_string(page, {})
    assert "<h1" in html
    assert "Go to the work queue" in html

"""Pages for a seller who reads Chinese: Amazon's words, dates in forms, and the papers for customers who don't."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from history.actions import record
from history.models import Source
from history.telling import told
from mcf_portal.names import NAMES
from orders.forms import ResolutionForm
from orders.models import Order
from orders.statuses import setting
from reimbursements.forms import FilingForm
from tests.factories import NOW, make_delivered_order, make_member, make_seller

pytestmark = pytest.mark.django_db


@pytest.fixture
def order() -> Order:
    return make_delivered_order(make_seller(), "HG-1")


def test_amazons_words_in_the_history_are_translated_and_unknown_ones_shown_as_they_are(order: Order) -> None:
    changes = [
        record(order, verb="order_status", by=None, at=NOW, source=Source.AMAZON, before=before, after=after)
        for before, after in (("Planning", "COMPLETE_PARTIALLED"), ("", "Sorted by robots"))
    ]
    with translation.override("zh-hans"):
        first, second = told(changes, order.seller.zone)
        assert (first.title, first.line) == ("亚马逊状态变为：部分完成", "亚马逊 · 原为 计划中")
        assert second.title == "亚马逊状态变为：Sorted by robots"


def test_an_orders_settings_are_translated_and_unknown_ones_shown_as_they_are() -> None:
    with translation.override("zh-hans"):
        words = [
            setting(told) for told in ("ScheduledDelivery", "FillOrKill", "BLANK_BOX", "PRIME_ELIGIBILITY")
        ]
    assert words == ["预约配送", "无法全部配送则取消", "无品牌包装", "PRIME_ELIGIBILITY"]


def test_a_browsers_date_field_gets_its_date_in_every_language() -> None:
    for language in ("en", "zh-hans"):
        with translation.override(language):
            assert 'value="2026-11-22"' in str(
                ResolutionForm(initial={"resolved_on": "2026-11-22"})["resolved_on"]
            )
            dated = ResolutionForm(initial={"resolved_on": NOW.date()})["resolved_on"]
            assert f'value="{NOW:%Y-%m-%d}"' in str(dated)
            assert f'value="{NOW:%Y-%m-%d}"' in str(FilingForm(initial={"filed_on": NOW.date()})["filed_on"])


def test_the_rma_is_offered_in_the_customers_language_not_in_the_sellers(order: Order) -> None:
    client = Client(headers={"accept-language": "zh-CN"})
    client.force_login(make_member(order.seller))
    html = client.get(reverse("returns:new", args=[order.seller_order_id])).content.decode()
    assert '<html lang="zh-Hans"' in html
    assert '<option value="en" selected>' in html


def test_no_name_is_listed_twice() -> None:
    assert len(NAMES) == len(set(NAMES))

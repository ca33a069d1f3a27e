"""A hazmat review in a real browser: a bad sheet is told what is wrong, a good one is recorded as sent."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as conf
from django.test import Client
from pytest_django import Settings

from inventory.models import HazmatCase, HazmatStatus
from tests import factories
from tests.inventory.sheets import BRAND, PRODUCT, pdf, sheet

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def add(page: Any, name: str, content: bytes) -> None:
    page.get_by_label("Drop the PDF here, or choose a file").set_input_files(
        {"name": name, "mimeType": "application/pdf", "buffer": content}
    )
    page.get_by_role("button", name="Add and check").click()


def test_a_review_is_walked_from_the_bad_sheet_to_the_good_one(
    live_portal: str, page: Any, axe: Any, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    seller = factories.make_seller()
    product = factories.make_product(seller, "HG-LNT-OIL", title=PRODUCT, cost="4.50", unfulfillable=35)
    case = factories.make_hazmat_case(product)
    browser = Client()
    browser.force_login(factories.make_member(seller))
    name = conf.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": browser.cookies[name].value, "url": live_portal}])
    page.goto(f"{live_portal}/inventory/hazmat/")
    page.get_by_role("link", name=PRODUCT).click()
    axe(page)
    page.get_by_label("Brand on the detail page").fill(BRAND)
    page.get_by_role("button", name="Save brand").click()
    add(page, "old.pdf", pdf(sheet(revised="Revision date: 2019-02-01")))
    assert "Last revised Fri 1 Feb 2019, more than 5 years ago." in page.inner_text("#documents")
    axe(page)
    page.get_by_role("button", name="I sent them: record it").click()
    assert "A check failed" in page.inner_text("#send")
    page.get_by_role("button", name="Take off").click()
    add(page, "new.pdf", pdf(sheet(revised="Revision date: 2025-02-01")))
    assert "Ready to send" in page.inner_text("#documents")
    page.set_viewport_size({"width": 375, "height": 812})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("Case ID").fill("17120002222")
    page.get_by_role("button", name="I sent them: record it").click()
    assert "Documents are with Amazon" in page.inner_text("#next")
    assert HazmatCase.objects.get(pk=case.pk).status == HazmatStatus.DOCUMENTS_SUBMITTED

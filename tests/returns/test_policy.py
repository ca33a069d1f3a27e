"""The seller's own policy: what its rules say, day by day, and who may go against it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from history.actions import Refusal
from history.models import Change
from returns import actions
from returns.actions import Line, NamedPhoto
from returns.actions.policy import add_rule, end_rule
from returns.faults import Fault, nature_of
from returns.models import PolicyRule, Return, ReturnPhoto
from returns.photos import Photo
from returns.policy import Objection, Rule, RuleKind, stance
from sellers.models import Role
from tests import factories
from tests.factories import NOW
from tests.returns.things import make_rule

DAY = date(2026, 11, 1)  # ordered
DELIVERED = date(2026, 11, 5)
ALWAYS = date(2020, 1, 1)


def window(days: int, **fields: Any) -> Rule:
    return Rule(RuleKind.WINDOW, ALWAYS, days=days, **fields)


@pytest.mark.parametrize(
    ("rules", "today", "objection", "closes_on"),
    [
        ([], DELIVERED + timedelta(days=900), None, None),
        ([window(30)], DELIVERED + timedelta(days=30), None, DELIVERED + timedelta(days=30)),
        (
            [window(30)],
            DELIVERED + timedelta(days=31),
            Objection.WINDOW_CLOSED,
            DELIVERED + timedelta(days=30),
        ),
        ([window(30), window(60, sku="MUG")], DELIVERED + timedelta(days=31), None, date(2027, 1, 4)),
        (
            [window(60), window(14, sku="MUG")],
            DELIVERED + timedelta(days=15),
            Objection.WINDOW_CLOSED,
            date(2026, 11, 19),
        ),
        ([window(14, sku="OTHER")], DELIVERED + timedelta(days=15), None, None),
        ([Rule(RuleKind.FINAL_SALE, ALWAYS, sku="MUG")], DELIVERED, Objection.FINAL_SALE, None),
        ([Rule(RuleKind.FINAL_SALE, ALWAYS, sku="OTHER")], DELIVERED, None, None),
        # dated by the day of the order: the day before, the first and last day, the day after
        ([Rule(RuleKind.FINAL_SALE, DAY + timedelta(days=1))], DELIVERED, None, None),
        ([Rule(RuleKind.FINAL_SALE, DAY, DAY)], DELIVERED, Objection.FINAL_SALE, None),
        ([Rule(RuleKind.FINAL_SALE, ALWAYS, DAY - timedelta(days=1))], DELIVERED, None, None),
    ],
)
def test_what_the_rules_say(
    rules: list[Rule], today: date, objection: Objection | None, closes_on: date | None
) -> None:
    told = stance(rules, sku="MUG", ordered_on=DAY, delivered_on=DELIVERED, today=today)
    assert (told.objection, told.closes_on) == (objection, closes_on)


def test_a_window_has_not_begun_while_something_is_on_its_way() -> None:
    told = stance([window(1)], sku="MUG", ordered_on=DAY, delivered_on=None, today=date(2030, 1, 1))
    assert (told.objection, told.closes_on, told.days) == (None, None, 1)


@pytest.mark.parametrize(
    ("reason", "code", "needed"),
    [
        ("", "CR-UNWANTED_ITEM", True),
        ("CR-DEFECTIVE", "CR-DEFECTIVE", True),
        ("DEFECTIVE", "CR-DEFECTIVE", True),
        ("CR-DEFECTIVE", "CR-UNWANTED_ITEM", False),
    ],
)
def test_a_photo_is_needed_for_the_reason_of_the_rule(reason: str, code: str, needed: bool) -> None:
    rule = Rule(RuleKind.PHOTO, ALWAYS, reason_code=reason)
    told = stance([rule], sku="MUG", ordered_on=DAY, delivered_on=None, today=DAY)
    assert told.needs_photo(code) is needed


@pytest.mark.parametrize(
    ("code", "fault", "internal"),
    [
        ("CR-UNWANTED_ITEM", Fault.CUSTOMER, False),
        ("UNWANTED_ITEM", Fault.CUSTOMER, False),
        ("AMZ-PG-BAD-DESC", Fault.PRODUCT, False),
        ("CR-DAMAGED_BY_CARRIER", Fault.CARRIER, False),
        ("CR-SWITCHEROO", Fault.AMAZON, False),
        ("CR-UNAUTHORIZED_PURCHASE", Fault.CUSTOMER, True),
        ("CR-DAMAGED_BY_FC", Fault.AMAZON, True),
        ("CR-SOMETHING_NEW", Fault.UNKNOWN, False),
    ],
)
def test_reasons_know_whose_fault_they_speak_of(code: str, fault: Fault, internal: bool) -> None:
    assert (nature_of(code).fault, nature_of(code).internal) == (fault, internal)


# --- in the database ---------------------------------------------------------------------------------------


@pytest.fixture
def seller(db: None) -> Any:
    return factories.make_seller(connected="http://127.0.0.1:9")


@pytest.fixture
def owner(seller: Any) -> Any:
    return factories.make_member(seller)


@pytest.fixture
def order(seller: Any) -> Any:
    return factories.make_delivered_order(seller, "HG-1", items=[("HG-MUG-01", 2)])


def ask(order: Any, by: Any, **fields: Any) -> Return:
    line = Line(order.items.get().pk, 1, "CR-DEFECTIVE", photos=fields.pop("photos", ()))
    given = {"comments": "", "submission_key": "k", "language": "en", "by": by, "at": NOW}
    return actions.create_return(order=order, lines=[line], **(given | fields))


def test_final_sale_is_refused_and_returned_anyway_by_the_seller_with_a_reason(
    order: Any, owner: Any
) -> None:
    make_rule(order.seller, owner, kind="final_sale", sku="HG-MUG-01")
    support = factories.make_member(order.seller, Role.SUPPORT)
    for by, override in ((owner, ""), (owner, "  "), (support, "Regular customer.")):
        with pytest.raises(Refusal, match="final sale"):
            ask(order, by, override=override)
    assert Return.objects.count() == 0
    made = ask(order, owner, override="Regular customer.")
    change = Change.objects.get(verb="policy_overridden", subject_id=made.pk)
    assert (change.actor, change.reason) == (owner, "Regular customer.")
    assert "final sale" in change.data["objections"]


def test_a_photo_that_the_policy_asks_for_is_kept_with_each_unit(
    order: Any, owner: Any, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_rule(order.seller, owner, kind="photo", reason_code="CR-DEFECTIVE")
    with pytest.raises(Refusal, match="needs a photo"):
        ask(order, owner)
    assert Return.objects.count() == 0
    picture = NamedPhoto("mug.jpg", Photo(b"jpeg", "image/jpeg", "jpg", b"small", None))
    line = Line(order.items.get().pk, 2, "CR-DEFECTIVE", photos=[picture, picture])
    made = actions.create_return(
        order=order, lines=[line], comments="", submission_key="k", language="en", by=owner, at=NOW
    )
    photos = ReturnPhoto.objects.all()
    assert {photo.unit_id for photo in photos} == {unit.pk for unit in made.items.all()}
    assert len({photo.file.name for photo in photos}) == 1  # the same picture is stored once
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2


def test_two_rules_of_one_kind_do_not_hold_at_once(seller: Any, owner: Any) -> None:
    given = {"seller": seller, "kind": "window", "sku": "", "reason_code": "", "by": owner, "at": NOW}
    first = add_rule(days=30, valid_from=date(2026, 1, 1), valid_to=None, **given)
    with pytest.raises(Refusal, match="already"):
        add_rule(days=14, valid_from=date(2026, 6, 1), valid_to=None, **given)
    end_rule(rule=first, today=date(2026, 6, 1), by=owner, at=NOW)
    add_rule(days=14, valid_from=date(2026, 6, 1), valid_to=None, **given)
    rows = PolicyRule.objects.order_by("valid_from")
    assert [(row.days, row.valid_to) for row in rows] == [(30, date(2026, 5, 31)), (14, None)]


def test_the_settings_add_and_end_a_rule(seller: Any, owner: Any, client: Any) -> None:
    client.force_login(owner)
    url = reverse("returns:policy")
    assert client.post(url, {"kind": "window", "valid_from": "2026-01-01"}).status_code == 422
    assert "Enter after how many days" in client.post(url, {"kind": "window"}).content.decode()
    fields = {"kind": "window", "days": "30", "valid_from": "2026-01-01"}
    assert client.post(url, fields).status_code == 302
    assert client.post(url, fields).status_code == 422
    page = client.get(url).content.decode()
    assert "30 days after delivery" in page
    rule = PolicyRule.objects.get()
    assert client.post(reverse("returns:policy_end", args=[rule.pk])).status_code == 302
    rule.refresh_from_db()
    assert rule.valid_to is not None


def test_support_reads_why_not_and_the_seller_may_say_why(order: Any, owner: Any, client: Any) -> None:
    from tests.returns.test_views import learn

    learn(order)
    make_rule(order.seller, owner, kind="final_sale")
    url = reverse("returns:new", args=[order.seller_order_id])
    client.force_login(factories.make_member(order.seller, Role.SUPPORT))
    text = client.get(url).content.decode()
    assert "Your policy: final sale" in text
    assert "Somebody in the seller role may return it anyway." in text
    line = order.items.get().pk
    assert f"quantity_{line}" not in text
    client.force_login(owner)
    fields = {
        "submission_key": "k1",
        "language": "en",
        f"quantity_{line}": "1",
        f"reason_{line}": "CR-DEFECTIVE",
    }
    refused = client.post(url, fields)
    assert refused.status_code == 422
    assert "To return it anyway, say why." in refused.content.decode()
    assert Return.objects.count() == 0
    assert client.post(url, fields | {"override": "Regular customer."}).status_code == 302
    assert Return.objects.count() == 1

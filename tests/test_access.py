"""Who may open what: every address of the portal, as every kind of person. An address missing here fails.

The people: nobody (not signed in), a stranger (works for another seller), support and seller (work for this one), an
admin (staff, works for no seller). A stranger is never told that something exists: it is not found.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from pytest_django import Settings

from returns.models import (
    RmaMail,
)
from sellers.models import Role, Seller, User
from tests.access_world import World, things
from tests.factories import (
    make_admin,
    make_connection,
    make_delivered_order,
    make_member,
    make_seller,
)

pytestmark = pytest.mark.django_db
ROLES = ("nobody", "stranger", "support", "seller", "admin")
Statuses = tuple[int, int, int, int, int]

# Where a person belongs to no seller: 403 with a page that says so. 302 of nobody leads to the sign-in page.
OWN: Statuses = (302, 200, 200, 200, 403)  # a page of one's own seller, whichever that is
THING: Statuses = (302, 404, 200, 200, 403)  # a page about something of this seller
ACT: Statuses = (302, 404, 302, 302, 403)  # does something, then leads back
BAD: Statuses = (302, 404, 422, 422, 403)  # the same, sent empty: comes back with what is missing
OWNER: Statuses = (302, 200, 403, 200, 403)  # settings, only for the seller role
OWNER_THING: Statuses = (302, 404, 403, 200, 403)
OPEN: Statuses = (200, 200, 200, 200, 200)
PERSON: Statuses = (302, 200, 200, 200, 200)  # anybody who is signed in


@pytest.fixture
def world(settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    seller = make_seller("Halden Goods")
    make_connection(seller, "http://127.0.0.1:9")
    people: dict[str, User | None] = {
        "nobody": None,
        "stranger": make_member(make_seller("Other"), Role.SELLER),
        "support": make_member(seller, Role.SUPPORT),
        "seller": make_member(seller, Role.SELLER),
        "admin": make_admin(),
    }
    return World(seller, people, things(seller, people))


@dataclass(frozen=True)
class Row:
    """One address: its arguments by name of the world's things, the method, what each person gets."""

    name: str
    expected: Statuses
    kwargs: tuple[tuple[str, str], ...] = ()
    method: str = "get"
    data: tuple[tuple[str, str], ...] = ()


def row(
    name: str, expected: Statuses, *kwargs: str, post: bool = False, data: dict[str, str] | None = None
) -> Row:
    """`kwargs` are the world's names, or "argument=name" where they differ."""
    pairs = tuple((part.partition("=")[0], part.rpartition("=")[2]) for part in kwargs)
    return Row(name, expected, pairs, "post" if post else "get", tuple((data or {}).items()))


TABLE = (
    row("home", (302, 200, 200, 200, 302)),
    row("set_language", (302, 302, 302, 302, 302), post=True, data={"language": "zh-hans"}),
    # /returns/
    row("returns:list", OWN),
    row("returns:new", THING, "order_id"),
    row("returns:detail", THING, "rma"),
    row("returns:rma_pdf", THING, "rma"),
    row("returns:bulk", OWN),
    row("returns:bulk", (302, 422, 422, 422, 403), post=True),
    row("returns:bulk_orders", (302, 302, 302, 302, 403), post=True),
    row("returns:bulk_list", THING, "pk=list_id"),
    row("returns:bulk_list", ACT, "pk=list_id", post=True),
    row("returns:bulk_file", THING, "pk=list_id"),
    row("returns:photo", THING, "rma", "photo_id=unit_photo"),
    row("returns:label", ACT, "rma=authorization", post=True),
    # /settings/returns/
    row("returns:policy", OWNER),
    row("returns:policy", (302, 422, 403, 422, 403), post=True),
    row("returns:policy_end", (302, 404, 403, 302, 403), "pk=rule_id", post=True),
    row("returns:logo", (302, 302, 403, 302, 403), post=True),
    row("returns:logo_file", (302, 404, 403, 200, 403)),
    row("returns:send_rma", THING, "rma"),
    row("returns:send_rma", BAD, "rma", post=True),
    row("returns:try_again", ACT, "rma", post=True),
    row("returns:withdraw", ACT, "rma", post=True),
    row("returns:export", OWN, "kind=csv_kind"),
    row("returns:reports", OWN),
    row("returns:report_export", OWN, "kind=csv_kind"),
    row("returns:requests", OWN),
    row("returns:request", THING, "number=request_number"),
    row("returns:request_approve", BAD, "number=request_number", post=True),
    row("returns:request_refuse", BAD, "number=request_number", post=True),
    row("returns:request_answer", BAD, "number=request_number", post=True),
    row("returns:request_photo", THING, "number=request_number", "photo_id=request_photo"),
    row("returns:settings", OWNER),
    row("returns:settings", (302, 422, 403, 422, 403), post=True),
    # /returns/: what follows
    row("returns:parcel_new", THING, "rma"),
    row("returns:parcel_new", BAD, "rma", post=True),
    row("returns:parcel_arrived", THING, "parcel_id"),
    row("returns:parcel_arrived", BAD, "parcel_id", post=True),
    row("returns:parcel_forget", ACT, "parcel_id", post=True),
    row("returns:question", THING, "question_id"),
    row("returns:question", BAD, "question_id", post=True),
    row("returns:question_reopen", ACT, "question_id", post=True),
    row("returns:dispute_open", ACT, "item_id", post=True),
    row("returns:dispute", THING, "dispute_id"),
    row("returns:dispute", BAD, "dispute_id", post=True),
    row("returns:dispute_photo", THING, "photo_id=dispute_photo"),
    row("returns:reported", OWN),
    row("returns:reported_unit", THING, "unit_id"),
    row("returns:reported_unit", BAD, "unit_id", post=True),
    # /track/<token>/return/
    row("returns:ask", OPEN, "token"),
    row("returns:ask", (422, 422, 422, 422, 422), "token", post=True),
    row("returns:take_back", (302, 302, 302, 302, 302), "token", post=True),
    row("returns:mail_outcome", ACT, "rma", "mail_id", post=True, data={"outcome": "came_back"}),
    # /hooks/: without a secret of the installation there is no such page
    row("returns:bounce_hook", (404, 404, 404, 404, 404), post=True),
    # without a seller's secret nothing is taken
    row("sync:amazon_hook", (401, 401, 401, 401, 401), post=True),
    row("sync:notifications", OWNER),
    row("sync:notifications", (302, 302, 403, 302, 403), post=True),
    # /rma/
    row("returns:rma_page", OPEN, "token=rma_token"),
    row("returns:rma_page_pdf", OPEN, "token=rma_token", "number=paper"),
    row("returns:rma_parcel", OPEN, "token=rma_token", "number=paper"),
    row("returns:rma_parcel", (422, 422, 422, 422, 422), "token=rma_token", "number=paper", post=True),
    # /claims/
    row("claims:list", OWN),
    row("claims:payments", OWN),
    row("claims:payment", THING, "payment_id"),
    row("claims:payment", BAD, "payment_id", post=True),
    row("claims:unexplain", ACT, "payment_id", post=True),
    row("claims:ledger", OWN),
    row("claims:ledger_export", OWN, "kind=csv_kind"),
    row("claims:overview", OWN),
    row("claims:ready", OWN),
    row("claims:opening", (302, 302, 403, 302, 403), post=True),
    row("claims:new", THING, "order_id"),
    row("claims:detail", THING, "number"),
    row("claims:submit", ACT, "number", post=True),
    row("claims:withdraw", BAD, "number", post=True),
    row("claims:reopen", ACT, "number", post=True),
    row("claims:record_filing", BAD, "number", post=True),
    row("claims:record_denial", BAD, "number", post=True),
    row("claims:record_letter", BAD, "number", post=True),
    row("claims:letter_file", THING, "number", "letter_id"),
    row("claims:leave_step", BAD, "number", post=True),
    row("claims:packet_pdf", (302, 404, 302, 302, 403), "number"),  # nothing is frozen before submission
    row("claims:packet_zip", (302, 404, 302, 302, 403), "number"),
    row("claims:add_evidence", BAD, "number", post=True),
    row("claims:evidence", THING, "number", "evidence_id"),
    row("claims:remove_evidence", ACT, "number", "evidence_id", post=True),
    # /inquiries/
    row("inquiries:list", OWN),
    row("inquiries:new", OWN),
    row("inquiries:new", (302, 422, 422, 422, 403), post=True),
    row("inquiries:detail", THING, "number=inquiry"),
    row("inquiries:reply", THING, "number=inquiry"),
    row("inquiries:reply", BAD, "number=inquiry", post=True),
    row("inquiries:receive", BAD, "number=inquiry", post=True),
    row("inquiries:note", BAD, "number=inquiry", post=True),
    row("inquiries:assign", ACT, "number=inquiry", post=True),
    row("inquiries:move", BAD, "number=inquiry", post=True),
    row("inquiries:set_case", BAD, "number=inquiry", post=True),
    row("inquiries:settle", ACT, "number=inquiry", "mail_id=reply_mail", post=True),
    row("inquiries:attachment", THING, "number=inquiry", "file_id"),
    row("inquiries:support", THING, "order_id"),
    row("inquiries:support", BAD, "order_id", post=True),
    row("inquiries:write", THING, "order_id"),
    row("inquiries:write", BAD, "order_id", post=True),
    row("inquiries:templates", OWN),
    row("inquiries:template_new", OWN),
    row("inquiries:template_new", (302, 422, 422, 422, 403), post=True),
    row("inquiries:template", THING, "pk=template_id"),
    row("inquiries:template", BAD, "pk=template_id", post=True),
    row("inquiries:template_remove", ACT, "pk=template_id", post=True),
    row("inquiries:hours", OWNER),
    row("inquiries:hours", (302, 422, 403, 422, 403), post=True),
    row("claims:replace_evidence", ACT, "number", "evidence_id", post=True),
    # /track/, /parcels/
    row("tracking:customer", OPEN, "token"),
    row("tracking:open_link", ACT, "order_id", post=True),
    row("tracking:carrier", THING, "package_id"),
    row("tracking:carrier", ACT, "package_id", post=True),
    row("tracking:photo", THING, "package_id"),
    # /orders/
    row("orders:list", OWN),
    row("orders:unfulfillable", OWN),
    row("orders:setback", THING, "order_id"),
    row("orders:ask_preview", ACT, "order_id", post=True),
    row("orders:settle", BAD, "order_id", post=True),
    row("orders:reopen", ACT, "order_id", post=True),
    row("orders:order_again", THING, "order_id"),
    row("orders:lookup", OWN),
    row("orders:lookup", (302, 422, 422, 422, 403), post=True),
    row("orders:lookup_download", (302, 302, 302, 302, 403)),  # without a list: to where one is pasted
    row("orders:export", OWN),
    row("orders:views", OWN),
    row("orders:views", (302, 422, 422, 422, 403), post=True),
    row("orders:view_change", THING, "view_id"),
    row("orders:view_change", BAD, "view_id", post=True),
    row("orders:view_replace", ACT, "view_id", post=True),
    row("orders:view_remove", ACT, "view_id", post=True),
    row("orders:detail", THING, "order_id"),
    row("orders:add_note", BAD, "order_id", post=True),
    row("orders:cancel", ACT, "order_id", post=True),
    row("orders:release", ACT, "order_id", post=True),
    row("orders:record_resolution", BAD, "order_id", post=True),
    row("orders:judge_removal", BAD, "order_id", post=True),
    row("orders:places", OWNER),
    row("orders:places", (302, 422, 403, 422, 403), post=True),
    row("orders:place_remove", (302, 404, 403, 302, 403), "place_id", post=True),
    # /inventory/
    row("inventory:list", OWN),
    row("claims:costs", OWN),
    row("claims:costs", (302, 422, 422, 422, 403), post=True),
    row("claims:cost_template", OWN),
    row("claims:invoice_file", THING, "invoice_id"),
    row("inventory:history", OWN),
    row("inventory:movements", OWN),
    row("inventory:ledger_file", OWN, "what=ledger_days", "kind=csv_kind"),
    row("inventory:product_titles", ACT, "product_id", post=True),
    row("inventory:product_threshold", BAD, "product_id", post=True),
    row("inventory:product", THING, "product_id"),
    row("inventory:hazmat", OWN),
    row("inventory:hazmat_open", THING, "product_id=bare_product_id"),
    row("inventory:hazmat_open", BAD, "product_id=bare_product_id", post=True),
    row("inventory:hazmat_case", THING, "case_id=hazmat_id"),
    row("inventory:hazmat_requested", BAD, "case_id=hazmat_id", post=True),
    row("inventory:hazmat_brand", BAD, "case_id=hazmat_id", post=True),
    row("inventory:hazmat_submit", BAD, "case_id=hazmat_id", post=True),
    row("inventory:hazmat_answer", BAD, "case_id=hazmat_id", post=True),
    row("inventory:hazmat_removal", BAD, "case_id=hazmat_id", post=True),
    row("inventory:hazmat_add_document", BAD, "case_id=hazmat_id", post=True),
    row("inventory:hazmat_document", THING, "case_id=hazmat_id", "document_id"),
    row("inventory:hazmat_remove_document", ACT, "case_id=hazmat_id", "document_id", post=True),
    row("inventory:removals", OWN),
    row("inventory:removal_new", OWN),
    row("inventory:removal_new", (302, 422, 422, 422, 403), post=True),
    row("inventory:removal", THING, "removal_id"),
    # /settings/
    row("sellers:settings", (302, 302, 302, 302, 302)),
    row("sellers:profile", PERSON),
    row("sellers:amazon", OWNER),
    row("sellers:amazon_test", (302, 404, 403, 302, 403), post=True),
    row("sellers:team", OWNER),
    row("sellers:member_role", (302, 404, 403, 422, 403), "pk=member_id", post=True),
    row("sellers:member_remove", OWNER_THING, "pk=member_id"),
    row("sellers:member_remove", (302, 404, 403, 302, 403), "pk=member_id", post=True),
    row("sync:reports", OWNER),
    row("sync:reports", (302, 422, 403, 422, 403), post=True),
    row("sync:report", OWNER_THING, "pk=import_id"),
    # /sellers/
    row("sellers:choose", (302, 200, 200, 200, 403)),
    row("sellers:switch", (302, 404, 404, 404, 404), post=True),
    # operators
    row("alive", OPEN),
    row("ready", OPEN),
    row("status", (302, 403, 403, 403, 200)),
    # reviewing claims, in the admin
    row("admin:reimbursements_claim_approve", (302, 302, 302, 302, 302), "pk=claim_id", post=True),
    row("admin:reimbursements_claim_refuse", (302, 302, 302, 302, 422), "pk=claim_id", post=True),
    row("admin:reimbursements_claim_ask", (302, 302, 302, 302, 422), "pk=claim_id", post=True),
    row("admin:reimbursements_claim_evidence", (302, 302, 302, 302, 200), "pk=claim_id", "evidence_id"),
)
# Signing in and out is allauth's own, with its own tests; what is asked here is that nothing of a seller is behind it
ALLAUTH = ("account_", "mfa_")


def answer(world: World, role: str, each: Row) -> int:
    client = Client()
    person = world.people[role]
    if person is not None:
        client.force_login(person)
    address = reverse(each.name, kwargs={key: world.arguments[name] for key, name in each.kwargs})
    found: Any = getattr(client, each.method)(address, dict(each.data))
    if person is None and found.status_code == 302 and each.name not in ("set_language", "returns:take_back"):
        assert "/login/" in found.url, f"{each.name} leads nobody to {found.url}"
    return int(found.status_code)


@pytest.mark.parametrize("each", TABLE, ids=lambda each: f"{each.method} {each.name}")
def test_each_person_gets_what_the_table_says(world: World, each: Row) -> None:
    got = []
    for role in ROLES:
        with undone():
            got.append(answer(world, role, each))
    assert dict(zip(ROLES, got, strict=True)) == dict(zip(ROLES, each.expected, strict=True))


class undone:
    """Within, whatever is written is taken back at the end."""

    def __enter__(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()

    def __exit__(self, *problem: object) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)


# --- the admin: staff only, whatever the address ---------------------------------------------------------------------
def names(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, space)
        elif pattern.name:
            yield f"{prefix}{pattern.name}", pattern


def every_name() -> set[str]:
    return {name for name, _pattern in names(get_resolver().url_patterns)}


def test_no_address_is_missing_from_the_table() -> None:
    known = {each.name for each in TABLE}
    left = {name for name in every_name() - known if not name.startswith((*ALLAUTH, "admin:"))}
    assert sorted(left) == []


def test_the_table_names_no_address_that_is_gone() -> None:
    assert sorted({each.name for each in TABLE} - every_name()) == []


def test_every_page_of_the_admin_turns_away_who_is_not_staff(world: World) -> None:
    for role in ("nobody", "stranger", "support", "seller"):
        client = Client()
        person = world.people[role]
        if person is not None:
            client.force_login(person)
        for address in _admin_lists():
            found = client.get(address)
            assert (found.status_code, address if found.status_code == 302 else "") == (302, address)


def test_every_list_of_the_admin_opens_for_an_admin(world: World) -> None:
    client = Client()
    admin = world.people["admin"]
    assert admin is not None
    client.force_login(admin)
    assert {address: client.get(address).status_code for address in _admin_lists()} == dict.fromkeys(
        _admin_lists(), 200
    )


def _admin_lists() -> list[str]:
    lists = sorted(
        name for name in every_name() if name.startswith("admin:") and name.endswith("_changelist")
    )
    return [reverse("admin:index"), *(reverse(name) for name in lists)]


# --- walls between sellers ------------------------------------------------------------------------------------------
def _switch(client: Client, seller: Seller) -> Callable[[], Any]:
    return lambda: client.post(reverse("sellers:switch"), {"seller": seller.pk})


def test_somebody_with_two_sellers_sees_one_at_a_time(world: World) -> None:
    other = make_seller("Nordlicht Handel")
    make_delivered_order(other, "NH-1")
    person = make_member(world.seller, Role.SELLER)
    person.memberships.create(seller=other, role=Role.SUPPORT)
    client = Client()
    client.force_login(person)
    asked = client.get(reverse("orders:list"))
    assert (asked.status_code, asked.url) == (302, "/sellers/choose/?next=%2Forders%2F")  # type: ignore[attr-defined]
    assert _switch(client, other)().status_code == 302
    assert client.get(reverse("orders:detail", args=["NH-1"])).status_code == 200
    assert client.get(reverse("orders:detail", args=["HG-1"])).status_code == 404
    assert client.get(reverse("sellers:team")).status_code == 403
    assert _switch(client, world.seller)().status_code == 302
    assert client.get(reverse("orders:detail", args=["HG-1"])).status_code == 200


def test_nobody_switches_to_a_seller_of_others(world: World) -> None:
    client = Client()
    stranger = world.people["stranger"]
    assert stranger is not None
    client.force_login(stranger)
    assert _switch(client, world.seller)().status_code == 404
    assert client.get(reverse("orders:detail", args=["HG-1"])).status_code == 404


def test_a_removed_member_sees_nothing_from_then_on(world: World) -> None:
    support = world.people["support"]
    assert support is not None
    client = Client()
    client.force_login(support)
    support.memberships.all().delete()
    found = client.get(reverse("orders:detail", args=["HG-1"]))
    assert (found.status_code, b"You belong to no seller" in found.content) == (403, True)


def test_a_deactivated_person_is_signed_out(world: World) -> None:
    support = world.people["support"]
    assert support is not None
    client = Client()
    client.force_login(support)
    User.objects.filter(pk=support.pk).update(is_active=False)
    assert client.get(reverse("orders:list")).status_code == 302


def test_an_old_link_of_a_customer_opens_nothing(world: World) -> None:
    from tracking.models import CustomerLink

    CustomerLink.objects.update(expires_at=timezone.now() - timedelta(days=1))
    RmaMail.objects.update(expires_at=timezone.now() - timedelta(days=1))
    address = reverse("tracking:customer", args=[world.arguments["token"]])
    assert Client().get(address).status_code in (404, 410)
    address = reverse("returns:rma_page", args=[world.arguments["rma_token"]])
    assert Client().get(address).status_code in (404, 410)
    assert Client().get(reverse("tracking:customer", args=["x" * 43])).status_code in (404, 410)

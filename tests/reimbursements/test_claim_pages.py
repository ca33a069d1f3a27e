"""The pages of claims as a member, a stranger and nobody see them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orders.models import Order, Removal
from reimbursements import actions
from reimbursements.models import Claim, Evidence
from reimbursements.page import ClaimPage, for_page
from sellers.models import Seller, User
from tests import factories
from tests.factories import NOW
from tests.reimbursements import claim_factory as made


@pytest.fixture(autouse=True)
def clock(time_machine: Any) -> None:
    time_machine.move_to(NOW)


@pytest.fixture
def member(agent: User) -> Client:
    client = Client()
    client.force_login(agent)
    return client


@pytest.fixture
def stranger(db: None) -> Client:
    client = Client()
    client.force_login(factories.make_member(factories.make_seller("Other")))
    return client


def address(name: str, claim: Claim, *more: Any) -> str:
    return reverse(f"claims:{name}", args=[claim.number, *more])


def queries_of(act: Callable[[], object]) -> list[str]:
    act()  # what is cached is cached now
    with CaptureQueriesContext(connection) as captured:
        act()
    return [query["sql"] for query in captured.captured_queries]


# --- the list -----------------------------------------------------------------------------------------------------


def test_an_empty_list_says_how_claims_come_to_be(member: Client) -> None:
    answer = member.get(reverse("claims:list"))
    assert (answer.status_code, "No claims yet" in answer.text) == (200, True)


def test_the_list_shows_own_claims_with_deadline_and_amount(
    member: Client, seller: Seller, agent: User
) -> None:
    made.draft(seller, agent)
    made.draft(factories.make_seller("Other"), agent, seller_order_id="not-mine")
    text = member.get(reverse("claims:list")).text
    assert ("CLM-000001" in text, "not-mine" in text) == (True, False)
    assert "$12.00–$30.00" in text
    assert "Sat 6 Feb 2027" in text
    assert "78 days left" in text


def test_tabs_hold_their_stages_and_count_them(member: Client, seller: Seller, agent: User) -> None:
    made.draft(seller, agent)
    made.in_review(seller, agent)
    answer = member.get(reverse("claims:list"), {"stage": "review"})
    assert [row["claim"].status for row in answer.context["rows"]] == ["in_review"]
    counts = {str(tab["label"]): tab["count"] for tab in answer.context["tabs"]}
    assert counts == {
        "All": 2,
        "To complete": 1,
        "In review": 1,
        "To file": 0,
        "Filed": 0,
        "To answer": 0,
        "Paid": 0,
        "Closed": 0,
    }
    assert member.get(reverse("claims:list"), {"stage": "nonsense"}).context["tab"].key == "all"


def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    member: Client, seller: Seller, agent: User
) -> None:
    made.draft(seller, agent)
    few = queries_of(lambda: member.get(reverse("claims:list")))
    for _number in range(5):
        made.draft(seller, agent)
    many = queries_of(lambda: member.get(reverse("claims:list")))
    assert len(few) == len(many)


def test_payments_are_listed_with_their_explanation(member: Client, seller: Seller, agent: User) -> None:
    from tests.reimbursements.test_payments import row, take

    made.filed(seller, agent)
    take(seller, row("77", case_id=made.CASE), row("78", reason="Lost_Warehouse"))
    text = member.get(reverse("claims:payments")).text
    assert "Answers CLM-000001." in text
    assert "not about an MCF order" in text
    only = member.get(reverse("claims:payments"), {"match": "claim"})
    assert [found["payment"].reimbursement_id for found in only.context["rows"]] == ["77"]


# --- one claim ----------------------------------------------------------------------------------------------------


def test_the_page_says_what_stands_in_the_way(member: Client, seller: Seller, agent: User) -> None:
    text = member.get(address("detail", made.draft(seller, agent))).text
    assert "One thing stands in the way of submitting" in text
    assert (
        "Refund or replacement recorded: Refund the customer or send a replacement, then record it on the order."
        in text
    )
    assert "File by Sat 6 Feb 2027, 78 days left" in text
    assert "$12.00 to $30.00" in text
    assert "the FBA cap of $5,000.00 applies" in text
    assert 'id="packet"' not in text


@pytest.mark.parametrize("stage", ["draft", "in_review", "approved", "filed"])
def test_every_stage_has_its_page(member: Client, seller: Seller, agent: User, stage: str) -> None:
    claim = getattr(made, stage)(seller, agent)
    answer = member.get(address("detail", claim))
    assert answer.status_code == 200
    assert claim.get_status_display() in answer.text


@pytest.mark.parametrize(
    "stage", ["more_asked", "refused", "denied", "withdrawn", "paid", "short_paid", "reversed", "expired"]
)
def test_what_went_against_a_claim_has_its_page_too(
    member: Client, seller: Seller, agent: User, admin: User, stage: str
) -> None:
    claim = (
        made.filed(seller, agent)
        if stage in ("denied", "paid", "short_paid", "reversed")
        else made.in_review(seller, agent)
    )
    Claim.objects.filter(pk=claim.pk).update(status=stage, review_reason="Blurred", denial_reason="No proof")
    assert member.get(address("detail", claim)).status_code == 200


def test_a_claim_asks_the_database_as_often_for_many_proofs_as_for_one(seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent, units=3)

    def read() -> None:
        page = ClaimPage.of(for_page(Claim.objects.all()).get(), at=NOW)
        assert page.units[0].quantity == 3

    before = len(queries_of(read))
    for size in range(4):
        picture = made.picture(size=(50 + size, 50))
        made.proof(claim, agent, picture)
    after = len(queries_of(read))
    assert (before, after) == (22, 23)  # with files also who added them


def test_an_approved_claim_has_its_text_in_english(member: Client, seller: Seller, agent: User) -> None:
    claim = made.approved(seller, agent)
    answer = member.get(address("detail", claim), headers={"accept-language": "zh-hans"})
    packet = answer.context["page"].packet
    assert packet.startswith(
        "Request: reimbursement for a Multi-Channel Fulfillment order lost on the way to the customer.\n"
        "Our reference: CLM-000001\n\n"
        f"MCF order ID: {claim.order.seller_order_id}\n"
        "Ordered on: 2026-11-02\n"
        "Customer: Ann Baker, Troy, MI, US\n\n"
        "Units:\n"
        "- 1 × Product HG-MUG-01 (SKU HG-MUG-01, FNSKU X00HG-MUG-01, ASIN B0HG-MUG-01)\n\n"
        "Parcel: USPS 94001"
    )
    assert "First promised delivery date: 2026-11-08\n" in packet
    assert "Not delivered within seven days after the estimated delivery date.\n" in packet
    assert "Customer's replacement: R-1 on 2026-11-19\n" in packet
    assert "Expected reimbursement: 12.00 to 30.00 USD.\n" in packet


# --- opening ------------------------------------------------------------------------------------------------------


def new(order: Order) -> str:
    return reverse("claims:new", args=[order.seller_order_id])


def test_the_flag_opens_a_claim_in_one_click_and_only_once(member: Client, seller: Seller) -> None:
    order = made.lost_order(seller)
    asked = {"kind": "lost_outbound", "package": order.packages.get().pk}
    first, second = member.post(new(order), asked), member.post(new(order), asked)
    assert (first.status_code, first.url) == (302, "/claims/CLM-000001/")  # type: ignore[attr-defined]
    assert (second.status_code, second.url) == (302, "/claims/CLM-000001/")  # type: ignore[attr-defined]
    assert Claim.objects.count() == 1


def test_the_order_page_offers_what_may_be_claimed_and_says_why_not(member: Client, seller: Seller) -> None:
    order = made.lost_order(seller)
    text = member.get(reverse("orders:detail", args=[order.seller_order_id])).text
    assert "Open lost claim" in text
    assert "Damage can be claimed once the parcel is delivered or the carrier reports damage." in text


def test_damage_is_claimed_with_its_units(member: Client, seller: Seller) -> None:
    order = made.delivered_order(seller, units=3)
    item, package = order.items.get(), order.packages.get()
    assert "Damaged units of Product HG-MUG-01" in member.get(new(order)).text
    asked = {"kind": "damaged_outbound", "package": package.pk, f"units-{item.pk}": "2"}
    assert member.post(new(order), asked).status_code == 302
    assert Claim.objects.get().units.get().quantity == 2


def test_a_damaged_return_is_claimed(member: Client, seller: Seller) -> None:
    order = made.delivered_order(seller)
    item = made.returned_item(order)
    assert member.post(new(order), {"kind": "damaged_return", "return_item": [item.pk]}).status_code == 302
    assert Claim.objects.get().units.get().return_item == item


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"kind": "stolen", "package": "own"},
        {"kind": "lost_outbound"},
        {"kind": "lost_outbound", "package": "x"},
        {"kind": "lost_outbound", "package": "999999999999999999999"},
        {"kind": "lost_outbound", "package": "foreign"},
        {"kind": "damaged_outbound", "package": "own", "units": "0"},
        {"kind": "damaged_outbound", "package": "own", "units": "-1"},
        {"kind": "damaged_outbound", "package": "own", "units": "1e9"},
        {"kind": "damaged_outbound", "package": "own", "units": "99999"},
        {"kind": "damaged_outbound", "package": "own", "units": "9" * 5000},
        {"kind": "damaged_outbound", "package": "own", "units": "2"},
        {"kind": "damaged_return"},
        {"kind": "damaged_return", "return_item": "foreign"},
        {"kind": "damaged_return", "return_item": "1;drop"},
    ],
)
def test_nonsense_opens_nothing_and_says_so(member: Client, seller: Seller, asked: dict[str, str]) -> None:
    order, foreign = made.delivered_order(seller), made.lost_order(factories.make_seller("Other"))
    theirs = made.returned_item(foreign)
    ids = {"own": order.packages.get().pk, "foreign": foreign.packages.get().pk}
    posted = {name: str(ids.get(value, value)) for name, value in asked.items()}
    if posted.get("return_item") == str(ids["foreign"]):
        posted["return_item"] = str(theirs.pk)
    if "units" in posted:
        posted[f"units-{order.items.get().pk}"] = posted.pop("units")
    answer = member.post(new(order), posted)
    assert (answer.status_code, "No claim was opened." in answer.text) == (422, True)
    assert Claim.objects.count() == 0


# --- proofs -------------------------------------------------------------------------------------------------------


def test_several_files_at_once_the_refused_is_named_and_the_others_stay(
    member: Client, seller: Seller, agent: User
) -> None:
    claim = made.draft(seller, agent)
    files = [
        made.upload(name="a.jpg"),
        made.upload(b"GIF89a", "b.gif"),
        made.upload(made.picture("PNG"), "c.png"),
    ]
    answer = member.post(address("add_evidence", claim), {"kind": "item_photo", "files": files})
    assert answer.status_code == 422
    assert "b.gif was not added: it is no JPEG, PNG, WebP or HEIC picture." in answer.text
    assert "2 files were added." in answer.text
    assert list(claim.evidence.values_list("name", flat=True)) == ["a.jpg", "c.png"]


def test_files_are_added_and_shown(member: Client, seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    answer = member.post(
        address("add_evidence", claim), {"kind": "item_photo", "files": [made.upload()]}, follow=True
    )
    assert "1 file added; it is being checked." in answer.text
    assert "Being checked" in answer.text
    actions.check_evidence(evidence=claim.evidence.get(), at=NOW)
    answer = member.get(address("detail", claim))
    assert f"/claims/CLM-000001/evidence/{claim.evidence.get().pk}/?size=small" in answer.text


@pytest.mark.parametrize(
    ("count", "kind", "said"),
    [
        (0, "item_photo", "Choose at least one file."),
        (21, "item_photo", "At most 20 files at once, not 21. None was added"),
        (1, "x", "Select a valid"),
    ],
)
def test_a_bad_form_adds_nothing(
    member: Client, seller: Seller, agent: User, count: int, kind: str, said: str
) -> None:
    claim = made.draft(seller, agent)
    files = [made.upload(name=f"{n}.jpg") for n in range(count)]
    answer = member.post(address("add_evidence", claim), {"kind": kind, "files": files})
    assert (answer.status_code, said in answer.text, Evidence.objects.count()) == (422, True, 0)


def test_a_hundred_files_at_once_are_refused_whole(member: Client, seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    files = [SimpleUploadedFile(f"{n}.jpg", b"x", "image/jpeg") for n in range(101)]
    answer = member.post(address("add_evidence", claim), {"kind": "item_photo", "files": files})
    assert (answer.status_code, Evidence.objects.count()) == (422, 0)


def test_a_proof_is_served_as_nothing_but_what_it_is(member: Client, seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    photo = made.proof(claim, agent, name="Tasse.jpg")
    answer = member.get(address("evidence", claim, photo.pk))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == 'inline; filename="Tasse.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert len(b"".join(answer.streaming_content)) == photo.size  # type: ignore[attr-defined]
    small = member.get(address("evidence", claim, photo.pk), {"size": "small"})
    assert b"".join(small.streaming_content)[:2] == b"\xff\xd8"  # type: ignore[attr-defined]


def test_a_paper_is_downloaded_never_shown_in_place(member: Client, seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    paper = made.proof(claim, agent, made.paper(), kind="order_proof", name="order.pdf")
    answer = member.get(address("evidence", claim, paper.pk), {"size": "small"})
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "application/pdf",
        'attachment; filename="order.pdf"',
    )


def test_a_proof_belongs_to_its_claim_and_its_seller(
    member: Client, stranger: Client, seller: Seller, agent: User
) -> None:
    claim, other = made.draft(seller, agent), made.draft(seller, agent)
    photo = made.proof(claim, agent)
    assert member.get(address("evidence", other, photo.pk)).status_code == 404
    assert stranger.get(address("evidence", claim, photo.pk)).status_code == 404
    assert stranger.post(address("remove_evidence", claim, photo.pk)).status_code == 404
    assert Client().get(address("evidence", claim, photo.pk)).status_code == 302
    assert Evidence.objects.count() == 1


def test_a_proof_is_removed_until_it_was_submitted(member: Client, seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    made.made_right(claim.order, agent)
    first = made.proof(claim, agent)
    assert member.post(address("remove_evidence", claim, first.pk)).status_code == 302
    second = made.proof(claim, agent)
    actions.submit(claim=claim, note="", removal_override="", by=agent, at=made.later(0.1))
    answer = member.post(address("remove_evidence", claim, second.pk), follow=True)
    assert "was submitted and stays with the claim" in answer.text
    assert list(claim.evidence.all()) == [second]


# --- deciding -----------------------------------------------------------------------------------------------------


def test_a_claim_is_submitted_from_its_page(member: Client, seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    answer = member.post(address("submit", claim), {"note": "Please"}, follow=True)
    assert "Still missing: Refund or replacement recorded. The claim was not submitted." in answer.text
    made.made_right(claim.order, agent)
    answer = member.post(address("submit", claim), {"note": "Please"}, follow=True)
    assert "Submitted for review." in answer.text
    assert Claim.objects.get().status == "in_review"


def test_a_suspected_removal_asks_for_a_reason_on_the_page(
    member: Client, seller: Seller, agent: User
) -> None:
    claim = made.draft(seller, agent)
    Order.objects.filter(pk=claim.order_id).update(removal=Removal.SUSPECTED)
    text = member.get(address("detail", claim)).text
    assert "Why this is not a removal" in text
    assert "This order looks like a removal" in text


def test_filing_denial_and_appeal_from_the_page(member: Client, seller: Seller, agent: User) -> None:
    claim = made.approved(seller, agent)
    filed = {"case_id": made.CASE, "filed_on": "2026-11-20"}
    member.post(address("record_filing", claim), filed)
    member.post(address("record_denial", claim), {"denial-reason": "No proof of value"})
    assert Claim.objects.get().status == "denied"
    assert "No proof of value" in member.get(address("detail", claim)).text
    member.post(address("record_filing", claim), filed)
    assert (Claim.objects.get().status, Claim.objects.get().filed_on) == ("filed", date(2026, 11, 20))


@pytest.mark.parametrize(
    ("name", "posted"),
    [
        ("record_filing", {}),
        ("record_filing", {"case_id": made.CASE, "filed_on": "soon"}),
        ("record_denial", {}),
        ("withdraw", {}),
        ("submit", {"note": "x" * 4001}),
    ],
)
def test_an_invalid_form_comes_back_with_its_errors(
    member: Client, seller: Seller, agent: User, name: str, posted: dict[str, str]
) -> None:
    claim = made.filed(seller, agent) if name == "record_denial" else made.approved(seller, agent)
    before = claim.status
    answer = member.post(address(name, claim), posted)
    assert (answer.status_code, 'role="alert"' in answer.text) == (422, name != "submit")
    assert Claim.objects.get().status == before


def test_a_claim_is_withdrawn_and_a_refused_one_taken_up_again(
    member: Client, seller: Seller, agent: User, admin: User
) -> None:
    claim, other = made.draft(seller, agent), made.in_review(seller, agent)
    member.post(address("withdraw", claim), {"withdraw-reason": "Found"})
    actions.refuse(claim=other, reason="Blurred", by=admin, at=NOW)
    member.post(address("reopen", other))
    assert list(Claim.objects.order_by("id").values_list("status", flat=True)) == ["withdrawn", "draft"]


def test_a_move_the_table_lacks_is_refused_in_words(member: Client, seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    answer = member.post(
        address("record_filing", claim), {"case_id": made.CASE, "filed_on": "2026-11-20"}, follow=True
    )
    assert "CLM-000001 is “Draft”, which does not allow this. Nothing was changed." in answer.text
    assert Claim.objects.get().status == "draft"


@pytest.mark.parametrize(
    ("name", "posts"),
    [
        ("detail", False),
        ("add_evidence", True),
        ("submit", True),
        ("withdraw", True),
        ("reopen", True),
        ("record_filing", True),
        ("record_denial", True),
    ],
)
def test_a_stranger_finds_nothing_and_nobody_is_asked_to_sign_in(
    stranger: Client, seller: Seller, agent: User, name: str, posts: bool
) -> None:
    claim = made.draft(seller, agent)
    url = address(name, claim)
    assert (stranger.post(url) if posts else stranger.get(url)).status_code == 404
    assert (Client().post(url) if posts else Client().get(url)).status_code == 302
    if posts:
        assert stranger.get(url).status_code in (404, 405)
    assert Claim.objects.get().status == "draft"

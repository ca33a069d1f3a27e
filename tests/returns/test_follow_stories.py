"""What follows a return, path by path, against the sandbox over HTTP: nothing here is told by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from history.models import Change
from inventory.models import Restock
from orders.models import Order, ParcelState
from reimbursements.actions import withdraw
from reimbursements.models import Claim, ClaimStatus
from reimbursements.models.settings import ClaimSetting
from returns import actions, polling
from returns.actions import Line, record_told
from returns.models import (
    Match,
    QuestionKind,
    QuestionStatus,
    ReportedUnit,
    Return,
    ReturnItem,
    ReturnQuestion,
    ReturnStatus,
)
from sandbox.numbers import ups, usps
from sandbox.scenarios import order_id
from sellers.connections import client_for
from sellers.models import AmazonConnection, Seller, User
from sync import imports, return_claims
from sync.models import ReportImport
from tests import factories
from tracking import sources

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NUMBER = ups(31)
REPORT = "GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA"


@dataclass
class Tale:
    """One seller with one order of six units from two centers, delivered; time stands still until days pass."""

    sandbox: Any
    seller: Seller
    person: User
    order: Order

    @property
    def now(self) -> datetime:
        return datetime.fromisoformat(self.sandbox.state()["now"])

    def sync(self) -> None:
        client = client_for(self.seller)
        assert client is not None
        told = client.fulfillment.get_order(self.order.seller_order_id)
        record_told(seller=self.seller, told=told, at=self.now)

    def days_pass(self, days: float) -> None:
        """Time goes on, Amazon is read, parcels and questions are looked at."""
        self.sandbox.advance(days=days)
        self.sync()
        for batch in polling.claim_parcels(clock=lambda: self.now):
            polling.poll_batch(batch, clock=lambda: self.now)
        actions.look_into(order=self.order, at=self.now)
        return_claims.drop_claims(seller=self.seller, at=self.now)
        return_claims.draft_claims(seller=self.seller, at=self.now)

    def send_back(self, *comments: str) -> Return:
        """A return of as many mugs, each with what the sandbox is to find; authorised."""
        mugs = self.order.items.get(sku="HG-MUG-12-FOR")
        lines = [Line(mugs.pk, 1, "CR-UNWANTED_ITEM", comment) for comment in comments]
        made = actions.create_return(
            order=self.order, lines=lines, comments="", submission_key=f"k{Return.objects.count()}",
            language="en", by=self.person, at=self.now,
        )  # fmt: skip
        client = client_for(self.seller)
        assert client is not None
        actions.ask_amazon(customer_return=made, client=client, at=self.now)
        assert made.status == ReturnStatus.AUTHORISED
        return made

    def post_parcel(self, made: Return, number: str = NUMBER, **how: Any) -> Any:
        """The customer posts the parcel and tells its number."""
        posted = {"order_id": self.order.seller_order_id, "number": number}
        self.sandbox.control("POST", "returns/parcel", **posted, **how)
        rma = made.items.all()[0].authorization
        return actions.record_return_parcel(
            order=self.order, authorization=rma, tracking_number=number, by=self.person, at=self.now
        )

    def report(self) -> ReportImport:
        """Amazon's report of all this time, as its API gives it."""
        client = client_for(self.seller)
        assert client is not None
        number = client.reports.create(REPORT, start=self.now - timedelta(days=60), end=self.now)
        for _look in range(3):
            told = client.reports.get(number)
        text = client.reports.download(client.reports.document(told.report_document_id)).text
        return self.read(text)

    def read(self, text: str) -> ReportImport:
        taken = imports.accept(
            seller=self.seller, name="returns.txt", content=text.encode(), by=self.person, at=timezone.now()
        )
        read = imports.read_file(taken.pk, clock=lambda: self.now)
        assert read is not None
        assert read.problem == ""
        return read


@pytest.fixture
def tale(sandbox: Any, settings: Settings, tmp_path: Any) -> Tale:
    settings.MEDIA_ROOT = tmp_path
    settings.UPS_URL, settings.UPS_CLIENT_ID = f"{sandbox.base_url}/ups", "demo-client"
    settings.UPS_CLIENT_SECRET = "demo-secret"
    sources.breaker_of.cache_clear()
    sandbox.reset(now=(timezone.now() - timedelta(days=90)).isoformat(), only=["three_lines"])
    sandbox.unthrottle()
    seller = factories.make_seller(connected=sandbox.base_url)
    client = client_for(seller)
    assert client is not None
    told = client.fulfillment.get_order(order_id("three_lines"))
    order = record_told(seller=seller, told=told, at=timezone.now())
    return Tale(sandbox, seller, factories.make_member(seller), order)


def shelf() -> list[tuple[str, bool]]:
    """The restock rows: which SKU, and whether the unit is on the shelf now."""
    return [(row.sku, row.reversed_at is None) for row in Restock.objects.order_by("id")]


def asked(**only: Any) -> list[tuple[str, str]]:
    return list(ReturnQuestion.objects.filter(**only).order_by("id").values_list("kind", "status"))


def verbs(item: ReturnItem) -> list[str]:
    return list(
        Change.objects.filter(subject_id=item.pk, subject_type="returns.returnitem")
        .order_by("id")
        .values_list("verb", flat=True)
    )


def test_sellable_is_one_unit_of_stock_whatever_arrives_twice(tale: Tale) -> None:
    made = tale.send_back("grade:Sellable")
    tale.days_pass(7)
    tale.report()
    tale.sync()
    tale.report()
    assert shelf() == [("HG-MUG-12-FOR", True)]
    assert ReportedUnit.objects.get().item == made.items.get()
    assert ReportedUnit.objects.get().match == Match.MATCHED
    made.refresh_from_db()
    assert (made.status, asked(), Claim.objects.count()) == (ReturnStatus.CLOSED, [], 0)


def test_a_corrected_grade_reverses_stock_and_claim_and_says_so(tale: Tale) -> None:
    item = tale.send_back("grade:Sellable then:FulfillerDamaged@2 then:Sellable@4").items.get()
    tale.days_pass(6.5)
    assert (shelf(), Claim.objects.count()) == ([("HG-MUG-12-FOR", True)], 0)
    tale.days_pass(2)
    assert shelf() == [("HG-MUG-12-FOR", False)]
    claim = Claim.objects.get()
    assert (claim.status, claim.opened_by, claim.units.get().return_item) == (ClaimStatus.DRAFT, None, item)
    tale.days_pass(2)
    assert shelf() == [("HG-MUG-12-FOR", True)]
    claim.refresh_from_db()
    assert claim.status == ClaimStatus.WITHDRAWN
    assert Change.objects.filter(reason="Amazon corrected its grade of a unit: Sellable.").count() == 1
    assert verbs(item) == ["unit_authorised", "unit_condition", "unit_regraded", "unit_regraded"]


def test_a_judgement_taken_back_takes_the_unit_off_the_shelf_until_it_is_judged_anew(tale: Tale) -> None:
    made = tale.send_back("grade:Sellable then:New@1 then:Defective@3")
    tale.days_pass(6.5)
    tale.days_pass(1)
    item = made.items.get()
    assert (item.status_told, item.received_condition, shelf()) == ("New", "", [("HG-MUG-12-FOR", False)])
    made.refresh_from_db()
    assert made.status == ReturnStatus.AUTHORISED
    tale.days_pass(2)
    item.refresh_from_db()
    assert (item.received_condition, shelf()) == ("Defective", [("HG-MUG-12-FOR", False)])


def test_a_unit_refused_afterwards_leaves_the_shelf_and_is_asked_about(tale: Tale) -> None:
    made = tale.send_back("grade:Sellable then:Refused@1")
    tale.days_pass(6.5)
    assert asked() == []
    tale.days_pass(1)
    assert shelf() == [("HG-MUG-12-FOR", False)]
    assert asked() == [("late_refusal", "open")]
    assert made.items.get().is_over


def test_damage_by_the_carrier_is_drafted_and_a_draft_given_up_by_a_person_stays_given_up(tale: Tale) -> None:
    tale.send_back("grade:CarrierDamaged", "grade:CustomerDamaged", "grade:Defective")
    tale.days_pass(7)
    claim = Claim.objects.get()
    assert [unit.return_item.received_condition for unit in claim.units.all() if unit.return_item] == [
        "CarrierDamaged"
    ]
    tale.days_pass(1)
    assert Claim.objects.count() == 1
    withdraw(claim=claim, reason="The customer paid the postage.", by=tale.person, at=tale.now)
    tale.days_pass(1)
    assert (Claim.objects.count(), shelf()) == (1, [])


def test_a_seller_who_wants_no_drafts_gets_none(tale: Tale) -> None:
    ClaimSetting.objects.create(seller=tale.seller, opens_drafts=False)
    tale.send_back("grade:FulfillerDamaged")
    tale.days_pass(7)
    assert (Claim.objects.count(), return_claims.sellers_concerned()) == (0, [])


def test_several_parcels_one_of_them_missing(tale: Tale) -> None:
    """Two units come apart; the second never does."""
    made = tale.send_back("grade:Sellable days:4", "grade:never")
    tale.days_pass(8.5)
    assert asked() == []
    tale.days_pass(1)
    assert asked() == [("missing", "open")]
    question = ReturnQuestion.objects.get()
    assert question.item == made.items.get(received_condition="")
    tale.days_pass(1)
    assert asked() == [("missing", "open")]  # asked once


def test_another_centre_is_shown_and_asked_about(tale: Tale) -> None:
    item = tale.send_back("grade:Sellable centre:ABE2").items.get()
    tale.days_pass(7)
    item.refresh_from_db()
    assert (item.fulfillment_center, asked()) == ("ABE2", [("other_centre", "open")])
    question = ReturnQuestion.objects.get()
    actions.answer_question(
        question=question, answer="amazon_moved", note="", case_id="", by=tale.person, at=tale.now
    )
    tale.days_pass(1)
    assert asked() == [("other_centre", "answered")]


def test_the_parcel_is_followed_and_arrival_without_judgement_is_asked_about(tale: Tale) -> None:
    made = tale.send_back("grade:Sellable days:30")
    parcel = tale.post_parcel(made, days=3)
    assert parcel.carrier_code == "ups"
    tale.days_pass(1.6)
    parcel.refresh_from_db()
    assert (parcel.state, parcel.events.count()) == (ParcelState.IN_TRANSIT, 2)
    tale.days_pass(2)
    parcel.refresh_from_db()
    assert (parcel.state, parcel.events.count(), parcel.next_poll_at) == (ParcelState.DELIVERED, 3, None)
    assert asked() == []
    tale.days_pass(7)
    assert asked() == [("not_processed", "open")]
    tale.days_pass(20)
    assert asked() == [("not_processed", "settled")]
    assert shelf() == [("HG-MUG-12-FOR", True)]


def test_a_parcel_lost_on_its_way_back_is_asked_about_at_once(tale: Tale, settings: Settings) -> None:
    """Swiship tells of carriers whose own API nobody asks."""
    settings.SWISHIP_URL = f"{tale.sandbox.base_url}/swiship"
    made = tale.send_back("grade:never")
    parcel = tale.post_parcel(made, usps(7), carrier="USPS", days=2, outcome="lost")
    tale.days_pass(2.5)
    parcel.refresh_from_db()
    assert (asked(), parcel.lost_told_at is None, parcel.delivered_at) == (
        [("not_arrived", "open")],
        False,
        None,
    )


def test_an_rma_nobody_uses_is_asked_about_put_off_and_answered(tale: Tale) -> None:
    tale.send_back("grade:never")
    tale.days_pass(13)
    assert asked() == []
    tale.days_pass(1.2)
    question = ReturnQuestion.objects.get()
    assert (question.kind, question.status) == (QuestionKind.UNUSED, QuestionStatus.OPEN)
    assert question.goes_stale_on is not None
    assert (question.goes_stale_on - question.since).days == 46
    tomorrow = tale.now.date() + timedelta(days=2)
    actions.remind_later(question=question, on=tomorrow, by=tale.person, at=tale.now)
    due = ReturnQuestion.objects.due
    assert (due(tale.now.date()).count(), due(tomorrow).count()) == (0, 1)


def test_a_unit_nobody_asked_for_is_shown_as_such_and_asked_about(tale: Tale) -> None:
    tale.sandbox.control(
        "POST", "returns/stray", order_id=tale.order.seller_order_id, item="2", grade="Sellable"
    )
    tale.days_pass(1)
    assert shelf() == []  # the API does not tell of it
    for _time in range(2):
        tale.report()
    unit = ReportedUnit.objects.get()
    assert (unit.match, unit.item and unit.item.received_condition) == (Match.UNASKED, "Sellable")
    assert (shelf(), asked()) == ([("HG-THR-MOS", True)], [("unannounced", "open")])


def test_without_the_api_the_report_tells_condition_and_stock(tale: Tale) -> None:
    made = tale.send_back("grade:Sellable", "grade:CustomerDamaged")
    tale.sandbox.advance(days=7)
    text = [
        "return-date\torder-id\tsku\tquantity\tfulfillment-center-id\tdetailed-disposition\treason\tstatus\tlicense-plate-number",
        f"2026-10-01T00:00:00+00:00\t{tale.order.seller_order_id}\tHG-MUG-12-FOR\t1\tMDW2\tSELLABLE\tUNWANTED_ITEM\t\tLPN1",
        f"2026-10-01T00:00:00+00:00\t{tale.order.seller_order_id}\tHG-MUG-12-FOR\t1\tMDW2\tCUSTOMER_DAMAGED\tUNWANTED_ITEM\t\tLPN2",
        "2026-10-01T00:00:00+00:00\tS01-1234567-1234567\tHG-MUG-12-FOR\t1\tMDW2\tDEFECTIVE\t\t\tLPN3",
        "2026-10-01T00:00:00+00:00\t113-1234567-1234567\tHG-MUG-12-FOR\t1\tMDW2\tDEFECTIVE\t\t\tLPN4",
    ]
    AmazonConnection.objects.all().delete()
    for _time in range(2):
        read = tale.read("\n".join(text) + "\n")
        assert (read.rows, read.taken) == (4, 3)
    assert sorted(made.items.values_list("received_condition", flat=True)) == ["CustomerDamaged", "Sellable"]
    assert (shelf(), tale.order.return_items.count()) == ([("HG-MUG-12-FOR", True)], 2)
    assert sorted(ReportedUnit.objects.values_list("order_told", "match")) == [
        (tale.order.seller_order_id, "matched"),
        (tale.order.seller_order_id, "matched"),
        ("S01-1234567-1234567", "unknown"),
    ]

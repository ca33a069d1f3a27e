"""Unknown words are counted, a person names the carrier, and a second source is heard."""

import pytest
from django.test import Client
from django.urls import reverse

from amazon.shapes import PackageTracking
from history.models import Change
from orders.models import ParcelState
from sellers.models import Role
from tests.factories import PASSWORD, make_lost_order, make_member, make_seller, make_shipped_order
from tests.tracking.told import DAY, NOW, event, tracking
from tracking import actions
from tracking.carriers.whose import CARRIERS
from tracking.models import EventSource, Package, UnknownWord
from tracking.polling import ask_around
from tracking.sources import Source
from tracking.statuses import carrier_text

pytestmark = pytest.mark.django_db
UPS_NUMBER = "1Z5R89390357567127"


@pytest.fixture
def package() -> Package:
    return make_shipped_order(make_seller(), "HG-1").packages.get()


@pytest.fixture
def staff(client: Client, package: Package) -> Client:
    client.login(email=make_member(package.seller, Role.SUPPORT).email, password=PASSWORD)
    return client


# --- words
# --------------------------------------------------------------------------------------------------------
def test_unknown_words_are_counted_once_for_each_time_they_are_new(package: Package) -> None:
    told = tracking(
        event("EVENT_636", NOW - DAY, event_description="On a boat"),
        event("EVENT_636", NOW),
        event("EVENT_201", NOW),
        status="BEAMED_UP",
        additional_location_info="ROOF",
    )
    for _ in range(3):
        actions.record_tracking(package=package, told=told, source=EventSource.AMAZON, at=NOW)
    counted = UnknownWord.objects.order_by("kind").values_list("kind", "source", "word", "times")
    assert list(counted) == [
        ("event", "amazon", "EVENT_636", 2),
        ("place", "amazon", "ROOF", 1),
        ("status", "amazon", "BEAMED_UP", 1),
    ]


def test_known_words_are_not_counted(package: Package) -> None:
    told = tracking(event("EVENT_201", NOW), status="DELIVERED", additional_location_info="FRONT_DOOR")
    actions.record_tracking(package=package, told=told, source=EventSource.AMAZON, at=NOW)
    carriers = tracking(status="DELIVERED", additional_location_info="BEHIND THE SHED")
    actions.record_tracking(package=package, told=carriers, source=EventSource.UPS, at=NOW)
    assert not UnknownWord.objects.exists()


def test_of_the_proof_of_delivery_amazons_words_come_first_whoever_was_asked_first(package: Package) -> None:
    amazon = tracking(status="DELIVERED", signed_for_by="RESIDENT", additional_location_info="PORCH")
    ups = tracking(status="DELIVERED", signed_for_by="SORREL", additional_location_info="Front desk")
    actions.record_tracking(package=package, told=ups, source=EventSource.UPS, at=NOW)
    actions.record_tracking(package=package, told=amazon, source=EventSource.AMAZON, at=NOW)
    actions.record_tracking(package=package, told=ups, source=EventSource.UPS, at=NOW + DAY)
    stored = Package.objects.get()
    assert (stored.signed_for_by, stored.drop_off) == ("RESIDENT", "PORCH")


def test_a_carriers_delivery_stands_whatever_amazon_says_later(staff: Client) -> None:
    package = make_lost_order(Package.objects.get().seller, "HG-2").packages.get()
    ups = tracking(event("EVENT_301", NOW - DAY, event_description="LEFT AT DOOR"), status="DELIVERED")
    for source, told in ((EventSource.UPS, ups), (EventSource.AMAZON, tracking(status="IN_TRANSIT"))):
        actions.record_tracking(package=package, told=told, source=source, at=NOW)
    stored = Package.objects.get(pk=package.pk)
    assert (stored.state, stored.lost_eligible_since) == (ParcelState.DELIVERED, None)
    page = staff.get(reverse("orders:detail", args=["HG-2"])).content.decode()
    assert "The sources disagree. A delivery that any of them reports closes a lost claim." in page
    assert "The claim clock believes it" in page
    assert "LEFT AT DOOR" in page


# --- the carrier
# --------------------------------------------------------------------------------------------------------
def test_a_person_names_the_carrier(staff: Client, package: Package) -> None:
    Package.objects.update(tracking_number=UPS_NUMBER, carrier_code="FedEx")
    page = staff.get(reverse("orders:detail", args=["HG-1"])).content.decode()
    assert "The number is one of UPS by its check digit." in page
    address = reverse("tracking:carrier", args=[package.pk])
    page = staff.get(address).content.decode()
    assert "Form and check digit fit" in page
    assert "As it was told: FedEx" in page
    assert staff.post(address, {"carrier": "ups"}).status_code == 302
    stored = Package.objects.get()
    assert (stored.carrier, stored.carrier_code, stored.order.carriers) == ("ups", "FedEx", "UPS")
    change = Change.objects.get(verb="parcel_carrier")
    assert (change.before, change.after, change.data["told"]) == ("FedEx", "ups", "FedEx")
    page = staff.get(reverse("orders:detail", args=["HG-1"])).content.decode()
    assert "Named by hand; told: FedEx" in page
    assert "https://www.ups.com/track?loc=en_US&amp;tracknum=1Z" in page
    assert staff.post(address, {"carrier": ""}).status_code == 302
    assert Package.objects.get().carrier == "FedEx"


def test_a_carrier_nobody_knows_is_not_named(staff: Client, package: Package) -> None:
    answer = staff.post(reverse("tracking:carrier", args=[package.pk]), {"carrier": "pigeon"})
    assert (answer.status_code, "The carrier was not changed." in answer.content.decode()) == (422, True)
    assert (Package.objects.get().carrier_override, Change.objects.filter(verb="parcel_carrier").count()) == (
        "",
        0,
    )


def test_what_changes_nothing_leaves_no_trace(package: Package) -> None:
    who = make_member(package.seller, Role.SUPPORT)
    assert actions.name_carrier(package=package, carrier="", by=who, at=NOW) is False
    with pytest.raises(actions.NoSuchCarrier):
        actions.name_carrier(package=package, carrier="pigeon", by=who, at=NOW)
    assert not Change.objects.filter(verb="parcel_carrier").exists()


def test_every_carrier_has_a_name() -> None:
    assert [key for key in CARRIERS if carrier_text(key) == key] == []


# --- who is asked
# --------------------------------------------------------------------------------------------------------
def source(kind: EventSource, told: PackageTracking) -> Source:
    return Source(kind=kind, name=f"test-{kind}", track=lambda _: told, knows=lambda _: True)


@pytest.mark.parametrize(
    ("amazon", "is_late", "asked"),
    [
        (tracking(event("EVENT_201", NOW)), False, ["amazon"]),
        (tracking(event("EVENT_201", NOW)), True, ["amazon", "ups"]),
        (tracking(event("EVENT_301", NOW), status="DELIVERED"), True, ["amazon"]),
        (tracking(event("EVENT_408", NOW), status="RETURNING"), True, ["amazon"]),
        (tracking(), False, ["amazon", "ups"]),
    ],
)
def test_of_a_late_parcel_the_carrier_is_asked_too(
    package: Package, amazon: PackageTracking, is_late: bool, asked: list[str]
) -> None:
    ups = source(EventSource.UPS, tracking(event("EVENT_201", NOW)))
    answers, failures = ask_around(package, [source(EventSource.AMAZON, amazon), ups], is_late=is_late)
    assert ([kind.value for kind, _ in answers], failures) == (asked, [])

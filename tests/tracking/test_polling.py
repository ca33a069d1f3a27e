"""Looking at parcels over real HTTP: the sandbox answers as Amazon, Swiship and UPS do."""

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.utils import timezone

from amazon.errors import Refused
from orders.models import ParcelState as S
from sandbox.scenarios import REFRESH_TOKENS, order_id
from sellers.connections import client_for, redis
from sellers.models import AmazonConnection, Seller
from sync.tasks import read_order_again
from tests.factories import DE, make_seller
from tests.tracking.conftest import now_of, read_order
from tracking import actions, photos, polling, tasks
from tracking.models import EventSource, Package, TrackingEvent
from tracking.sources import breaker_of, sources_for

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def look(seller: Seller, *packages: Package, at=None) -> polling.Report:
    """Look at these parcels now, or at that time."""
    batch = actions.Batch(seller.pk, [package.pk for package in packages])
    return polling.poll_batch(batch, clock=(lambda: at) if at else timezone.now)


@pytest.mark.parametrize(
    ("scenario", "state", "flagged"),
    [
        ("shipped_today", S.IN_TRANSIT, False),
        ("no_scans", S.IN_TRANSIT, False),
        ("in_transit", S.IN_TRANSIT, False),
        ("out_for_delivery", S.OUT_FOR_DELIVERY, False),
        ("delivered", S.DELIVERED, False),
        ("delivered_only", S.DELIVERED, False),
        ("almost_lost", S.IN_TRANSIT, False),
        ("just_lost", S.IN_TRANSIT, True),
        ("lost", S.IN_TRANSIT, True),
        ("lost_by_carrier", S.LOST_BY_CARRIER, True),
        ("damaged", S.DELIVERED, False),
        ("damaged_undeliverable", S.DAMAGED, False),
        ("returning", S.RETURNING, False),
        ("returned_to_sender", S.RETURNED, False),
        ("locker", S.DELIVERED, False),
        ("pickup_waiting", S.PICKUP, False),
        ("no_estimate", S.IN_TRANSIT, False),
    ],
)
def test_every_scenario_ends_in_its_state(seller, world, scenario, state, flagged):
    (package,) = read_order(seller, order_id(scenario))
    report = look(seller, package)
    package.refresh_from_db()
    assert (report.looked, report.told, report.failed) == (1, 1, 0)
    assert (package.state, package.lost_eligible_since is not None) == (state, flagged)
    assert package.order.lost_eligible == flagged


def test_what_waits_in_a_locker_is_not_lost_and_not_yet_delivered(seller):
    (package,) = read_order(seller, order_id("pickup_waiting"))
    look(seller, package)
    package.refresh_from_db()
    assert package.delivered_at is not None  # as far as a lost claim goes
    assert (package.order.stage, package.order.parcels_delivered) == ("shipped", 0)
    assert package.next_poll_at is not None


def test_values_no_model_knows_are_kept_as_they_came(seller):
    (package,) = read_order(seller, order_id("unknown_values"))
    report = look(seller, package)
    package.refresh_from_db()
    assert report.told == 1
    assert report.unknown
    assert report.unknown <= set(TrackingEvent.objects.values_list("code", flat=True))


def test_of_two_parcels_one_is_delivered_and_one_lost(seller):
    packages = read_order(seller, order_id("split_lost"))
    look(seller, *packages)
    states = {(one.state, one.lost_eligible_since is not None) for one in Package.objects.all()}
    assert states == {(S.DELIVERED, False), (S.IN_TRANSIT, True)}
    lost = Package.objects.get(lost_eligible_since__isnull=False)
    assert lost.estimates.values("estimate").distinct().count() >= 3


def test_looking_twice_leaves_the_same_rows(seller):
    (package,) = read_order(seller, order_id("delivered"))
    look(seller, package)
    first = list(TrackingEvent.objects.order_by("id").values_list("id", "code", "at"))
    look(seller, package)
    assert list(TrackingEvent.objects.order_by("id").values_list("id", "code", "at")) == first


# --- failures
# ------------------------------------------------------------------------------------------------------
def test_a_failing_amazon_rests_after_five_failures_and_no_parcel_is_blamed(seller, world):
    (package,) = read_order(seller, order_id("in_transit"))
    world.fail("getPackageTrackingDetails", "500", times=60)
    outcomes = [look(seller, package) for _ in range(6)]
    assert [(report.failed, report.postponed) for report in outcomes] == [(1, 0)] * 5 + [(0, 1)]
    package.refresh_from_db()
    assert (package.poll_failures, bool(package.poll_error)) == (5, True)
    breaker_of(f"amazon-{seller.pk}", sources_for(seller)[0].kind).close()
    world.heal()
    assert look(seller, package).told == 1
    package.refresh_from_db()
    assert (package.poll_failures, package.poll_error) == (0, "")


def test_one_sellers_failure_is_that_sellers(seller, world):
    other = make_seller(
        "Nordlicht", connected=world.base_url, marketplace=DE, token=REFRESH_TOKENS["nordlicht"]
    )
    (theirs,) = read_order(other, order_id("de_in_transit"))
    (mine,) = read_order(seller, order_id("in_transit"))
    world.fail("getPackageTrackingDetails", "500", times=60, seller="halden")
    for _ in range(6):
        look(seller, mine)
    assert look(other, theirs).told == 1


def test_a_withdrawn_permission_asks_to_reconnect_and_stops_the_batch(seller, world):
    packages = [*read_order(seller, order_id("split_lost")), *read_order(seller, order_id("in_transit"))]
    AmazonConnection.objects.update(refresh_token=REFRESH_TOKENS["revoked"])
    connection = AmazonConnection.objects.get()
    connection.refresh_token = REFRESH_TOKENS["revoked"]
    connection.save()
    report = look(seller, *packages)
    assert (report.failed, report.postponed) == (1, 2)
    assert AmazonConnection.objects.get().needs_reconnect is True
    assert client_for(seller) is None


def test_an_unknown_parcel_is_asked_for_again_tomorrow(seller):
    (package,) = read_order(seller, order_id("in_transit"))
    Package.objects.update(package_number=999_999_999)
    assert look(seller, package).failed == 1
    package.refresh_from_db()
    assert (package.next_poll_at - timezone.now()).total_seconds() >= 0.9 * 86_400 - 60


def test_when_the_rate_is_used_up_the_look_is_put_off_without_blame(seller, world):
    (package,) = read_order(seller, order_id("in_transit"))
    world.fail("getPackageTrackingDetails", "429", times=60)
    assert look(seller, package).postponed == 1
    package.refresh_from_db()
    assert package.poll_failures == 0


# --- other sources
# ---------------------------------------------------------------------------------------------------
@pytest.fixture
def swiship(settings, world, closed_breakers) -> None:
    settings.SWISHIP_URL = f"{world.base_url}/swiship"


def disconnected(seller: Seller, scenario: str) -> Package:
    """The parcel of a seller who has no connection any more."""
    (package,) = read_order(seller, order_id(scenario))
    AmazonConnection.objects.update(enabled=False)
    return package


def test_without_a_connection_swiship_is_asked(seller, swiship):
    package = disconnected(seller, "delivered")
    assert look(seller, package).told == 1
    package.refresh_from_db()
    assert package.state == S.DELIVERED
    assert set(TrackingEvent.objects.values_list("source", flat=True)) == {"swiship"}


def test_with_a_connection_swiship_is_left_alone(seller, swiship, world):
    (package,) = read_order(seller, order_id("delivered"))
    look(seller, package)
    assert set(TrackingEvent.objects.values_list("source", flat=True)) == {"amazon"}


def test_a_refusal_by_swiship_opens_its_breaker_and_nothing_else_suffers(seller, swiship, world):
    package = disconnected(seller, "delivered")
    world.fail("/swiship/.*", "403", times=50)
    assert look(seller, package).postponed == 1
    world.heal()
    assert look(seller, package).postponed == 1
    assert TrackingEvent.objects.count() == 0
    AmazonConnection.objects.update(enabled=True)
    assert look(seller, package).told == 1


@pytest.fixture
def carriers(settings, world, closed_breakers) -> None:
    """Every carrier's own tracking, with credentials."""
    for name in ("UPS", "FEDEX", "USPS", "DHL"):
        setattr(settings, f"{name}_URL", f"{world.base_url}/{name.lower()}")
        setattr(settings, f"{name}_CLIENT_ID", "demo-client")
        setattr(settings, f"{name}_CLIENT_SECRET", "demo-secret")
        setattr(settings, f"{name}_PER_HOUR", 36_000)
    settings.DHL_API_KEY = "demo-client"


@pytest.mark.parametrize("carrier", ["ups", "fedex", "usps", "dhl"])
def test_the_carrier_is_asked_where_amazon_has_no_events(seller, carriers, carrier):
    package = disconnected(seller, carrier)
    report = look(seller, package)
    package.refresh_from_db()
    assert (report.told, report.unknown) == (1, set())
    assert package.state in (S.DELIVERED, S.IN_TRANSIT, S.OUT_FOR_DELIVERY)
    assert set(TrackingEvent.objects.values_list("source", flat=True)) == {carrier}
    assert TrackingEvent.objects.exclude(local_time="").exists()


def test_a_carrier_whose_hour_is_used_up_is_not_blamed(seller, carriers, settings, world):
    settings.UPS_PER_HOUR = 1
    redis().delete("carrier:rate:ups")
    package = disconnected(seller, "ups")
    assert look(seller, package).told == 1
    assert look(seller, package).postponed == 1
    package.refresh_from_db()
    assert (package.poll_failures, breaker_of("ups", EventSource.UPS).current_state) == (0, "closed")
    assert (package.next_poll_at - timezone.now()).total_seconds() > 1800
    redis().delete("carrier:rate:ups")


def test_with_nobody_to_ask_the_look_is_put_off(seller):
    package = disconnected(seller, "delivered")
    assert look(seller, package).postponed == 1


# --- time
# --------------------------------------------------------------------------------------------------------------
def test_a_late_delivery_takes_the_flag_back(seller, world):
    (package,) = read_order(seller, order_id("lost_then_delivered"))
    look(seller, package)
    package.refresh_from_db()
    assert package.lost_eligible_since is not None
    world.advance(days=3)
    look(seller, package, at=now_of(world))
    package.refresh_from_db()
    assert (package.state, package.lost_eligible_since) == (S.DELIVERED, None)
    assert package.order.lost_eligible is False


def test_tomorrow_the_almost_lost_parcel_is_lost(seller, world):
    (package,) = read_order(seller, order_id("almost_lost"))
    look(seller, package)
    assert actions.flag_lost_eligible(at=now_of(world)) == 0
    world.advance(days=1)
    assert actions.flag_lost_eligible(at=now_of(world)) == 1


# --- proof of delivery
# -------------------------------------------------------------------------------------------------
def test_the_delivery_photo_is_fetched_cleaned_and_kept(seller, world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as queued:
        (package,) = read_order(seller, order_id("delivered"))
    assert len(queued) == 1
    told = client_for(seller).fulfillment.get_order(order_id("delivered")).shipments[0].packages[0]
    url = told.delivery_information.delivery_document_list[0].url
    tasks.keep_delivery_photo(package.pk, url)
    package.refresh_from_db()
    assert package.delivery_photo.name == f"delivery_photos/{seller.pk}/{package.pk}.jpg"
    assert package.delivery_photo.read()[:3] == b"\xff\xd8\xff"


def test_an_address_that_has_passed_is_asked_for_again(seller, world, django_capture_on_commit_callbacks):
    (package,) = read_order(seller, order_id("delivered"))
    told = client_for(seller).fulfillment.get_order(order_id("delivered")).shipments[0].packages[0]
    url = told.delivery_information.delivery_document_list[0].url
    world.advance(hours=2)
    cache.delete(f"photo-address:{package.pk}")
    with django_capture_on_commit_callbacks() as queued:
        tasks.keep_delivery_photo(package.pk, url)
        tasks.keep_delivery_photo(package.pk, url)
    assert len(queued) == 1  # the order is read once, not for ever
    with django_capture_on_commit_callbacks() as fetching:
        read_order_again(seller.pk, order_id("delivered"))
    assert len(fetching) == 1
    fresh = client_for(seller).fulfillment.get_order(order_id("delivered")).shipments[0].packages[0]
    tasks.keep_delivery_photo(package.pk, fresh.delivery_information.delivery_document_list[0].url)
    package.refresh_from_db()
    assert package.delivery_photo


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x.jpg", "file:///etc/passwd", "ftp://host/x"])
def test_a_photo_is_fetched_from_nowhere_else(url):
    with pytest.raises(Refused):
        photos.fetch(url, trusted="http://127.0.0.1:8001")


@pytest.mark.parametrize("content", [b"", b"<html>", b"\xff\xd8\xff\xe0broken", b"GIF89a\x01\x00\x01\x00"])
def test_what_is_no_picture_is_not_kept(content):
    with pytest.raises(photos.NotAPicture):
        photos.cleaned(content)


# --- by hand
# -----------------------------------------------------------------------------------------------------------
def test_the_command_looks_at_what_is_due_and_says_so(seller, capsys):
    read_order(seller, order_id("in_transit"))
    call_command("poll_tracking")
    assert capsys.readouterr().out == "Halden Goods: 1 looked at, 1 answered, 0 failed, 0 postponed\n"
    call_command("poll_tracking")
    assert capsys.readouterr().out == "No parcel is due.\n"
    call_command("poll_tracking", "--all", f"--seller={seller.pk}")
    assert capsys.readouterr().out == (
        "1 parcels made due.\nHalden Goods: 1 looked at, 1 answered, 0 failed, 0 postponed\n"
    )


def test_the_command_knows_its_sellers(seller):
    (package,) = read_order(seller, order_id("in_transit"))
    with pytest.raises(CommandError, match=r"There is no seller 999999\. Nothing was looked at\."):
        call_command("poll_tracking", "--seller=999999", "--all")
    assert package.events.count() == 0

"""Parcels on their way back are asked about at the same carriers as those on their way out."""

from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from returns import polling
from returns.actions.journeys import record_return_parcel
from returns.models import ReturnParcel
from sandbox.scenarios import order_id
from sellers.connections import client_for
from tests.factories import make_seller, make_shipped_order
from tracking import sources

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.parametrize("carrier", ["fedex", "usps", "dhl"])
def test_a_parcel_on_its_way_back_is_told_by_its_carrier(
    sandbox: Any, settings: Settings, carrier: str
) -> None:
    sandbox.unthrottle()
    for name in ("FEDEX", "USPS", "DHL"):
        setattr(settings, f"{name}_URL", f"{sandbox.base_url}/{name.lower()}")
        setattr(settings, f"{name}_CLIENT_ID", "demo-client")
        setattr(settings, f"{name}_CLIENT_SECRET", "demo-secret")
        setattr(settings, f"{name}_PER_HOUR", 36_000)
    settings.DHL_API_KEY = "demo-client"
    sources.breaker_of.cache_clear()
    seller = make_seller(connected=sandbox.base_url)
    client = client_for(seller)
    assert client is not None
    number = client.fulfillment.get_order(order_id(carrier)).shipments[0].packages[0].tracking_number
    order, now = make_shipped_order(seller, "HG-1"), timezone.now()
    record_return_parcel(
        order=order, authorization=None, tracking_number=number, carrier=carrier, by=None, at=now
    )
    for batch in polling.claim_parcels(clock=timezone.now):
        report = polling.poll_batch(batch, clock=timezone.now)
        assert (report.looked, report.told, report.failed) == (1, 1, 0)
    scans = ReturnParcel.objects.get().events
    assert set(scans.values_list("source", flat=True)) == {carrier}
    assert scans.exclude(local_time="").exists()

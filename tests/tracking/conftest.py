"""A seller whose Amazon is the sandbox, and breakers that no test leaves open."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from returns.actions import record_told
from sellers.connections import client_for
from sellers.models import Seller
from tests.factories import make_seller
from tracking.models import EventSource, Package
from tracking.sources import breaker_of


@pytest.fixture(autouse=True)
def own_folder_for_files(settings: Settings, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def closed_breakers() -> Iterator[None]:
    """The breakers of Swiship and the carriers belong to all tests."""
    kinds = [kind for kind in EventSource if kind is not EventSource.AMAZON]
    for kind in kinds:
        breaker_of(kind.value, kind).close()
    yield
    for kind in kinds:
        breaker_of(kind.value, kind).close()


@pytest.fixture
def world(sandbox: Any) -> Any:
    """The sandbox without its limits."""
    sandbox.unthrottle()
    return sandbox


@pytest.fixture
def seller(db: None, world: Any) -> Seller:
    """Halden Goods, connected to the sandbox."""
    return make_seller(connected=world.base_url)


def now_of(world: Any) -> datetime:
    return datetime.fromisoformat(str(world.state()["now"]).replace("Z", "+00:00"))


def read_order(seller: Seller, order_id: str, at: datetime | None = None) -> list[Package]:
    """The order as Amazon tells it now, recorded; its packages by number."""
    client = client_for(seller)
    assert client is not None
    order = record_told(seller=seller, told=client.fulfillment.get_order(order_id), at=at or timezone.now())
    return list(order.packages.order_by("id"))

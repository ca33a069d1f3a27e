"""What the tests of returns share: a seller, a person of theirs, and an authorised return."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from returns.models import Return
from tests import factories
from tests.returns.test_actions import submit, tell, told_of


@pytest.fixture
def seller() -> Any:
    return factories.make_seller()


@pytest.fixture
def person(seller: Any) -> Any:
    return factories.make_member(seller)


@pytest.fixture
def staff(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def made(seller: Any, person: Any) -> Return:
    """A return of two mugs and an apron, authorised by one centre just now."""
    order = factories.make_delivered_order(
        seller, "HG-1", items=[("HG-MUG-01", 2), ("HG-APR-02", 1)], notification_emails=["ann@example.org"]
    )
    made = submit(order, person, (0, 2), (1, 1), at=timezone.now())
    tell(order, *(told_of(unit) for unit in made.items.all()), at=timezone.now())
    return made

import pytest

from sellers.models import Role
from tests.factories import make_member, make_seller


@pytest.fixture
def seller(db):
    return make_seller()


@pytest.fixture
def ann(seller):
    return make_member(seller, Role.SUPPORT, "ann@halden.example", first_name="Ann", last_name="Alder")


@pytest.fixture
def ben(seller):
    return make_member(seller, Role.SELLER, "ben@halden.example", first_name="Ben", last_name="Birch")

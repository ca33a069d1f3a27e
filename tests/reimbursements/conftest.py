"""People and a seller for the tests of claims; uploads go into a folder of the test."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from sellers.models import Role, Seller, User
from tests import factories


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: LazySettings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def seller(db: None) -> Seller:
    return factories.make_seller()


@pytest.fixture
def agent(seller: Seller) -> User:
    """Works for the seller."""
    return factories.make_member(seller, Role.SUPPORT)


@pytest.fixture
def admin(db: None) -> User:
    return factories.make_admin()

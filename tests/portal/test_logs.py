import io
import json
import logging

import pytest
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from mcf_portal.logs import configure
from mcf_portal.middleware import RequestLogMiddleware
from tests.factories import make_member, make_seller, make_user


@pytest.fixture
def lines():
    """What the production format writes, one JSON object a line; for one logger of this test only."""
    told = io.StringIO()
    settings = configure(level="INFO", readable=False)["formatters"]["line"]
    handler = logging.StreamHandler(told)
    handler.setFormatter(settings.pop("()")(**settings))
    log = logging.getLogger("somebody.elses")
    log.addHandler(handler)
    yield lambda: [json.loads(line) for line in told.getvalue().splitlines()]
    log.removeHandler(handler)


@pytest.mark.django_db
def test_an_error_of_the_database_is_told_with_its_traceback_and_without_the_row_it_is_about(lines):
    email = make_user().email
    with pytest.raises(IntegrityError, match=email) as broken, transaction.atomic():
        make_user(email)
    logging.getLogger("somebody.elses").error("It broke: %s", broken.value, exc_info=broken.value)
    (line,) = lines()
    assert "IntegrityError" in line["exception"]
    assert "Traceback" in line["exception"]
    assert email not in json.dumps(line)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/orders/?q=Ann+Baker", "GET /orders/"),
        ("/track/secret-token/", "GET /track/…/"),
        ("/accounts/password/reset/key/5-secret/", "GET /accounts/password/reset/key/…/"),
        ("/orders/HG-1/", "GET /orders/HG-1/"),
    ],
)
def test_a_request_is_logged_without_what_was_searched_for_and_without_secrets(address, told):
    assert RequestLogMiddleware.format_request(RequestFactory().get(address)) == told


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/orders/?q=%00", "/orders/%00/", "/returns/%00/", "/claims/%00/", "/track/%00/", "/inventory/?q=%00"],
)
def test_an_address_with_a_character_no_row_can_hold_is_not_found(client, address):
    client.force_login(make_member(make_seller()))
    assert client.get(address).status_code == 404

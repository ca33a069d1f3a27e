from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from mcf_portal.work.figures import tiles_of
from reimbursements.models import Reimbursement
from sellers.models import User
from tests.factories import NOW, make_seller

pytestmark = pytest.mark.django_db


def pay(seller, number, amount, **fields):
    given = {"approved_at": NOW, "reason": "Lost_Outbound", "sku": "HG-MUG-01", "currency": "USD"}
    total = Decimal(amount)
    Reimbursement.objects.create(
        seller=seller,
        reimbursement_id=number,
        amount_per_unit=total,
        amount_total=total,
        imported_at=NOW,
        **(given | fields),
    )


@pytest.mark.parametrize("printed", ["10.00", "-10.00"])
def test_money_taken_back_is_not_counted_as_paid_whatever_sign_amazon_prints(printed):
    seller = make_seller()
    pay(seller, "1", "30.00")
    pay(seller, "2", printed, match=Reimbursement.Match.REVERSAL, original_id="1")
    pay(seller, "3", "99.00", currency="EUR")
    _owed, paid, *_others = tiles_of(seller, now=NOW)
    assert (paid["value"], paid["note"]) == ("$30.00", "$10.00 taken back")


def test_the_demos_people_are_never_made_beside_the_real_amazon(settings):
    settings.SP_API_ENDPOINT = "https://sellingpartnerapi-na.amazon.com"
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("seed_demo")
    assert not User.objects.exists()

"""The clocks of filing as delivered, and row-level security round the new rows."""

from django.db import migrations

from reimbursements.seeded_filing import rows
from sellers.tenancy import wall


def seed(apps, schema_editor):
    Marketplace = apps.get_model("sellers", "Marketplace")
    FilingRule = apps.get_model("reimbursements", "FilingRule")
    places = {place.code: place for place in Marketplace.objects.all()}
    for row in rows(sorted(places)):
        key = {"marketplace": places[row.pop("code")], "valid_from": row.pop("valid_from")}
        FilingRule.objects.get_or_create(**key, defaults=row)


class Migration(migrations.Migration):
    dependencies = [("reimbursements", "0003_claims_at_depth")]
    operations = [
        migrations.RunPython(seed, migrations.RunPython.noop, elidable=False),
        *wall(
            "reimbursements_claimletter",
            "reimbursements_claimpacket",
            "reimbursements_claimstep",
            "reimbursements_invoice",
            "reimbursements_invoiceline",
            "reimbursements_deadlinewarning",
            "reimbursements_digestmail",
        ),
    ]

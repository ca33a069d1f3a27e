"""The reimbursement policy as delivered, and row-level security round the rows that belong to one seller."""

from django.db import migrations

from reimbursements.seeded_rules import rows
from sellers.tenancy import wall


def seed(apps, schema_editor):
    Marketplace = apps.get_model("sellers", "Marketplace")
    ClaimRule = apps.get_model("reimbursements", "ClaimRule")
    places = {place.code: place for place in Marketplace.objects.all()}
    for row in rows():
        place = places.get(row.pop("code"))
        if place is not None:
            key = {"marketplace": place, "kind": row.pop("kind"), "valid_from": row.pop("valid_from")}
            ClaimRule.objects.get_or_create(**key, defaults={**row, "currency": place.currency})


class Migration(migrations.Migration):
    dependencies = [
        ("reimbursements", "0001_initial"),
        ("sellers", "0002_marketplaces_and_walls"),
    ]
    operations = [
        migrations.RunPython(seed, migrations.RunPython.noop, elidable=False),
        *wall(
            "reimbursements_claim",
            "reimbursements_claimevent",
            "reimbursements_claimunit",
            "reimbursements_claimunitevent",
            "reimbursements_evidence",
            "reimbursements_evidenceevent",
            "reimbursements_reimbursement",
            "reimbursements_reimbursementevent",
        ),
    ]

"""The policy as delivered, put in force: windows with both ends, exclusions, and the kinds a customer reports.

Rows that are there keep what an admin entered; only what is new about them is filled in.
"""

from django.db import migrations

from reimbursements.seeded_rules import rows
from sellers.tenancy import acting_for_everyone, wall

NEW = ("opens_anchor", "wait_days", "refused_when", "doubted_when")


def seed(apps, schema_editor):
    ClaimRule = apps.get_model("reimbursements", "ClaimRule")
    ClaimUnit = apps.get_model("reimbursements", "ClaimUnit")
    places = {place.code: place for place in apps.get_model("sellers", "Marketplace").objects.all()}
    for row in rows():
        place = places.get(row.pop("code"))
        if place is None:
            continue
        kind, first = row.pop("kind"), row.pop("valid_from")
        fresh = {name: row[name] for name in NEW} | {"status": "in_force"}
        if not ClaimRule.objects.filter(marketplace=place, kind=kind, status="draft").update(**fresh):
            ClaimRule.objects.create(
                marketplace=place,
                kind=kind,
                valid_from=first,
                currency=place.currency,
                status="in_force",
                **row,
            )
    with acting_for_everyone():
        for unit in ClaimUnit.objects.exclude(claim__package=None).select_related("claim").iterator():
            ClaimUnit.objects.filter(pk=unit.pk).update(package_id=unit.claim.package_id)


class Migration(migrations.Migration):
    dependencies = [
        ("reimbursements", "0004_filing_rules_and_walls"),
        ("sellers", "0002_marketplaces_and_walls"),
    ]
    operations = [
        migrations.RunPython(seed, migrations.RunPython.noop, elidable=False),
        *wall("reimbursements_claimsetting", "reimbursements_claimsettingevent"),
    ]

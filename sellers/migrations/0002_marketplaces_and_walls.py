"""Amazon's marketplaces, and row-level security round the rows that belong to one seller."""

from django.db import migrations

from sellers.marketplaces import FIELDS, MARKETPLACES
from sellers.tenancy import wall


def seed(apps, schema_editor):
    Marketplace = apps.get_model("sellers", "Marketplace")
    for row in MARKETPLACES:
        values = dict(zip(FIELDS, row, strict=True))
        Marketplace.objects.update_or_create(id=values.pop("id"), defaults=values)


class Migration(migrations.Migration):
    dependencies = [("sellers", "0001_initial"), ("history", "0001_initial")]
    operations = [
        migrations.RunPython(seed, migrations.RunPython.noop, elidable=False),
        # Sellers and memberships stay outside the wall: from them it is read for whom a person works
        *wall("sellers_amazonconnection", "sellers_amazoncall"),
        # The history stands below this room and can't ask for the wall itself
        *wall("history_change"),
    ]

"""Damage that a carrier told is found by its index, also once the parcel is delivered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tracking", "0005_sources_and_their_words"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="package",
            index=models.Index(
                condition=models.Q(("damaged_at__isnull", False)),
                fields=["seller", "damaged_at"],
                name="packages_damaged",
            ),
        ),
    ]

"""Shipments the fulfiller cancelled, found by index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0003_previews_settlements_own_places"),
        ("sellers", "0003_weekly_digest"),
        ("tracking", "0003_lost_rules"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="shipment",
            index=models.Index(
                condition=models.Q(("status_told", "CANCELLED_BY_FULFILLER")),
                fields=["seller", "order"],
                name="shipments_cancelled",
            ),
        ),
    ]

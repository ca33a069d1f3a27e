"""Row-level security round every table of this room that belongs to a seller."""

from django.db import migrations

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [("tracking", "0001_initial"), ("sellers", "0002_marketplaces_and_walls")]
    operations = wall(
        "tracking_shipment",
        "tracking_shipmentevent",
        "tracking_package",
        "tracking_packageevent",
        "tracking_shipmentitem",
        "tracking_trackingevent",
        "tracking_estimate",
        "tracking_customerlink",
    )

"""Row-level security round previews, settlements and own addresses."""

from django.db import migrations

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [("orders", "0003_previews_settlements_own_places")]
    operations = wall(
        "orders_orderpreview",
        "orders_settlement",
        "orders_settlementevent",
        "orders_ownplace",
        "orders_ownplaceevent",
    )

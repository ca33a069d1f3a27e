"""Row-level security round stock, and round what is remembered of it."""

from django.db import migrations

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [("inventory", "0001_initial")]
    operations = wall(
        "inventory_product",
        "inventory_productevent",
        "inventory_sourcingcost",
        "inventory_sourcingcostevent",
        "inventory_ledgerday",
        "inventory_restock",
        "inventory_restockevent",
    )

"""Row-level security round sellers' own addresses."""

from django.db import migrations

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [("orders", "0006_own_addresses")]
    operations = wall("orders_ownplace", "orders_ownplaceevent")

"""Row-level security round previews and settlements."""

from django.db import migrations

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [("orders", "0003_previews_and_settlements")]
    operations = wall("orders_orderpreview", "orders_settlement", "orders_settlementevent")

"""Row-level security round orders, and round what is remembered of them."""

from django.db import migrations

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [("orders", "0001_initial")]
    operations = wall(
        "orders_order",
        "orders_orderevent",
        "orders_orderitem",
        "orders_orderitemevent",
        "orders_orderidentifier",
        "orders_customerresolution",
        "orders_customerresolutionevent",
    )

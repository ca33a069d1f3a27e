"""Saved views, and what the filters of Manage Orders stand on."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sellers.tenancy import wall

# Orders that were there before: the names of their channel features, and their products' ASINs as names to find them by
FILL = """
    SELECT set_config('portal.seller', '*', true);
    SET CONSTRAINTS ALL IMMEDIATE;
    ALTER TABLE orders_order DISABLE TRIGGER USER;
    UPDATE orders_order SET feature_names = coalesce((
        SELECT left(string_agg(DISTINCT one ->> 'name', ', ' ORDER BY one ->> 'name'), 200)
        FROM jsonb_array_elements(features) AS one WHERE one ->> 'name' > ''), '')
    WHERE features <> '[]'::jsonb;
    ALTER TABLE orders_order ENABLE TRIGGER USER;
    INSERT INTO orders_orderidentifier (seller_id, order_id, kind, value, folded)
    SELECT DISTINCT line.seller_id, line.order_id, 'sku', product.asin, lower(product.asin)
    FROM orders_orderitem AS line JOIN inventory_product AS product ON product.id = line.product_id
    WHERE product.asin > ''
    ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0004_walls"),
        ("sellers", "0003_weekly_digest"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OrderView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("address", models.TextField(blank=True, verbose_name="address")),
                ("is_shared", models.BooleanField(default=False, verbose_name="shared with the team")),
                ("default_for", models.JSONField(blank=True, default=list, verbose_name="opens first for")),
                ("created_at", models.DateTimeField(verbose_name="created at")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "constraints": [
                    models.UniqueConstraint(fields=["seller", "owner", "name"], name="order_view_once")
                ],
            },
        ),
        migrations.RemoveIndex(
            model_name="order",
            name="orders_not_shipped_yet",
        ),
        migrations.AddField(
            model_name="order",
            name="feature_names",
            field=models.CharField(blank=True, max_length=200, verbose_name="names of the features"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                fields=["seller", "parcel_state", "-ordered_at", "-id"], name="orders_by_parcel_state"
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                fields=["seller", "carriers", "-ordered_at", "-id"], name="orders_by_carriers"
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["seller", "country", "-ordered_at", "-id"], name="orders_by_country"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                fields=["seller", "marketplace", "-ordered_at", "-id"], name="orders_by_marketplace"
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("feature_names", ""), _negated=True),
                fields=["seller", "feature_names", "-ordered_at", "-id"],
                name="orders_by_features",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["seller", "latest_estimate"], name="orders_by_estimate"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["seller", "delivered_at"], name="orders_by_delivery"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("stage__in", ["pending", "unshipped", "shipped"])),
                fields=["seller", "latest_estimate"],
                name="orders_open",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("last_news_at", None), ("stage", "shipped")),
                fields=["seller", "shipped_at"],
                name="orders_silent",
            ),
        ),
        *wall("orders_orderview"),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]

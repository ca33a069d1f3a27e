"""The first tables."""

import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("inventory", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sellers", "0001_initial"),
        ("sellers", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Order",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("marketplace_told", models.CharField(blank=True, max_length=40)),
                ("seller_order_id", models.CharField(db_collation="C", max_length=40)),
                ("displayable_order_id", models.CharField(max_length=40)),
                ("ordered_at", models.DateTimeField()),
                ("comment", models.TextField(blank=True)),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("status_told", models.CharField(max_length=40)),
                ("status_updated_at", models.DateTimeField(blank=True, null=True)),
                ("shipping_speed", models.CharField(blank=True, max_length=30)),
                ("fulfillment_action", models.CharField(blank=True, max_length=20)),
                ("fulfillment_policy", models.CharField(blank=True, max_length=30)),
                ("features", models.JSONField(blank=True, default=list)),
                ("notification_emails", models.JSONField(blank=True, default=list)),
                ("sales_channel", models.CharField(blank=True, max_length=60)),
                ("recipient", models.CharField(blank=True, max_length=100)),
                ("address_line1", models.CharField(blank=True, max_length=200)),
                ("address_line2", models.CharField(blank=True, max_length=200)),
                ("address_line3", models.CharField(blank=True, max_length=200)),
                ("city", models.CharField(blank=True, max_length=100)),
                ("state", models.CharField(blank=True, max_length=100)),
                ("district", models.CharField(blank=True, max_length=100)),
                ("postal_code", models.CharField(blank=True, max_length=30)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("extra", models.JSONField(blank=True, default=dict)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("pending", "Pending"),
                            ("unshipped", "Unshipped"),
                            ("shipped", "Shipped"),
                            ("delivered", "Delivered"),
                            ("cancelled", "Cancelled"),
                            ("unfulfillable", "Unfulfillable"),
                        ],
                        default="pending",
                        max_length=15,
                    ),
                ),
                ("first_promise", models.DateTimeField(blank=True, null=True)),
                ("latest_estimate", models.DateTimeField(blank=True, null=True)),
                ("estimated_ship", models.DateTimeField(blank=True, null=True)),
                ("shipped_at", models.DateTimeField(blank=True, null=True)),
                ("delivered_at", models.DateTimeField(blank=True, null=True)),
                ("last_news_at", models.DateTimeField(blank=True, null=True)),
                ("parcels", models.PositiveSmallIntegerField(default=0)),
                ("parcels_delivered", models.PositiveSmallIntegerField(default=0)),
                (
                    "parcel_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("shipped", "Shipped"),
                            ("in_transit", "In transit"),
                            ("out_for_delivery", "Out for delivery"),
                            ("attempted", "Delivery attempted"),
                            ("pickup", "Available for pickup"),
                            ("held", "Held"),
                            ("delayed", "Delayed"),
                            ("damaged", "Damaged"),
                            ("lost_by_carrier", "Lost by the carrier"),
                            ("returning", "Coming back"),
                            ("returned", "Came back"),
                            ("delivered", "Delivered"),
                            ("unknown", "Not known"),
                        ],
                        max_length=25,
                    ),
                ),
                ("carriers", models.CharField(blank=True, max_length=100)),
                ("lost_eligible", models.BooleanField(default=False)),
                ("lost_closes_on", models.DateField(blank=True, null=True)),
                ("first_item", models.CharField(blank=True, max_length=500)),
                ("lines", models.PositiveSmallIntegerField(default=0)),
                (
                    "removal",
                    models.CharField(
                        choices=[
                            ("none", "No sign of a removal"),
                            ("suspected", "Looks like a removal"),
                            ("confirmed", "Is a removal"),
                            ("cleared", "Looked at, not a removal"),
                        ],
                        default="none",
                        max_length=10,
                    ),
                ),
                ("removal_reasons", models.JSONField(blank=True, default=list)),
                ("cancel_requested_at", models.DateTimeField(blank=True, null=True)),
                ("synced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "marketplace",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="sellers.marketplace"
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="orders",
                        to="sellers.seller",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["seller", "-ordered_at", "-id"], name="orders_newest"),
                    models.Index(fields=["seller", "stage", "-ordered_at", "-id"], name="orders_by_stage"),
                    models.Index(
                        condition=models.Q(("stage__in", ["pending", "unshipped"])),
                        fields=["seller", "latest_estimate"],
                        name="orders_not_shipped_yet",
                    ),
                    models.Index(
                        condition=models.Q(("lost_eligible", True)),
                        fields=["seller", "-ordered_at"],
                        name="orders_lost",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "seller_order_id"), name="order_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "orders_orderevent" ("address_line1", "address_line2", "address_line3", "cancel_requested_at", "carriers", "city", "comment", "country", "delivered_at", "displayable_order_id", "district", "estimated_ship", "extra", "features", "first_item", "first_promise", "fulfillment_action", "fulfillment_policy", "id", "last_news_at", "latest_estimate", "lines", "lost_closes_on", "lost_eligible", "marketplace_id", "marketplace_told", "notification_emails", "ordered_at", "parcel_state", "parcels", "parcels_delivered", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_code", "received_at", "recipient", "removal", "removal_reasons", "sales_channel", "seller_id", "seller_order_id", "shipped_at", "shipping_speed", "stage", "state", "status_told", "status_updated_at") VALUES (NEW."address_line1", NEW."address_line2", NEW."address_line3", NEW."cancel_requested_at", NEW."carriers", NEW."city", NEW."comment", NEW."country", NEW."delivered_at", NEW."displayable_order_id", NEW."district", NEW."estimated_ship", NEW."extra", NEW."features", NEW."first_item", NEW."first_promise", NEW."fulfillment_action", NEW."fulfillment_policy", NEW."id", NEW."last_news_at", NEW."latest_estimate", NEW."lines", NEW."lost_closes_on", NEW."lost_eligible", NEW."marketplace_id", NEW."marketplace_told", NEW."notification_emails", NEW."ordered_at", NEW."parcel_state", NEW."parcels", NEW."parcels_delivered", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postal_code", NEW."received_at", NEW."recipient", NEW."removal", NEW."removal_reasons", NEW."sales_channel", NEW."seller_id", NEW."seller_order_id", NEW."shipped_at", NEW."shipping_speed", NEW."stage", NEW."state", NEW."status_told", NEW."status_updated_at"); RETURN NULL;',
                            hash="4a1d7bf9bace3772730776bc971be712c3135502",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eb763",
                            table="orders_order",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."address_line1" IS DISTINCT FROM (NEW."address_line1") OR OLD."address_line2" IS DISTINCT FROM (NEW."address_line2") OR OLD."address_line3" IS DISTINCT FROM (NEW."address_line3") OR OLD."cancel_requested_at" IS DISTINCT FROM (NEW."cancel_requested_at") OR OLD."carriers" IS DISTINCT FROM (NEW."carriers") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."comment" IS DISTINCT FROM (NEW."comment") OR OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."delivered_at" IS DISTINCT FROM (NEW."delivered_at") OR OLD."displayable_order_id" IS DISTINCT FROM (NEW."displayable_order_id") OR OLD."district" IS DISTINCT FROM (NEW."district") OR OLD."estimated_ship" IS DISTINCT FROM (NEW."estimated_ship") OR OLD."extra" IS DISTINCT FROM (NEW."extra") OR OLD."features" IS DISTINCT FROM (NEW."features") OR OLD."first_item" IS DISTINCT FROM (NEW."first_item") OR OLD."first_promise" IS DISTINCT FROM (NEW."first_promise") OR OLD."fulfillment_action" IS DISTINCT FROM (NEW."fulfillment_action") OR OLD."fulfillment_policy" IS DISTINCT FROM (NEW."fulfillment_policy") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last_news_at" IS DISTINCT FROM (NEW."last_news_at") OR OLD."latest_estimate" IS DISTINCT FROM (NEW."latest_estimate") OR OLD."lines" IS DISTINCT FROM (NEW."lines") OR OLD."lost_closes_on" IS DISTINCT FROM (NEW."lost_closes_on") OR OLD."lost_eligible" IS DISTINCT FROM (NEW."lost_eligible") OR OLD."marketplace_id" IS DISTINCT FROM (NEW."marketplace_id") OR OLD."marketplace_told" IS DISTINCT FROM (NEW."marketplace_told") OR OLD."notification_emails" IS DISTINCT FROM (NEW."notification_emails") OR OLD."ordered_at" IS DISTINCT FROM (NEW."ordered_at") OR OLD."parcel_state" IS DISTINCT FROM (NEW."parcel_state") OR OLD."parcels" IS DISTINCT FROM (NEW."parcels") OR OLD."parcels_delivered" IS DISTINCT FROM (NEW."parcels_delivered") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postal_code" IS DISTINCT FROM (NEW."postal_code") OR OLD."received_at" IS DISTINCT FROM (NEW."received_at") OR OLD."recipient" IS DISTINCT FROM (NEW."recipient") OR OLD."removal" IS DISTINCT FROM (NEW."removal") OR OLD."removal_reasons" IS DISTINCT FROM (NEW."removal_reasons") OR OLD."sales_channel" IS DISTINCT FROM (NEW."sales_channel") OR OLD."seller_id" IS DISTINCT FROM (NEW."seller_id") OR OLD."seller_order_id" IS DISTINCT FROM (NEW."seller_order_id") OR OLD."shipped_at" IS DISTINCT FROM (NEW."shipped_at") OR OLD."shipping_speed" IS DISTINCT FROM (NEW."shipping_speed") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."status_told" IS DISTINCT FROM (NEW."status_told") OR OLD."status_updated_at" IS DISTINCT FROM (NEW."status_updated_at"))',
                            func='INSERT INTO "orders_orderevent" ("address_line1", "address_line2", "address_line3", "cancel_requested_at", "carriers", "city", "comment", "country", "delivered_at", "displayable_order_id", "district", "estimated_ship", "extra", "features", "first_item", "first_promise", "fulfillment_action", "fulfillment_policy", "id", "last_news_at", "latest_estimate", "lines", "lost_closes_on", "lost_eligible", "marketplace_id", "marketplace_told", "notification_emails", "ordered_at", "parcel_state", "parcels", "parcels_delivered", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_code", "received_at", "recipient", "removal", "removal_reasons", "sales_channel", "seller_id", "seller_order_id", "shipped_at", "shipping_speed", "stage", "state", "status_told", "status_updated_at") VALUES (NEW."address_line1", NEW."address_line2", NEW."address_line3", NEW."cancel_requested_at", NEW."carriers", NEW."city", NEW."comment", NEW."country", NEW."delivered_at", NEW."displayable_order_id", NEW."district", NEW."estimated_ship", NEW."extra", NEW."features", NEW."first_item", NEW."first_promise", NEW."fulfillment_action", NEW."fulfillment_policy", NEW."id", NEW."last_news_at", NEW."latest_estimate", NEW."lines", NEW."lost_closes_on", NEW."lost_eligible", NEW."marketplace_id", NEW."marketplace_told", NEW."notification_emails", NEW."ordered_at", NEW."parcel_state", NEW."parcels", NEW."parcels_delivered", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postal_code", NEW."received_at", NEW."recipient", NEW."removal", NEW."removal_reasons", NEW."sales_channel", NEW."seller_id", NEW."seller_order_id", NEW."shipped_at", NEW."shipping_speed", NEW."stage", NEW."state", NEW."status_told", NEW."status_updated_at"); RETURN NULL;',
                            hash="e6311aa84ce13fda050e232e4dcc5d4368bcdba2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d4b84",
                            table="orders_order",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CustomerResolution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("refund", "Refund"), ("replacement", "Replacement")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="amount"
                    ),
                ),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("reference", models.CharField(max_length=100, verbose_name="reference")),
                ("resolved_on", models.DateField(verbose_name="date")),
                ("created_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="resolutions",
                        to="orders.order",
                    ),
                ),
            ],
            options={
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "orders_customerresolutionevent" ("amount", "by_id", "created_at", "currency", "id", "kind", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "resolved_on", "seller_id") VALUES (NEW."amount", NEW."by_id", NEW."created_at", NEW."currency", NEW."id", NEW."kind", NEW."order_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."resolved_on", NEW."seller_id"); RETURN NULL;',
                            hash="ee97e8b765af5e87ee8fc182ec5bef9db50e58b7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9d209",
                            table="orders_customerresolution",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "orders_customerresolutionevent" ("amount", "by_id", "created_at", "currency", "id", "kind", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "resolved_on", "seller_id") VALUES (NEW."amount", NEW."by_id", NEW."created_at", NEW."currency", NEW."id", NEW."kind", NEW."order_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."resolved_on", NEW."seller_id"); RETURN NULL;',
                            hash="f87b42be9465f31670e411d0da4e4c9649d7aa83",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f82f1",
                            table="orders_customerresolution",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrderEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("marketplace_told", models.CharField(blank=True, max_length=40)),
                ("seller_order_id", models.CharField(db_collation="C", max_length=40)),
                ("displayable_order_id", models.CharField(max_length=40)),
                ("ordered_at", models.DateTimeField()),
                ("comment", models.TextField(blank=True)),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("status_told", models.CharField(max_length=40)),
                ("status_updated_at", models.DateTimeField(blank=True, null=True)),
                ("shipping_speed", models.CharField(blank=True, max_length=30)),
                ("fulfillment_action", models.CharField(blank=True, max_length=20)),
                ("fulfillment_policy", models.CharField(blank=True, max_length=30)),
                ("features", models.JSONField(blank=True, default=list)),
                ("notification_emails", models.JSONField(blank=True, default=list)),
                ("sales_channel", models.CharField(blank=True, max_length=60)),
                ("recipient", models.CharField(blank=True, max_length=100)),
                ("address_line1", models.CharField(blank=True, max_length=200)),
                ("address_line2", models.CharField(blank=True, max_length=200)),
                ("address_line3", models.CharField(blank=True, max_length=200)),
                ("city", models.CharField(blank=True, max_length=100)),
                ("state", models.CharField(blank=True, max_length=100)),
                ("district", models.CharField(blank=True, max_length=100)),
                ("postal_code", models.CharField(blank=True, max_length=30)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("extra", models.JSONField(blank=True, default=dict)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("pending", "Pending"),
                            ("unshipped", "Unshipped"),
                            ("shipped", "Shipped"),
                            ("delivered", "Delivered"),
                            ("cancelled", "Cancelled"),
                            ("unfulfillable", "Unfulfillable"),
                        ],
                        default="pending",
                        max_length=15,
                    ),
                ),
                ("first_promise", models.DateTimeField(blank=True, null=True)),
                ("latest_estimate", models.DateTimeField(blank=True, null=True)),
                ("estimated_ship", models.DateTimeField(blank=True, null=True)),
                ("shipped_at", models.DateTimeField(blank=True, null=True)),
                ("delivered_at", models.DateTimeField(blank=True, null=True)),
                ("last_news_at", models.DateTimeField(blank=True, null=True)),
                ("parcels", models.PositiveSmallIntegerField(default=0)),
                ("parcels_delivered", models.PositiveSmallIntegerField(default=0)),
                (
                    "parcel_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("shipped", "Shipped"),
                            ("in_transit", "In transit"),
                            ("out_for_delivery", "Out for delivery"),
                            ("attempted", "Delivery attempted"),
                            ("pickup", "Available for pickup"),
                            ("held", "Held"),
                            ("delayed", "Delayed"),
                            ("damaged", "Damaged"),
                            ("lost_by_carrier", "Lost by the carrier"),
                            ("returning", "Coming back"),
                            ("returned", "Came back"),
                            ("delivered", "Delivered"),
                            ("unknown", "Not known"),
                        ],
                        max_length=25,
                    ),
                ),
                ("carriers", models.CharField(blank=True, max_length=100)),
                ("lost_eligible", models.BooleanField(default=False)),
                ("lost_closes_on", models.DateField(blank=True, null=True)),
                ("first_item", models.CharField(blank=True, max_length=500)),
                ("lines", models.PositiveSmallIntegerField(default=0)),
                (
                    "removal",
                    models.CharField(
                        choices=[
                            ("none", "No sign of a removal"),
                            ("suspected", "Looks like a removal"),
                            ("confirmed", "Is a removal"),
                            ("cleared", "Looked at, not a removal"),
                        ],
                        default="none",
                        max_length=10,
                    ),
                ),
                ("removal_reasons", models.JSONField(blank=True, default=list)),
                ("cancel_requested_at", models.DateTimeField(blank=True, null=True)),
                (
                    "marketplace",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sellers.marketplace",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="orders.order",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sellers.seller",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrderIdentifier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("order", "Order ID"),
                            ("displayed", "Displayed order ID"),
                            ("name", "Customer"),
                            ("sku", "SKU"),
                            ("postcode", "Postcode"),
                            ("email", "E-mail"),
                            ("tracking", "Tracking number"),
                            ("rma", "RMA"),
                            ("claim", "Claim"),
                            ("case", "Case ID"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(max_length=200)),
                ("folded", models.CharField(db_collation="C", max_length=200)),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="orders.order",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["seller", "folded", "order"], name="orders_found_by")],
                "constraints": [
                    models.UniqueConstraint(fields=("order", "kind", "folded"), name="identifier_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="OrderItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seller_item_id", models.CharField(max_length=50)),
                ("sku", models.CharField(max_length=50)),
                ("fnsku", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(blank=True, max_length=500)),
                ("quantity", models.PositiveIntegerField()),
                ("cancelled", models.PositiveIntegerField(default=0)),
                ("unfulfillable", models.PositiveIntegerField(default=0)),
                ("disposition", models.CharField(blank=True, max_length=30)),
                ("estimated_ship", models.DateTimeField(blank=True, null=True)),
                ("estimated_arrival", models.DateTimeField(blank=True, null=True)),
                ("unit_price", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("currency", models.CharField(blank=True, max_length=3)),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="orders.order"
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="inventory.product",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("order", "seller_item_id"), name="order_item_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "orders_orderitemevent" ("cancelled", "currency", "disposition", "estimated_arrival", "estimated_ship", "fnsku", "id", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "quantity", "seller_id", "seller_item_id", "sku", "title", "unfulfillable", "unit_price") VALUES (NEW."cancelled", NEW."currency", NEW."disposition", NEW."estimated_arrival", NEW."estimated_ship", NEW."fnsku", NEW."id", NEW."order_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."product_id", NEW."quantity", NEW."seller_id", NEW."seller_item_id", NEW."sku", NEW."title", NEW."unfulfillable", NEW."unit_price"); RETURN NULL;',
                            hash="a5e08a47aff52d2f35a1c0325e2acbfa72a14746",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6bea6",
                            table="orders_orderitem",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "orders_orderitemevent" ("cancelled", "currency", "disposition", "estimated_arrival", "estimated_ship", "fnsku", "id", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "quantity", "seller_id", "seller_item_id", "sku", "title", "unfulfillable", "unit_price") VALUES (NEW."cancelled", NEW."currency", NEW."disposition", NEW."estimated_arrival", NEW."estimated_ship", NEW."fnsku", NEW."id", NEW."order_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."product_id", NEW."quantity", NEW."seller_id", NEW."seller_item_id", NEW."sku", NEW."title", NEW."unfulfillable", NEW."unit_price"); RETURN NULL;',
                            hash="8970fb05630a91b8740ba16353a7662a98fdf959",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_22fa3",
                            table="orders_orderitem",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CustomerResolutionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("refund", "Refund"), ("replacement", "Replacement")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="amount"
                    ),
                ),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("reference", models.CharField(max_length=100, verbose_name="reference")),
                ("resolved_on", models.DateField(verbose_name="date")),
                ("created_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="orders.customerresolution",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sellers.seller",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="orders.order",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrderItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("seller_item_id", models.CharField(max_length=50)),
                ("sku", models.CharField(max_length=50)),
                ("fnsku", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(blank=True, max_length=500)),
                ("quantity", models.PositiveIntegerField()),
                ("cancelled", models.PositiveIntegerField(default=0)),
                ("unfulfillable", models.PositiveIntegerField(default=0)),
                ("disposition", models.CharField(blank=True, max_length=30)),
                ("estimated_ship", models.DateTimeField(blank=True, null=True)),
                ("estimated_arrival", models.DateTimeField(blank=True, null=True)),
                ("unit_price", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("currency", models.CharField(blank=True, max_length=3)),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="orders.order",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="orders.orderitem",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="inventory.product",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sellers.seller",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]

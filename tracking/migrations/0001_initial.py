"""The first tables."""

import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("orders", "0002_row_level_security"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sellers", "0002_marketplaces_and_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="CustomerLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("created_at", models.DateTimeField()),
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="customer_link",
                        to="orders.order",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LostRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "wait_days",
                    models.PositiveSmallIntegerField(verbose_name="days after the latest estimate"),
                ),
                (
                    "file_within_days",
                    models.PositiveSmallIntegerField(verbose_name="days after the first promise to file"),
                ),
                (
                    "quiet_hours",
                    models.PositiveSmallIntegerField(verbose_name="hours without tracking that are normal"),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=300)),
                (
                    "marketplace",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="sellers.marketplace",
                    ),
                ),
            ],
            options={
                "ordering": ["marketplace_id", "-valid_from"],
            },
        ),
        migrations.CreateModel(
            name="Shipment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("amazon_shipment_id", models.CharField(max_length=60)),
                ("fulfillment_center", models.CharField(blank=True, max_length=20)),
                ("status_told", models.CharField(max_length=40)),
                ("shipping_date", models.DateTimeField(blank=True, null=True)),
                ("estimated_arrival", models.DateTimeField(blank=True, null=True)),
                ("notes", models.JSONField(blank=True, default=list)),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shipments",
                        to="orders.order",
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
                    models.UniqueConstraint(fields=("order", "amazon_shipment_id"), name="shipment_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tracking_shipmentevent" ("amazon_shipment_id", "estimated_arrival", "fulfillment_center", "id", "notes", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "shipping_date", "status_told") VALUES (NEW."amazon_shipment_id", NEW."estimated_arrival", NEW."fulfillment_center", NEW."id", NEW."notes", NEW."order_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seller_id", NEW."shipping_date", NEW."status_told"); RETURN NULL;',
                            hash="8e2303a75a874b4886aed319bb0f8fd69e6ab466",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_274e2",
                            table="tracking_shipment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tracking_shipmentevent" ("amazon_shipment_id", "estimated_arrival", "fulfillment_center", "id", "notes", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "shipping_date", "status_told") VALUES (NEW."amazon_shipment_id", NEW."estimated_arrival", NEW."fulfillment_center", NEW."id", NEW."notes", NEW."order_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seller_id", NEW."shipping_date", NEW."status_told"); RETURN NULL;',
                            hash="f0c687da3b537e5494817cc2ff78a97ca6a92e71",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_559a0",
                            table="tracking_shipment",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Package",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("package_number", models.BigIntegerField()),
                ("carrier_code", models.CharField(blank=True, max_length=60)),
                ("tracking_number", models.CharField(blank=True, db_index=True, max_length=100)),
                ("amazon_tracking_number", models.CharField(blank=True, max_length=100)),
                ("swiship_url", models.URLField(blank=True, max_length=500)),
                ("carrier_phone", models.CharField(blank=True, max_length=60)),
                ("shipped_at", models.DateTimeField(blank=True, null=True)),
                ("first_promise", models.DateTimeField(blank=True, null=True)),
                ("latest_estimate", models.DateTimeField(blank=True, null=True)),
                ("status_told", models.CharField(blank=True, max_length=60)),
                ("status_description", models.CharField(blank=True, max_length=300)),
                ("signed_for_by", models.CharField(blank=True, max_length=100)),
                ("drop_off", models.CharField(blank=True, max_length=60)),
                ("delivery_photo", models.ImageField(blank=True, upload_to="delivery_photos/")),
                (
                    "state",
                    models.CharField(
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
                        default="shipped",
                        max_length=20,
                    ),
                ),
                ("delivered_at", models.DateTimeField(blank=True, null=True)),
                ("returning_at", models.DateTimeField(blank=True, null=True)),
                ("damaged_at", models.DateTimeField(blank=True, null=True)),
                ("lost_told_at", models.DateTimeField(blank=True, null=True)),
                ("last_event_at", models.DateTimeField(blank=True, null=True)),
                ("quiet_until", models.DateTimeField(blank=True, null=True)),
                ("lost_opens_on", models.DateField(blank=True, null=True)),
                ("lost_closes_on", models.DateField(blank=True, null=True)),
                ("lost_eligible_since", models.DateTimeField(blank=True, null=True)),
                ("last_polled_at", models.DateTimeField(blank=True, null=True)),
                ("next_poll_at", models.DateTimeField(blank=True, null=True)),
                ("poll_failures", models.PositiveSmallIntegerField(default=0)),
                ("poll_error", models.CharField(blank=True, max_length=300)),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="packages",
                        to="orders.order",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
                (
                    "shipment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="packages",
                        to="tracking.shipment",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_poll_at__isnull", False)),
                        fields=["seller", "next_poll_at", "id"],
                        name="packages_due",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("delivered_at", None), ("lost_eligible_since", None), ("returning_at", None)
                        ),
                        fields=["lost_opens_on"],
                        name="packages_may_be_lost",
                    ),
                    models.Index(
                        condition=models.Q(("lost_eligible_since__isnull", False)),
                        fields=["seller", "lost_closes_on"],
                        name="packages_lost",
                    ),
                    models.Index(
                        condition=models.Q(("delivered_at", None), ("last_event_at", None)),
                        fields=["seller", "shipped_at"],
                        name="packages_silent",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("shipment", "package_number"), name="package_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tracking_packageevent" ("amazon_tracking_number", "carrier_code", "carrier_phone", "damaged_at", "delivered_at", "delivery_photo", "drop_off", "first_promise", "id", "last_event_at", "latest_estimate", "lost_closes_on", "lost_eligible_since", "lost_opens_on", "lost_told_at", "order_id", "package_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_until", "returning_at", "seller_id", "shipment_id", "shipped_at", "signed_for_by", "state", "status_description", "status_told", "swiship_url", "tracking_number") VALUES (NEW."amazon_tracking_number", NEW."carrier_code", NEW."carrier_phone", NEW."damaged_at", NEW."delivered_at", NEW."delivery_photo", NEW."drop_off", NEW."first_promise", NEW."id", NEW."last_event_at", NEW."latest_estimate", NEW."lost_closes_on", NEW."lost_eligible_since", NEW."lost_opens_on", NEW."lost_told_at", NEW."order_id", NEW."package_number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quiet_until", NEW."returning_at", NEW."seller_id", NEW."shipment_id", NEW."shipped_at", NEW."signed_for_by", NEW."state", NEW."status_description", NEW."status_told", NEW."swiship_url", NEW."tracking_number"); RETURN NULL;',
                            hash="468a1a213ae54fc5be3481d4498f791a5248a669",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_22b2f",
                            table="tracking_package",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."amazon_tracking_number" IS DISTINCT FROM (NEW."amazon_tracking_number") OR OLD."carrier_code" IS DISTINCT FROM (NEW."carrier_code") OR OLD."carrier_phone" IS DISTINCT FROM (NEW."carrier_phone") OR OLD."damaged_at" IS DISTINCT FROM (NEW."damaged_at") OR OLD."delivered_at" IS DISTINCT FROM (NEW."delivered_at") OR OLD."delivery_photo" IS DISTINCT FROM (NEW."delivery_photo") OR OLD."drop_off" IS DISTINCT FROM (NEW."drop_off") OR OLD."first_promise" IS DISTINCT FROM (NEW."first_promise") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last_event_at" IS DISTINCT FROM (NEW."last_event_at") OR OLD."latest_estimate" IS DISTINCT FROM (NEW."latest_estimate") OR OLD."lost_closes_on" IS DISTINCT FROM (NEW."lost_closes_on") OR OLD."lost_eligible_since" IS DISTINCT FROM (NEW."lost_eligible_since") OR OLD."lost_opens_on" IS DISTINCT FROM (NEW."lost_opens_on") OR OLD."lost_told_at" IS DISTINCT FROM (NEW."lost_told_at") OR OLD."order_id" IS DISTINCT FROM (NEW."order_id") OR OLD."package_number" IS DISTINCT FROM (NEW."package_number") OR OLD."quiet_until" IS DISTINCT FROM (NEW."quiet_until") OR OLD."returning_at" IS DISTINCT FROM (NEW."returning_at") OR OLD."seller_id" IS DISTINCT FROM (NEW."seller_id") OR OLD."shipment_id" IS DISTINCT FROM (NEW."shipment_id") OR OLD."shipped_at" IS DISTINCT FROM (NEW."shipped_at") OR OLD."signed_for_by" IS DISTINCT FROM (NEW."signed_for_by") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."status_description" IS DISTINCT FROM (NEW."status_description") OR OLD."status_told" IS DISTINCT FROM (NEW."status_told") OR OLD."swiship_url" IS DISTINCT FROM (NEW."swiship_url") OR OLD."tracking_number" IS DISTINCT FROM (NEW."tracking_number"))',
                            func='INSERT INTO "tracking_packageevent" ("amazon_tracking_number", "carrier_code", "carrier_phone", "damaged_at", "delivered_at", "delivery_photo", "drop_off", "first_promise", "id", "last_event_at", "latest_estimate", "lost_closes_on", "lost_eligible_since", "lost_opens_on", "lost_told_at", "order_id", "package_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_until", "returning_at", "seller_id", "shipment_id", "shipped_at", "signed_for_by", "state", "status_description", "status_told", "swiship_url", "tracking_number") VALUES (NEW."amazon_tracking_number", NEW."carrier_code", NEW."carrier_phone", NEW."damaged_at", NEW."delivered_at", NEW."delivery_photo", NEW."drop_off", NEW."first_promise", NEW."id", NEW."last_event_at", NEW."latest_estimate", NEW."lost_closes_on", NEW."lost_eligible_since", NEW."lost_opens_on", NEW."lost_told_at", NEW."order_id", NEW."package_number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quiet_until", NEW."returning_at", NEW."seller_id", NEW."shipment_id", NEW."shipped_at", NEW."signed_for_by", NEW."state", NEW."status_description", NEW."status_told", NEW."swiship_url", NEW."tracking_number"); RETURN NULL;',
                            hash="c2c972e7bac9fbffc54234cad0e370f6729c69ed",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_99981",
                            table="tracking_package",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShipmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("amazon_shipment_id", models.CharField(max_length=60)),
                ("fulfillment_center", models.CharField(blank=True, max_length=20)),
                ("status_told", models.CharField(max_length=40)),
                ("shipping_date", models.DateTimeField(blank=True, null=True)),
                ("estimated_arrival", models.DateTimeField(blank=True, null=True)),
                ("notes", models.JSONField(blank=True, default=list)),
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
                        to="tracking.shipment",
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
            name="PackageEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("package_number", models.BigIntegerField()),
                ("carrier_code", models.CharField(blank=True, max_length=60)),
                ("tracking_number", models.CharField(blank=True, max_length=100)),
                ("amazon_tracking_number", models.CharField(blank=True, max_length=100)),
                ("swiship_url", models.URLField(blank=True, max_length=500)),
                ("carrier_phone", models.CharField(blank=True, max_length=60)),
                ("shipped_at", models.DateTimeField(blank=True, null=True)),
                ("first_promise", models.DateTimeField(blank=True, null=True)),
                ("latest_estimate", models.DateTimeField(blank=True, null=True)),
                ("status_told", models.CharField(blank=True, max_length=60)),
                ("status_description", models.CharField(blank=True, max_length=300)),
                ("signed_for_by", models.CharField(blank=True, max_length=100)),
                ("drop_off", models.CharField(blank=True, max_length=60)),
                ("delivery_photo", models.ImageField(blank=True, upload_to="delivery_photos/")),
                (
                    "state",
                    models.CharField(
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
                        default="shipped",
                        max_length=20,
                    ),
                ),
                ("delivered_at", models.DateTimeField(blank=True, null=True)),
                ("returning_at", models.DateTimeField(blank=True, null=True)),
                ("damaged_at", models.DateTimeField(blank=True, null=True)),
                ("lost_told_at", models.DateTimeField(blank=True, null=True)),
                ("last_event_at", models.DateTimeField(blank=True, null=True)),
                ("quiet_until", models.DateTimeField(blank=True, null=True)),
                ("lost_opens_on", models.DateField(blank=True, null=True)),
                ("lost_closes_on", models.DateField(blank=True, null=True)),
                ("lost_eligible_since", models.DateTimeField(blank=True, null=True)),
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
                        related_name="audit",
                        related_query_name="audit",
                        to="tracking.package",
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
                    "shipment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracking.shipment",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShipmentItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("package_number", models.BigIntegerField(default=0)),
                ("quantity", models.PositiveIntegerField()),
                ("serial_number", models.CharField(blank=True, max_length=100)),
                (
                    "order_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shipment_items",
                        to="orders.orderitem",
                    ),
                ),
                (
                    "package",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="items",
                        to="tracking.package",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
                (
                    "shipment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="tracking.shipment",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("shipment", "order_item", "package_number", "serial_number"),
                        name="shipment_item_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TrackingEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("amazon", "Amazon"), ("swiship", "Swiship"), ("ups", "UPS")], max_length=10
                    ),
                ),
                ("at", models.DateTimeField()),
                ("code", models.CharField(max_length=60)),
                ("description", models.CharField(blank=True, max_length=300)),
                ("city", models.CharField(blank=True, max_length=100)),
                ("region", models.CharField(blank=True, max_length=100)),
                ("country", models.CharField(blank=True, max_length=60)),
                ("time_is_local", models.BooleanField(default=False)),
                ("learned_at", models.DateTimeField()),
                (
                    "package",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="tracking.package",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("package", "at", "code", "city", "source"), name="event_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="event_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="28004c79e958dc3c1d94c444355db347bd7ee83d",
                            operation="UPDATE",
                            pgid="pgtrigger_event_is_kept_9a652",
                            table="tracking_trackingevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Estimate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("estimate", models.DateTimeField()),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("item", "Order accepted"),
                            ("shipment", "Shipment"),
                            ("package", "Parcel"),
                            ("tracking", "Tracking"),
                        ],
                        max_length=10,
                    ),
                ),
                ("learned_at", models.DateTimeField()),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
                (
                    "package",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="estimates",
                        to="tracking.package",
                    ),
                ),
            ],
            options={
                "ordering": ["-learned_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("package", "origin", "estimate", "learned_at"), name="estimate_once"
                    )
                ],
            },
        ),
    ]

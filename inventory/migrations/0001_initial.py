"""The first tables."""

import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("sellers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Product",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sku", models.CharField(max_length=50)),
                ("fnsku", models.CharField(blank=True, db_index=True, max_length=20)),
                ("asin", models.CharField(blank=True, db_index=True, max_length=20)),
                ("title", models.CharField(blank=True, max_length=500)),
                ("fulfillable", models.IntegerField(default=0)),
                ("reserved", models.IntegerField(default=0)),
                ("inbound", models.IntegerField(default=0)),
                ("unfulfillable", models.IntegerField(default=0)),
                ("unfulfillable_by_cause", models.JSONField(blank=True, default=dict)),
                (
                    "hazmat",
                    models.CharField(
                        choices=[
                            ("not_flagged", "Not flagged"),
                            ("under_review", "Under review"),
                            ("documents_requested", "Documents requested"),
                            ("eligible", "Dangerous good, may be fulfilled"),
                            ("not_eligible", "Dangerous good, may not be fulfilled"),
                        ],
                        default="not_flagged",
                        max_length=20,
                    ),
                ),
                ("hazmat_codes", models.JSONField(blank=True, default=list)),
                ("hazmat_since", models.DateTimeField(blank=True, null=True)),
                (
                    "estimated_proceeds",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True),
                ),
                ("updated_at", models.DateTimeField(blank=True, null=True)),
                (
                    "marketplace",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="sellers.marketplace"),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="products",
                        to="sellers.seller",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "marketplace", "sku"), name="product_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "inventory_productevent" ("asin", "estimated_proceeds", "fnsku", "fulfillable", "hazmat", "hazmat_codes", "hazmat_since", "id", "inbound", "marketplace_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reserved", "seller_id", "sku", "title", "unfulfillable", "unfulfillable_by_cause") VALUES (NEW."asin", NEW."estimated_proceeds", NEW."fnsku", NEW."fulfillable", NEW."hazmat", NEW."hazmat_codes", NEW."hazmat_since", NEW."id", NEW."inbound", NEW."marketplace_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reserved", NEW."seller_id", NEW."sku", NEW."title", NEW."unfulfillable", NEW."unfulfillable_by_cause"); RETURN NULL;',
                            hash="40c15205ccc8696327407ed52c222cd34ae64350",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_936b5",
                            table="inventory_product",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."asin" IS DISTINCT FROM (NEW."asin") OR OLD."estimated_proceeds" IS DISTINCT FROM (NEW."estimated_proceeds") OR OLD."fnsku" IS DISTINCT FROM (NEW."fnsku") OR OLD."fulfillable" IS DISTINCT FROM (NEW."fulfillable") OR OLD."hazmat" IS DISTINCT FROM (NEW."hazmat") OR OLD."hazmat_codes" IS DISTINCT FROM (NEW."hazmat_codes") OR OLD."hazmat_since" IS DISTINCT FROM (NEW."hazmat_since") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."inbound" IS DISTINCT FROM (NEW."inbound") OR OLD."marketplace_id" IS DISTINCT FROM (NEW."marketplace_id") OR OLD."reserved" IS DISTINCT FROM (NEW."reserved") OR OLD."seller_id" IS DISTINCT FROM (NEW."seller_id") OR OLD."sku" IS DISTINCT FROM (NEW."sku") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."unfulfillable" IS DISTINCT FROM (NEW."unfulfillable") OR OLD."unfulfillable_by_cause" IS DISTINCT FROM (NEW."unfulfillable_by_cause"))',
                            func='INSERT INTO "inventory_productevent" ("asin", "estimated_proceeds", "fnsku", "fulfillable", "hazmat", "hazmat_codes", "hazmat_since", "id", "inbound", "marketplace_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reserved", "seller_id", "sku", "title", "unfulfillable", "unfulfillable_by_cause") VALUES (NEW."asin", NEW."estimated_proceeds", NEW."fnsku", NEW."fulfillable", NEW."hazmat", NEW."hazmat_codes", NEW."hazmat_since", NEW."id", NEW."inbound", NEW."marketplace_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reserved", NEW."seller_id", NEW."sku", NEW."title", NEW."unfulfillable", NEW."unfulfillable_by_cause"); RETURN NULL;',
                            hash="7089820af5fb57a7c8aee76f900bf0cd5c66a313",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_23ae4",
                            table="inventory_product",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Restock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=100)),
                ("order_id", models.BigIntegerField(blank=True, null=True)),
                ("sku", models.CharField(max_length=50)),
                ("fulfillment_center", models.CharField(blank=True, max_length=20)),
                ("quantity", models.IntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("reversed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("seller", "source"), name="restock_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "inventory_restockevent" ("at", "fulfillment_center", "id", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "reversed_at", "seller_id", "sku", "source") VALUES (NEW."at", NEW."fulfillment_center", NEW."id", NEW."order_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quantity", NEW."reversed_at", NEW."seller_id", NEW."sku", NEW."source"); RETURN NULL;',
                            hash="f39f2f719f10049663fa9ea35bc43008dd2b1fe3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d5f18",
                            table="inventory_restock",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "inventory_restockevent" ("at", "fulfillment_center", "id", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "reversed_at", "seller_id", "sku", "source") VALUES (NEW."at", NEW."fulfillment_center", NEW."id", NEW."order_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quantity", NEW."reversed_at", NEW."seller_id", NEW."sku", NEW."source"); RETURN NULL;',
                            hash="d3b9634ead5b345d10f777fc5b179feaafb01ce7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_78b6e",
                            table="inventory_restock",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("date", models.DateField()),
                ("fnsku", models.CharField(max_length=20)),
                ("asin", models.CharField(blank=True, max_length=20)),
                ("msku", models.CharField(max_length=50)),
                ("title", models.CharField(blank=True, max_length=500)),
                ("disposition", models.CharField(max_length=40)),
                ("location", models.CharField(max_length=20)),
                ("starting", models.IntegerField(default=0)),
                ("in_transit", models.IntegerField(default=0)),
                ("receipts", models.IntegerField(default=0)),
                ("customer_shipments", models.IntegerField(default=0)),
                ("customer_returns", models.IntegerField(default=0)),
                ("vendor_returns", models.IntegerField(default=0)),
                ("transfers", models.IntegerField(default=0)),
                ("found", models.IntegerField(default=0)),
                ("lost", models.IntegerField(default=0)),
                ("damaged", models.IntegerField(default=0)),
                ("disposed", models.IntegerField(default=0)),
                ("other_events", models.IntegerField(default=0)),
                ("unknown_events", models.IntegerField(default=0)),
                ("ending", models.IntegerField(default=0)),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["seller", "msku", "-date"], name="ledger_of_sku")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("seller", "date", "fnsku", "msku", "disposition", "location"),
                        name="ledger_day_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProductEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("sku", models.CharField(max_length=50)),
                ("fnsku", models.CharField(blank=True, max_length=20)),
                ("asin", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(blank=True, max_length=500)),
                ("fulfillable", models.IntegerField(default=0)),
                ("reserved", models.IntegerField(default=0)),
                ("inbound", models.IntegerField(default=0)),
                ("unfulfillable", models.IntegerField(default=0)),
                ("unfulfillable_by_cause", models.JSONField(blank=True, default=dict)),
                (
                    "hazmat",
                    models.CharField(
                        choices=[
                            ("not_flagged", "Not flagged"),
                            ("under_review", "Under review"),
                            ("documents_requested", "Documents requested"),
                            ("eligible", "Dangerous good, may be fulfilled"),
                            ("not_eligible", "Dangerous good, may not be fulfilled"),
                        ],
                        default="not_flagged",
                        max_length=20,
                    ),
                ),
                ("hazmat_codes", models.JSONField(blank=True, default=list)),
                ("hazmat_since", models.DateTimeField(blank=True, null=True)),
                (
                    "estimated_proceeds",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True),
                ),
                (
                    "marketplace",
                    models.ForeignKey(
                        db_constraint=False,
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
        migrations.CreateModel(
            name="RestockEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("source", models.CharField(max_length=100)),
                ("order_id", models.BigIntegerField(blank=True, null=True)),
                ("sku", models.CharField(max_length=50)),
                ("fulfillment_center", models.CharField(blank=True, max_length=20)),
                ("quantity", models.IntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("reversed_at", models.DateTimeField(blank=True, null=True)),
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
                        to="inventory.restock",
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
            name="SourcingCost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("currency", models.CharField(max_length=3)),
                ("valid_from", models.DateField()),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sourcing_costs",
                        to="inventory.product",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("product", "valid_from"), name="sourcing_cost_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)), name="sourcing_cost_not_negative"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "inventory_sourcingcostevent" ("amount", "currency", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "seller_id", "valid_from") VALUES (NEW."amount", NEW."currency", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."product_id", NEW."seller_id", NEW."valid_from"); RETURN NULL;',
                            hash="67dcea314f82f59854e752f81900447220976629",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_18391",
                            table="inventory_sourcingcost",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "inventory_sourcingcostevent" ("amount", "currency", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "seller_id", "valid_from") VALUES (NEW."amount", NEW."currency", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."product_id", NEW."seller_id", NEW."valid_from"); RETURN NULL;',
                            hash="63baca49af39b67d0de63d9cac08629a809248d3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5d5fd",
                            table="inventory_sourcingcost",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourcingCostEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("currency", models.CharField(max_length=3)),
                ("valid_from", models.DateField()),
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
                        to="inventory.sourcingcost",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        db_constraint=False,
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

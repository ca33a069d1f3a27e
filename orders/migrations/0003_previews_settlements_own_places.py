"""Previews, what was done for the customer instead, and the seller's own addresses."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inventory", "0003_stock_at_depth"),
        ("orders", "0002_row_level_security"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sellers", "0003_weekly_digest"),
        ("sellers", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="OrderPreview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("speed", models.CharField(blank=True, max_length=30, verbose_name="speed")),
                ("fulfillable", models.BooleanField(null=True, verbose_name="fulfillable")),
                ("reasons", models.JSONField(blank=True, default=list, verbose_name="reasons")),
                ("items", models.JSONField(blank=True, default=list, verbose_name="items")),
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="preview", to="orders.order"
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "order preview",
                "verbose_name_plural": "order previews",
                "indexes": [
                    models.Index(
                        condition=models.Q(("fulfillable", False)),
                        fields=["seller"],
                        name="previews_that_fail",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnPlace",
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
                            ("business", "Business address"),
                            ("returns", "Return address"),
                            ("warehouse", "Warehouse"),
                            ("prep", "Prep centre or forwarder"),
                        ],
                        default="warehouse",
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=100, verbose_name="company")),
                ("address_line", models.CharField(max_length=200, verbose_name="street and number")),
                ("postal_code", models.CharField(max_length=30, verbose_name="postcode")),
                ("country", models.CharField(max_length=2, verbose_name="country")),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_places",
                        to="sellers.seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "own address",
                "verbose_name_plural": "own addresses",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("seller", "address_line", "postal_code", "country"), name="own_place_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "orders_ownplaceevent" ("address_line", "country", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "seller_id") VALUES (NEW."address_line", NEW."country", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."postal_code", NEW."seller_id"); RETURN NULL;',
                            hash="63dbd4626a94a6e86906791f1d7e771529c75989",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_509c4",
                            table="orders_ownplace",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "orders_ownplaceevent" ("address_line", "country", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "seller_id") VALUES (NEW."address_line", NEW."country", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."postal_code", NEW."seller_id"); RETURN NULL;',
                            hash="79d4090f11af83d6c1b27faa885a02be4313f9b1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d5ebe",
                            table="orders_ownplace",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="what was done")),
                ("cause", models.CharField(blank=True, max_length=20, verbose_name="cause")),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settlement",
                        to="orders.order",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "settlement",
                "verbose_name_plural": "settlements",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "orders_settlementevent" ("at", "by_id", "cause", "id", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seller_id") VALUES (NEW."at", NEW."by_id", NEW."cause", NEW."id", NEW."order_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."seller_id"); RETURN NULL;',
                            hash="3a7cefd5db07a61878d208dce54b086ba1ce4e2d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b97f1",
                            table="orders_settlement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "orders_settlementevent" ("at", "by_id", "cause", "id", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seller_id") VALUES (NEW."at", NEW."by_id", NEW."cause", NEW."id", NEW."order_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."seller_id"); RETURN NULL;',
                            hash="0791939c6abb61e3406a41059d38fcbd8b97ca2f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dcdf9",
                            table="orders_settlement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnPlaceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("business", "Business address"),
                            ("returns", "Return address"),
                            ("warehouse", "Warehouse"),
                            ("prep", "Prep centre or forwarder"),
                        ],
                        default="warehouse",
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=100, verbose_name="company")),
                ("address_line", models.CharField(max_length=200, verbose_name="street and number")),
                ("postal_code", models.CharField(max_length=30, verbose_name="postcode")),
                ("country", models.CharField(max_length=2, verbose_name="country")),
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
                        to="orders.ownplace",
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
            name="SettlementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=500, verbose_name="what was done")),
                ("cause", models.CharField(blank=True, max_length=20, verbose_name="cause")),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
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
                        to="orders.settlement",
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
        pgtrigger.migrations.RemoveTrigger(
            model_name="customerresolution",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="customerresolution",
            name="update_update",
        ),
        migrations.AddField(
            model_name="customerresolution",
            name="address",
            field=models.CharField(blank=True, max_length=500, verbose_name="customer's address"),
        ),
        migrations.AddField(
            model_name="customerresolution",
            name="proof_url",
            field=models.URLField(blank=True, max_length=500, verbose_name="link to it in your shop"),
        ),
        migrations.AddField(
            model_name="customerresolution",
            name="recipient",
            field=models.CharField(blank=True, max_length=100, verbose_name="customer's name"),
        ),
        migrations.AddField(
            model_name="customerresolutionevent",
            name="address",
            field=models.CharField(blank=True, max_length=500, verbose_name="customer's address"),
        ),
        migrations.AddField(
            model_name="customerresolutionevent",
            name="proof_url",
            field=models.URLField(blank=True, max_length=500, verbose_name="link to it in your shop"),
        ),
        migrations.AddField(
            model_name="customerresolutionevent",
            name="recipient",
            field=models.CharField(blank=True, max_length=100, verbose_name="customer's name"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("status_told", "CompletePartialled")),
                fields=["seller", "-ordered_at"],
                name="orders_partly",
            ),
        ),
        migrations.AddIndex(
            model_name="orderitem",
            index=models.Index(
                condition=models.Q(("unfulfillable__gt", 0)),
                fields=["seller", "order"],
                name="lines_unfulfillable",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="customerresolution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "orders_customerresolutionevent" ("address", "amount", "by_id", "created_at", "currency", "id", "kind", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_url", "recipient", "reference", "resolved_on", "seller_id") VALUES (NEW."address", NEW."amount", NEW."by_id", NEW."created_at", NEW."currency", NEW."id", NEW."kind", NEW."order_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proof_url", NEW."recipient", NEW."reference", NEW."resolved_on", NEW."seller_id"); RETURN NULL;',
                    hash="305e55a4502e4b8d881c0fabc48467cc26346344",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9d209",
                    table="orders_customerresolution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="customerresolution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "orders_customerresolutionevent" ("address", "amount", "by_id", "created_at", "currency", "id", "kind", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_url", "recipient", "reference", "resolved_on", "seller_id") VALUES (NEW."address", NEW."amount", NEW."by_id", NEW."created_at", NEW."currency", NEW."id", NEW."kind", NEW."order_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proof_url", NEW."recipient", NEW."reference", NEW."resolved_on", NEW."seller_id"); RETURN NULL;',
                    hash="bb268c701e42dab2ae45dea975ab18bf95371e70",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f82f1",
                    table="orders_customerresolution",
                    when="AFTER",
                ),
            ),
        ),
    ]

"""The first tables."""

import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("orders", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sellers", "0002_marketplaces_and_walls"),
        ("sellers", "__first__"),
        ("tracking", "0003_lost_rules"),
    ]

    operations = [
        migrations.CreateModel(
            name="Return",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=20)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("submitted", "Submitted"),
                            ("asking", "Asked of Amazon"),
                            ("authorised", "Authorised"),
                            ("partly_refused", "Partly refused"),
                            ("refused", "Refused"),
                            ("failed", "Not sent"),
                            ("withdrawn", "Withdrawn"),
                            ("closed", "Closed"),
                        ],
                        default="submitted",
                        max_length=20,
                    ),
                ),
                ("comments", models.CharField(blank=True, max_length=1000)),
                ("submission_key", models.CharField(max_length=64)),
                ("language", models.CharField(default="en", max_length=10)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("next_try_at", models.DateTimeField(blank=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("problem", models.TextField(blank=True)),
                ("created_at", models.DateTimeField()),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="returns", to="orders.order"
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["seller", "-created_at", "-id"], name="returns_newest"),
                    models.Index(
                        condition=models.Q(("status__in", ["submitted", "asking"])),
                        fields=["next_try_at"],
                        name="returns_waiting",
                    ),
                    models.Index(fields=["seller", "status", "-created_at", "-id"], name="returns_by_status"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "number"), name="return_number_once"),
                    models.UniqueConstraint(fields=("order", "submission_key"), name="return_submitted_once"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="return_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{submitted:asking,submitted:authorised,submitted:partly_refused,asking:submitted,asking:authorised,asking:partly_refused,asking:refused,asking:failed,authorised:closed,partly_refused:closed,partly_refused:authorised,refused:authorised,refused:partly_refused,failed:submitted,failed:authorised,failed:partly_refused,failed:withdrawn,withdrawn:authorised,withdrawn:partly_refused,closed:authorised,closed:partly_refused}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="6a130c5d8f42f258037d94b29039c1b0136f441d",
                            operation="UPDATE",
                            pgid="pgtrigger_return_moves_e7e26",
                            table="returns_return",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_returnevent" ("asked_at", "comments", "created_at", "created_by_id", "id", "language", "next_try_at", "number", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "status", "submission_key", "tries") VALUES (NEW."asked_at", NEW."comments", NEW."created_at", NEW."created_by_id", NEW."id", NEW."language", NEW."next_try_at", NEW."number", NEW."order_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem", NEW."seller_id", NEW."status", NEW."submission_key", NEW."tries"); RETURN NULL;',
                            hash="e176a4d17f0694c82eb20eb845e1487aba97038f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_99a77",
                            table="returns_return",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_returnevent" ("asked_at", "comments", "created_at", "created_by_id", "id", "language", "next_try_at", "number", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "status", "submission_key", "tries") VALUES (NEW."asked_at", NEW."comments", NEW."created_at", NEW."created_by_id", NEW."id", NEW."language", NEW."next_try_at", NEW."number", NEW."order_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem", NEW."seller_id", NEW."status", NEW."submission_key", NEW."tries"); RETURN NULL;',
                            hash="1d8ded56eedc4ad33849d12f880c8ab991cc369c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_654ef",
                            table="returns_return",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnAuthorization",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authorization_id", models.CharField(max_length=60)),
                ("amazon_rma_id", models.CharField(max_length=60)),
                ("fulfillment_center", models.CharField(blank=True, max_length=20)),
                ("return_to", models.JSONField(default=dict)),
                ("page_url", models.URLField(blank=True, max_length=500)),
                ("created_at", models.DateTimeField()),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="return_authorizations",
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
                    models.UniqueConstraint(fields=("seller", "authorization_id"), name="authorization_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_returnauthorizationevent" ("amazon_rma_id", "authorization_id", "created_at", "fulfillment_center", "id", "order_id", "page_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_to", "seller_id") VALUES (NEW."amazon_rma_id", NEW."authorization_id", NEW."created_at", NEW."fulfillment_center", NEW."id", NEW."order_id", NEW."page_url", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."return_to", NEW."seller_id"); RETURN NULL;',
                            hash="c02e5e6ba0c3d0cd57e01a42823b93649911f432",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_417f1",
                            table="returns_returnauthorization",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_returnauthorizationevent" ("amazon_rma_id", "authorization_id", "created_at", "fulfillment_center", "id", "order_id", "page_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_to", "seller_id") VALUES (NEW."amazon_rma_id", NEW."authorization_id", NEW."created_at", NEW."fulfillment_center", NEW."id", NEW."order_id", NEW."page_url", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."return_to", NEW."seller_id"); RETURN NULL;',
                            hash="1e5442ab106f782e0d39dc665dbd74c6c9ea9a12",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_af996",
                            table="returns_returnauthorization",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnReason",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("marketplace_id", models.CharField(max_length=40)),
                ("sku", models.CharField(max_length=50)),
                ("language", models.CharField(max_length=10)),
                ("code", models.CharField(max_length=60)),
                ("description", models.CharField(max_length=300)),
                ("translated", models.CharField(blank=True, max_length=300)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("learned_at", models.DateTimeField()),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("seller", "marketplace_id", "sku", "language", "code"),
                        name="return_reason_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnAuthorizationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("authorization_id", models.CharField(max_length=60)),
                ("amazon_rma_id", models.CharField(max_length=60)),
                ("fulfillment_center", models.CharField(blank=True, max_length=20)),
                ("return_to", models.JSONField(default=dict)),
                ("page_url", models.URLField(blank=True, max_length=500)),
                ("created_at", models.DateTimeField()),
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
                        to="returns.returnauthorization",
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
            name="ReturnEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(max_length=20)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("submitted", "Submitted"),
                            ("asking", "Asked of Amazon"),
                            ("authorised", "Authorised"),
                            ("partly_refused", "Partly refused"),
                            ("refused", "Refused"),
                            ("failed", "Not sent"),
                            ("withdrawn", "Withdrawn"),
                            ("closed", "Closed"),
                        ],
                        default="submitted",
                        max_length=20,
                    ),
                ),
                ("comments", models.CharField(blank=True, max_length=1000)),
                ("submission_key", models.CharField(max_length=64)),
                ("language", models.CharField(default="en", max_length=10)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("next_try_at", models.DateTimeField(blank=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("problem", models.TextField(blank=True)),
                ("created_at", models.DateTimeField()),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="returns.return",
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
            name="ReturnItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seller_return_item_id", models.CharField(max_length=80)),
                ("reason_code", models.CharField(max_length=60)),
                ("comment", models.CharField(blank=True, max_length=1000)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("status_told", models.CharField(blank=True, max_length=30)),
                ("status_changed_at", models.DateTimeField(blank=True, null=True)),
                ("amazon_reason_code", models.CharField(blank=True, max_length=60)),
                ("received_condition", models.CharField(blank=True, max_length=30)),
                ("fulfillment_center", models.CharField(blank=True, max_length=20)),
                ("refusal_code", models.CharField(blank=True, max_length=40)),
                ("refusal", models.CharField(blank=True, max_length=500)),
                (
                    "authorization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="items",
                        to="returns.returnauthorization",
                    ),
                ),
                (
                    "customer_return",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="returns.return",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="return_items",
                        to="orders.order",
                    ),
                ),
                (
                    "order_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="return_items",
                        to="orders.orderitem",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
                (
                    "shipment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="return_items",
                        to="tracking.shipment",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("order", "seller_return_item_id"), name="return_item_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_returnitemevent" ("amazon_reason_code", "authorization_id", "comment", "customer_return_id", "fulfillment_center", "id", "order_id", "order_item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "received_condition", "refusal", "refusal_code", "seller_id", "seller_return_item_id", "shipment_id", "status_changed_at", "status_told", "told_at") VALUES (NEW."amazon_reason_code", NEW."authorization_id", NEW."comment", NEW."customer_return_id", NEW."fulfillment_center", NEW."id", NEW."order_id", NEW."order_item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason_code", NEW."received_condition", NEW."refusal", NEW."refusal_code", NEW."seller_id", NEW."seller_return_item_id", NEW."shipment_id", NEW."status_changed_at", NEW."status_told", NEW."told_at"); RETURN NULL;',
                            hash="02ee03daf596144954b0e11f36e52ae621ed4b49",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4227c",
                            table="returns_returnitem",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_returnitemevent" ("amazon_reason_code", "authorization_id", "comment", "customer_return_id", "fulfillment_center", "id", "order_id", "order_item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "received_condition", "refusal", "refusal_code", "seller_id", "seller_return_item_id", "shipment_id", "status_changed_at", "status_told", "told_at") VALUES (NEW."amazon_reason_code", NEW."authorization_id", NEW."comment", NEW."customer_return_id", NEW."fulfillment_center", NEW."id", NEW."order_id", NEW."order_item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason_code", NEW."received_condition", NEW."refusal", NEW."refusal_code", NEW."seller_id", NEW."seller_return_item_id", NEW."shipment_id", NEW."status_changed_at", NEW."status_told", NEW."told_at"); RETURN NULL;',
                            hash="e0859aebd3219040e4217a1360a88472eea2719c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_705f4",
                            table="returns_returnitem",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("seller_return_item_id", models.CharField(max_length=80)),
                ("reason_code", models.CharField(max_length=60)),
                ("comment", models.CharField(blank=True, max_length=1000)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("status_told", models.CharField(blank=True, max_length=30)),
                ("status_changed_at", models.DateTimeField(blank=True, null=True)),
                ("amazon_reason_code", models.CharField(blank=True, max_length=60)),
                ("received_condition", models.CharField(blank=True, max_length=30)),
                ("fulfillment_center", models.CharField(blank=True, max_length=20)),
                ("refusal_code", models.CharField(blank=True, max_length=40)),
                ("refusal", models.CharField(blank=True, max_length=500)),
                (
                    "authorization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnauthorization",
                    ),
                ),
                (
                    "customer_return",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.return",
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
                    "order_item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="orders.orderitem",
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
                        to="returns.returnitem",
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
                        blank=True,
                        db_constraint=False,
                        null=True,
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
    ]

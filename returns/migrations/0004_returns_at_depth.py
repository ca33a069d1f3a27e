"""Policy, photos, labels, lists, requests of customers, parcels on their way back and what follows."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0003_previews_settlements_own_places"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("returns", "0003_rma_mail"),
        ("sellers", "0003_weekly_digest"),
        ("sellers", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="FollowUpRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "process_days",
                    models.PositiveSmallIntegerField(verbose_name="days from arrival to Amazon's judgement"),
                ),
                (
                    "arrive_days",
                    models.PositiveSmallIntegerField(verbose_name="days a parcel may take to arrive"),
                ),
                (
                    "missing_days",
                    models.PositiveSmallIntegerField(
                        verbose_name="days a unit may come after the first of its RMA"
                    ),
                ),
                (
                    "unused_days",
                    models.PositiveSmallIntegerField(
                        verbose_name="days until an RMA nobody used is asked about"
                    ),
                ),
                (
                    "stale_days",
                    models.PositiveSmallIntegerField(verbose_name="days until an unused RMA counts as stale"),
                ),
                ("dispute_days", models.PositiveSmallIntegerField(verbose_name="days to dispute a grade")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("source", models.CharField(max_length=500, verbose_name="source")),
                (
                    "marketplace",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="sellers.marketplace",
                        verbose_name="marketplace",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule for following up returns",
                "verbose_name_plural": "rules for following up returns",
                "ordering": ["marketplace_id", "-valid_from"],
            },
        ),
        migrations.CreateModel(
            name="GradingDispute",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being prepared"),
                            ("filed", "With Seller Support"),
                            ("regraded", "Amazon changed its grade"),
                            ("kept", "Amazon kept its grade"),
                            ("withdrawn", "Given up"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("condition", models.CharField(max_length=30, verbose_name="disputed grade")),
                (
                    "argument",
                    models.CharField(blank=True, max_length=1000, verbose_name="why the grade is wrong"),
                ),
                ("removal_order", models.CharField(blank=True, max_length=60, verbose_name="removal order")),
                (
                    "unit_back_on",
                    models.DateField(blank=True, null=True, verbose_name="unit back with you on"),
                ),
                ("case_id", models.CharField(blank=True, max_length=40, verbose_name="case ID")),
                ("filed_on", models.DateField(blank=True, null=True, verbose_name="filed on")),
                ("outcome", models.CharField(blank=True, max_length=500, verbose_name="Amazon’s answer")),
                ("opened_at", models.DateTimeField(verbose_name="opened")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dispute",
                        to="returns.returnitem",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grading_disputes",
                        to="orders.order",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "grading dispute",
                "verbose_name_plural": "grading disputes",
                "ordering": ["id"],
                "indexes": [models.Index(fields=["seller", "status", "filed_on"], name="disputes_by_status")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="dispute_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:filed,draft:regraded,draft:withdrawn,filed:regraded,filed:kept,filed:withdrawn,kept:filed,kept:regraded,withdrawn:draft}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="5e4cb6aefbb21bc1ad8f40bc824689e68b92a76f",
                            operation="UPDATE",
                            pgid="pgtrigger_dispute_moves_8d6d5",
                            table="returns_gradingdispute",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_gradingdisputeevent" ("argument", "case_id", "closed_at", "condition", "filed_on", "id", "item_id", "opened_at", "opened_by_id", "order_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_order", "seller_id", "status", "unit_back_on") VALUES (NEW."argument", NEW."case_id", NEW."closed_at", NEW."condition", NEW."filed_on", NEW."id", NEW."item_id", NEW."opened_at", NEW."opened_by_id", NEW."order_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."removal_order", NEW."seller_id", NEW."status", NEW."unit_back_on"); RETURN NULL;',
                            hash="0adfcc25444d6e5932e5ac40e54fe3fa148f0eb7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fc1ca",
                            table="returns_gradingdispute",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_gradingdisputeevent" ("argument", "case_id", "closed_at", "condition", "filed_on", "id", "item_id", "opened_at", "opened_by_id", "order_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_order", "seller_id", "status", "unit_back_on") VALUES (NEW."argument", NEW."case_id", NEW."closed_at", NEW."condition", NEW."filed_on", NEW."id", NEW."item_id", NEW."opened_at", NEW."opened_by_id", NEW."order_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."removal_order", NEW."seller_id", NEW."status", NEW."unit_back_on"); RETURN NULL;',
                            hash="58e800cf01b0c16928a30c0ddbe52a3b304d116f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2690f",
                            table="returns_gradingdispute",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperStyle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("logo", models.ImageField(blank=True, upload_to="logos/%Y/%m/", verbose_name="logo")),
                ("with_logo", models.BooleanField(default=True, verbose_name="print the logo on the papers")),
                (
                    "seller",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paper_style",
                        to="sellers.seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "look of the papers",
                "verbose_name_plural": "looks of the papers",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_paperstyleevent" ("id", "logo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "with_logo") VALUES (NEW."id", NEW."logo", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seller_id", NEW."with_logo"); RETURN NULL;',
                            hash="69d651d61a7c52e98e40e3b6bf21b77788945e1c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1086e",
                            table="returns_paperstyle",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_paperstyleevent" ("id", "logo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "with_logo") VALUES (NEW."id", NEW."logo", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seller_id", NEW."with_logo"); RETURN NULL;',
                            hash="4ed4451336cdb32d7ae84b362afdcfbbe3525039",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7e45b",
                            table="returns_paperstyle",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PolicyRule",
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
                            ("window", "Window after delivery"),
                            ("final_sale", "Final sale, no returns"),
                            ("photo", "Needs a photo from the customer"),
                        ],
                        max_length=12,
                        verbose_name="rule",
                    ),
                ),
                ("sku", models.CharField(blank=True, max_length=50, verbose_name="SKU")),
                ("reason_code", models.CharField(blank=True, max_length=60, verbose_name="return reason")),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(3650),
                        ],
                        verbose_name="days after delivery",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="for orders from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="up to")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                (
                    "added_by",
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
            ],
            options={
                "verbose_name": "rule for returns",
                "verbose_name_plural": "rules for returns",
                "ordering": ["kind", "sku", "-valid_from", "id"],
                "indexes": [models.Index(fields=["seller", "sku"], name="policy_rules_by_sku")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="policy_rule_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "window"), _negated=True),
                            ("days__isnull", False),
                            _connector="OR",
                        ),
                        name="policy_window_has_days",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_policyruleevent" ("added_at", "added_by_id", "days", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "seller_id", "sku", "valid_from", "valid_to") VALUES (NEW."added_at", NEW."added_by_id", NEW."days", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason_code", NEW."seller_id", NEW."sku", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                            hash="8220fd261068b7be56ffda784e6f28ddce2886f3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_84b63",
                            table="returns_policyrule",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_policyruleevent" ("added_at", "added_by_id", "days", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "seller_id", "sku", "valid_from", "valid_to") VALUES (NEW."added_at", NEW."added_by_id", NEW."days", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason_code", NEW."seller_id", NEW."sku", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                            hash="b3a0e7052d6150763c660007e68bd6b508fa3cec",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cc218",
                            table="returns_policyrule",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportedUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("order_told", models.CharField(max_length=40, verbose_name="order ID in the report")),
                (
                    "match",
                    models.CharField(
                        choices=[
                            ("matched", "On a return"),
                            ("unasked", "Nobody asked for it"),
                            ("unknown", "Order not known"),
                            ("item", "Not in this order"),
                        ],
                        max_length=10,
                        verbose_name="match",
                    ),
                ),
                ("sku", models.CharField(max_length=50, verbose_name="SKU")),
                ("fnsku", models.CharField(blank=True, max_length=20, verbose_name="FNSKU")),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                ("returned_at", models.DateTimeField(verbose_name="returned")),
                (
                    "fulfillment_center",
                    models.CharField(blank=True, max_length=20, verbose_name="fulfillment center"),
                ),
                ("disposition", models.CharField(max_length=30, verbose_name="disposition")),
                ("condition", models.CharField(max_length=30, verbose_name="condition")),
                ("reason", models.CharField(blank=True, max_length=60, verbose_name="reason")),
                ("status_told", models.CharField(blank=True, max_length=60, verbose_name="Amazon’s status")),
                ("plate", models.CharField(blank=True, max_length=60, verbose_name="licence plate")),
                ("comment", models.CharField(blank=True, max_length=1000, verbose_name="customer’s comment")),
                ("learned_at", models.DateTimeField(verbose_name="learned")),
                ("looked_at", models.DateTimeField(blank=True, null=True, verbose_name="looked at")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "item",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reported",
                        to="returns.returnitem",
                    ),
                ),
                (
                    "looked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reported_units",
                        to="orders.order",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "unit of the customer-returns report",
                "verbose_name_plural": "units of the customer-returns report",
                "indexes": [
                    models.Index(fields=["seller", "-returned_at", "-id"], name="reported_units_newest"),
                    models.Index(
                        fields=["seller", "match", "-returned_at", "-id"], name="reported_units_by_match"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "name"), name="reported_unit_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_reportedunitevent" ("comment", "condition", "disposition", "fnsku", "fulfillment_center", "id", "item_id", "learned_at", "looked_at", "looked_by_id", "match", "name", "note", "order_id", "order_told", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plate", "reason", "returned_at", "seller_id", "sku", "status_told", "title") VALUES (NEW."comment", NEW."condition", NEW."disposition", NEW."fnsku", NEW."fulfillment_center", NEW."id", NEW."item_id", NEW."learned_at", NEW."looked_at", NEW."looked_by_id", NEW."match", NEW."name", NEW."note", NEW."order_id", NEW."order_told", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plate", NEW."reason", NEW."returned_at", NEW."seller_id", NEW."sku", NEW."status_told", NEW."title"); RETURN NULL;',
                            hash="f14efd7b572f8a260e25853de136ef645987441d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3e463",
                            table="returns_reportedunit",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_reportedunitevent" ("comment", "condition", "disposition", "fnsku", "fulfillment_center", "id", "item_id", "learned_at", "looked_at", "looked_by_id", "match", "name", "note", "order_id", "order_told", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plate", "reason", "returned_at", "seller_id", "sku", "status_told", "title") VALUES (NEW."comment", NEW."condition", NEW."disposition", NEW."fnsku", NEW."fulfillment_center", NEW."id", NEW."item_id", NEW."learned_at", NEW."looked_at", NEW."looked_by_id", NEW."match", NEW."name", NEW."note", NEW."order_id", NEW."order_told", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plate", NEW."reason", NEW."returned_at", NEW."seller_id", NEW."sku", NEW."status_told", NEW."title"); RETURN NULL;',
                            hash="306fa4b2a3d9aa14f569a14ced24a7dffe818fa5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e44f6",
                            table="returns_reportedunit",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Preview"), ("running", "Being made"), ("done", "Done")],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("language", models.CharField(max_length=10)),
                ("reason_code", models.CharField(blank=True, max_length=60, verbose_name="return reason")),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("created_at", models.DateTimeField(verbose_name="created")),
                ("next_try_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                (
                    "created_by",
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
            ],
            options={
                "verbose_name": "list of returns",
                "verbose_name_plural": "lists of returns",
                "indexes": [
                    models.Index(fields=["seller", "-created_at", "-id"], name="return_batches_newest"),
                    models.Index(
                        condition=models.Q(("status", "running")),
                        fields=["next_try_at"],
                        name="return_batches_waiting",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("fingerprint", ""), _negated=True),
                        fields=("seller", "fingerprint"),
                        name="return_batch_run_once",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="return_batch_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:running,running:done}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="14531677ca042826bae5e2ebdd6ab60c369814d7",
                            operation="UPDATE",
                            pgid="pgtrigger_return_batch_moves_439d2",
                            table="returns_returnbatch",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_returnbatchevent" ("created_at", "created_by_id", "fingerprint", "finished_at", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "seller_id", "status") VALUES (NEW."created_at", NEW."created_by_id", NEW."fingerprint", NEW."finished_at", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason_code", NEW."seller_id", NEW."status"); RETURN NULL;',
                            hash="08603fbc10fe82c491eb1a462441537d2cf684cb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_34d24",
                            table="returns_returnbatch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."fingerprint" IS DISTINCT FROM (NEW."fingerprint") OR OLD."finished_at" IS DISTINCT FROM (NEW."finished_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."reason_code" IS DISTINCT FROM (NEW."reason_code") OR OLD."seller_id" IS DISTINCT FROM (NEW."seller_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                            func='INSERT INTO "returns_returnbatchevent" ("created_at", "created_by_id", "fingerprint", "finished_at", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "seller_id", "status") VALUES (NEW."created_at", NEW."created_by_id", NEW."fingerprint", NEW."finished_at", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason_code", NEW."seller_id", NEW."status"); RETURN NULL;',
                            hash="3c2b1f847375e1c07c74f2429c048927b8df315d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_db7de",
                            table="returns_returnbatch",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnLabel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.FileField(upload_to="return-labels/%Y/%m/", verbose_name="label")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("content_type", models.CharField(max_length=40)),
                ("pages", models.PositiveSmallIntegerField(default=1)),
                ("sha256", models.CharField(max_length=64)),
                ("broken_at", models.DateTimeField(blank=True, null=True)),
                ("added_at", models.DateTimeField(verbose_name="added")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authorization",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="label",
                        to="returns.returnauthorization",
                    ),
                ),
                (
                    "customer_return",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="label",
                        to="returns.return",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="orders.order"
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "postage label",
                "verbose_name_plural": "postage labels",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("customer_return", None), ("authorization", None), _connector="XOR"
                        ),
                        name="return_label_belongs_to_one",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_returnlabelevent" ("added_at", "added_by_id", "authorization_id", "broken_at", "content_type", "customer_return_id", "file", "id", "name", "order_id", "pages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "sha256") VALUES (NEW."added_at", NEW."added_by_id", NEW."authorization_id", NEW."broken_at", NEW."content_type", NEW."customer_return_id", NEW."file", NEW."id", NEW."name", NEW."order_id", NEW."pages", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seller_id", NEW."sha256"); RETURN NULL;',
                            hash="5b594b3602fd2ce643fdd129d9f2965a103c59c7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_df62c",
                            table="returns_returnlabel",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_returnlabelevent" ("added_at", "added_by_id", "authorization_id", "broken_at", "content_type", "customer_return_id", "file", "id", "name", "order_id", "pages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "sha256") VALUES (NEW."added_at", NEW."added_by_id", NEW."authorization_id", NEW."broken_at", NEW."content_type", NEW."customer_return_id", NEW."file", NEW."id", NEW."name", NEW."order_id", NEW."pages", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seller_id", NEW."sha256"); RETURN NULL;',
                            hash="8c148524fa4585b81290ca01b7fd4886b71fa63b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0f9b7",
                            table="returns_returnlabel",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnParcel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tracking_number", models.CharField(max_length=100, verbose_name="tracking number")),
                ("carrier_code", models.CharField(blank=True, max_length=60, verbose_name="carrier")),
                ("entered_at", models.DateTimeField(verbose_name="entered")),
                ("status_told", models.CharField(blank=True, max_length=60)),
                ("status_description", models.CharField(blank=True, max_length=300)),
                ("estimate", models.DateTimeField(blank=True, null=True, verbose_name="estimated arrival")),
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
                        verbose_name="state",
                    ),
                ),
                (
                    "delivered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="arrived at Amazon"),
                ),
                ("damaged_at", models.DateTimeField(blank=True, null=True)),
                ("lost_told_at", models.DateTimeField(blank=True, null=True)),
                ("last_event_at", models.DateTimeField(blank=True, null=True)),
                (
                    "arrival_by_hand",
                    models.BooleanField(default=False, verbose_name="arrival entered by hand"),
                ),
                ("last_polled_at", models.DateTimeField(blank=True, null=True)),
                ("next_poll_at", models.DateTimeField(blank=True, null=True)),
                ("poll_failures", models.PositiveSmallIntegerField(default=0)),
                ("poll_error", models.CharField(blank=True, max_length=300)),
                (
                    "authorization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="parcels",
                        to="returns.returnauthorization",
                        verbose_name="RMA",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="return_parcels",
                        to="orders.order",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "parcel on its way back",
                "verbose_name_plural": "parcels on their way back",
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_poll_at__isnull", False)),
                        fields=["seller", "next_poll_at", "id"],
                        name="return_parcels_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("order", "tracking_number"), name="return_parcel_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_returnparcelevent" ("arrival_by_hand", "authorization_id", "carrier_code", "damaged_at", "delivered_at", "entered_at", "entered_by_id", "estimate", "id", "last_event_at", "lost_told_at", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "state", "status_description", "status_told", "tracking_number") VALUES (NEW."arrival_by_hand", NEW."authorization_id", NEW."carrier_code", NEW."damaged_at", NEW."delivered_at", NEW."entered_at", NEW."entered_by_id", NEW."estimate", NEW."id", NEW."last_event_at", NEW."lost_told_at", NEW."order_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seller_id", NEW."state", NEW."status_description", NEW."status_told", NEW."tracking_number"); RETURN NULL;',
                            hash="a11c612f872832c1dbb9d6b01ea0ba6aff2c6cb1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_55760",
                            table="returns_returnparcel",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."arrival_by_hand" IS DISTINCT FROM (NEW."arrival_by_hand") OR OLD."authorization_id" IS DISTINCT FROM (NEW."authorization_id") OR OLD."carrier_code" IS DISTINCT FROM (NEW."carrier_code") OR OLD."damaged_at" IS DISTINCT FROM (NEW."damaged_at") OR OLD."delivered_at" IS DISTINCT FROM (NEW."delivered_at") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."estimate" IS DISTINCT FROM (NEW."estimate") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last_event_at" IS DISTINCT FROM (NEW."last_event_at") OR OLD."lost_told_at" IS DISTINCT FROM (NEW."lost_told_at") OR OLD."order_id" IS DISTINCT FROM (NEW."order_id") OR OLD."seller_id" IS DISTINCT FROM (NEW."seller_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."status_description" IS DISTINCT FROM (NEW."status_description") OR OLD."status_told" IS DISTINCT FROM (NEW."status_told") OR OLD."tracking_number" IS DISTINCT FROM (NEW."tracking_number"))',
                            func='INSERT INTO "returns_returnparcelevent" ("arrival_by_hand", "authorization_id", "carrier_code", "damaged_at", "delivered_at", "entered_at", "entered_by_id", "estimate", "id", "last_event_at", "lost_told_at", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "state", "status_description", "status_told", "tracking_number") VALUES (NEW."arrival_by_hand", NEW."authorization_id", NEW."carrier_code", NEW."damaged_at", NEW."delivered_at", NEW."entered_at", NEW."entered_by_id", NEW."estimate", NEW."id", NEW."last_event_at", NEW."lost_told_at", NEW."order_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seller_id", NEW."state", NEW."status_description", NEW."status_told", NEW."tracking_number"); RETURN NULL;',
                            hash="60685f07fbbd1dbbbaaa865e878c2732de9cdf82",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e0e54",
                            table="returns_returnparcel",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_returnparcelevent" ("arrival_by_hand", "authorization_id", "carrier_code", "damaged_at", "delivered_at", "entered_at", "entered_by_id", "estimate", "id", "last_event_at", "lost_told_at", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "state", "status_description", "status_told", "tracking_number") VALUES (OLD."arrival_by_hand", OLD."authorization_id", OLD."carrier_code", OLD."damaged_at", OLD."delivered_at", OLD."entered_at", OLD."entered_by_id", OLD."estimate", OLD."id", OLD."last_event_at", OLD."lost_told_at", OLD."order_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."seller_id", OLD."state", OLD."status_description", OLD."status_told", OLD."tracking_number"); RETURN NULL;',
                            hash="73d8ae4e51d7a6fc88945ee4f9f11a2769e27861",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6e7be",
                            table="returns_returnparcel",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnPhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.FileField(upload_to="return-photos/%Y/%m/", verbose_name="photo")),
                (
                    "thumbnail",
                    models.ImageField(upload_to="return-photos/%Y/%m/", verbose_name="small picture"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("content_type", models.CharField(max_length=40)),
                ("sha256", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="orders.order"
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photos",
                        to="returns.returnitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "photo of a returned unit",
                "verbose_name_plural": "photos of returned units",
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("unit", "sha256"), name="return_photo_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_returnphotoevent" ("added_at", "content_type", "file", "id", "name", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "sha256", "taken_at", "thumbnail", "unit_id") VALUES (NEW."added_at", NEW."content_type", NEW."file", NEW."id", NEW."name", NEW."order_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seller_id", NEW."sha256", NEW."taken_at", NEW."thumbnail", NEW."unit_id"); RETURN NULL;',
                            hash="7b09b59725e5b496adfef00b0c9e48bf9c653281",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fd98b",
                            table="returns_returnphoto",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_returnphotoevent" ("added_at", "content_type", "file", "id", "name", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "sha256", "taken_at", "thumbnail", "unit_id") VALUES (NEW."added_at", NEW."content_type", NEW."file", NEW."id", NEW."name", NEW."order_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seller_id", NEW."sha256", NEW."taken_at", NEW."thumbnail", NEW."unit_id"); RETURN NULL;',
                            hash="77964566a2c9385f8fa616189b8f6a8aed663e48",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3e197",
                            table="returns_returnphoto",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=20, verbose_name="number")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for you"),
                            ("approved", "Approved"),
                            ("refused", "Refused"),
                            ("withdrawn", "Taken back by the customer"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=1000, verbose_name="customer’s words")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="customer’s e-mail address"),
                ),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("origin", models.CharField(max_length=200)),
                ("submission_key", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                (
                    "answer",
                    models.CharField(blank=True, max_length=500, verbose_name="answer to the customer"),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "mail_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Not sent"),
                            ("uncertain", "Perhaps sent"),
                            ("bounced", "Came back"),
                        ],
                        max_length=10,
                        verbose_name="mail with the answer",
                    ),
                ),
                ("mail_begun_at", models.DateTimeField(blank=True, null=True)),
                (
                    "customer_return",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="request",
                        to="returns.return",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="return_requests",
                        to="orders.order",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "return request",
                "verbose_name_plural": "return requests",
                "indexes": [
                    models.Index(fields=["seller", "-asked_at", "-id"], name="return_requests_newest"),
                    models.Index(
                        fields=["seller", "status", "-asked_at", "-id"], name="return_requests_by_status"
                    ),
                    models.Index(
                        condition=models.Q(("mail_status", "sending")),
                        fields=["mail_begun_at"],
                        name="return_answers_waiting",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "number"), name="return_request_number_once"),
                    models.UniqueConstraint(
                        fields=("order", "submission_key"), name="return_request_submitted_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")),
                        fields=("order",),
                        name="return_request_one_open",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="return_request_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{open:approved,open:refused,open:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="c644e8a412a0a7725f2f958ffe473962f2df779f",
                            operation="UPDATE",
                            pgid="pgtrigger_return_request_moves_1a117",
                            table="returns_returnrequest",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_returnrequestevent" ("answer", "asked_at", "customer_return_id", "decided_at", "decided_by_id", "email", "id", "language", "mail_begun_at", "mail_status", "number", "order_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "status", "submission_key", "words") VALUES (NEW."answer", NEW."asked_at", NEW."customer_return_id", NEW."decided_at", NEW."decided_by_id", NEW."email", NEW."id", NEW."language", NEW."mail_begun_at", NEW."mail_status", NEW."number", NEW."order_id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seller_id", NEW."status", NEW."submission_key", NEW."words"); RETURN NULL;',
                            hash="221d09e2c7e10f8dd7859651c60500e1024d8823",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f8c1f",
                            table="returns_returnrequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_returnrequestevent" ("answer", "asked_at", "customer_return_id", "decided_at", "decided_by_id", "email", "id", "language", "mail_begun_at", "mail_status", "number", "order_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "status", "submission_key", "words") VALUES (NEW."answer", NEW."asked_at", NEW."customer_return_id", NEW."decided_at", NEW."decided_by_id", NEW."email", NEW."id", NEW."language", NEW."mail_begun_at", NEW."mail_status", NEW."number", NEW."order_id", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seller_id", NEW."status", NEW."submission_key", NEW."words"); RETURN NULL;',
                            hash="7ff95e12ae00f7a1f593a04abec1e66397edc16e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e6d11",
                            table="returns_returnrequest",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "self_service",
                    models.BooleanField(
                        default=False, verbose_name="customers may ask for a return on their tracking page"
                    ),
                ),
                (
                    "post_within_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="days to post the parcel",
                    ),
                ),
                (
                    "seller",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="return_settings",
                        to="sellers.seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "settings for returns",
                "verbose_name_plural": "settings for returns",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_returnsettingsevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_within_days", "self_service", "seller_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."post_within_days", NEW."self_service", NEW."seller_id"); RETURN NULL;',
                            hash="6a6905598010407837bd77ae1935983449cc2f69",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_35c5f",
                            table="returns_returnsettings",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_returnsettingsevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_within_days", "self_service", "seller_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post_within_days", NEW."self_service", NEW."seller_id"); RETURN NULL;',
                            hash="71e40dd90a1759752527626b8e6a49a0aad97edc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_879a2",
                            table="returns_returnsettings",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BatchRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("order_told", models.CharField(max_length=100, verbose_name="order ID")),
                ("sku_told", models.CharField(blank=True, max_length=100, verbose_name="SKU")),
                ("quantity_told", models.CharField(blank=True, max_length=20, verbose_name="quantity")),
                ("reason_told", models.CharField(blank=True, max_length=300, verbose_name="return reason")),
                ("comment", models.TextField(blank=True, verbose_name="comments")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("made", "Return made"), ("not_made", "Not made")],
                        default="waiting",
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                ("why", models.TextField(blank=True, verbose_name="why not")),
                (
                    "customer_return",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="returns.return",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="orders.order",
                    ),
                ),
                (
                    "order_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="orders.orderitem",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="returns.returnbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of a list of returns",
                "verbose_name_plural": "rows of lists of returns",
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "position"), name="return_batch_row_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DisputePhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.FileField(upload_to="disputes/%Y/%m/")),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                (
                    "added_by",
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
                    "dispute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photos",
                        to="returns.gradingdispute",
                    ),
                ),
            ],
            options={
                "verbose_name": "photo of a dispute",
                "verbose_name_plural": "photos of disputes",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("dispute", "sha256"), name="dispute_photo_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_disputephotoevent" ("added_at", "added_by_id", "dispute_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "sha256", "taken_at") VALUES (NEW."added_at", NEW."added_by_id", NEW."dispute_id", NEW."file", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seller_id", NEW."sha256", NEW."taken_at"); RETURN NULL;',
                            hash="bca40c8b7b0333cedf402d3c02257e3621ab64c3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_197f9",
                            table="returns_disputephoto",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_disputephotoevent" ("added_at", "added_by_id", "dispute_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "sha256", "taken_at") VALUES (NEW."added_at", NEW."added_by_id", NEW."dispute_id", NEW."file", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seller_id", NEW."sha256", NEW."taken_at"); RETURN NULL;',
                            hash="9c727437090e70627e300f355d3d952539079bcf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0d98a",
                            table="returns_disputephoto",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GradingDisputeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being prepared"),
                            ("filed", "With Seller Support"),
                            ("regraded", "Amazon changed its grade"),
                            ("kept", "Amazon kept its grade"),
                            ("withdrawn", "Given up"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("condition", models.CharField(max_length=30, verbose_name="disputed grade")),
                (
                    "argument",
                    models.CharField(blank=True, max_length=1000, verbose_name="why the grade is wrong"),
                ),
                ("removal_order", models.CharField(blank=True, max_length=60, verbose_name="removal order")),
                (
                    "unit_back_on",
                    models.DateField(blank=True, null=True, verbose_name="unit back with you on"),
                ),
                ("case_id", models.CharField(blank=True, max_length=40, verbose_name="case ID")),
                ("filed_on", models.DateField(blank=True, null=True, verbose_name="filed on")),
                ("outcome", models.CharField(blank=True, max_length=500, verbose_name="Amazon’s answer")),
                ("opened_at", models.DateTimeField(verbose_name="opened")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnitem",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="returns.gradingdispute",
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
            name="PaperStyleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("logo", models.ImageField(blank=True, upload_to="logos/%Y/%m/", verbose_name="logo")),
                ("with_logo", models.BooleanField(default=True, verbose_name="print the logo on the papers")),
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
                        to="returns.paperstyle",
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
            name="PolicyRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("window", "Window after delivery"),
                            ("final_sale", "Final sale, no returns"),
                            ("photo", "Needs a photo from the customer"),
                        ],
                        max_length=12,
                        verbose_name="rule",
                    ),
                ),
                ("sku", models.CharField(blank=True, max_length=50, verbose_name="SKU")),
                ("reason_code", models.CharField(blank=True, max_length=60, verbose_name="return reason")),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(3650),
                        ],
                        verbose_name="days after delivery",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="for orders from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="up to")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                (
                    "added_by",
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
                        to="returns.policyrule",
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
            name="ReportedUnitEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=40)),
                ("order_told", models.CharField(max_length=40, verbose_name="order ID in the report")),
                (
                    "match",
                    models.CharField(
                        choices=[
                            ("matched", "On a return"),
                            ("unasked", "Nobody asked for it"),
                            ("unknown", "Order not known"),
                            ("item", "Not in this order"),
                        ],
                        max_length=10,
                        verbose_name="match",
                    ),
                ),
                ("sku", models.CharField(max_length=50, verbose_name="SKU")),
                ("fnsku", models.CharField(blank=True, max_length=20, verbose_name="FNSKU")),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                ("returned_at", models.DateTimeField(verbose_name="returned")),
                (
                    "fulfillment_center",
                    models.CharField(blank=True, max_length=20, verbose_name="fulfillment center"),
                ),
                ("disposition", models.CharField(max_length=30, verbose_name="disposition")),
                ("condition", models.CharField(max_length=30, verbose_name="condition")),
                ("reason", models.CharField(blank=True, max_length=60, verbose_name="reason")),
                ("status_told", models.CharField(blank=True, max_length=60, verbose_name="Amazon’s status")),
                ("plate", models.CharField(blank=True, max_length=60, verbose_name="licence plate")),
                ("comment", models.CharField(blank=True, max_length=1000, verbose_name="customer’s comment")),
                ("learned_at", models.DateTimeField(verbose_name="learned")),
                ("looked_at", models.DateTimeField(blank=True, null=True, verbose_name="looked at")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnitem",
                    ),
                ),
                (
                    "looked_by",
                    models.ForeignKey(
                        blank=True,
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
                        blank=True,
                        db_constraint=False,
                        null=True,
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
                        to="returns.reportedunit",
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
            name="ReturnBatchEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Preview"), ("running", "Being made"), ("done", "Done")],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("language", models.CharField(max_length=10)),
                ("reason_code", models.CharField(blank=True, max_length=60, verbose_name="return reason")),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("created_at", models.DateTimeField(verbose_name="created")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                (
                    "created_by",
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
                        to="returns.returnbatch",
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
            name="ReturnLabelEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("file", models.FileField(upload_to="return-labels/%Y/%m/", verbose_name="label")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("content_type", models.CharField(max_length=40)),
                ("pages", models.PositiveSmallIntegerField(default=1)),
                ("sha256", models.CharField(max_length=64)),
                ("broken_at", models.DateTimeField(blank=True, null=True)),
                ("added_at", models.DateTimeField(verbose_name="added")),
                (
                    "added_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                        to="returns.returnlabel",
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
            name="ReturnParcelEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("tracking_number", models.CharField(max_length=100, verbose_name="tracking number")),
                ("carrier_code", models.CharField(blank=True, max_length=60, verbose_name="carrier")),
                ("entered_at", models.DateTimeField(verbose_name="entered")),
                ("status_told", models.CharField(blank=True, max_length=60)),
                ("status_description", models.CharField(blank=True, max_length=300)),
                ("estimate", models.DateTimeField(blank=True, null=True, verbose_name="estimated arrival")),
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
                        verbose_name="state",
                    ),
                ),
                (
                    "delivered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="arrived at Amazon"),
                ),
                ("damaged_at", models.DateTimeField(blank=True, null=True)),
                ("lost_told_at", models.DateTimeField(blank=True, null=True)),
                ("last_event_at", models.DateTimeField(blank=True, null=True)),
                (
                    "arrival_by_hand",
                    models.BooleanField(default=False, verbose_name="arrival entered by hand"),
                ),
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
                        verbose_name="RMA",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
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
                        related_name="audit",
                        related_query_name="audit",
                        to="returns.returnparcel",
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
            name="ReturnParcelScan",
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
                    "parcel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="returns.returnparcel",
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
                        fields=("parcel", "at", "code", "city", "source"), name="return_scan_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="scan_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="53a47734fdf6f09125ccaa7259dd82a164d2b874",
                            operation="UPDATE",
                            pgid="pgtrigger_scan_is_kept_862c2",
                            table="returns_returnparcelscan",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnPhotoEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("file", models.FileField(upload_to="return-photos/%Y/%m/", verbose_name="photo")),
                (
                    "thumbnail",
                    models.ImageField(upload_to="return-photos/%Y/%m/", verbose_name="small picture"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("content_type", models.CharField(max_length=40)),
                ("sha256", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken")),
                ("added_at", models.DateTimeField(verbose_name="added")),
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
                        to="returns.returnphoto",
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
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnitem",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReturnQuestion",
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
                            ("other_centre", "Arrived at another center"),
                            ("unannounced", "Came back unannounced"),
                            ("missing", "Missing from the parcel"),
                            ("not_processed", "Arrived, not processed"),
                            ("not_arrived", "Not arrived"),
                            ("unused", "RMA not used"),
                            ("late_refusal", "Refused afterwards"),
                        ],
                        max_length=20,
                        verbose_name="question",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("answered", "Answered"),
                            ("settled", "Settled by itself"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("about", models.CharField(max_length=60)),
                ("since", models.DateField(verbose_name="since")),
                ("goes_stale_on", models.DateField(blank=True, null=True, verbose_name="goes stale on")),
                ("raised_at", models.DateTimeField(verbose_name="raised")),
                ("remind_on", models.DateField(blank=True, null=True, verbose_name="remind me on")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("amazon_moved", "Amazon sent it there: nothing to do"),
                            ("wrong_label", "The customer used another label"),
                            ("made_elsewhere", "We made the return in Seller Central"),
                            ("sent_without_asking", "The customer sent it without asking"),
                            ("not_ours", "It is not our customer’s: Seller Support was asked"),
                            ("customer_keeps", "The customer keeps it"),
                            ("other_parcel", "It comes in another parcel"),
                            ("lost_on_the_way", "It was lost on the way back"),
                            ("support_asked", "Seller Support was asked"),
                            ("accepted", "Accepted as it is"),
                        ],
                        max_length=20,
                        verbose_name="answer",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("case_id", models.CharField(blank=True, max_length=40, verbose_name="case ID")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authorization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="returns.returnauthorization",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="returns.returnitem",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="return_questions",
                        to="orders.order",
                    ),
                ),
                (
                    "parcel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="returns.returnparcel",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "question about a return",
                "verbose_name_plural": "questions about returns",
                "ordering": ["since", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "open")),
                        fields=["seller", "since", "id"],
                        name="return_questions_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("order", "kind", "about"), name="return_question_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="return_question_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{open:answered,open:settled,answered:open,answered:settled,settled:open}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="71a6adeb1dc5002c365bf4e5a83c9e954badde31",
                            operation="UPDATE",
                            pgid="pgtrigger_return_question_moves_0bc60",
                            table="returns_returnquestion",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_returnquestionevent" ("about", "answer", "answered_at", "answered_by_id", "authorization_id", "case_id", "goes_stale_on", "id", "item_id", "kind", "note", "order_id", "parcel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "remind_on", "seller_id", "since", "status") VALUES (NEW."about", NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."authorization_id", NEW."case_id", NEW."goes_stale_on", NEW."id", NEW."item_id", NEW."kind", NEW."note", NEW."order_id", NEW."parcel_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."raised_at", NEW."remind_on", NEW."seller_id", NEW."since", NEW."status"); RETURN NULL;',
                            hash="9409f3952f8c1c11267987849c72477f87f03b7c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b5cdb",
                            table="returns_returnquestion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_returnquestionevent" ("about", "answer", "answered_at", "answered_by_id", "authorization_id", "case_id", "goes_stale_on", "id", "item_id", "kind", "note", "order_id", "parcel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "remind_on", "seller_id", "since", "status") VALUES (NEW."about", NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."authorization_id", NEW."case_id", NEW."goes_stale_on", NEW."id", NEW."item_id", NEW."kind", NEW."note", NEW."order_id", NEW."parcel_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."raised_at", NEW."remind_on", NEW."seller_id", NEW."since", NEW."status"); RETURN NULL;',
                            hash="e4c779f80ff17cff1cc5ebb963ef9fbc415f4089",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7dc26",
                            table="returns_returnquestion",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnRequestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(max_length=20, verbose_name="number")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for you"),
                            ("approved", "Approved"),
                            ("refused", "Refused"),
                            ("withdrawn", "Taken back by the customer"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=1000, verbose_name="customer’s words")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="customer’s e-mail address"),
                ),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("origin", models.CharField(max_length=200)),
                ("submission_key", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                (
                    "answer",
                    models.CharField(blank=True, max_length=500, verbose_name="answer to the customer"),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "mail_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Not sent"),
                            ("uncertain", "Perhaps sent"),
                            ("bounced", "Came back"),
                        ],
                        max_length=10,
                        verbose_name="mail with the answer",
                    ),
                ),
                ("mail_begun_at", models.DateTimeField(blank=True, null=True)),
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
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
                        to="returns.returnrequest",
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
            name="ReturnRequestLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quantity", models.PositiveIntegerField(verbose_name="quantity")),
                ("reason_code", models.CharField(max_length=60, verbose_name="reason")),
                (
                    "order_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="orders.orderitem"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="returns.returnrequest",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "requested item",
                "verbose_name_plural": "requested items",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "order_item"), name="return_request_line_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gt", 0)), name="return_request_line_asks_for_something"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_returnrequestlineevent" ("id", "order_item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "reason_code", "request_id", "seller_id") VALUES (NEW."id", NEW."order_item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quantity", NEW."reason_code", NEW."request_id", NEW."seller_id"); RETURN NULL;',
                            hash="c31afd4e3387afb5f7dcd7a01fb211efa86b3772",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7b517",
                            table="returns_returnrequestline",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_returnrequestlineevent" ("id", "order_item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "reason_code", "request_id", "seller_id") VALUES (NEW."id", NEW."order_item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quantity", NEW."reason_code", NEW."request_id", NEW."seller_id"); RETURN NULL;',
                            hash="4e893d9db60c38dd05d3634f4c7cbdb14ca00851",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_052b1",
                            table="returns_returnrequestline",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnRequestPhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.FileField(upload_to="return-requests/%Y/%m/", verbose_name="photo")),
                (
                    "thumbnail",
                    models.ImageField(upload_to="return-requests/%Y/%m/", verbose_name="small picture"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("content_type", models.CharField(max_length=40)),
                ("sha256", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken")),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photos",
                        to="returns.returnrequest",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "photo of a return request",
                "verbose_name_plural": "photos of return requests",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("request", "sha256"), name="return_request_photo_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "returns_returnrequestphotoevent" ("content_type", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "seller_id", "sha256", "taken_at", "thumbnail") VALUES (NEW."content_type", NEW."file", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."request_id", NEW."seller_id", NEW."sha256", NEW."taken_at", NEW."thumbnail"); RETURN NULL;',
                            hash="18bc66dc98556cadcbff513a3be950447dda129c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3ff96",
                            table="returns_returnrequestphoto",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "returns_returnrequestphotoevent" ("content_type", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "seller_id", "sha256", "taken_at", "thumbnail") VALUES (NEW."content_type", NEW."file", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."request_id", NEW."seller_id", NEW."sha256", NEW."taken_at", NEW."thumbnail"); RETURN NULL;',
                            hash="2be70c254cd342c02aadb5982ec66c5375b645ea",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4f06a",
                            table="returns_returnrequestphoto",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnSettingsEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "self_service",
                    models.BooleanField(
                        default=False, verbose_name="customers may ask for a return on their tracking page"
                    ),
                ),
                (
                    "post_within_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="days to post the parcel",
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
                        to="returns.returnsettings",
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
            name="DisputePhotoEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("file", models.FileField(upload_to="disputes/%Y/%m/")),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                (
                    "added_by",
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
                        to="returns.disputephoto",
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
                    "dispute",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.gradingdispute",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReturnQuestionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("other_centre", "Arrived at another center"),
                            ("unannounced", "Came back unannounced"),
                            ("missing", "Missing from the parcel"),
                            ("not_processed", "Arrived, not processed"),
                            ("not_arrived", "Not arrived"),
                            ("unused", "RMA not used"),
                            ("late_refusal", "Refused afterwards"),
                        ],
                        max_length=20,
                        verbose_name="question",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("answered", "Answered"),
                            ("settled", "Settled by itself"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("about", models.CharField(max_length=60)),
                ("since", models.DateField(verbose_name="since")),
                ("goes_stale_on", models.DateField(blank=True, null=True, verbose_name="goes stale on")),
                ("raised_at", models.DateTimeField(verbose_name="raised")),
                ("remind_on", models.DateField(blank=True, null=True, verbose_name="remind me on")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("amazon_moved", "Amazon sent it there: nothing to do"),
                            ("wrong_label", "The customer used another label"),
                            ("made_elsewhere", "We made the return in Seller Central"),
                            ("sent_without_asking", "The customer sent it without asking"),
                            ("not_ours", "It is not our customer’s: Seller Support was asked"),
                            ("customer_keeps", "The customer keeps it"),
                            ("other_parcel", "It comes in another parcel"),
                            ("lost_on_the_way", "It was lost on the way back"),
                            ("support_asked", "Seller Support was asked"),
                            ("accepted", "Accepted as it is"),
                        ],
                        max_length=20,
                        verbose_name="answer",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("case_id", models.CharField(blank=True, max_length=40, verbose_name="case ID")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnitem",
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
                    "parcel",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnparcel",
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
                        to="returns.returnquestion",
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
            name="ReturnRequestLineEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("quantity", models.PositiveIntegerField(verbose_name="quantity")),
                ("reason_code", models.CharField(max_length=60, verbose_name="reason")),
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
                        to="returns.returnrequestline",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnrequest",
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
            name="ReturnRequestPhotoEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("file", models.FileField(upload_to="return-requests/%Y/%m/", verbose_name="photo")),
                (
                    "thumbnail",
                    models.ImageField(upload_to="return-requests/%Y/%m/", verbose_name="small picture"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("content_type", models.CharField(max_length=40)),
                ("sha256", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken")),
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
                        to="returns.returnrequestphoto",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnrequest",
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
            model_name="return",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="return",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="returnauthorization",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="returnauthorization",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="rmamail",
            name="rma_mail_moves",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="rmamail",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="rmamail",
            name="update_update",
        ),
        migrations.AddField(
            model_name="return",
            name="method",
            field=models.CharField(
                choices=[
                    ("postage", "The customer buys postage"),
                    ("label", "You provide a label"),
                    ("other", "Another way"),
                ],
                default="postage",
                max_length=10,
                verbose_name="return method",
            ),
        ),
        migrations.AddField(
            model_name="return",
            name="method_note",
            field=models.CharField(blank=True, max_length=200, verbose_name="how it travels back"),
        ),
        migrations.AddField(
            model_name="returnauthorization",
            name="post_by",
            field=models.DateField(blank=True, null=True, verbose_name="post the parcel by"),
        ),
        migrations.AddField(
            model_name="returnauthorizationevent",
            name="post_by",
            field=models.DateField(blank=True, null=True, verbose_name="post the parcel by"),
        ),
        migrations.AddField(
            model_name="returnevent",
            name="method",
            field=models.CharField(
                choices=[
                    ("postage", "The customer buys postage"),
                    ("label", "You provide a label"),
                    ("other", "Another way"),
                ],
                default="postage",
                max_length=10,
                verbose_name="return method",
            ),
        ),
        migrations.AddField(
            model_name="returnevent",
            name="method_note",
            field=models.CharField(blank=True, max_length=200, verbose_name="how it travels back"),
        ),
        migrations.AddField(
            model_name="rmamail",
            name="bounce_words",
            field=models.CharField(blank=True, max_length=300, verbose_name="what the mail server said"),
        ),
        migrations.AddField(
            model_name="rmamail",
            name="bounced_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="came back"),
        ),
        migrations.AddField(
            model_name="rmamailevent",
            name="bounce_words",
            field=models.CharField(blank=True, max_length=300, verbose_name="what the mail server said"),
        ),
        migrations.AddField(
            model_name="rmamailevent",
            name="bounced_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="came back"),
        ),
        migrations.AlterField(
            model_name="rmamail",
            name="status",
            field=models.CharField(
                choices=[
                    ("sending", "Being sent"),
                    ("sent", "Sent"),
                    ("failed", "Not sent"),
                    ("uncertain", "Perhaps sent"),
                    ("bounced", "Came back"),
                ],
                default="sending",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="rmamailevent",
            name="status",
            field=models.CharField(
                choices=[
                    ("sending", "Being sent"),
                    ("sent", "Sent"),
                    ("failed", "Not sent"),
                    ("uncertain", "Perhaps sent"),
                    ("bounced", "Came back"),
                ],
                default="sending",
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="rmamail",
            index=models.Index(
                django.db.models.functions.text.Upper("to"), models.F("asked_at"), name="rma_mails_by_address"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="return",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "returns_returnevent" ("asked_at", "comments", "created_at", "created_by_id", "id", "language", "method", "method_note", "next_try_at", "number", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "status", "submission_key", "tries") VALUES (NEW."asked_at", NEW."comments", NEW."created_at", NEW."created_by_id", NEW."id", NEW."language", NEW."method", NEW."method_note", NEW."next_try_at", NEW."number", NEW."order_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem", NEW."seller_id", NEW."status", NEW."submission_key", NEW."tries"); RETURN NULL;',
                    hash="11ce6130524cde9c83aef7a476a7bc208d8fca0a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_99a77",
                    table="returns_return",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="return",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "returns_returnevent" ("asked_at", "comments", "created_at", "created_by_id", "id", "language", "method", "method_note", "next_try_at", "number", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "status", "submission_key", "tries") VALUES (NEW."asked_at", NEW."comments", NEW."created_at", NEW."created_by_id", NEW."id", NEW."language", NEW."method", NEW."method_note", NEW."next_try_at", NEW."number", NEW."order_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem", NEW."seller_id", NEW."status", NEW."submission_key", NEW."tries"); RETURN NULL;',
                    hash="d57a30799fa7d2916329c9a4c89fdf4da7159457",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_654ef",
                    table="returns_return",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnauthorization",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "returns_returnauthorizationevent" ("amazon_rma_id", "authorization_id", "created_at", "fulfillment_center", "handed_over_at", "id", "order_id", "page_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_by", "return_to", "seller_id") VALUES (NEW."amazon_rma_id", NEW."authorization_id", NEW."created_at", NEW."fulfillment_center", NEW."handed_over_at", NEW."id", NEW."order_id", NEW."page_url", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."post_by", NEW."return_to", NEW."seller_id"); RETURN NULL;',
                    hash="a62bcb4bb103e3d5340b8178fc8d419c07eb3e24",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_417f1",
                    table="returns_returnauthorization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnauthorization",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "returns_returnauthorizationevent" ("amazon_rma_id", "authorization_id", "created_at", "fulfillment_center", "handed_over_at", "id", "order_id", "page_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_by", "return_to", "seller_id") VALUES (NEW."amazon_rma_id", NEW."authorization_id", NEW."created_at", NEW."fulfillment_center", NEW."handed_over_at", NEW."id", NEW."order_id", NEW."page_url", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post_by", NEW."return_to", NEW."seller_id"); RETURN NULL;',
                    hash="60bee02fcea84852714f337dd74ddb11babe2f5c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_af996",
                    table="returns_returnauthorization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rmamail",
            trigger=pgtrigger.compiler.Trigger(
                name="rma_mail_moves",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{sending:sent,sending:failed,sending:uncertain,sending:bounced,sent:bounced,uncertain:sent,uncertain:bounced,bounced:sent}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="daefa6fb0cda3f7464a5c1f0eddead6db61e1ff0",
                    operation="UPDATE",
                    pgid="pgtrigger_rma_mail_moves_3246f",
                    table="returns_rmamail",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rmamail",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "returns_rmamailevent" ("asked_at", "begun_at", "bounce_words", "bounced_at", "by_id", "customer_return_id", "expires_at", "id", "language", "name", "note", "opened_at", "order_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "sent_at", "status", "submission_key", "to", "token") VALUES (NEW."asked_at", NEW."begun_at", NEW."bounce_words", NEW."bounced_at", NEW."by_id", NEW."customer_return_id", NEW."expires_at", NEW."id", NEW."language", NEW."name", NEW."note", NEW."opened_at", NEW."order_id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem", NEW."seller_id", NEW."sent_at", NEW."status", NEW."submission_key", NEW."to", NEW."token"); RETURN NULL;',
                    hash="4eaa30d7dace109ea35cfca0d485c74bad67e009",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_528e5",
                    table="returns_rmamail",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rmamail",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "returns_rmamailevent" ("asked_at", "begun_at", "bounce_words", "bounced_at", "by_id", "customer_return_id", "expires_at", "id", "language", "name", "note", "opened_at", "order_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "sent_at", "status", "submission_key", "to", "token") VALUES (NEW."asked_at", NEW."begun_at", NEW."bounce_words", NEW."bounced_at", NEW."by_id", NEW."customer_return_id", NEW."expires_at", NEW."id", NEW."language", NEW."name", NEW."note", NEW."opened_at", NEW."order_id", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem", NEW."seller_id", NEW."sent_at", NEW."status", NEW."submission_key", NEW."to", NEW."token"); RETURN NULL;',
                    hash="ae87eb35bca43443af5b7ac91228af0dd0eeca07",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_639fc",
                    table="returns_rmamail",
                    when="AFTER",
                ),
            ),
        ),
    ]

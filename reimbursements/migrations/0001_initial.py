"""The first tables."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("orders", "0002_row_level_security"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("returns", "0002_walls"),
        ("sellers", "0002_marketplaces_and_walls"),
        ("sellers", "__first__"),
        ("tracking", "0003_lost_rules"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClaimRule",
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
                            ("lost_outbound", "Lost on the way to the customer"),
                            ("damaged_outbound", "Damaged on the way to the customer"),
                            ("damaged_return", "Damaged return processed by Amazon"),
                        ],
                        max_length=20,
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "file_within_days",
                    models.PositiveSmallIntegerField(verbose_name="days to file after the anchor"),
                ),
                (
                    "anchor",
                    models.CharField(
                        choices=[
                            ("first_promise", "First promised delivery date"),
                            ("delivered", "Delivery"),
                            ("graded", "Amazon's processing of the return"),
                        ],
                        max_length=20,
                        verbose_name="counted from",
                    ),
                ),
                (
                    "window_published",
                    models.BooleanField(default=True, verbose_name="Amazon publishes this window"),
                ),
                (
                    "bases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("estimated_proceeds", "Estimated proceeds of a sale"),
                                ("sourcing_cost", "Sourcing cost"),
                                ("order_price_less_fees", "Order price less fees"),
                            ],
                            max_length=30,
                        ),
                        size=None,
                    ),
                ),
                (
                    "cap",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="maximum per unit",
                    ),
                ),
                (
                    "fallback_cap",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="FBA maximum per unit",
                    ),
                ),
                ("currency", models.CharField(max_length=3)),
                (
                    "required_evidence",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "advised_evidence",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "dispute_days",
                    models.PositiveSmallIntegerField(default=60, verbose_name="days to dispute the amount"),
                ),
                ("source", models.CharField(max_length=300)),
                ("source_url", models.URLField(blank=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "marketplace",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="sellers.marketplace"),
                ),
            ],
            options={
                "ordering": ["marketplace_id", "kind", "-valid_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("marketplace", "kind", "valid_from"), name="claim_rule_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reimbursements_claimruleevent" ("advised_evidence", "anchor", "bases", "cap", "currency", "dispute_days", "fallback_cap", "file_within_days", "id", "kind", "marketplace_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required_evidence", "source", "source_url", "valid_from", "valid_to", "window_published") VALUES (NEW."advised_evidence", NEW."anchor", NEW."bases", NEW."cap", NEW."currency", NEW."dispute_days", NEW."fallback_cap", NEW."file_within_days", NEW."id", NEW."kind", NEW."marketplace_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."required_evidence", NEW."source", NEW."source_url", NEW."valid_from", NEW."valid_to", NEW."window_published"); RETURN NULL;',
                            hash="c3bb3e500c6d154c29fa821fffe71b8906c198a5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3f337",
                            table="reimbursements_claimrule",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reimbursements_claimruleevent" ("advised_evidence", "anchor", "bases", "cap", "currency", "dispute_days", "fallback_cap", "file_within_days", "id", "kind", "marketplace_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required_evidence", "source", "source_url", "valid_from", "valid_to", "window_published") VALUES (NEW."advised_evidence", NEW."anchor", NEW."bases", NEW."cap", NEW."currency", NEW."dispute_days", NEW."fallback_cap", NEW."file_within_days", NEW."id", NEW."kind", NEW."marketplace_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."required_evidence", NEW."source", NEW."source_url", NEW."valid_from", NEW."valid_to", NEW."window_published"); RETURN NULL;',
                            hash="44635c4220616c78edf9bc68f90c4e8b57b12bbf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_24eab",
                            table="reimbursements_claimrule",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lost_outbound", "Lost on the way to the customer"),
                            ("damaged_outbound", "Damaged on the way to the customer"),
                            ("damaged_return", "Damaged return processed by Amazon"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("more_asked", "More asked"),
                            ("refused", "Refused"),
                            ("approved", "Approved"),
                            ("filed", "Filed"),
                            ("paid", "Paid"),
                            ("short_paid", "Short-paid"),
                            ("denied", "Denied by Amazon"),
                            ("reversed", "Reversed"),
                            ("withdrawn", "Withdrawn"),
                            ("expired", "Expired"),
                        ],
                        default="draft",
                        max_length=15,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("facts", models.JSONField(default=dict)),
                ("note", models.TextField(blank=True)),
                ("removal_override", models.TextField(blank=True)),
                ("currency", models.CharField(max_length=3)),
                ("expected_low", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                (
                    "expected_high",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("review_reason", models.TextField(blank=True)),
                ("denial_reason", models.TextField(blank=True)),
                ("case_id", models.CharField(blank=True, max_length=40)),
                ("filed_on", models.DateField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="claims", to="orders.order"
                    ),
                ),
                (
                    "package",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="tracking.package",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="reimbursements.claimrule"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["seller", "-opened_at", "-id"], name="claims_newest"),
                    models.Index(fields=["status", "closes_on", "id"], name="claims_by_deadline"),
                    models.Index(fields=["seller", "status", "closes_on"], name="claims_by_stage"),
                    models.Index(fields=["seller", "case_id"], name="claims_by_case"),
                    models.Index(fields=["number"], name="claims_by_number"),
                    models.Index(
                        condition=models.Q(("case_id", ""), _negated=True),
                        fields=["case_id"],
                        name="claims_by_any_case",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "number"), name="claim_number_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="claim_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:in_review,draft:withdrawn,draft:expired,draft:paid,draft:short_paid,draft:reversed,in_review:approved,in_review:refused,in_review:more_asked,in_review:withdrawn,in_review:expired,in_review:paid,in_review:short_paid,in_review:reversed,more_asked:in_review,more_asked:withdrawn,more_asked:expired,more_asked:paid,more_asked:short_paid,more_asked:reversed,refused:draft,approved:filed,approved:withdrawn,approved:expired,approved:paid,approved:short_paid,approved:reversed,filed:denied,filed:paid,filed:short_paid,filed:reversed,short_paid:paid,short_paid:reversed,paid:reversed,paid:short_paid,denied:filed,denied:paid,denied:short_paid,denied:reversed,reversed:paid,reversed:short_paid}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="fd85c681e8a7aed93538d7a27ee5324267d09ce4",
                            operation="UPDATE",
                            pgid="pgtrigger_claim_moves_1864c",
                            table="reimbursements_claim",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reimbursements_claimevent" ("case_id", "closes_on", "currency", "denial_reason", "expected_high", "expected_low", "facts", "filed_on", "id", "kind", "note", "number", "opened_at", "opened_by_id", "opens_on", "order_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_override", "review_reason", "reviewed_at", "reviewed_by_id", "rule_id", "seller_id", "status", "submitted_at", "submitted_by_id") VALUES (NEW."case_id", NEW."closes_on", NEW."currency", NEW."denial_reason", NEW."expected_high", NEW."expected_low", NEW."facts", NEW."filed_on", NEW."id", NEW."kind", NEW."note", NEW."number", NEW."opened_at", NEW."opened_by_id", NEW."opens_on", NEW."order_id", NEW."package_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."removal_override", NEW."review_reason", NEW."reviewed_at", NEW."reviewed_by_id", NEW."rule_id", NEW."seller_id", NEW."status", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="97cc49db297b9018265f3a252f91e81d12fb7565",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ab4fd",
                            table="reimbursements_claim",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reimbursements_claimevent" ("case_id", "closes_on", "currency", "denial_reason", "expected_high", "expected_low", "facts", "filed_on", "id", "kind", "note", "number", "opened_at", "opened_by_id", "opens_on", "order_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_override", "review_reason", "reviewed_at", "reviewed_by_id", "rule_id", "seller_id", "status", "submitted_at", "submitted_by_id") VALUES (NEW."case_id", NEW."closes_on", NEW."currency", NEW."denial_reason", NEW."expected_high", NEW."expected_low", NEW."facts", NEW."filed_on", NEW."id", NEW."kind", NEW."note", NEW."number", NEW."opened_at", NEW."opened_by_id", NEW."opens_on", NEW."order_id", NEW."package_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."removal_override", NEW."review_reason", NEW."reviewed_at", NEW."reviewed_by_id", NEW."rule_id", NEW."seller_id", NEW."status", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="ee9d09e8521ccbf5f85de7d2c347a58da65dd811",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_69866",
                            table="reimbursements_claim",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lost_outbound", "Lost on the way to the customer"),
                            ("damaged_outbound", "Damaged on the way to the customer"),
                            ("damaged_return", "Damaged return processed by Amazon"),
                        ],
                        max_length=20,
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "file_within_days",
                    models.PositiveSmallIntegerField(verbose_name="days to file after the anchor"),
                ),
                (
                    "anchor",
                    models.CharField(
                        choices=[
                            ("first_promise", "First promised delivery date"),
                            ("delivered", "Delivery"),
                            ("graded", "Amazon's processing of the return"),
                        ],
                        max_length=20,
                        verbose_name="counted from",
                    ),
                ),
                (
                    "window_published",
                    models.BooleanField(default=True, verbose_name="Amazon publishes this window"),
                ),
                (
                    "bases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("estimated_proceeds", "Estimated proceeds of a sale"),
                                ("sourcing_cost", "Sourcing cost"),
                                ("order_price_less_fees", "Order price less fees"),
                            ],
                            max_length=30,
                        ),
                        size=None,
                    ),
                ),
                (
                    "cap",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="maximum per unit",
                    ),
                ),
                (
                    "fallback_cap",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="FBA maximum per unit",
                    ),
                ),
                ("currency", models.CharField(max_length=3)),
                (
                    "required_evidence",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "advised_evidence",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "dispute_days",
                    models.PositiveSmallIntegerField(default=60, verbose_name="days to dispute the amount"),
                ),
                ("source", models.CharField(max_length=300)),
                ("source_url", models.URLField(blank=True)),
                ("note", models.CharField(blank=True, max_length=500)),
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
                        to="reimbursements.claimrule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClaimEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lost_outbound", "Lost on the way to the customer"),
                            ("damaged_outbound", "Damaged on the way to the customer"),
                            ("damaged_return", "Damaged return processed by Amazon"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("more_asked", "More asked"),
                            ("refused", "Refused"),
                            ("approved", "Approved"),
                            ("filed", "Filed"),
                            ("paid", "Paid"),
                            ("short_paid", "Short-paid"),
                            ("denied", "Denied by Amazon"),
                            ("reversed", "Reversed"),
                            ("withdrawn", "Withdrawn"),
                            ("expired", "Expired"),
                        ],
                        default="draft",
                        max_length=15,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("facts", models.JSONField(default=dict)),
                ("note", models.TextField(blank=True)),
                ("removal_override", models.TextField(blank=True)),
                ("currency", models.CharField(max_length=3)),
                ("expected_low", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                (
                    "expected_high",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("review_reason", models.TextField(blank=True)),
                ("denial_reason", models.TextField(blank=True)),
                ("case_id", models.CharField(blank=True, max_length=40)),
                ("filed_on", models.DateField(blank=True, null=True)),
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
                    "package",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracking.package",
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
                        to="reimbursements.claim",
                    ),
                ),
                (
                    "reviewed_by",
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
                    "submitted_by",
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
                    "rule",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reimbursements.claimrule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClaimUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sku", models.CharField(max_length=50)),
                ("fnsku", models.CharField(blank=True, max_length=20)),
                ("asin", models.CharField(blank=True, max_length=20)),
                ("quantity", models.PositiveIntegerField()),
                ("amounts", models.JSONField(default=dict)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="units",
                        to="reimbursements.claim",
                    ),
                ),
                (
                    "order_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claim_units",
                        to="orders.orderitem",
                    ),
                ),
                (
                    "return_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claim_units",
                        to="returns.returnitem",
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
                    models.UniqueConstraint(
                        fields=("claim", "order_item", "return_item"),
                        name="claim_unit_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gte", 1)), name="claim_unit_is_some"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reimbursements_claimunitevent" ("amounts", "asin", "claim_id", "fnsku", "id", "order_item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "return_item_id", "seller_id", "sku") VALUES (NEW."amounts", NEW."asin", NEW."claim_id", NEW."fnsku", NEW."id", NEW."order_item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quantity", NEW."return_item_id", NEW."seller_id", NEW."sku"); RETURN NULL;',
                            hash="efca4aee194ddfbf9f492415bbb5b78384159020",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0438d",
                            table="reimbursements_claimunit",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reimbursements_claimunitevent" ("amounts", "asin", "claim_id", "fnsku", "id", "order_item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "return_item_id", "seller_id", "sku") VALUES (NEW."amounts", NEW."asin", NEW."claim_id", NEW."fnsku", NEW."id", NEW."order_item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quantity", NEW."return_item_id", NEW."seller_id", NEW."sku"); RETURN NULL;',
                            hash="77f711d959785cb71066bf56c88a4d6ee33032e3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cfc82",
                            table="reimbursements_claimunit",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
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
                            ("item_photo", "Photo of the whole item with the damage"),
                            ("box_photo", "Photo of the shipping box"),
                            ("label_photo", "Photo of all shipping labels"),
                            ("order_proof", "Proof of the customer's order"),
                            ("resolution_proof", "Proof of the refund or replacement"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="what it shows",
                    ),
                ),
                ("file", models.FileField(upload_to="evidence/%Y/%m/")),
                ("thumbnail", models.ImageField(blank=True, upload_to="evidence/%Y/%m/")),
                ("name", models.CharField(max_length=200)),
                ("content_type", models.CharField(max_length=40)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="reimbursements.claim",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("claim", "sha256"), name="evidence_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reimbursements_evidenceevent" ("added_at", "added_by_id", "claim_id", "content_type", "file", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "sha256", "size", "taken_at", "thumbnail") VALUES (NEW."added_at", NEW."added_by_id", NEW."claim_id", NEW."content_type", NEW."file", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seller_id", NEW."sha256", NEW."size", NEW."taken_at", NEW."thumbnail"); RETURN NULL;',
                            hash="fe7f08839ad6e52d352636ade648288db7132cf7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0268b",
                            table="reimbursements_evidence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reimbursements_evidenceevent" ("added_at", "added_by_id", "claim_id", "content_type", "file", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "sha256", "size", "taken_at", "thumbnail") VALUES (NEW."added_at", NEW."added_by_id", NEW."claim_id", NEW."content_type", NEW."file", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seller_id", NEW."sha256", NEW."size", NEW."taken_at", NEW."thumbnail"); RETURN NULL;',
                            hash="c06e7a38a6ff9f2c30a7f802df39157b19fff8ad",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_073d5",
                            table="reimbursements_evidence",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reimbursement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reimbursement_id", models.CharField(db_index=True, max_length=40)),
                ("approved_at", models.DateTimeField()),
                ("case_id", models.CharField(blank=True, max_length=40)),
                ("amazon_order_id", models.CharField(blank=True, max_length=40)),
                ("reason", models.CharField(max_length=60)),
                ("sku", models.CharField(max_length=50)),
                ("fnsku", models.CharField(blank=True, max_length=20)),
                ("asin", models.CharField(blank=True, max_length=20)),
                ("product_name", models.CharField(blank=True, max_length=500)),
                ("condition", models.CharField(blank=True, max_length=40)),
                ("currency", models.CharField(max_length=3)),
                ("amount_per_unit", models.DecimalField(decimal_places=2, max_digits=12)),
                ("amount_total", models.DecimalField(decimal_places=2, max_digits=12)),
                ("quantity_cash", models.IntegerField(default=0)),
                ("quantity_inventory", models.IntegerField(default=0)),
                ("original_id", models.CharField(blank=True, max_length=40)),
                ("original_type", models.CharField(blank=True, max_length=60)),
                (
                    "match",
                    models.CharField(
                        choices=[
                            ("claim", "Answers a claim"),
                            ("reversal", "Takes back an earlier payment"),
                            ("not_mcf", "Not about an MCF order"),
                            ("unclaimed", "Paid though never claimed"),
                            ("unexplained", "Not explained"),
                        ],
                        default="unexplained",
                        max_length=12,
                    ),
                ),
                ("imported_at", models.DateTimeField()),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reimbursements",
                        to="reimbursements.claim",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reimbursements",
                        to="orders.order",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "ordering": ["-approved_at", "-id"],
                "indexes": [
                    models.Index(fields=["seller", "-approved_at", "-id"], name="reimbursements_newest"),
                    models.Index(fields=["seller", "amazon_order_id"], name="reimbursements_of_order"),
                    models.Index(fields=["seller", "case_id"], name="reimbursements_of_case"),
                    models.Index(fields=["seller", "original_id"], name="reimbursements_reversing"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("seller", "reimbursement_id", "sku", "fnsku", "reason"),
                        name="reimbursement_once",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reimbursements_reimbursementevent" ("amazon_order_id", "amount_per_unit", "amount_total", "approved_at", "asin", "case_id", "claim_id", "condition", "currency", "fnsku", "id", "imported_at", "match", "order_id", "original_id", "original_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_name", "quantity_cash", "quantity_inventory", "reason", "reimbursement_id", "seller_id", "sku") VALUES (NEW."amazon_order_id", NEW."amount_per_unit", NEW."amount_total", NEW."approved_at", NEW."asin", NEW."case_id", NEW."claim_id", NEW."condition", NEW."currency", NEW."fnsku", NEW."id", NEW."imported_at", NEW."match", NEW."order_id", NEW."original_id", NEW."original_type", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."product_name", NEW."quantity_cash", NEW."quantity_inventory", NEW."reason", NEW."reimbursement_id", NEW."seller_id", NEW."sku"); RETURN NULL;',
                            hash="e18a341ec587b31318cbed0363c57688db194bcf",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c4140",
                            table="reimbursements_reimbursement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reimbursements_reimbursementevent" ("amazon_order_id", "amount_per_unit", "amount_total", "approved_at", "asin", "case_id", "claim_id", "condition", "currency", "fnsku", "id", "imported_at", "match", "order_id", "original_id", "original_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_name", "quantity_cash", "quantity_inventory", "reason", "reimbursement_id", "seller_id", "sku") VALUES (NEW."amazon_order_id", NEW."amount_per_unit", NEW."amount_total", NEW."approved_at", NEW."asin", NEW."case_id", NEW."claim_id", NEW."condition", NEW."currency", NEW."fnsku", NEW."id", NEW."imported_at", NEW."match", NEW."order_id", NEW."original_id", NEW."original_type", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."product_name", NEW."quantity_cash", NEW."quantity_inventory", NEW."reason", NEW."reimbursement_id", NEW."seller_id", NEW."sku"); RETURN NULL;',
                            hash="ca1d3f7ebf7a05c88cc50e6d5bc922b374e56a13",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_16667",
                            table="reimbursements_reimbursement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimUnitEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("sku", models.CharField(max_length=50)),
                ("fnsku", models.CharField(blank=True, max_length=20)),
                ("asin", models.CharField(blank=True, max_length=20)),
                ("quantity", models.PositiveIntegerField()),
                ("amounts", models.JSONField(default=dict)),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reimbursements.claim",
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
                        to="reimbursements.claimunit",
                    ),
                ),
                (
                    "return_item",
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
            name="EvidenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("item_photo", "Photo of the whole item with the damage"),
                            ("box_photo", "Photo of the shipping box"),
                            ("label_photo", "Photo of all shipping labels"),
                            ("order_proof", "Proof of the customer's order"),
                            ("resolution_proof", "Proof of the refund or replacement"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="what it shows",
                    ),
                ),
                ("file", models.FileField(upload_to="evidence/%Y/%m/")),
                ("thumbnail", models.ImageField(blank=True, upload_to="evidence/%Y/%m/")),
                ("name", models.CharField(max_length=200)),
                ("content_type", models.CharField(max_length=40)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("added_at", models.DateTimeField()),
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
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reimbursements.claim",
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
                        to="reimbursements.evidence",
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
            name="ReimbursementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("reimbursement_id", models.CharField(max_length=40)),
                ("approved_at", models.DateTimeField()),
                ("case_id", models.CharField(blank=True, max_length=40)),
                ("amazon_order_id", models.CharField(blank=True, max_length=40)),
                ("reason", models.CharField(max_length=60)),
                ("sku", models.CharField(max_length=50)),
                ("fnsku", models.CharField(blank=True, max_length=20)),
                ("asin", models.CharField(blank=True, max_length=20)),
                ("product_name", models.CharField(blank=True, max_length=500)),
                ("condition", models.CharField(blank=True, max_length=40)),
                ("currency", models.CharField(max_length=3)),
                ("amount_per_unit", models.DecimalField(decimal_places=2, max_digits=12)),
                ("amount_total", models.DecimalField(decimal_places=2, max_digits=12)),
                ("quantity_cash", models.IntegerField(default=0)),
                ("quantity_inventory", models.IntegerField(default=0)),
                ("original_id", models.CharField(blank=True, max_length=40)),
                ("original_type", models.CharField(blank=True, max_length=60)),
                (
                    "match",
                    models.CharField(
                        choices=[
                            ("claim", "Answers a claim"),
                            ("reversal", "Takes back an earlier payment"),
                            ("not_mcf", "Not about an MCF order"),
                            ("unclaimed", "Paid though never claimed"),
                            ("unexplained", "Not explained"),
                        ],
                        default="unexplained",
                        max_length=12,
                    ),
                ),
                ("imported_at", models.DateTimeField()),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reimbursements.claim",
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
                        to="reimbursements.reimbursement",
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

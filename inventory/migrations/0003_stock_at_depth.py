"""Forecasts, stock by state, hazmat cases, removal orders, and the ledger checked line by line."""

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inventory", "0002_row_level_security"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sellers", "0003_weekly_digest"),
        ("sellers", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Forecast",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("computed_on", models.DateField(verbose_name="computed on")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("ledger", "Customer shipments of the ledger"),
                            ("orders", "Orders of your own shops only"),
                        ],
                        max_length=10,
                        verbose_name="source",
                    ),
                ),
                ("history_days", models.PositiveIntegerField(verbose_name="days of history")),
                ("method", models.CharField(max_length=12, verbose_name="method")),
                ("weekdays", models.JSONField(default=list, verbose_name="units on each weekday")),
                ("daily", models.DecimalField(decimal_places=3, max_digits=12, verbose_name="units a day")),
                (
                    "error",
                    models.DecimalField(decimal_places=4, max_digits=9, null=True, verbose_name="error"),
                ),
                ("held_out_days", models.PositiveSmallIntegerField(default=0, verbose_name="days held back")),
                ("stock", models.IntegerField(default=0, verbose_name="stock")),
                ("runs_out_on", models.DateField(null=True, verbose_name="runs out on")),
                ("earliest", models.DateField(null=True, verbose_name="earliest")),
                ("latest", models.DateField(null=True, verbose_name="latest")),
                (
                    "alert",
                    models.CharField(
                        blank=True,
                        choices=[("", "Enough"), ("low", "Runs out soon"), ("empty", "Nothing left")],
                        max_length=5,
                        verbose_name="alert",
                    ),
                ),
                (
                    "product",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="forecast",
                        to="inventory.product",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "forecast",
                "verbose_name_plural": "forecasts",
                "indexes": [
                    models.Index(
                        condition=models.Q(("alert", ""), _negated=True),
                        fields=["seller", "runs_out_on"],
                        name="forecasts_alarming",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerMovement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fingerprint", models.UUIDField(verbose_name="fingerprint")),
                ("date", models.DateField(verbose_name="day")),
                ("at", models.DateTimeField(blank=True, null=True, verbose_name="date and time")),
                ("fnsku", models.CharField(max_length=20, verbose_name="FNSKU")),
                ("asin", models.CharField(blank=True, max_length=20, verbose_name="ASIN")),
                ("msku", models.CharField(max_length=50, verbose_name="SKU")),
                ("title", models.CharField(blank=True, max_length=500, verbose_name="title")),
                ("event_type", models.CharField(max_length=40, verbose_name="event type")),
                ("reference", models.CharField(blank=True, max_length=80, verbose_name="reference ID")),
                ("quantity", models.IntegerField(verbose_name="quantity")),
                ("location", models.CharField(blank=True, max_length=20, verbose_name="fulfillment center")),
                ("disposition", models.CharField(blank=True, max_length=40, verbose_name="condition")),
                ("reason", models.CharField(blank=True, max_length=40, verbose_name="reason")),
                ("country", models.CharField(blank=True, max_length=10, verbose_name="country")),
                ("reconciled", models.IntegerField(default=0, verbose_name="reconciled quantity")),
                ("unreconciled", models.IntegerField(default=0, verbose_name="unreconciled quantity")),
                (
                    "seller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"
                    ),
                ),
            ],
            options={
                "verbose_name": "movement of the ledger",
                "verbose_name_plural": "movements of the ledger",
                "indexes": [
                    models.Index(fields=["seller", "-date", "-id"], name="movements_by_day"),
                    models.Index(fields=["seller", "msku", "-date", "-id"], name="movements_of_sku"),
                    models.Index(
                        condition=models.Q(("unreconciled", 0), _negated=True),
                        fields=["seller", "-date"],
                        name="movements_unreconciled",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "fingerprint"), name="ledger_movement_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RemovalOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("removal_id", models.CharField(max_length=60, verbose_name="removal order ID")),
                ("kind_told", models.CharField(blank=True, max_length=40, verbose_name="type")),
                ("source_told", models.CharField(blank=True, max_length=60, verbose_name="source")),
                ("speed_told", models.CharField(blank=True, max_length=30, verbose_name="service speed")),
                ("status_told", models.CharField(blank=True, max_length=40, verbose_name="status")),
                ("requested_at", models.DateTimeField(verbose_name="requested at")),
                (
                    "told_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last updated by Amazon"),
                ),
                ("closed", models.BooleanField(default=False, verbose_name="closed")),
                ("noted_at", models.DateTimeField(blank=True, null=True, verbose_name="noted at")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("order_id", models.BigIntegerField(blank=True, null=True)),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noted by",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "removal order",
                "verbose_name_plural": "removal orders",
                "indexes": [
                    models.Index(fields=["seller", "-requested_at", "-id"], name="removals_newest"),
                    models.Index(
                        condition=models.Q(("closed", False)),
                        fields=["seller", "told_at"],
                        name="removals_open",
                    ),
                    models.Index(
                        condition=models.Q(("order_id__isnull", False)),
                        fields=["order_id"],
                        name="removals_of_order",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "removal_id"), name="removal_order_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "inventory_removalorderevent" ("closed", "id", "kind_told", "note", "noted_at", "noted_by_id", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_id", "requested_at", "seller_id", "source_told", "speed_told", "status_told", "told_at") VALUES (NEW."closed", NEW."id", NEW."kind_told", NEW."note", NEW."noted_at", NEW."noted_by_id", NEW."order_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."removal_id", NEW."requested_at", NEW."seller_id", NEW."source_told", NEW."speed_told", NEW."status_told", NEW."told_at"); RETURN NULL;',
                            hash="8efa51809e718ec43cc330bfa17a32d09991dba7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_37020",
                            table="inventory_removalorder",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "inventory_removalorderevent" ("closed", "id", "kind_told", "note", "noted_at", "noted_by_id", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_id", "requested_at", "seller_id", "source_told", "speed_told", "status_told", "told_at") VALUES (NEW."closed", NEW."id", NEW."kind_told", NEW."note", NEW."noted_at", NEW."noted_by_id", NEW."order_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."removal_id", NEW."requested_at", NEW."seller_id", NEW."source_told", NEW."speed_told", NEW."status_told", NEW."told_at"); RETURN NULL;',
                            hash="055470ba4be18a55d7200bd5dd32fb6f2d29ffa3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ce11b",
                            table="inventory_removalorder",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StockRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        choices=[
                            ("document_workdays", "Working days to supply hazmat documents"),
                            ("sheet_years", "Years a safety data sheet may be old"),
                            ("review_workdays", "Working days a hazmat review usually takes"),
                            ("removal_quiet_days", "Days without news until a removal order is stuck"),
                            ("removal_report_days", "Days until a removal order must be in the report"),
                        ],
                        max_length=30,
                        verbose_name="rule",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
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
                "verbose_name": "stock rule",
                "verbose_name_plural": "stock rules",
                "ordering": ["name", "marketplace_id", "-valid_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("name", "marketplace", "valid_from"),
                        name="stock_rule_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StockThreshold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        default=21,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="days before it runs out",
                    ),
                ),
                (
                    "units",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(1000000)],
                        verbose_name="units left",
                    ),
                ),
                (
                    "product",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="threshold",
                        to="inventory.product",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "stock threshold",
                "verbose_name_plural": "stock thresholds",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("product", None)),
                        fields=("seller",),
                        name="threshold_once_a_seller",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "inventory_stockthresholdevent" ("days", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "seller_id", "units") VALUES (NEW."days", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."product_id", NEW."seller_id", NEW."units"); RETURN NULL;',
                            hash="17db46316eb37de3bda94b83027e79ed74f103e5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c5fe4",
                            table="inventory_stockthreshold",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "inventory_stockthresholdevent" ("days", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "seller_id", "units") VALUES (NEW."days", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."product_id", NEW."seller_id", NEW."units"); RETURN NULL;',
                            hash="5ad7f01f0fb791490700398a70e9dc64c6b57a1a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ed3d1",
                            table="inventory_stockthreshold",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HazmatCase",
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
                            ("under_review", "Under review"),
                            ("requested", "Documents requested"),
                            ("submitted", "Documents submitted"),
                            ("rejected", "Documents rejected"),
                            ("not_dangerous", "Not a dangerous good"),
                            ("eligible", "Dangerous good, may be fulfilled"),
                            ("not_eligible", "Dangerous good, may not be fulfilled"),
                            ("disposal_pending", "Disposal pending"),
                            ("disposed", "Stock disposed of"),
                            ("removed", "Stock taken out"),
                        ],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("codes", models.JSONField(blank=True, default=list, verbose_name="Amazon's codes")),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
                (
                    "brand",
                    models.CharField(blank=True, max_length=100, verbose_name="brand on the detail page"),
                ),
                (
                    "requested_on",
                    models.DateField(blank=True, null=True, verbose_name="documents requested on"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="last day for documents")),
                ("case_id", models.CharField(blank=True, max_length=40, verbose_name="case ID")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted at")),
                (
                    "sent_despite",
                    models.TextField(blank=True, verbose_name="why it was sent although a check failed"),
                ),
                ("answer", models.TextField(blank=True, verbose_name="what Amazon answered")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="opened by",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hazmat_cases",
                        to="inventory.product",
                        verbose_name="product",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
                (
                    "removal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="hazmat_cases",
                        to="inventory.removalorder",
                        verbose_name="removal order",
                    ),
                ),
            ],
            options={
                "verbose_name": "hazmat case",
                "verbose_name_plural": "hazmat cases",
                "indexes": [
                    models.Index(fields=["seller", "status", "due_on"], name="hazmat_by_deadline"),
                    models.Index(fields=["seller", "-opened_at", "-id"], name="hazmat_newest"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ["not_dangerous", "eligible", "disposed", "removed"]),
                            _negated=True,
                        ),
                        fields=("product",),
                        name="hazmat_one_open_case",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="hazmat_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{under_review:requested,under_review:submitted,under_review:not_dangerous,under_review:eligible,under_review:not_eligible,requested:under_review,requested:submitted,requested:disposal_pending,requested:not_dangerous,requested:eligible,requested:not_eligible,submitted:rejected,submitted:not_dangerous,submitted:eligible,submitted:not_eligible,rejected:submitted,rejected:disposal_pending,rejected:not_dangerous,rejected:eligible,rejected:not_eligible,not_eligible:submitted,not_eligible:not_dangerous,not_eligible:eligible,not_eligible:disposal_pending,not_eligible:disposed,not_eligible:removed,disposal_pending:submitted,disposal_pending:disposed,disposal_pending:removed,disposal_pending:not_dangerous,disposal_pending:eligible,disposal_pending:not_eligible}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="95d8dc611b562c73b9b7a50ef3a8b8d3f8bc6817",
                            operation="UPDATE",
                            pgid="pgtrigger_hazmat_moves_bdff4",
                            table="inventory_hazmatcase",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "inventory_hazmatcaseevent" ("answer", "brand", "case_id", "closed_at", "codes", "due_on", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "removal_id", "requested_on", "seller_id", "sent_despite", "status", "submitted_at") VALUES (NEW."answer", NEW."brand", NEW."case_id", NEW."closed_at", NEW."codes", NEW."due_on", NEW."id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."product_id", NEW."removal_id", NEW."requested_on", NEW."seller_id", NEW."sent_despite", NEW."status", NEW."submitted_at"); RETURN NULL;',
                            hash="10cccbc5818530eb5ec9aeb7052e2ef7c4e90929",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_de39f",
                            table="inventory_hazmatcase",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "inventory_hazmatcaseevent" ("answer", "brand", "case_id", "closed_at", "codes", "due_on", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "removal_id", "requested_on", "seller_id", "sent_despite", "status", "submitted_at") VALUES (NEW."answer", NEW."brand", NEW."case_id", NEW."closed_at", NEW."codes", NEW."due_on", NEW."id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."product_id", NEW."removal_id", NEW."requested_on", NEW."seller_id", NEW."sent_despite", NEW."status", NEW."submitted_at"); RETURN NULL;',
                            hash="b88dee613f292b6ee850a3486a8444481fb20f5d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_03c36",
                            table="inventory_hazmatcase",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RemovalLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sku", models.CharField(max_length=50, verbose_name="SKU")),
                ("fnsku", models.CharField(blank=True, max_length=20, verbose_name="FNSKU")),
                ("disposition", models.CharField(blank=True, max_length=40, verbose_name="disposition")),
                ("requested", models.PositiveIntegerField(default=0, verbose_name="requested")),
                ("cancelled", models.PositiveIntegerField(default=0, verbose_name="cancelled")),
                ("disposed", models.PositiveIntegerField(default=0, verbose_name="disposed of")),
                ("shipped", models.PositiveIntegerField(default=0, verbose_name="shipped")),
                ("in_process", models.PositiveIntegerField(default=0, verbose_name="in process")),
                (
                    "fee",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="fee"
                    ),
                ),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                (
                    "told_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last updated by Amazon"),
                ),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="removal_lines",
                        to="inventory.product",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
                (
                    "removal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="inventory.removalorder",
                    ),
                ),
            ],
            options={
                "verbose_name": "line of a removal order",
                "verbose_name_plural": "lines of removal orders",
                "ordering": ["id"],
                "indexes": [models.Index(fields=["seller", "sku"], name="removal_lines_of_sku")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("removal", "sku", "fnsku", "disposition"), name="removal_line_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RemovalOrderEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("removal_id", models.CharField(max_length=60, verbose_name="removal order ID")),
                ("kind_told", models.CharField(blank=True, max_length=40, verbose_name="type")),
                ("source_told", models.CharField(blank=True, max_length=60, verbose_name="source")),
                ("speed_told", models.CharField(blank=True, max_length=30, verbose_name="service speed")),
                ("status_told", models.CharField(blank=True, max_length=40, verbose_name="status")),
                ("requested_at", models.DateTimeField(verbose_name="requested at")),
                (
                    "told_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last updated by Amazon"),
                ),
                ("closed", models.BooleanField(default=False, verbose_name="closed")),
                ("noted_at", models.DateTimeField(blank=True, null=True, verbose_name="noted at")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("order_id", models.BigIntegerField(blank=True, null=True)),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noted by",
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
                        to="inventory.removalorder",
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
            name="RemovalShipment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shipped_at", models.DateTimeField(verbose_name="shipped at")),
                ("sku", models.CharField(max_length=50, verbose_name="SKU")),
                ("fnsku", models.CharField(blank=True, max_length=20, verbose_name="FNSKU")),
                ("disposition", models.CharField(blank=True, max_length=40, verbose_name="disposition")),
                ("quantity", models.PositiveIntegerField(default=0, verbose_name="quantity")),
                ("carrier", models.CharField(blank=True, max_length=60, verbose_name="carrier")),
                (
                    "tracking_number",
                    models.CharField(blank=True, max_length=100, verbose_name="tracking number"),
                ),
                (
                    "removal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shipments",
                        to="inventory.removalorder",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "parcel of a removal order",
                "verbose_name_plural": "parcels of removal orders",
                "ordering": ["shipped_at", "id"],
                "indexes": [
                    models.Index(fields=["seller", "tracking_number"], name="removal_parcel_by_number")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("removal", "shipped_at", "sku", "fnsku", "disposition", "tracking_number"),
                        name="removal_shipment_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StockThresholdEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        default=21,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="days before it runs out",
                    ),
                ),
                (
                    "units",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(1000000)],
                        verbose_name="units left",
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
                        to="inventory.stockthreshold",
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
        migrations.CreateModel(
            name="HazmatCaseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("under_review", "Under review"),
                            ("requested", "Documents requested"),
                            ("submitted", "Documents submitted"),
                            ("rejected", "Documents rejected"),
                            ("not_dangerous", "Not a dangerous good"),
                            ("eligible", "Dangerous good, may be fulfilled"),
                            ("not_eligible", "Dangerous good, may not be fulfilled"),
                            ("disposal_pending", "Disposal pending"),
                            ("disposed", "Stock disposed of"),
                            ("removed", "Stock taken out"),
                        ],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("codes", models.JSONField(blank=True, default=list, verbose_name="Amazon's codes")),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
                (
                    "brand",
                    models.CharField(blank=True, max_length=100, verbose_name="brand on the detail page"),
                ),
                (
                    "requested_on",
                    models.DateField(blank=True, null=True, verbose_name="documents requested on"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="last day for documents")),
                ("case_id", models.CharField(blank=True, max_length=40, verbose_name="case ID")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted at")),
                (
                    "sent_despite",
                    models.TextField(blank=True, verbose_name="why it was sent although a check failed"),
                ),
                ("answer", models.TextField(blank=True, verbose_name="what Amazon answered")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="opened by",
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
                        to="inventory.hazmatcase",
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
                        verbose_name="product",
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
                    "removal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="inventory.removalorder",
                        verbose_name="removal order",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HazmatDocument",
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
                        choices=[("sheet", "Safety data sheet"), ("exemption", "Exemption sheet")],
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                ("file", models.FileField(upload_to="hazmat/%Y/%m/", verbose_name="file")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("size", models.PositiveIntegerField(verbose_name="size")),
                ("sha256", models.CharField(max_length=64)),
                ("pages", models.PositiveSmallIntegerField(default=0, verbose_name="pages")),
                ("problem", models.CharField(blank=True, max_length=20)),
                ("text", models.TextField(blank=True)),
                (
                    "findings",
                    models.JSONField(blank=True, default=list, verbose_name="what the checks found"),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                ("added_at", models.DateTimeField(verbose_name="added at")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="inventory.hazmatcase",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "hazmat document",
                "verbose_name_plural": "hazmat documents",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "sha256"), name="hazmat_document_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "inventory_hazmatdocumentevent" ("added_at", "added_by_id", "case_id", "file", "findings", "id", "kind", "name", "pages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "sent_at", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."case_id", NEW."file", NEW."findings", NEW."id", NEW."kind", NEW."name", NEW."pages", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem", NEW."seller_id", NEW."sent_at", NEW."sha256", NEW."size"); RETURN NULL;',
                            hash="618ff9bfb5f9927562abf75e4b74a088579fc3a6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3478a",
                            table="inventory_hazmatdocument",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."file" IS DISTINCT FROM (NEW."file") OR OLD."findings" IS DISTINCT FROM (NEW."findings") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."pages" IS DISTINCT FROM (NEW."pages") OR OLD."problem" IS DISTINCT FROM (NEW."problem") OR OLD."seller_id" IS DISTINCT FROM (NEW."seller_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size"))',
                            func='INSERT INTO "inventory_hazmatdocumentevent" ("added_at", "added_by_id", "case_id", "file", "findings", "id", "kind", "name", "pages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "sent_at", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."case_id", NEW."file", NEW."findings", NEW."id", NEW."kind", NEW."name", NEW."pages", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem", NEW."seller_id", NEW."sent_at", NEW."sha256", NEW."size"); RETURN NULL;',
                            hash="9016ea59ad002bb7b52e209ad703fe88c31f13eb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_feb3e",
                            table="inventory_hazmatdocument",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HazmatDocumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("sheet", "Safety data sheet"), ("exemption", "Exemption sheet")],
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                ("file", models.FileField(upload_to="hazmat/%Y/%m/", verbose_name="file")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("size", models.PositiveIntegerField(verbose_name="size")),
                ("sha256", models.CharField(max_length=64)),
                ("pages", models.PositiveSmallIntegerField(default=0, verbose_name="pages")),
                ("problem", models.CharField(blank=True, max_length=20)),
                (
                    "findings",
                    models.JSONField(blank=True, default=list, verbose_name="what the checks found"),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                ("added_at", models.DateTimeField(verbose_name="added at")),
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
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="inventory.hazmatcase",
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
                        to="inventory.hazmatdocument",
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
        migrations.AlterModelOptions(
            name="ledgerday",
            options={"verbose_name": "day of the ledger", "verbose_name_plural": "days of the ledger"},
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="product",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="product",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="ledgerday",
            name="ledger_day_once",
        ),
        migrations.RemoveIndex(
            model_name="ledgerday",
            name="ledger_of_sku",
        ),
        migrations.AddField(
            model_name="ledgerday",
            name="broke_by",
            field=models.IntegerField(db_default=0, default=0, verbose_name="start less the end before"),
        ),
        migrations.AddField(
            model_name="ledgerday",
            name="days_missing",
            field=models.PositiveIntegerField(db_default=0, default=0, verbose_name="days missing before it"),
        ),
        migrations.AddField(
            model_name="ledgerday",
            name="off_by",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.expressions.CombinedExpression(
                    django.db.models.expressions.CombinedExpression(
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    django.db.models.expressions.CombinedExpression(
                                                        django.db.models.expressions.CombinedExpression(
                                                            django.db.models.expressions.CombinedExpression(
                                                                django.db.models.expressions.CombinedExpression(
                                                                    models.F("starting"),
                                                                    "+",
                                                                    models.F("in_transit"),
                                                                ),
                                                                "+",
                                                                models.F("receipts"),
                                                            ),
                                                            "+",
                                                            models.F("customer_shipments"),
                                                        ),
                                                        "+",
                                                        models.F("customer_returns"),
                                                    ),
                                                    "+",
                                                    models.F("vendor_returns"),
                                                ),
                                                "+",
                                                models.F("transfers"),
                                            ),
                                            "+",
                                            models.F("found"),
                                        ),
                                        "+",
                                        models.F("lost"),
                                    ),
                                    "+",
                                    models.F("damaged"),
                                ),
                                "+",
                                models.F("disposed"),
                            ),
                            "+",
                            models.F("other_events"),
                        ),
                        "+",
                        models.F("unknown_events"),
                    ),
                    "-",
                    models.F("ending"),
                ),
                output_field=models.IntegerField(),
                verbose_name="start plus movements less end",
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="inbound_by_state",
            field=models.JSONField(blank=True, default=dict, verbose_name="inbound by state"),
        ),
        migrations.AddField(
            model_name="product",
            name="researching",
            field=models.IntegerField(default=0, verbose_name="being looked for"),
        ),
        migrations.AddField(
            model_name="product",
            name="reserved_by_state",
            field=models.JSONField(blank=True, default=dict, verbose_name="reserved by state"),
        ),
        migrations.AddField(
            model_name="product",
            name="stock_by_condition",
            field=models.JSONField(blank=True, default=list, verbose_name="stock by condition"),
        ),
        migrations.AddField(
            model_name="product",
            name="title_en",
            field=models.CharField(blank=True, max_length=500, verbose_name="title in English"),
        ),
        migrations.AddField(
            model_name="product",
            name="title_zh",
            field=models.CharField(blank=True, max_length=500, verbose_name="title in Chinese"),
        ),
        migrations.AddField(
            model_name="productevent",
            name="inbound_by_state",
            field=models.JSONField(blank=True, default=dict, verbose_name="inbound by state"),
        ),
        migrations.AddField(
            model_name="productevent",
            name="researching",
            field=models.IntegerField(default=0, verbose_name="being looked for"),
        ),
        migrations.AddField(
            model_name="productevent",
            name="reserved_by_state",
            field=models.JSONField(blank=True, default=dict, verbose_name="reserved by state"),
        ),
        migrations.AddField(
            model_name="productevent",
            name="stock_by_condition",
            field=models.JSONField(blank=True, default=list, verbose_name="stock by condition"),
        ),
        migrations.AddField(
            model_name="productevent",
            name="title_en",
            field=models.CharField(blank=True, max_length=500, verbose_name="title in English"),
        ),
        migrations.AddField(
            model_name="productevent",
            name="title_zh",
            field=models.CharField(blank=True, max_length=500, verbose_name="title in Chinese"),
        ),
        migrations.AlterField(
            model_name="ledgerday",
            name="seller",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"
            ),
        ),
        migrations.AddIndex(
            model_name="ledgerday",
            index=models.Index(
                fields=["seller", "-date", "msku", "location", "disposition", "id"],
                include=("starting", "ending", "unknown_events", "off_by"),
                name="ledger_by_day",
            ),
        ),
        migrations.AddIndex(
            model_name="ledgerday",
            index=models.Index(
                condition=models.Q(
                    models.Q(("off_by", 0), _negated=True),
                    models.Q(("broke_by", 0), _negated=True),
                    models.Q(("unknown_events", 0), _negated=True),
                    ("days_missing__gt", 0),
                    _connector="OR",
                ),
                fields=["seller", "-date", "msku"],
                name="ledger_in_question",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="product",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inventory_productevent" ("asin", "estimated_proceeds", "fnsku", "fulfillable", "hazmat", "hazmat_codes", "hazmat_since", "id", "inbound", "inbound_by_state", "marketplace_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "researching", "reserved", "reserved_by_state", "seller_id", "sku", "stock_by_condition", "title", "title_en", "title_zh", "unfulfillable", "unfulfillable_by_cause") VALUES (NEW."asin", NEW."estimated_proceeds", NEW."fnsku", NEW."fulfillable", NEW."hazmat", NEW."hazmat_codes", NEW."hazmat_since", NEW."id", NEW."inbound", NEW."inbound_by_state", NEW."marketplace_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."researching", NEW."reserved", NEW."reserved_by_state", NEW."seller_id", NEW."sku", NEW."stock_by_condition", NEW."title", NEW."title_en", NEW."title_zh", NEW."unfulfillable", NEW."unfulfillable_by_cause"); RETURN NULL;',
                    hash="1651c9aa34dc16332e51291751b6abaa32ac0936",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_936b5",
                    table="inventory_product",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="product",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."asin" IS DISTINCT FROM (NEW."asin") OR OLD."estimated_proceeds" IS DISTINCT FROM (NEW."estimated_proceeds") OR OLD."fnsku" IS DISTINCT FROM (NEW."fnsku") OR OLD."fulfillable" IS DISTINCT FROM (NEW."fulfillable") OR OLD."hazmat" IS DISTINCT FROM (NEW."hazmat") OR OLD."hazmat_codes" IS DISTINCT FROM (NEW."hazmat_codes") OR OLD."hazmat_since" IS DISTINCT FROM (NEW."hazmat_since") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."inbound" IS DISTINCT FROM (NEW."inbound") OR OLD."inbound_by_state" IS DISTINCT FROM (NEW."inbound_by_state") OR OLD."marketplace_id" IS DISTINCT FROM (NEW."marketplace_id") OR OLD."researching" IS DISTINCT FROM (NEW."researching") OR OLD."reserved" IS DISTINCT FROM (NEW."reserved") OR OLD."reserved_by_state" IS DISTINCT FROM (NEW."reserved_by_state") OR OLD."seller_id" IS DISTINCT FROM (NEW."seller_id") OR OLD."sku" IS DISTINCT FROM (NEW."sku") OR OLD."stock_by_condition" IS DISTINCT FROM (NEW."stock_by_condition") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_zh" IS DISTINCT FROM (NEW."title_zh") OR OLD."unfulfillable" IS DISTINCT FROM (NEW."unfulfillable") OR OLD."unfulfillable_by_cause" IS DISTINCT FROM (NEW."unfulfillable_by_cause"))',
                    func='INSERT INTO "inventory_productevent" ("asin", "estimated_proceeds", "fnsku", "fulfillable", "hazmat", "hazmat_codes", "hazmat_since", "id", "inbound", "inbound_by_state", "marketplace_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "researching", "reserved", "reserved_by_state", "seller_id", "sku", "stock_by_condition", "title", "title_en", "title_zh", "unfulfillable", "unfulfillable_by_cause") VALUES (NEW."asin", NEW."estimated_proceeds", NEW."fnsku", NEW."fulfillable", NEW."hazmat", NEW."hazmat_codes", NEW."hazmat_since", NEW."id", NEW."inbound", NEW."inbound_by_state", NEW."marketplace_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."researching", NEW."reserved", NEW."reserved_by_state", NEW."seller_id", NEW."sku", NEW."stock_by_condition", NEW."title", NEW."title_en", NEW."title_zh", NEW."unfulfillable", NEW."unfulfillable_by_cause"); RETURN NULL;',
                    hash="444fbffb9c1b652437fcaeda9932979f02fed275",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_23ae4",
                    table="inventory_product",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerday",
            constraint=models.UniqueConstraint(
                fields=("seller", "msku", "fnsku", "disposition", "location", "date"), name="ledger_day_once"
            ),
        ),
    ]

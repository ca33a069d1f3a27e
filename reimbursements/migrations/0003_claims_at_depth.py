"""Rules with four eyes, evidence cleaned first, filing, letters, warnings and payments explained by hand."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import reimbursements.models.filing


class Migration(migrations.Migration):
    dependencies = [
        ("inventory", "0003_stock_at_depth"),
        ("orders", "0003_previews_settlements_own_places"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reimbursements", "0002_rules_and_walls"),
        ("returns", "0003_rma_mail"),
        ("sellers", "0003_weekly_digest"),
        ("sellers", "__first__"),
        ("tracking", "0003_lost_rules"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClaimLetter",
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
                            ("filing", "Filing"),
                            ("reminder", "Asked again"),
                            ("answer", "Answer to Amazon's question"),
                            ("appeal", "Appeal"),
                            ("revaluation", "Request for re-valuation"),
                            ("news", "Amazon is looking into it"),
                            ("question", "Amazon asks for something"),
                            ("denial", "Amazon's denial"),
                            ("grant", "Amazon grants it"),
                        ],
                        max_length=12,
                        verbose_name="what it is",
                    ),
                ),
                ("on", models.DateField(verbose_name="day of the letter")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="answer due")),
                ("file", models.FileField(blank=True, upload_to="letters/%Y/%m/", verbose_name="file")),
                ("file_name", models.CharField(blank=True, max_length=200, verbose_name="name of the file")),
                ("content_type", models.CharField(blank=True, max_length=40, verbose_name="kind of file")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                ("at", models.DateTimeField(verbose_name="recorded")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="reimbursements.claim",
                        verbose_name="claim",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="sellers.seller",
                        verbose_name="seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter",
                "verbose_name_plural": "letters",
                "ordering": ["on", "id"],
            },
        ),
        migrations.CreateModel(
            name="ClaimPacket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64, verbose_name="fingerprint")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Being made"),
                            ("ready", "Ready"),
                            ("failed", "Could not be made"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("pdf", models.FileField(blank=True, upload_to="packets/%Y/%m/", verbose_name="PDF")),
                ("bundle", models.FileField(blank=True, upload_to="packets/%Y/%m/", verbose_name="ZIP")),
                ("asked_at", models.DateTimeField(verbose_name="asked for")),
                ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="made")),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="packets",
                        to="reimbursements.claim",
                        verbose_name="claim",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="sellers.seller",
                        verbose_name="seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "packet",
                "verbose_name_plural": "packets",
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")), fields=["asked_at"], name="packets_waiting"
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("claim", "fingerprint"), name="packet_once")],
            },
        ),
        migrations.CreateModel(
            name="ClaimSetting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "opens_drafts",
                    models.BooleanField(
                        default=False,
                        help_text="Once a day a draft is opened for each parcel and returned unit that may be claimed without doubt. Nothing is submitted by itself.",
                        verbose_name="open drafts by itself",
                    ),
                ),
                (
                    "seller",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claim_setting",
                        to="sellers.seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "claim setting",
                "verbose_name_plural": "claim settings",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reimbursements_claimsettingevent" ("id", "opens_drafts", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id") VALUES (NEW."id", NEW."opens_drafts", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seller_id"); RETURN NULL;',
                            hash="2c9d58da5ba944586d1975086bbe94656ba81016",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ca908",
                            table="reimbursements_claimsetting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reimbursements_claimsettingevent" ("id", "opens_drafts", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id") VALUES (NEW."id", NEW."opens_drafts", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seller_id"); RETURN NULL;',
                            hash="e377176a82428e5d938d8413287353be00cded33",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6e391",
                            table="reimbursements_claimsetting",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimStep",
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
                            ("chase", "Ask again if Amazon stays silent"),
                            ("answer", "Answer Amazon's question"),
                            ("appeal", "Appeal the denial"),
                            ("revaluation", "Ask for a re-valuation"),
                            ("contest", "Contest the reversal"),
                        ],
                        max_length=12,
                        verbose_name="what is next",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("done", "Done"), ("dropped", "Dropped")],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("since", models.DateField(verbose_name="since")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="case_steps",
                        to="reimbursements.claim",
                        verbose_name="claim",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ended by",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="sellers.seller",
                        verbose_name="seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a case",
                "verbose_name_plural": "steps of cases",
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "open")),
                        fields=["seller", "due_on", "id"],
                        name="steps_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")), fields=("claim",), name="one_open_step"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="step_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{open:done,open:dropped}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="33665fc835f660708a7faa4a2707bc347b5771c6",
                            operation="UPDATE",
                            pgid="pgtrigger_step_moves_af843",
                            table="reimbursements_claimstep",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DigestMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("week", models.DateField(verbose_name="week")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("begun", "Handed to the mail server"),
                            ("sent", "Sent"),
                            ("failed", "Not sent"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("problem", models.CharField(blank=True, max_length=20, verbose_name="what went wrong")),
                ("asked_at", models.DateTimeField(verbose_name="asked for at")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="sellers.seller",
                        verbose_name="seller",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "weekly mail",
                "verbose_name_plural": "weekly mails",
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")), fields=["state"], name="digests_waiting"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "user", "week"), name="digest_once_a_week")
                ],
            },
        ),
        migrations.CreateModel(
            name="FilingRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("place", models.CharField(max_length=200, verbose_name="where to file")),
                ("place_url", models.URLField(blank=True, verbose_name="its address")),
                (
                    "silent_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="days of silence before asking again"
                    ),
                ),
                (
                    "answer_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="days to answer Amazon's question"
                    ),
                ),
                (
                    "appeal_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="days to appeal a denial"
                    ),
                ),
                (
                    "warn_days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        default=reimbursements.models.filing.days_of_warning,
                        help_text="Three numbers, the largest first: 30, 14, 3.",
                        size=None,
                        verbose_name="warn so many days before a last day",
                    ),
                ),
                (
                    "is_published",
                    models.BooleanField(default=False, verbose_name="Amazon publishes these days"),
                ),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("source_url", models.URLField(blank=True, verbose_name="source's address")),
                (
                    "marketplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="sellers.marketplace",
                        verbose_name="marketplace",
                    ),
                ),
            ],
            options={
                "verbose_name": "filing rule",
                "verbose_name_plural": "filing rules",
                "ordering": ["marketplace_id", "-valid_from"],
                "constraints": [
                    models.UniqueConstraint(fields=("marketplace", "valid_from"), name="filing_rule_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reimbursements_filingruleevent" ("answer_days", "appeal_days", "id", "is_published", "marketplace_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "place_url", "silent_days", "source", "source_url", "valid_from", "valid_to", "warn_days") VALUES (NEW."answer_days", NEW."appeal_days", NEW."id", NEW."is_published", NEW."marketplace_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."place_url", NEW."silent_days", NEW."source", NEW."source_url", NEW."valid_from", NEW."valid_to", NEW."warn_days"); RETURN NULL;',
                            hash="ff393a47c87053a7dd61726d7145efb63ae767c3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f33a5",
                            table="reimbursements_filingrule",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reimbursements_filingruleevent" ("answer_days", "appeal_days", "id", "is_published", "marketplace_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "place_url", "silent_days", "source", "source_url", "valid_from", "valid_to", "warn_days") VALUES (NEW."answer_days", NEW."appeal_days", NEW."id", NEW."is_published", NEW."marketplace_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."place_url", NEW."silent_days", NEW."source", NEW."source_url", NEW."valid_from", NEW."valid_to", NEW."warn_days"); RETURN NULL;',
                            hash="affb04a19ce94dff4491394694f465bff0178fa6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_654a7",
                            table="reimbursements_filingrule",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("supplier", models.CharField(max_length=200, verbose_name="supplier")),
                ("number", models.CharField(max_length=60, verbose_name="invoice number")),
                ("issued_on", models.DateField(verbose_name="day of the invoice")),
                ("file", models.FileField(upload_to="invoices/%Y/%m/", verbose_name="file")),
                ("file_name", models.CharField(max_length=200, verbose_name="name of the file")),
                ("content_type", models.CharField(max_length=40, verbose_name="kind of file")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="sellers.seller",
                        verbose_name="seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "invoice",
                "verbose_name_plural": "invoices",
                "ordering": ["-issued_on", "-id"],
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "supplier", "number"), name="invoice_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimSettingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "opens_drafts",
                    models.BooleanField(
                        default=False,
                        help_text="Once a day a draft is opened for each parcel and returned unit that may be claimed without doubt. Nothing is submitted by itself.",
                        verbose_name="open drafts by itself",
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
                        to="reimbursements.claimsetting",
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
            name="DeadlineWarning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("last_day", models.DateField(verbose_name="last day")),
                ("number", models.PositiveSmallIntegerField(verbose_name="which warning")),
                ("day", models.DateField(verbose_name="given on")),
                ("at", models.DateTimeField(verbose_name="given at")),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="warnings",
                        to="reimbursements.claim",
                        verbose_name="claim",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="orders.order",
                        verbose_name="order",
                    ),
                ),
                (
                    "package",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tracking.package",
                        verbose_name="parcel",
                    ),
                ),
                (
                    "return_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="returns.returnitem",
                        verbose_name="returned unit",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="sellers.seller",
                        verbose_name="seller",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="warnings",
                        to="reimbursements.claimstep",
                        verbose_name="step",
                    ),
                ),
            ],
            options={
                "verbose_name": "warning of a last day",
                "verbose_name_plural": "warnings of last days",
                "ordering": ["id"],
                "indexes": [models.Index(fields=["seller", "day", "id"], name="warnings_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("claim", "step", "package", "return_item", "last_day", "number"),
                        name="deadline_warning_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FilingRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("place", models.CharField(max_length=200, verbose_name="where to file")),
                ("place_url", models.URLField(blank=True, verbose_name="its address")),
                (
                    "silent_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="days of silence before asking again"
                    ),
                ),
                (
                    "answer_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="days to answer Amazon's question"
                    ),
                ),
                (
                    "appeal_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="days to appeal a denial"
                    ),
                ),
                (
                    "warn_days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        default=reimbursements.models.filing.days_of_warning,
                        help_text="Three numbers, the largest first: 30, 14, 3.",
                        size=None,
                        verbose_name="warn so many days before a last day",
                    ),
                ),
                (
                    "is_published",
                    models.BooleanField(default=False, verbose_name="Amazon publishes these days"),
                ),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("source_url", models.URLField(blank=True, verbose_name="source's address")),
                (
                    "marketplace",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sellers.marketplace",
                        verbose_name="marketplace",
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
                        to="reimbursements.filingrule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InvoiceLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quantity", models.PositiveIntegerField(verbose_name="units")),
                ("total", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="total")),
                (
                    "cost",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invoice_lines",
                        to="inventory.sourcingcost",
                        verbose_name="sourcing cost",
                    ),
                ),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="reimbursements.invoice",
                        verbose_name="invoice",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="sellers.seller",
                        verbose_name="seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "line of an invoice",
                "verbose_name_plural": "lines of invoices",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("invoice", "cost"), name="invoice_line_once"),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gte", 1)), name="invoice_line_is_some"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("total__gte", 0)), name="invoice_line_not_negative"
                    ),
                ],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claim",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claim",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claimrule",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claimrule",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claimunit",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claimunit",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="evidence",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="evidence",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="reimbursement",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="reimbursement",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="claimrule",
            name="claim_rule_once",
        ),
        migrations.RemoveConstraint(
            model_name="claimunit",
            name="claim_unit_once",
        ),
        migrations.RemoveConstraint(
            model_name="evidence",
            name="evidence_once",
        ),
        migrations.RemoveIndex(
            model_name="claim",
            name="claims_by_deadline",
        ),
        migrations.AddField(
            model_name="claim",
            name="reported",
            field=models.TextField(blank=True, verbose_name="what the customer reported"),
        ),
        migrations.AddField(
            model_name="claim",
            name="reported_on",
            field=models.DateField(blank=True, null=True, verbose_name="reported by the customer on"),
        ),
        migrations.AddField(
            model_name="claimevent",
            name="reported",
            field=models.TextField(blank=True, verbose_name="what the customer reported"),
        ),
        migrations.AddField(
            model_name="claimevent",
            name="reported_on",
            field=models.DateField(blank=True, null=True, verbose_name="reported by the customer on"),
        ),
        migrations.AddField(
            model_name="claimrule",
            name="doubted_when",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("delivered", "The carrier marked the parcel delivered"),
                        ("coming_back", "The parcel is on its way back to Amazon"),
                        ("removal", "MCF was used to remove stock"),
                        ("removal_suspected", "The order looks like a removal"),
                        ("signature", "A signature was asked for"),
                        ("wrong_address", "The carrier found the address wrong"),
                        ("amazon_order", "The order came from Amazon's own store"),
                        ("customer_damaged", "Amazon found damage by the customer"),
                        ("defective", "Amazon found the unit defective"),
                        ("distributor_damaged", "Amazon found damage by the supplier"),
                        ("expired", "The unit is past its date"),
                        ("own_postage", "The postage back was perhaps not Amazon's"),
                    ],
                    max_length=30,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="a person must look when",
            ),
        ),
        migrations.AddField(
            model_name="claimrule",
            name="held_to_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="After them a person decides; the claim is not refused by itself.",
                null=True,
                verbose_name="days we hold it to while none are published",
            ),
        ),
        migrations.AddField(
            model_name="claimrule",
            name="opens_anchor",
            field=models.CharField(
                choices=[
                    ("first_promise", "First promised delivery date"),
                    ("latest_estimate", "Latest estimated delivery date"),
                    ("delivered", "Delivery"),
                    ("graded", "Amazon's processing of the return"),
                ],
                default="delivered",
                max_length=20,
                verbose_name="opens, counted from",
            ),
        ),
        migrations.AddField(
            model_name="claimrule",
            name="put_in_force_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="put in force at"),
        ),
        migrations.AddField(
            model_name="claimrule",
            name="put_in_force_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="put in force by",
            ),
        ),
        migrations.AddField(
            model_name="claimrule",
            name="refused_when",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("delivered", "The carrier marked the parcel delivered"),
                        ("coming_back", "The parcel is on its way back to Amazon"),
                        ("removal", "MCF was used to remove stock"),
                        ("removal_suspected", "The order looks like a removal"),
                        ("signature", "A signature was asked for"),
                        ("wrong_address", "The carrier found the address wrong"),
                        ("amazon_order", "The order came from Amazon's own store"),
                        ("customer_damaged", "Amazon found damage by the customer"),
                        ("defective", "Amazon found the unit defective"),
                        ("distributor_damaged", "Amazon found damage by the supplier"),
                        ("expired", "The unit is past its date"),
                        ("own_postage", "The postage back was perhaps not Amazon's"),
                    ],
                    max_length=30,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="refused when",
            ),
        ),
        migrations.AddField(
            model_name="claimrule",
            name="several_parcels",
            field=models.BooleanField(default=True, verbose_name="several parcels of an order in one claim"),
        ),
        migrations.AddField(
            model_name="claimrule",
            name="status",
            field=models.CharField(
                choices=[("draft", "Draft"), ("in_force", "In force"), ("ended", "Ended")],
                default="draft",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AddField(
            model_name="claimrule",
            name="wait_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="A claim may be opened on the day after them. Empty: on the day itself.",
                null=True,
                verbose_name="full days to wait before it opens",
            ),
        ),
        migrations.AddField(
            model_name="claimrule",
            name="writers",
            field=models.ManyToManyField(
                blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="written by"
            ),
        ),
        migrations.AddField(
            model_name="claimruleevent",
            name="doubted_when",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("delivered", "The carrier marked the parcel delivered"),
                        ("coming_back", "The parcel is on its way back to Amazon"),
                        ("removal", "MCF was used to remove stock"),
                        ("removal_suspected", "The order looks like a removal"),
                        ("signature", "A signature was asked for"),
                        ("wrong_address", "The carrier found the address wrong"),
                        ("amazon_order", "The order came from Amazon's own store"),
                        ("customer_damaged", "Amazon found damage by the customer"),
                        ("defective", "Amazon found the unit defective"),
                        ("distributor_damaged", "Amazon found damage by the supplier"),
                        ("expired", "The unit is past its date"),
                        ("own_postage", "The postage back was perhaps not Amazon's"),
                    ],
                    max_length=30,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="a person must look when",
            ),
        ),
        migrations.AddField(
            model_name="claimruleevent",
            name="held_to_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="After them a person decides; the claim is not refused by itself.",
                null=True,
                verbose_name="days we hold it to while none are published",
            ),
        ),
        migrations.AddField(
            model_name="claimruleevent",
            name="opens_anchor",
            field=models.CharField(
                choices=[
                    ("first_promise", "First promised delivery date"),
                    ("latest_estimate", "Latest estimated delivery date"),
                    ("delivered", "Delivery"),
                    ("graded", "Amazon's processing of the return"),
                ],
                default="delivered",
                max_length=20,
                verbose_name="opens, counted from",
            ),
        ),
        migrations.AddField(
            model_name="claimruleevent",
            name="put_in_force_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="put in force at"),
        ),
        migrations.AddField(
            model_name="claimruleevent",
            name="put_in_force_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="put in force by",
            ),
        ),
        migrations.AddField(
            model_name="claimruleevent",
            name="refused_when",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("delivered", "The carrier marked the parcel delivered"),
                        ("coming_back", "The parcel is on its way back to Amazon"),
                        ("removal", "MCF was used to remove stock"),
                        ("removal_suspected", "The order looks like a removal"),
                        ("signature", "A signature was asked for"),
                        ("wrong_address", "The carrier found the address wrong"),
                        ("amazon_order", "The order came from Amazon's own store"),
                        ("customer_damaged", "Amazon found damage by the customer"),
                        ("defective", "Amazon found the unit defective"),
                        ("distributor_damaged", "Amazon found damage by the supplier"),
                        ("expired", "The unit is past its date"),
                        ("own_postage", "The postage back was perhaps not Amazon's"),
                    ],
                    max_length=30,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="refused when",
            ),
        ),
        migrations.AddField(
            model_name="claimruleevent",
            name="several_parcels",
            field=models.BooleanField(default=True, verbose_name="several parcels of an order in one claim"),
        ),
        migrations.AddField(
            model_name="claimruleevent",
            name="status",
            field=models.CharField(
                choices=[("draft", "Draft"), ("in_force", "In force"), ("ended", "Ended")],
                default="draft",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AddField(
            model_name="claimruleevent",
            name="wait_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="A claim may be opened on the day after them. Empty: on the day itself.",
                null=True,
                verbose_name="full days to wait before it opens",
            ),
        ),
        migrations.AddField(
            model_name="claimunit",
            name="package",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claim_units",
                to="tracking.package",
                verbose_name="parcel",
            ),
        ),
        migrations.AddField(
            model_name="claimunitevent",
            name="package",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracking.package",
                verbose_name="parcel",
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="original",
            field=models.FileField(blank=True, upload_to="quarantine/%Y/%m/", verbose_name="as it came"),
        ),
        migrations.AddField(
            model_name="evidence",
            name="original_sha256",
            field=models.CharField(blank=True, max_length=64, verbose_name="SHA-256 as it came"),
        ),
        migrations.AddField(
            model_name="evidence",
            name="problem",
            field=models.CharField(blank=True, max_length=20, verbose_name="why it is not usable"),
        ),
        migrations.AddField(
            model_name="evidence",
            name="state",
            field=models.CharField(
                choices=[("waiting", "Being checked"), ("ready", "Checked"), ("refused", "Not usable")],
                default="ready",
                max_length=10,
                verbose_name="check",
            ),
        ),
        migrations.AddField(
            model_name="evidenceevent",
            name="original",
            field=models.FileField(blank=True, upload_to="quarantine/%Y/%m/", verbose_name="as it came"),
        ),
        migrations.AddField(
            model_name="evidenceevent",
            name="original_sha256",
            field=models.CharField(blank=True, max_length=64, verbose_name="SHA-256 as it came"),
        ),
        migrations.AddField(
            model_name="evidenceevent",
            name="problem",
            field=models.CharField(blank=True, max_length=20, verbose_name="why it is not usable"),
        ),
        migrations.AddField(
            model_name="evidenceevent",
            name="state",
            field=models.CharField(
                choices=[("waiting", "Being checked"), ("ready", "Checked"), ("refused", "Not usable")],
                default="ready",
                max_length=10,
                verbose_name="check",
            ),
        ),
        migrations.AddField(
            model_name="reimbursement",
            name="claim_by_hand",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="reimbursements.claim",
                verbose_name="answers, by hand",
            ),
        ),
        migrations.AddField(
            model_name="reimbursement",
            name="explained_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="explained at"),
        ),
        migrations.AddField(
            model_name="reimbursement",
            name="explained_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="explained by",
            ),
        ),
        migrations.AddField(
            model_name="reimbursement",
            name="explanation",
            field=models.CharField(blank=True, max_length=500, verbose_name="explanation by hand"),
        ),
        migrations.AddField(
            model_name="reimbursementevent",
            name="claim_by_hand",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="reimbursements.claim",
                verbose_name="answers, by hand",
            ),
        ),
        migrations.AddField(
            model_name="reimbursementevent",
            name="explained_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="explained at"),
        ),
        migrations.AddField(
            model_name="reimbursementevent",
            name="explained_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="explained by",
            ),
        ),
        migrations.AddField(
            model_name="reimbursementevent",
            name="explanation",
            field=models.CharField(blank=True, max_length=500, verbose_name="explanation by hand"),
        ),
        migrations.AlterField(
            model_name="claim",
            name="kind",
            field=models.CharField(
                choices=[
                    ("lost_outbound", "Lost on the way to the customer"),
                    ("lost_by_carrier", "Reported lost by the carrier"),
                    ("damaged_outbound", "Damaged on the way to the customer"),
                    ("wrong_item", "Wrong item delivered"),
                    ("missing_item", "Item missing from the parcel"),
                    ("damaged_return", "Damaged return processed by Amazon"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="opened_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("in_review", "In review"),
                    ("more_asked", "More asked"),
                    ("refused", "Refused by the reviewer"),
                    ("approved", "Approved"),
                    ("filed", "Filed"),
                    ("paid", "Paid"),
                    ("short_paid", "Short-paid"),
                    ("denied", "Denied by Amazon"),
                    ("reversed", "Reversed"),
                    ("withdrawn", "Withdrawn"),
                    ("expired", "Expired: not filed in time"),
                    ("missed", "Missed: never opened in time"),
                ],
                default="draft",
                max_length=15,
            ),
        ),
        migrations.AlterField(
            model_name="claimevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("lost_outbound", "Lost on the way to the customer"),
                    ("lost_by_carrier", "Reported lost by the carrier"),
                    ("damaged_outbound", "Damaged on the way to the customer"),
                    ("wrong_item", "Wrong item delivered"),
                    ("missing_item", "Item missing from the parcel"),
                    ("damaged_return", "Damaged return processed by Amazon"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="claimevent",
            name="opened_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="claimevent",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("in_review", "In review"),
                    ("more_asked", "More asked"),
                    ("refused", "Refused by the reviewer"),
                    ("approved", "Approved"),
                    ("filed", "Filed"),
                    ("paid", "Paid"),
                    ("short_paid", "Short-paid"),
                    ("denied", "Denied by Amazon"),
                    ("reversed", "Reversed"),
                    ("withdrawn", "Withdrawn"),
                    ("expired", "Expired: not filed in time"),
                    ("missed", "Missed: never opened in time"),
                ],
                default="draft",
                max_length=15,
            ),
        ),
        migrations.AlterField(
            model_name="claimrule",
            name="anchor",
            field=models.CharField(
                choices=[
                    ("first_promise", "First promised delivery date"),
                    ("latest_estimate", "Latest estimated delivery date"),
                    ("delivered", "Delivery"),
                    ("graded", "Amazon's processing of the return"),
                ],
                max_length=20,
                verbose_name="closes, counted from",
            ),
        ),
        migrations.AlterField(
            model_name="claimrule",
            name="file_within_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Leave empty when no page of Amazon's names this kind of claim.",
                null=True,
                verbose_name="days to file, as Amazon publishes them",
            ),
        ),
        migrations.AlterField(
            model_name="claimrule",
            name="kind",
            field=models.CharField(
                choices=[
                    ("lost_outbound", "Lost on the way to the customer"),
                    ("lost_by_carrier", "Reported lost by the carrier"),
                    ("damaged_outbound", "Damaged on the way to the customer"),
                    ("wrong_item", "Wrong item delivered"),
                    ("missing_item", "Item missing from the parcel"),
                    ("damaged_return", "Damaged return processed by Amazon"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="claimruleevent",
            name="anchor",
            field=models.CharField(
                choices=[
                    ("first_promise", "First promised delivery date"),
                    ("latest_estimate", "Latest estimated delivery date"),
                    ("delivered", "Delivery"),
                    ("graded", "Amazon's processing of the return"),
                ],
                max_length=20,
                verbose_name="closes, counted from",
            ),
        ),
        migrations.AlterField(
            model_name="claimruleevent",
            name="file_within_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Leave empty when no page of Amazon's names this kind of claim.",
                null=True,
                verbose_name="days to file, as Amazon publishes them",
            ),
        ),
        migrations.AlterField(
            model_name="claimruleevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("lost_outbound", "Lost on the way to the customer"),
                    ("lost_by_carrier", "Reported lost by the carrier"),
                    ("damaged_outbound", "Damaged on the way to the customer"),
                    ("wrong_item", "Wrong item delivered"),
                    ("missing_item", "Item missing from the parcel"),
                    ("damaged_return", "Damaged return processed by Amazon"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="file",
            field=models.FileField(blank=True, upload_to="evidence/%Y/%m/"),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="kind",
            field=models.CharField(
                choices=[
                    ("item_photo", "Photo of the whole item with the damage"),
                    ("box_photo", "Photo of the shipping box"),
                    ("label_photo", "Photo of all shipping labels"),
                    ("received_photo", "Photo of the item received, with its sticker"),
                    ("contents_photo", "Photo of everything that was received"),
                    ("packaging_photo", "Photo of the empty product packaging"),
                    ("sticker_photo", "Photo of all ASIN, FNSKU and LPN stickers"),
                    ("serial_photo", "Photo of the serial and model number"),
                    ("order_proof", "Proof of the customer's order"),
                    ("resolution_proof", "Proof of the refund or replacement"),
                    ("delivery_proof", "Proof of delivery"),
                    ("other", "Other"),
                ],
                max_length=20,
                verbose_name="what it shows",
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="sha256",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AlterField(
            model_name="evidenceevent",
            name="file",
            field=models.FileField(blank=True, upload_to="evidence/%Y/%m/"),
        ),
        migrations.AlterField(
            model_name="evidenceevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("item_photo", "Photo of the whole item with the damage"),
                    ("box_photo", "Photo of the shipping box"),
                    ("label_photo", "Photo of all shipping labels"),
                    ("received_photo", "Photo of the item received, with its sticker"),
                    ("contents_photo", "Photo of everything that was received"),
                    ("packaging_photo", "Photo of the empty product packaging"),
                    ("sticker_photo", "Photo of all ASIN, FNSKU and LPN stickers"),
                    ("serial_photo", "Photo of the serial and model number"),
                    ("order_proof", "Proof of the customer's order"),
                    ("resolution_proof", "Proof of the refund or replacement"),
                    ("delivery_proof", "Proof of delivery"),
                    ("other", "Other"),
                ],
                max_length=20,
                verbose_name="what it shows",
            ),
        ),
        migrations.AlterField(
            model_name="evidenceevent",
            name="sha256",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AlterField(
            model_name="reimbursement",
            name="match",
            field=models.CharField(
                choices=[
                    ("claim", "Answers a claim"),
                    ("reversal", "Takes back an earlier payment"),
                    ("not_mcf", "Not about an MCF order"),
                    ("unclaimed", "Paid though never claimed"),
                    ("explained", "Explained by hand"),
                    ("unexplained", "Not explained"),
                ],
                default="unexplained",
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="reimbursementevent",
            name="match",
            field=models.CharField(
                choices=[
                    ("claim", "Answers a claim"),
                    ("reversal", "Takes back an earlier payment"),
                    ("not_mcf", "Not about an MCF order"),
                    ("unclaimed", "Paid though never claimed"),
                    ("explained", "Explained by hand"),
                    ("unexplained", "Not explained"),
                ],
                default="unexplained",
                max_length=12,
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["status", "closes_on", "-expected_high", "id"], name="claims_queue"),
        ),
        migrations.AddIndex(
            model_name="evidence",
            index=models.Index(
                condition=models.Q(("state", "waiting")), fields=["added_at"], name="evidence_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="reimbursement",
            index=models.Index(
                condition=models.Q(("match", "unexplained")),
                fields=["seller", "-approved_at", "-id"],
                name="reimbursements_unexplained",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reimbursements_claimevent" ("case_id", "closes_on", "currency", "denial_reason", "expected_high", "expected_low", "facts", "filed_on", "id", "kind", "note", "number", "opened_at", "opened_by_id", "opens_on", "order_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_override", "reported", "reported_on", "review_reason", "reviewed_at", "reviewed_by_id", "rule_id", "seller_id", "status", "submitted_at", "submitted_by_id") VALUES (NEW."case_id", NEW."closes_on", NEW."currency", NEW."denial_reason", NEW."expected_high", NEW."expected_low", NEW."facts", NEW."filed_on", NEW."id", NEW."kind", NEW."note", NEW."number", NEW."opened_at", NEW."opened_by_id", NEW."opens_on", NEW."order_id", NEW."package_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."removal_override", NEW."reported", NEW."reported_on", NEW."review_reason", NEW."reviewed_at", NEW."reviewed_by_id", NEW."rule_id", NEW."seller_id", NEW."status", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                    hash="146ed2ba471a3cefba571dd097c94a5cccd11d6a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ab4fd",
                    table="reimbursements_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reimbursements_claimevent" ("case_id", "closes_on", "currency", "denial_reason", "expected_high", "expected_low", "facts", "filed_on", "id", "kind", "note", "number", "opened_at", "opened_by_id", "opens_on", "order_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_override", "reported", "reported_on", "review_reason", "reviewed_at", "reviewed_by_id", "rule_id", "seller_id", "status", "submitted_at", "submitted_by_id") VALUES (NEW."case_id", NEW."closes_on", NEW."currency", NEW."denial_reason", NEW."expected_high", NEW."expected_low", NEW."facts", NEW."filed_on", NEW."id", NEW."kind", NEW."note", NEW."number", NEW."opened_at", NEW."opened_by_id", NEW."opens_on", NEW."order_id", NEW."package_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."removal_override", NEW."reported", NEW."reported_on", NEW."review_reason", NEW."reviewed_at", NEW."reviewed_by_id", NEW."rule_id", NEW."seller_id", NEW."status", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                    hash="89f532f720f3e745fded0515ed9f4e2cc4942fdc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_69866",
                    table="reimbursements_claim",
                    when="AFTER",
                ),
            ),
        ),
        # What nobody publishes is left empty from now on; the days it was held to move beside it
        migrations.RunSQL(
            "UPDATE reimbursements_claimrule SET held_to_days = file_within_days, file_within_days = NULL"
            " WHERE NOT window_published",
            migrations.RunSQL.noop,
        ),
        migrations.RemoveField(
            model_name="claimrule",
            name="window_published",
        ),
        migrations.RemoveField(
            model_name="claimruleevent",
            name="window_published",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrule",
            trigger=pgtrigger.compiler.Trigger(
                name="rule_moves",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:in_force,in_force:ended}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="498c60bf3dbd29062a1c5574c808a95f12a33e7e",
                    operation="UPDATE",
                    pgid="pgtrigger_rule_moves_6ccef",
                    table="reimbursements_claimrule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrule",
            trigger=pgtrigger.compiler.Trigger(
                name="rule_in_force_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.status <> 'draft' AND (OLD.kind IS DISTINCT FROM NEW.kind OR OLD.valid_from IS DISTINCT FROM NEW.valid_from OR OLD.opens_anchor IS DISTINCT FROM NEW.opens_anchor OR OLD.wait_days IS DISTINCT FROM NEW.wait_days OR OLD.anchor IS DISTINCT FROM NEW.anchor OR OLD.file_within_days IS DISTINCT FROM NEW.file_within_days OR OLD.held_to_days IS DISTINCT FROM NEW.held_to_days OR OLD.several_parcels IS DISTINCT FROM NEW.several_parcels OR OLD.bases IS DISTINCT FROM NEW.bases OR OLD.cap IS DISTINCT FROM NEW.cap OR OLD.fallback_cap IS DISTINCT FROM NEW.fallback_cap OR OLD.currency IS DISTINCT FROM NEW.currency OR OLD.required_evidence IS DISTINCT FROM NEW.required_evidence OR OLD.advised_evidence IS DISTINCT FROM NEW.advised_evidence OR OLD.refused_when IS DISTINCT FROM NEW.refused_when OR OLD.doubted_when IS DISTINCT FROM NEW.doubted_when OR OLD.dispute_days IS DISTINCT FROM NEW.dispute_days OR OLD.source IS DISTINCT FROM NEW.source OR OLD.source_url IS DISTINCT FROM NEW.source_url OR OLD.note IS DISTINCT FROM NEW.note OR OLD.marketplace_id IS DISTINCT FROM NEW.marketplace_id))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="a65521ce448d789d9624454ed8798de83f449c39",
                    operation="UPDATE",
                    pgid="pgtrigger_rule_in_force_stays_38af5",
                    table="reimbursements_claimrule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reimbursements_claimruleevent" ("advised_evidence", "anchor", "bases", "cap", "currency", "dispute_days", "doubted_when", "fallback_cap", "file_within_days", "held_to_days", "id", "kind", "marketplace_id", "note", "opens_anchor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_in_force_at", "put_in_force_by_id", "refused_when", "required_evidence", "several_parcels", "source", "source_url", "status", "valid_from", "valid_to", "wait_days") VALUES (NEW."advised_evidence", NEW."anchor", NEW."bases", NEW."cap", NEW."currency", NEW."dispute_days", NEW."doubted_when", NEW."fallback_cap", NEW."file_within_days", NEW."held_to_days", NEW."id", NEW."kind", NEW."marketplace_id", NEW."note", NEW."opens_anchor", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."put_in_force_at", NEW."put_in_force_by_id", NEW."refused_when", NEW."required_evidence", NEW."several_parcels", NEW."source", NEW."source_url", NEW."status", NEW."valid_from", NEW."valid_to", NEW."wait_days"); RETURN NULL;',
                    hash="6c320fcfbec4ac0e6246d0eb6a17ff3dc0da48de",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3f337",
                    table="reimbursements_claimrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reimbursements_claimruleevent" ("advised_evidence", "anchor", "bases", "cap", "currency", "dispute_days", "doubted_when", "fallback_cap", "file_within_days", "held_to_days", "id", "kind", "marketplace_id", "note", "opens_anchor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_in_force_at", "put_in_force_by_id", "refused_when", "required_evidence", "several_parcels", "source", "source_url", "status", "valid_from", "valid_to", "wait_days") VALUES (NEW."advised_evidence", NEW."anchor", NEW."bases", NEW."cap", NEW."currency", NEW."dispute_days", NEW."doubted_when", NEW."fallback_cap", NEW."file_within_days", NEW."held_to_days", NEW."id", NEW."kind", NEW."marketplace_id", NEW."note", NEW."opens_anchor", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."put_in_force_at", NEW."put_in_force_by_id", NEW."refused_when", NEW."required_evidence", NEW."several_parcels", NEW."source", NEW."source_url", NEW."status", NEW."valid_from", NEW."valid_to", NEW."wait_days"); RETURN NULL;',
                    hash="608a6333ce57a1bff294f7c8bc67238593d16db1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_24eab",
                    table="reimbursements_claimrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimunit",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reimbursements_claimunitevent" ("amounts", "asin", "claim_id", "fnsku", "id", "order_item_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "return_item_id", "seller_id", "sku") VALUES (NEW."amounts", NEW."asin", NEW."claim_id", NEW."fnsku", NEW."id", NEW."order_item_id", NEW."package_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quantity", NEW."return_item_id", NEW."seller_id", NEW."sku"); RETURN NULL;',
                    hash="1becea0f1cfe8e30a78d6a95d9ad20af6bce08c9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0438d",
                    table="reimbursements_claimunit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimunit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reimbursements_claimunitevent" ("amounts", "asin", "claim_id", "fnsku", "id", "order_item_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "return_item_id", "seller_id", "sku") VALUES (NEW."amounts", NEW."asin", NEW."claim_id", NEW."fnsku", NEW."id", NEW."order_item_id", NEW."package_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quantity", NEW."return_item_id", NEW."seller_id", NEW."sku"); RETURN NULL;',
                    hash="e98848083b8a563c7e0c8b5ca2a988c462d5a6b4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cfc82",
                    table="reimbursements_claimunit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reimbursements_evidenceevent" ("added_at", "added_by_id", "claim_id", "content_type", "file", "id", "kind", "name", "original", "original_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "sha256", "size", "state", "taken_at", "thumbnail") VALUES (NEW."added_at", NEW."added_by_id", NEW."claim_id", NEW."content_type", NEW."file", NEW."id", NEW."kind", NEW."name", NEW."original", NEW."original_sha256", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem", NEW."seller_id", NEW."sha256", NEW."size", NEW."state", NEW."taken_at", NEW."thumbnail"); RETURN NULL;',
                    hash="51d4e4244c66d0eacb41e0b97da3f56c7c07c99b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0268b",
                    table="reimbursements_evidence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reimbursements_evidenceevent" ("added_at", "added_by_id", "claim_id", "content_type", "file", "id", "kind", "name", "original", "original_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "sha256", "size", "state", "taken_at", "thumbnail") VALUES (NEW."added_at", NEW."added_by_id", NEW."claim_id", NEW."content_type", NEW."file", NEW."id", NEW."kind", NEW."name", NEW."original", NEW."original_sha256", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem", NEW."seller_id", NEW."sha256", NEW."size", NEW."state", NEW."taken_at", NEW."thumbnail"); RETURN NULL;',
                    hash="d02728e8919620cd33cf9863f513d29640cfbeaf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_073d5",
                    table="reimbursements_evidence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reimbursement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reimbursements_reimbursementevent" ("amazon_order_id", "amount_per_unit", "amount_total", "approved_at", "asin", "case_id", "claim_by_hand_id", "claim_id", "condition", "currency", "explained_at", "explained_by_id", "explanation", "fnsku", "id", "imported_at", "match", "order_id", "original_id", "original_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_name", "quantity_cash", "quantity_inventory", "reason", "reimbursement_id", "seller_id", "sku") VALUES (NEW."amazon_order_id", NEW."amount_per_unit", NEW."amount_total", NEW."approved_at", NEW."asin", NEW."case_id", NEW."claim_by_hand_id", NEW."claim_id", NEW."condition", NEW."currency", NEW."explained_at", NEW."explained_by_id", NEW."explanation", NEW."fnsku", NEW."id", NEW."imported_at", NEW."match", NEW."order_id", NEW."original_id", NEW."original_type", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."product_name", NEW."quantity_cash", NEW."quantity_inventory", NEW."reason", NEW."reimbursement_id", NEW."seller_id", NEW."sku"); RETURN NULL;',
                    hash="a1f5fbb3a3d634e11dac0e3c850d394c38f36c30",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c4140",
                    table="reimbursements_reimbursement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reimbursement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reimbursements_reimbursementevent" ("amazon_order_id", "amount_per_unit", "amount_total", "approved_at", "asin", "case_id", "claim_by_hand_id", "claim_id", "condition", "currency", "explained_at", "explained_by_id", "explanation", "fnsku", "id", "imported_at", "match", "order_id", "original_id", "original_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_name", "quantity_cash", "quantity_inventory", "reason", "reimbursement_id", "seller_id", "sku") VALUES (NEW."amazon_order_id", NEW."amount_per_unit", NEW."amount_total", NEW."approved_at", NEW."asin", NEW."case_id", NEW."claim_by_hand_id", NEW."claim_id", NEW."condition", NEW."currency", NEW."explained_at", NEW."explained_by_id", NEW."explanation", NEW."fnsku", NEW."id", NEW."imported_at", NEW."match", NEW."order_id", NEW."original_id", NEW."original_type", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."product_name", NEW."quantity_cash", NEW."quantity_inventory", NEW."reason", NEW."reimbursement_id", NEW."seller_id", NEW."sku"); RETURN NULL;',
                    hash="99948c33b1c0c474cd951ed4c596e3780dba0acd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_16667",
                    table="reimbursements_reimbursement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="claimrule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "draft"), _negated=True),
                fields=("marketplace", "kind", "valid_from"),
                name="claim_rule_in_force_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimunit",
            constraint=models.UniqueConstraint(
                fields=("claim", "order_item", "package", "return_item"),
                name="claim_unit_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sha256", ""), _negated=True),
                fields=("claim", "sha256"),
                name="evidence_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("original_sha256", ""), _negated=True),
                fields=("claim", "original_sha256"),
                name="evidence_sent_once",
            ),
        ),
    ]

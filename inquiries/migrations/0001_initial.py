"""Inquiries of customers, cases with Seller Support, ready replies and hours of service."""

import datetime

import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("orders", "0003_previews_settlements_own_places"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sellers", "0003_weekly_digest"),
        ("sellers", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=20, verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[("question", "Customer’s question"), ("case", "Seller Support case")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("email", "E-mail"),
                            ("phone", "Phone"),
                            ("chat", "Shop chat"),
                            ("marketplace", "Marketplace message"),
                            ("seller_central", "Seller Central"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="channel",
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("cause", models.CharField(blank=True, max_length=30, verbose_name="cause")),
                ("customer_name", models.CharField(blank=True, max_length=100, verbose_name="customer")),
                (
                    "customer_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="customer’s e-mail"),
                ),
                ("language", models.CharField(default="en", max_length=10, verbose_name="language")),
                ("case_id", models.CharField(blank=True, max_length=40, verbose_name="case ID")),
                (
                    "folded_case",
                    models.CharField(
                        blank=True,
                        db_collation="C",
                        editable=False,
                        max_length=40,
                        verbose_name="case as searched",
                    ),
                ),
                (
                    "folded_name",
                    models.CharField(
                        blank=True,
                        db_collation="C",
                        editable=False,
                        max_length=200,
                        verbose_name="name as searched",
                    ),
                ),
                (
                    "folded_email",
                    models.CharField(
                        blank=True,
                        db_collation="C",
                        editable=False,
                        max_length=200,
                        verbose_name="e-mail as searched",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("waiting_customer", "Waiting for the customer"),
                            ("waiting_amazon", "Waiting for Amazon"),
                            ("answered", "Answered"),
                            ("closed", "Closed"),
                            ("reopened", "Reopened"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="due")),
                (
                    "seconds_left",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="working time left"),
                ),
                ("follow_up_on", models.DateField(blank=True, null=True, verbose_name="look again on")),
                ("next_at", models.DateTimeField(blank=True, null=True, verbose_name="next step")),
                ("submission_key", models.CharField(max_length=64)),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="opened by",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="inquiries",
                        to="orders.order",
                        verbose_name="order",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
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
                "verbose_name": "inquiry",
                "verbose_name_plural": "inquiries",
                "indexes": [
                    models.Index(fields=["seller", "-opened_at", "-id"], name="inquiries_newest"),
                    models.Index(
                        condition=models.Q(
                            ("status__in", ["open", "reopened", "waiting_customer", "waiting_amazon"])
                        ),
                        fields=["seller", "next_at", "id"],
                        name="inquiries_by_due",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("status__in", ["open", "reopened", "waiting_customer", "waiting_amazon"])
                        ),
                        fields=["seller", "owner", "next_at", "id"],
                        name="inquiries_by_owner",
                    ),
                    models.Index(
                        condition=models.Q(("folded_case", ""), _negated=True),
                        fields=["seller", "folded_case"],
                        name="inquiries_by_case",
                    ),
                    models.Index(
                        condition=models.Q(("folded_name", ""), _negated=True),
                        fields=["seller", "folded_name"],
                        name="inquiries_by_name",
                    ),
                    models.Index(
                        condition=models.Q(("folded_email", ""), _negated=True),
                        fields=["seller", "folded_email"],
                        name="inquiries_by_email",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "number"), name="inquiry_number_once"),
                    models.UniqueConstraint(
                        fields=("seller", "submission_key"), name="inquiry_submitted_once"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="inquiry_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{open:waiting_customer,open:waiting_amazon,open:answered,open:closed,reopened:waiting_customer,reopened:waiting_amazon,reopened:answered,reopened:closed,waiting_customer:open,waiting_customer:waiting_amazon,waiting_customer:answered,waiting_customer:closed,waiting_amazon:open,waiting_amazon:waiting_customer,waiting_amazon:answered,waiting_amazon:closed,answered:reopened,answered:waiting_customer,answered:waiting_amazon,answered:closed,closed:reopened}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="ca330442a1e61d7ac8f39ab94d42164c7dabc90a",
                            operation="UPDATE",
                            pgid="pgtrigger_inquiry_moves_5e366",
                            table="inquiries_inquiry",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "inquiries_inquiryevent" ("case_id", "cause", "channel", "customer_email", "customer_name", "due_at", "folded_case", "folded_email", "folded_name", "follow_up_on", "id", "kind", "language", "next_at", "number", "opened_at", "opened_by_id", "order_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seconds_left", "seller_id", "status", "subject", "submission_key") VALUES (NEW."case_id", NEW."cause", NEW."channel", NEW."customer_email", NEW."customer_name", NEW."due_at", NEW."folded_case", NEW."folded_email", NEW."folded_name", NEW."follow_up_on", NEW."id", NEW."kind", NEW."language", NEW."next_at", NEW."number", NEW."opened_at", NEW."opened_by_id", NEW."order_id", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seconds_left", NEW."seller_id", NEW."status", NEW."subject", NEW."submission_key"); RETURN NULL;',
                            hash="e9c766303ffa28b66767955dacf00780876bf2f3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3b23b",
                            table="inquiries_inquiry",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "inquiries_inquiryevent" ("case_id", "cause", "channel", "customer_email", "customer_name", "due_at", "folded_case", "folded_email", "folded_name", "follow_up_on", "id", "kind", "language", "next_at", "number", "opened_at", "opened_by_id", "order_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seconds_left", "seller_id", "status", "subject", "submission_key") VALUES (NEW."case_id", NEW."cause", NEW."channel", NEW."customer_email", NEW."customer_name", NEW."due_at", NEW."folded_case", NEW."folded_email", NEW."folded_name", NEW."follow_up_on", NEW."id", NEW."kind", NEW."language", NEW."next_at", NEW."number", NEW."opened_at", NEW."opened_by_id", NEW."order_id", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seconds_left", NEW."seller_id", NEW."status", NEW."subject", NEW."submission_key"); RETURN NULL;',
                            hash="bd6458365afbf3afb5a6951918e6f69997b816a3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7cd7a",
                            table="inquiries_inquiry",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplyTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("question", "Customer’s question"), ("case", "Seller Support case")],
                        default="question",
                        max_length=10,
                        verbose_name="for",
                    ),
                ),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("text", models.TextField(max_length=5000, verbose_name="text")),
                ("updated_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="sellers.seller",
                        verbose_name="seller",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "ready reply",
                "verbose_name_plural": "ready replies",
                "ordering": ["name", "language"],
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "language", "name"), name="reply_template_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "inquiries_replytemplateevent" ("id", "kind", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "subject", "text", "updated_at", "updated_by_id") VALUES (NEW."id", NEW."kind", NEW."language", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seller_id", NEW."subject", NEW."text", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;',
                            hash="96d7bf525e2c521ff4fabc7d1be185b648be33f7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c77b7",
                            table="inquiries_replytemplate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "inquiries_replytemplateevent" ("id", "kind", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "subject", "text", "updated_at", "updated_by_id") VALUES (NEW."id", NEW."kind", NEW."language", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seller_id", NEW."subject", NEW."text", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;',
                            hash="0efa4f2b18994f8d794dd644c4de175cdddf2d69",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_90d82",
                            table="inquiries_replytemplate",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opens", models.TimeField(default=datetime.time(9, 0), verbose_name="open from")),
                ("closes", models.TimeField(default=datetime.time(17, 0), verbose_name="open until")),
                ("timezone", models.CharField(max_length=40, verbose_name="time zone")),
                ("country", models.CharField(max_length=2, verbose_name="public holidays of")),
                ("closed_days", models.JSONField(blank=True, default=list, verbose_name="own days off")),
                (
                    "question_hours",
                    models.PositiveSmallIntegerField(
                        default=8,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="answer customers within",
                    ),
                ),
                (
                    "case_hours",
                    models.PositiveSmallIntegerField(
                        default=16,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="react to Seller Support within",
                    ),
                ),
                (
                    "wait_days",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="look again after",
                    ),
                ),
                (
                    "seller",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="service_hours",
                        to="sellers.seller",
                        verbose_name="seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "answering hours",
                "verbose_name_plural": "answering hours",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes__gt", models.F("opens")),
                            ("closes", datetime.time(0, 0)),
                            _connector="OR",
                        ),
                        name="service_hours_end_after_they_begin",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "inquiries_servicehoursevent" ("case_hours", "closed_days", "closes", "country", "id", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_hours", "seller_id", "timezone", "wait_days") VALUES (NEW."case_hours", NEW."closed_days", NEW."closes", NEW."country", NEW."id", NEW."opens", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_hours", NEW."seller_id", NEW."timezone", NEW."wait_days"); RETURN NULL;',
                            hash="ddc18c28a5636228ce2bc5df4cbf9c21121a10cb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a9c85",
                            table="inquiries_servicehours",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "inquiries_servicehoursevent" ("case_hours", "closed_days", "closes", "country", "id", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_hours", "seller_id", "timezone", "wait_days") VALUES (NEW."case_hours", NEW."closed_days", NEW."closes", NEW."country", NEW."id", NEW."opens", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_hours", NEW."seller_id", NEW."timezone", NEW."wait_days"); RETURN NULL;',
                            hash="f9310a8a13b6c2b0b61fee79a476060e633235c8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_68c39",
                            table="inquiries_servicehours",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InquiryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(max_length=20, verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[("question", "Customer’s question"), ("case", "Seller Support case")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("email", "E-mail"),
                            ("phone", "Phone"),
                            ("chat", "Shop chat"),
                            ("marketplace", "Marketplace message"),
                            ("seller_central", "Seller Central"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="channel",
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("cause", models.CharField(blank=True, max_length=30, verbose_name="cause")),
                ("customer_name", models.CharField(blank=True, max_length=100, verbose_name="customer")),
                (
                    "customer_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="customer’s e-mail"),
                ),
                ("language", models.CharField(default="en", max_length=10, verbose_name="language")),
                ("case_id", models.CharField(blank=True, max_length=40, verbose_name="case ID")),
                (
                    "folded_case",
                    models.CharField(
                        blank=True,
                        db_collation="C",
                        editable=False,
                        max_length=40,
                        verbose_name="case as searched",
                    ),
                ),
                (
                    "folded_name",
                    models.CharField(
                        blank=True,
                        db_collation="C",
                        editable=False,
                        max_length=200,
                        verbose_name="name as searched",
                    ),
                ),
                (
                    "folded_email",
                    models.CharField(
                        blank=True,
                        db_collation="C",
                        editable=False,
                        max_length=200,
                        verbose_name="e-mail as searched",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("waiting_customer", "Waiting for the customer"),
                            ("waiting_amazon", "Waiting for Amazon"),
                            ("answered", "Answered"),
                            ("closed", "Closed"),
                            ("reopened", "Reopened"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="due")),
                (
                    "seconds_left",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="working time left"),
                ),
                ("follow_up_on", models.DateField(blank=True, null=True, verbose_name="look again on")),
                ("next_at", models.DateTimeField(blank=True, null=True, verbose_name="next step")),
                ("submission_key", models.CharField(max_length=64)),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="opened by",
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
                        verbose_name="order",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
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
                        to="inquiries.inquiry",
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
                        verbose_name="seller",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("received", "Received"), ("sent", "Sent"), ("note", "Note")],
                        max_length=10,
                        verbose_name="direction",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("email", "E-mail"),
                            ("phone", "Phone"),
                            ("chat", "Shop chat"),
                            ("marketplace", "Marketplace message"),
                            ("seller_central", "Seller Central"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="channel",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=200, verbose_name="subject")),
                ("text", models.TextField(verbose_name="text")),
                ("language", models.CharField(blank=True, max_length=10, verbose_name="language")),
                ("draft", models.CharField(blank=True, max_length=40)),
                ("submission_key", models.CharField(max_length=64)),
                ("said_at", models.DateTimeField(verbose_name="said at")),
                ("recorded_at", models.DateTimeField(verbose_name="written down at")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written down by",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="inquiries.inquiry",
                        verbose_name="inquiry",
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
                "verbose_name": "message",
                "verbose_name_plural": "messages",
                "ordering": ["said_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inquiry", "submission_key"), name="message_submitted_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "inquiries_messageevent" ("by_id", "channel", "direction", "draft", "id", "inquiry_id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "said_at", "seller_id", "subject", "submission_key", "text") VALUES (NEW."by_id", NEW."channel", NEW."direction", NEW."draft", NEW."id", NEW."inquiry_id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."said_at", NEW."seller_id", NEW."subject", NEW."submission_key", NEW."text"); RETURN NULL;',
                            hash="9f1184ba6fb46c645169896079faac79645b72be",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5a484",
                            table="inquiries_message",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "inquiries_messageevent" ("by_id", "channel", "direction", "draft", "id", "inquiry_id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "said_at", "seller_id", "subject", "submission_key", "text") VALUES (NEW."by_id", NEW."channel", NEW."direction", NEW."draft", NEW."id", NEW."inquiry_id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."said_at", NEW."seller_id", NEW."subject", NEW."submission_key", NEW."text"); RETURN NULL;',
                            hash="786b3e0d93cc8cc5ff42294dd0b921d736e69762",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b1552",
                            table="inquiries_message",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplyTemplateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("question", "Customer’s question"), ("case", "Seller Support case")],
                        default="question",
                        max_length=10,
                        verbose_name="for",
                    ),
                ),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("text", models.TextField(max_length=5000, verbose_name="text")),
                ("updated_at", models.DateTimeField(verbose_name="changed at")),
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
                        to="inquiries.replytemplate",
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
                        verbose_name="seller",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceHoursEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("opens", models.TimeField(default=datetime.time(9, 0), verbose_name="open from")),
                ("closes", models.TimeField(default=datetime.time(17, 0), verbose_name="open until")),
                ("timezone", models.CharField(max_length=40, verbose_name="time zone")),
                ("country", models.CharField(max_length=2, verbose_name="public holidays of")),
                ("closed_days", models.JSONField(blank=True, default=list, verbose_name="own days off")),
                (
                    "question_hours",
                    models.PositiveSmallIntegerField(
                        default=8,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="answer customers within",
                    ),
                ),
                (
                    "case_hours",
                    models.PositiveSmallIntegerField(
                        default=16,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="react to Seller Support within",
                    ),
                ),
                (
                    "wait_days",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="look again after",
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
                        to="inquiries.servicehours",
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
                        verbose_name="seller",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.FileField(upload_to="inquiries/%Y/%m/", verbose_name="file")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("content_type", models.CharField(max_length=40, verbose_name="content type")),
                ("size", models.PositiveIntegerField(verbose_name="size")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="sellers.seller",
                        verbose_name="seller",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="inquiries.message",
                        verbose_name="message",
                    ),
                ),
            ],
            options={
                "verbose_name": "attachment",
                "verbose_name_plural": "attachments",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="MessageEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "direction",
                    models.CharField(
                        choices=[("received", "Received"), ("sent", "Sent"), ("note", "Note")],
                        max_length=10,
                        verbose_name="direction",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("email", "E-mail"),
                            ("phone", "Phone"),
                            ("chat", "Shop chat"),
                            ("marketplace", "Marketplace message"),
                            ("seller_central", "Seller Central"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="channel",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=200, verbose_name="subject")),
                ("text", models.TextField(verbose_name="text")),
                ("language", models.CharField(blank=True, max_length=10, verbose_name="language")),
                ("draft", models.CharField(blank=True, max_length=40)),
                ("submission_key", models.CharField(max_length=64)),
                ("said_at", models.DateTimeField(verbose_name="said at")),
                ("recorded_at", models.DateTimeField(verbose_name="written down at")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written down by",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="inquiries.inquiry",
                        verbose_name="inquiry",
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
                        to="inquiries.message",
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
                        verbose_name="seller",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReplyMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("to", models.EmailField(max_length=254, verbose_name="to")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Not sent"),
                            ("uncertain", "Perhaps sent"),
                        ],
                        default="sending",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("problem", models.CharField(blank=True, max_length=20, verbose_name="problem")),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("begun_at", models.DateTimeField(blank=True, null=True, verbose_name="begun at")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled at")),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mail",
                        to="inquiries.message",
                        verbose_name="message",
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
                "verbose_name": "reply by mail",
                "verbose_name_plural": "replies by mail",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "sending")),
                        fields=["asked_at"],
                        name="reply_mails_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("settled_at", None), ("status__in", ["failed", "uncertain"])),
                        fields=["seller", "asked_at"],
                        name="reply_mails_failed",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="reply_mail_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{sending:sent,sending:failed,sending:uncertain}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="74692b845f8f253b2c9fe1214fc481022f847982",
                            operation="UPDATE",
                            pgid="pgtrigger_reply_mail_moves_453bd",
                            table="inquiries_replymail",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "inquiries_replymailevent" ("asked_at", "begun_at", "id", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "sent_at", "settled_at", "status", "to") VALUES (NEW."asked_at", NEW."begun_at", NEW."id", NEW."message_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem", NEW."seller_id", NEW."sent_at", NEW."settled_at", NEW."status", NEW."to"); RETURN NULL;',
                            hash="34816775d9c3d21ef3af26e711ad6d2ead887aea",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dce3a",
                            table="inquiries_replymail",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "inquiries_replymailevent" ("asked_at", "begun_at", "id", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "sent_at", "settled_at", "status", "to") VALUES (NEW."asked_at", NEW."begun_at", NEW."id", NEW."message_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem", NEW."seller_id", NEW."sent_at", NEW."settled_at", NEW."status", NEW."to"); RETURN NULL;',
                            hash="31a8561460cdda682092087f3795b2685a549ea0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3fcfe",
                            table="inquiries_replymail",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplyMailEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("to", models.EmailField(max_length=254, verbose_name="to")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Not sent"),
                            ("uncertain", "Perhaps sent"),
                        ],
                        default="sending",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("problem", models.CharField(blank=True, max_length=20, verbose_name="problem")),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("begun_at", models.DateTimeField(blank=True, null=True, verbose_name="begun at")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled at")),
                (
                    "message",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="inquiries.message",
                        verbose_name="message",
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
                        to="inquiries.replymail",
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
                        verbose_name="seller",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]

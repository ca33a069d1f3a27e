"""Mails that bring an RMA to the customer, their wall, and when an RMA was first handed over."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0002_row_level_security"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("returns", "0002_walls"),
        ("sellers", "0002_marketplaces_and_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RmaMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("to", models.EmailField(max_length=254)),
                ("language", models.CharField(max_length=10)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("submission_key", models.CharField(max_length=64)),
                ("token", models.CharField(max_length=64, unique=True)),
                ("origin", models.CharField(max_length=200)),
                ("expires_at", models.DateTimeField()),
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
                    ),
                ),
                ("problem", models.CharField(blank=True, max_length=20)),
                ("asked_at", models.DateTimeField()),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="RmaMailEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=60)),
                ("to", models.EmailField(max_length=254)),
                ("language", models.CharField(max_length=10)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("submission_key", models.CharField(max_length=64)),
                ("token", models.CharField(max_length=64)),
                ("origin", models.CharField(max_length=200)),
                ("expires_at", models.DateTimeField()),
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
                    ),
                ),
                ("problem", models.CharField(blank=True, max_length=20)),
                ("asked_at", models.DateTimeField()),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="returnauthorization",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="returnauthorization",
            name="update_update",
        ),
        migrations.AddField(
            model_name="returnauthorization",
            name="handed_over_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="returnauthorizationevent",
            name="handed_over_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnauthorization",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "returns_returnauthorizationevent" ("amazon_rma_id", "authorization_id", "created_at", "fulfillment_center", "handed_over_at", "id", "order_id", "page_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_to", "seller_id") VALUES (NEW."amazon_rma_id", NEW."authorization_id", NEW."created_at", NEW."fulfillment_center", NEW."handed_over_at", NEW."id", NEW."order_id", NEW."page_url", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."return_to", NEW."seller_id"); RETURN NULL;',
                    hash="914ab06269bae686e30651a007583f20e0ab7cdc",
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
                    func='INSERT INTO "returns_returnauthorizationevent" ("amazon_rma_id", "authorization_id", "created_at", "fulfillment_center", "handed_over_at", "id", "order_id", "page_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_to", "seller_id") VALUES (NEW."amazon_rma_id", NEW."authorization_id", NEW."created_at", NEW."fulfillment_center", NEW."handed_over_at", NEW."id", NEW."order_id", NEW."page_url", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."return_to", NEW."seller_id"); RETURN NULL;',
                    hash="0da8b293e24c65ad4874b555d4d7c2d3d27c4e6a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_af996",
                    table="returns_returnauthorization",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="rmamail",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="rmamail",
            name="customer_return",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mails",
                to="returns.return",
            ),
        ),
        migrations.AddField(
            model_name="rmamail",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rma_mails", to="orders.order"
            ),
        ),
        migrations.AddField(
            model_name="rmamail",
            name="seller",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
        ),
        migrations.AddField(
            model_name="rmamailevent",
            name="by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rmamailevent",
            name="customer_return",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="returns.return",
            ),
        ),
        migrations.AddField(
            model_name="rmamailevent",
            name="order",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="orders.order",
            ),
        ),
        migrations.AddField(
            model_name="rmamailevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="rmamailevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="returns.rmamail",
            ),
        ),
        migrations.AddField(
            model_name="rmamailevent",
            name="seller",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="sellers.seller",
            ),
        ),
        migrations.AddIndex(
            model_name="rmamail",
            index=models.Index(
                condition=models.Q(("status", "sending")), fields=["asked_at"], name="rma_mails_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="rmamail",
            index=models.Index(fields=["seller", "status", "asked_at"], name="rma_mails_by_status"),
        ),
        migrations.AddConstraint(
            model_name="rmamail",
            constraint=models.UniqueConstraint(
                fields=("order", "submission_key"), name="rma_mail_submitted_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rmamail",
            trigger=pgtrigger.compiler.Trigger(
                name="rma_mail_moves",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{sending:sent,sending:failed,sending:uncertain}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="618a8da51b578cf5a7555e31972e33cba23918cd",
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
                    func='INSERT INTO "returns_rmamailevent" ("asked_at", "begun_at", "by_id", "customer_return_id", "expires_at", "id", "language", "name", "note", "opened_at", "order_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "sent_at", "status", "submission_key", "to", "token") VALUES (NEW."asked_at", NEW."begun_at", NEW."by_id", NEW."customer_return_id", NEW."expires_at", NEW."id", NEW."language", NEW."name", NEW."note", NEW."opened_at", NEW."order_id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem", NEW."seller_id", NEW."sent_at", NEW."status", NEW."submission_key", NEW."to", NEW."token"); RETURN NULL;',
                    hash="53e0a574a6d92e8eee71fcfd936332197b48dfdd",
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
                    func='INSERT INTO "returns_rmamailevent" ("asked_at", "begun_at", "by_id", "customer_return_id", "expires_at", "id", "language", "name", "note", "opened_at", "order_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "seller_id", "sent_at", "status", "submission_key", "to", "token") VALUES (NEW."asked_at", NEW."begun_at", NEW."by_id", NEW."customer_return_id", NEW."expires_at", NEW."id", NEW."language", NEW."name", NEW."note", NEW."opened_at", NEW."order_id", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem", NEW."seller_id", NEW."sent_at", NEW."status", NEW."submission_key", NEW."to", NEW."token"); RETURN NULL;',
                    hash="232eecc73557046efb436164c88fb7522272f842",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_639fc",
                    table="returns_rmamail",
                    when="AFTER",
                ),
            ),
        ),
        *wall("returns_rmamail", "returns_rmamailevent"),
    ]

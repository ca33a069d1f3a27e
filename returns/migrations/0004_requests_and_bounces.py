"""Requests of customers, mails that came back, settings for returns, and by when a parcel is to be posted."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0002_row_level_security"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("returns", "0003_rma_mail"),
        ("sellers", "0002_marketplaces_and_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
            options={
                "verbose_name": "return request",
                "verbose_name_plural": "return requests",
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
            ],
            options={
                "verbose_name": "requested item",
                "verbose_name_plural": "requested items",
                "ordering": ["id"],
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
            ],
            options={
                "abstract": False,
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
            ],
            options={
                "verbose_name": "photo of a return request",
                "verbose_name_plural": "photos of return requests",
                "ordering": ["id"],
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
            ],
            options={
                "abstract": False,
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
            ],
            options={
                "verbose_name": "settings for returns",
                "verbose_name_plural": "settings for returns",
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
        migrations.AddField(
            model_name="returnrequest",
            name="customer_return",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="request",
                to="returns.return",
            ),
        ),
        migrations.AddField(
            model_name="returnrequest",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="returnrequest",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="return_requests", to="orders.order"
            ),
        ),
        migrations.AddField(
            model_name="returnrequest",
            name="seller",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
        ),
        migrations.AddField(
            model_name="returnrequestevent",
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
            model_name="returnrequestevent",
            name="decided_by",
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
        migrations.AddField(
            model_name="returnrequestevent",
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
            model_name="returnrequestevent",
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
            model_name="returnrequestevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="returns.returnrequest",
            ),
        ),
        migrations.AddField(
            model_name="returnrequestevent",
            name="seller",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="sellers.seller",
            ),
        ),
        migrations.AddField(
            model_name="returnrequestline",
            name="order_item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="orders.orderitem"
            ),
        ),
        migrations.AddField(
            model_name="returnrequestline",
            name="request",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="returns.returnrequest"
            ),
        ),
        migrations.AddField(
            model_name="returnrequestline",
            name="seller",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
        ),
        migrations.AddField(
            model_name="returnrequestlineevent",
            name="order_item",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="orders.orderitem",
            ),
        ),
        migrations.AddField(
            model_name="returnrequestlineevent",
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
            model_name="returnrequestlineevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="returns.returnrequestline",
            ),
        ),
        migrations.AddField(
            model_name="returnrequestlineevent",
            name="request",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="returns.returnrequest",
            ),
        ),
        migrations.AddField(
            model_name="returnrequestlineevent",
            name="seller",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="sellers.seller",
            ),
        ),
        migrations.AddField(
            model_name="returnrequestphoto",
            name="request",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="photos", to="returns.returnrequest"
            ),
        ),
        migrations.AddField(
            model_name="returnrequestphoto",
            name="seller",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
        ),
        migrations.AddField(
            model_name="returnrequestphotoevent",
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
            model_name="returnrequestphotoevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="returns.returnrequestphoto",
            ),
        ),
        migrations.AddField(
            model_name="returnrequestphotoevent",
            name="request",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="returns.returnrequest",
            ),
        ),
        migrations.AddField(
            model_name="returnrequestphotoevent",
            name="seller",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="sellers.seller",
            ),
        ),
        migrations.AddField(
            model_name="returnsettings",
            name="seller",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="return_settings",
                to="sellers.seller",
            ),
        ),
        migrations.AddField(
            model_name="returnsettingsevent",
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
            model_name="returnsettingsevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="returns.returnsettings",
            ),
        ),
        migrations.AddField(
            model_name="returnsettingsevent",
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
            model_name="returnrequest",
            index=models.Index(fields=["seller", "-asked_at", "-id"], name="return_requests_newest"),
        ),
        migrations.AddIndex(
            model_name="returnrequest",
            index=models.Index(
                fields=["seller", "status", "-asked_at", "-id"], name="return_requests_by_status"
            ),
        ),
        migrations.AddIndex(
            model_name="returnrequest",
            index=models.Index(
                condition=models.Q(("mail_status", "sending")),
                fields=["mail_begun_at"],
                name="return_answers_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="returnrequest",
            constraint=models.UniqueConstraint(
                fields=("seller", "number"), name="return_request_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="returnrequest",
            constraint=models.UniqueConstraint(
                fields=("order", "submission_key"), name="return_request_submitted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="returnrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "open")), fields=("order",), name="return_request_one_open"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnrequest",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnrequest",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnrequest",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddConstraint(
            model_name="returnrequestline",
            constraint=models.UniqueConstraint(
                fields=("request", "order_item"), name="return_request_line_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="returnrequestline",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gt", 0)), name="return_request_line_asks_for_something"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnrequestline",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnrequestline",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddConstraint(
            model_name="returnrequestphoto",
            constraint=models.UniqueConstraint(
                fields=("request", "sha256"), name="return_request_photo_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnrequestphoto",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnrequestphoto",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnsettings",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnsettings",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        *wall(
            "returns_returnrequest",
            "returns_returnrequestevent",
            "returns_returnrequestline",
            "returns_returnrequestlineevent",
            "returns_returnrequestphoto",
            "returns_returnrequestphotoevent",
            "returns_returnsettings",
            "returns_returnsettingsevent",
        ),
    ]

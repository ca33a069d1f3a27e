"""The seller's own policy and logo, photographs of units, labels of the shop, and lists of returns; with their walls."""

import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0005_proof_of_resolutions"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("returns", "0006_follow_up_rules"),
        ("sellers", "0002_marketplaces_and_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
            options={
                "verbose_name": "row of a list of returns",
                "verbose_name_plural": "rows of lists of returns",
                "ordering": ["position"],
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
            ],
            options={
                "verbose_name": "look of the papers",
                "verbose_name_plural": "looks of the papers",
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
            ],
            options={
                "abstract": False,
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
            ],
            options={
                "verbose_name": "rule for returns",
                "verbose_name_plural": "rules for returns",
                "ordering": ["kind", "sku", "-valid_from", "id"],
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
            ],
            options={
                "abstract": False,
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
            ],
            options={
                "verbose_name": "list of returns",
                "verbose_name_plural": "lists of returns",
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
            ],
            options={
                "abstract": False,
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
            ],
            options={
                "verbose_name": "postage label",
                "verbose_name_plural": "postage labels",
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
            ],
            options={
                "abstract": False,
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
            ],
            options={
                "verbose_name": "photo of a returned unit",
                "verbose_name_plural": "photos of returned units",
                "ordering": ["id"],
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
        migrations.AddField(
            model_name="batchrow",
            name="customer_return",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="returns.return",
            ),
        ),
        migrations.AddField(
            model_name="batchrow",
            name="order",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="orders.order",
            ),
        ),
        migrations.AddField(
            model_name="batchrow",
            name="order_item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="orders.orderitem",
            ),
        ),
        migrations.AddField(
            model_name="batchrow",
            name="seller",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
        ),
        migrations.AddField(
            model_name="paperstyle",
            name="seller",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="paper_style", to="sellers.seller"
            ),
        ),
        migrations.AddField(
            model_name="paperstyleevent",
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
            model_name="paperstyleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="returns.paperstyle",
            ),
        ),
        migrations.AddField(
            model_name="paperstyleevent",
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
            model_name="policyrule",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="policyrule",
            name="seller",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
        ),
        migrations.AddField(
            model_name="policyruleevent",
            name="added_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="policyruleevent",
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
            model_name="policyruleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="returns.policyrule",
            ),
        ),
        migrations.AddField(
            model_name="policyruleevent",
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
            model_name="returnbatch",
            name="created_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="returnbatch",
            name="seller",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
        ),
        migrations.AddField(
            model_name="batchrow",
            name="batch",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="returns.returnbatch"
            ),
        ),
        migrations.AddField(
            model_name="returnbatchevent",
            name="created_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="returnbatchevent",
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
            model_name="returnbatchevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="returns.returnbatch",
            ),
        ),
        migrations.AddField(
            model_name="returnbatchevent",
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
            model_name="returnlabel",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="returnlabel",
            name="authorization",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="label",
                to="returns.returnauthorization",
            ),
        ),
        migrations.AddField(
            model_name="returnlabel",
            name="customer_return",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="label",
                to="returns.return",
            ),
        ),
        migrations.AddField(
            model_name="returnlabel",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="orders.order"
            ),
        ),
        migrations.AddField(
            model_name="returnlabel",
            name="seller",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
        ),
        migrations.AddField(
            model_name="returnlabelevent",
            name="added_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="returnlabelevent",
            name="authorization",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="returns.returnauthorization",
            ),
        ),
        migrations.AddField(
            model_name="returnlabelevent",
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
            model_name="returnlabelevent",
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
            model_name="returnlabelevent",
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
            model_name="returnlabelevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="returns.returnlabel",
            ),
        ),
        migrations.AddField(
            model_name="returnlabelevent",
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
            model_name="returnphoto",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="orders.order"
            ),
        ),
        migrations.AddField(
            model_name="returnphoto",
            name="seller",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
        ),
        migrations.AddField(
            model_name="returnphoto",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="photos", to="returns.returnitem"
            ),
        ),
        migrations.AddField(
            model_name="returnphotoevent",
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
            model_name="returnphotoevent",
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
            model_name="returnphotoevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="returns.returnphoto",
            ),
        ),
        migrations.AddField(
            model_name="returnphotoevent",
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
            model_name="returnphotoevent",
            name="unit",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="returns.returnitem",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paperstyle",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paperstyle",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddIndex(
            model_name="policyrule",
            index=models.Index(fields=["seller", "sku"], name="policy_rules_by_sku"),
        ),
        migrations.AddConstraint(
            model_name="policyrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="policy_rule_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="policyrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "window"), _negated=True), ("days__isnull", False), _connector="OR"
                ),
                name="policy_window_has_days",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="policyrule",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="policyrule",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddIndex(
            model_name="returnbatch",
            index=models.Index(fields=["seller", "-created_at", "-id"], name="return_batches_newest"),
        ),
        migrations.AddIndex(
            model_name="returnbatch",
            index=models.Index(
                condition=models.Q(("status", "running")),
                fields=["next_try_at"],
                name="return_batches_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="returnbatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("fingerprint", ""), _negated=True),
                fields=("seller", "fingerprint"),
                name="return_batch_run_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnbatch",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnbatch",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnbatch",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddConstraint(
            model_name="batchrow",
            constraint=models.UniqueConstraint(fields=("batch", "position"), name="return_batch_row_once"),
        ),
        migrations.AddConstraint(
            model_name="returnlabel",
            constraint=models.CheckConstraint(
                condition=models.Q(("customer_return", None), ("authorization", None), _connector="XOR"),
                name="return_label_belongs_to_one",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnlabel",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnlabel",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddConstraint(
            model_name="returnphoto",
            constraint=models.UniqueConstraint(fields=("unit", "sha256"), name="return_photo_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnphoto",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnphoto",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        *wall(
            "returns_paperstyle",
            "returns_paperstyleevent",
            "returns_policyrule",
            "returns_policyruleevent",
            "returns_returnbatch",
            "returns_returnbatchevent",
            "returns_batchrow",
            "returns_returnphoto",
            "returns_returnphotoevent",
            "returns_returnlabel",
            "returns_returnlabelevent",
        ),
    ]

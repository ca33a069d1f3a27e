"""The first tables."""

import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("sellers", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seller_id", models.BigIntegerField()),
                ("order_id", models.BigIntegerField(blank=True, null=True)),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.BigIntegerField()),
                ("verb", models.CharField(max_length=60)),
                ("before", models.CharField(blank=True, max_length=200)),
                ("after", models.CharField(blank=True, max_length=200)),
                ("reason", models.TextField(blank=True)),
                ("data", models.JSONField(blank=True, default=dict)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("person", "A person"),
                            ("amazon", "Amazon"),
                            ("carrier", "The carrier"),
                            ("customer", "The customer"),
                            ("portal", "The portal"),
                        ],
                        default="portal",
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["order_id", "-at", "-id"], name="change_of_order"),
                    models.Index(fields=["subject_type", "subject_id", "-at"], name="change_of_subject"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="change_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9832443e1d8229ce400a084632d7415ee341c92a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_change_is_kept_20858",
                            table="history_change",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
    ]

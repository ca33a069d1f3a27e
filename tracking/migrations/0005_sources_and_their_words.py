"""More carriers, the wall clock of events, who says what, a carrier named by hand, unknown words counted."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tracking", "0004_shipments_cancelled"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnknownWord",
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
                        choices=[("event", "Event"), ("status", "Status"), ("place", "Place of delivery")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("amazon", "Amazon"),
                            ("swiship", "Swiship"),
                            ("ups", "UPS"),
                            ("fedex", "FedEx"),
                            ("usps", "USPS"),
                            ("dhl", "DHL"),
                        ],
                        max_length=10,
                        verbose_name="source",
                    ),
                ),
                ("word", models.CharField(max_length=60, verbose_name="word")),
                ("sample", models.CharField(blank=True, max_length=300, verbose_name="described as")),
                ("times", models.PositiveIntegerField(default=0, verbose_name="times")),
                ("first_seen", models.DateTimeField(verbose_name="first seen")),
                ("last_seen", models.DateTimeField(verbose_name="last seen")),
            ],
            options={
                "verbose_name": "unknown word",
                "verbose_name_plural": "unknown words",
                "ordering": ["-last_seen", "-id"],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "source", "word"), name="unknown_word_once")
                ],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="package",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="package",
            name="update_update",
        ),
        migrations.AddField(
            model_name="package",
            name="carrier_override",
            field=models.CharField(
                blank=True, default="", max_length=20, verbose_name="carrier, named by a person"
            ),
        ),
        migrations.AddField(
            model_name="package",
            name="told_by",
            field=models.JSONField(blank=True, default=dict, verbose_name="who says what"),
        ),
        migrations.AddField(
            model_name="packageevent",
            name="carrier_override",
            field=models.CharField(
                blank=True, default="", max_length=20, verbose_name="carrier, named by a person"
            ),
        ),
        migrations.AddField(
            model_name="trackingevent",
            name="local_time",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=32, verbose_name="local time"
            ),
        ),
        migrations.AlterField(
            model_name="trackingevent",
            name="source",
            field=models.CharField(
                choices=[
                    ("amazon", "Amazon"),
                    ("swiship", "Swiship"),
                    ("ups", "UPS"),
                    ("fedex", "FedEx"),
                    ("usps", "USPS"),
                    ("dhl", "DHL"),
                ],
                max_length=10,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="package",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tracking_packageevent" ("amazon_tracking_number", "carrier_code", "carrier_override", "carrier_phone", "damaged_at", "delivered_at", "delivery_photo", "drop_off", "first_promise", "id", "last_event_at", "latest_estimate", "lost_closes_on", "lost_eligible_since", "lost_opens_on", "lost_told_at", "order_id", "package_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_until", "returning_at", "seller_id", "shipment_id", "shipped_at", "signed_for_by", "state", "status_description", "status_told", "swiship_url", "tracking_number") VALUES (NEW."amazon_tracking_number", NEW."carrier_code", NEW."carrier_override", NEW."carrier_phone", NEW."damaged_at", NEW."delivered_at", NEW."delivery_photo", NEW."drop_off", NEW."first_promise", NEW."id", NEW."last_event_at", NEW."latest_estimate", NEW."lost_closes_on", NEW."lost_eligible_since", NEW."lost_opens_on", NEW."lost_told_at", NEW."order_id", NEW."package_number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quiet_until", NEW."returning_at", NEW."seller_id", NEW."shipment_id", NEW."shipped_at", NEW."signed_for_by", NEW."state", NEW."status_description", NEW."status_told", NEW."swiship_url", NEW."tracking_number"); RETURN NULL;',
                    hash="179532821a98d312ee3e29aa7c55950cd3e55340",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_22b2f",
                    table="tracking_package",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="package",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."amazon_tracking_number" IS DISTINCT FROM (NEW."amazon_tracking_number") OR OLD."carrier_code" IS DISTINCT FROM (NEW."carrier_code") OR OLD."carrier_override" IS DISTINCT FROM (NEW."carrier_override") OR OLD."carrier_phone" IS DISTINCT FROM (NEW."carrier_phone") OR OLD."damaged_at" IS DISTINCT FROM (NEW."damaged_at") OR OLD."delivered_at" IS DISTINCT FROM (NEW."delivered_at") OR OLD."delivery_photo" IS DISTINCT FROM (NEW."delivery_photo") OR OLD."drop_off" IS DISTINCT FROM (NEW."drop_off") OR OLD."first_promise" IS DISTINCT FROM (NEW."first_promise") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last_event_at" IS DISTINCT FROM (NEW."last_event_at") OR OLD."latest_estimate" IS DISTINCT FROM (NEW."latest_estimate") OR OLD."lost_closes_on" IS DISTINCT FROM (NEW."lost_closes_on") OR OLD."lost_eligible_since" IS DISTINCT FROM (NEW."lost_eligible_since") OR OLD."lost_opens_on" IS DISTINCT FROM (NEW."lost_opens_on") OR OLD."lost_told_at" IS DISTINCT FROM (NEW."lost_told_at") OR OLD."order_id" IS DISTINCT FROM (NEW."order_id") OR OLD."package_number" IS DISTINCT FROM (NEW."package_number") OR OLD."quiet_until" IS DISTINCT FROM (NEW."quiet_until") OR OLD."returning_at" IS DISTINCT FROM (NEW."returning_at") OR OLD."seller_id" IS DISTINCT FROM (NEW."seller_id") OR OLD."shipment_id" IS DISTINCT FROM (NEW."shipment_id") OR OLD."shipped_at" IS DISTINCT FROM (NEW."shipped_at") OR OLD."signed_for_by" IS DISTINCT FROM (NEW."signed_for_by") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."status_description" IS DISTINCT FROM (NEW."status_description") OR OLD."status_told" IS DISTINCT FROM (NEW."status_told") OR OLD."swiship_url" IS DISTINCT FROM (NEW."swiship_url") OR OLD."tracking_number" IS DISTINCT FROM (NEW."tracking_number"))',
                    func='INSERT INTO "tracking_packageevent" ("amazon_tracking_number", "carrier_code", "carrier_override", "carrier_phone", "damaged_at", "delivered_at", "delivery_photo", "drop_off", "first_promise", "id", "last_event_at", "latest_estimate", "lost_closes_on", "lost_eligible_since", "lost_opens_on", "lost_told_at", "order_id", "package_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_until", "returning_at", "seller_id", "shipment_id", "shipped_at", "signed_for_by", "state", "status_description", "status_told", "swiship_url", "tracking_number") VALUES (NEW."amazon_tracking_number", NEW."carrier_code", NEW."carrier_override", NEW."carrier_phone", NEW."damaged_at", NEW."delivered_at", NEW."delivery_photo", NEW."drop_off", NEW."first_promise", NEW."id", NEW."last_event_at", NEW."latest_estimate", NEW."lost_closes_on", NEW."lost_eligible_since", NEW."lost_opens_on", NEW."lost_told_at", NEW."order_id", NEW."package_number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quiet_until", NEW."returning_at", NEW."seller_id", NEW."shipment_id", NEW."shipped_at", NEW."signed_for_by", NEW."state", NEW."status_description", NEW."status_told", NEW."swiship_url", NEW."tracking_number"); RETURN NULL;',
                    hash="1a57f4f216c331cecb3b28116c16dab20b9f4422",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_99981",
                    table="tracking_package",
                    when="AFTER",
                ),
            ),
        ),
    ]

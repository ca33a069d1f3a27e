"""More carriers may tell of a parcel on its way back; the wall clock of each scan is kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("returns", "0005_follow_up_rules_and_walls")]

    operations = [
        migrations.AddField(
            model_name="returnparcelscan",
            name="local_time",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=32, verbose_name="local time"
            ),
        ),
        migrations.AlterField(
            model_name="returnparcelscan",
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
    ]

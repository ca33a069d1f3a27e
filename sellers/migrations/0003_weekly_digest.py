"""Whether a member takes the weekly mail about claims."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sellers", "0002_marketplaces_and_walls"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="weekly_digest",
            field=models.BooleanField(default=True, verbose_name="weekly mail about claims"),
        ),
    ]

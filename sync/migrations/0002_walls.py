"""Row-level security round what was read from Amazon."""

from django.db import migrations

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [("sync", "0001_initial")]
    operations = wall("sync_cursor", "sync_run", "sync_reportimport")

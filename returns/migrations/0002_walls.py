"""Row-level security round returns, their units, RMAs and reasons, and what is kept of their changes."""

from django.db import migrations

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [("returns", "0001_initial")]
    operations = wall(
        "returns_return",
        "returns_returnevent",
        "returns_returnauthorization",
        "returns_returnauthorizationevent",
        "returns_returnitem",
        "returns_returnitemevent",
        "returns_returnreason",
    )

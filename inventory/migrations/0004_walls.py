"""Row-level security round forecasts and thresholds."""

from django.db import migrations

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [("inventory", "0003_forecasts_and_stock_by_state")]
    operations = wall("inventory_forecast", "inventory_stockthreshold", "inventory_stockthresholdevent")

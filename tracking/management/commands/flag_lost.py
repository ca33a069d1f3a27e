"""The daily sweep by hand."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from sellers.tenancy import acting_for_everyone
from tracking import actions


class Command(BaseCommand):
    help = "Flags every parcel that may be claimed as lost since today, drops what can no longer be filed, prints both."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        with acting_for_everyone():
            closed = actions.close_lost_windows(at=now)
            flagged = actions.flag_lost_eligible(at=now)
        self.stdout.write(f"{flagged} parcels became lost-eligible; {closed} can no longer be filed.")

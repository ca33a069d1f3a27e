"""The worker's set-up and the timetable: the queue only wakes work, the work itself is found in the tables."""

import os
from typing import Any

from celery import Celery
from celery.schedules import crontab
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mcf_portal.settings")

app = Celery("mcf_portal")
app.conf.update(
    broker_url=settings.ENGINES.celery_broker_url,
    timezone="UTC",
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_soft_time_limit=240,
    task_time_limit=300,  # stays under the visibility timeout, else a slow task would be given out twice
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    worker_cancel_long_running_tasks_on_connection_loss=True,
    worker_soft_shutdown_timeout=20,
    broker_connection_retry_on_startup=True,
    broker_transport_options={
        "visibility_timeout": 600,
        # kombu looks for abandoned messages every interval x throttle seconds; its default is 100
        "unacked_restore_interval": 10,
        "unacked_restore_throttle": 1,
        "socket_timeout": 30,
        "socket_keepalive": True,
        "health_check_interval": 25,
    },
)
app.autodiscover_tasks(
    ["inventory", "sync", "tracking", "returns", "reimbursements", "inquiries", "mcf_portal"]
)


def _every(task: str, seconds: float) -> dict[str, Any]:
    """A task that beat queues every so many seconds, forgotten when nobody took it before the next one."""
    return {"task": task, "schedule": seconds, "options": {"expires": seconds}}


def _daily(task: str, hour: int, minute: int) -> dict[str, Any]:
    """A task that beat queues once a day, at a UTC time when few sellers are at work."""
    return {"task": task, "schedule": crontab(hour=hour, minute=minute), "options": {"expires": 3600 * 6}}


app.conf.beat_schedule = {
    "heartbeat": _every("mcf_portal.tasks.heartbeat", 30.0),
    "sync-orders": _every("sync.tasks.sync_all_orders", 180.0),
    "read-notified-orders": _every("sync.tasks.read_all_pushed", 30.0),
    "poll-tracking": _every("tracking.tasks.poll_due_packages", 10.0),
    "sync-inventory": _every("sync.tasks.sync_all_inventory", 3600.0),
    "submit-returns": _every("returns.tasks.submit_waiting_returns", 60.0),
    "poll-return-parcels": _every("returns.tasks.poll_return_parcels", 60.0),
    "draft-return-claims": _every("sync.tasks.draft_return_claims", 900.0),
    "look-into-returns": _daily("returns.tasks.look_into_returns", 7, 40),
    "make-return-lists": _every("returns.tasks.make_waiting_lists", 60.0),
    "send-rma-mails": _every("returns.tasks.send_waiting_mails", 60.0),
    "send-replies": _every("inquiries.tasks.send_waiting_replies", 60.0),
    "sync-reports": _every("sync.tasks.advance_all_reports", 300.0),
    "forecast-stock": _daily("inventory.tasks.forecast_all", 7, 40),
    "hazmat-deadlines": _every("inventory.tasks.pass_hazmat_deadlines", 3600.0),
    "flag-lost": _daily("tracking.tasks.flag_lost_eligible", 8, 5),
    "open-claim-drafts": _daily("reimbursements.tasks.open_drafts", 8, 12),
    "expire-claims": _daily("reimbursements.tasks.expire_claims", 8, 20),
    "note-missed-claims": _daily("reimbursements.tasks.note_missed", 8, 25),
    "claim-warnings": _daily("reimbursements.tasks.give_warnings", 8, 40),
    "weekly-digests": _daily("reimbursements.tasks.ask_digests", 9, 5),
    "send-digests": _every("reimbursements.tasks.send_waiting_digests", 900.0),
    "sweep-claim-files": _daily("reimbursements.tasks.sweep_files", 8, 50),
    "follow-claims": _daily("reimbursements.tasks.follow_claims", 8, 35),
    "check-evidence": _every("reimbursements.tasks.check_waiting_files", 30.0),
    "make-packets": _every("reimbursements.tasks.make_waiting_packets", 60.0),
}

from django.apps import AppConfig

from mcf_portal.names import translate_names


class PortalConfig(AppConfig):
    name = "mcf_portal"
    verbose_name = "MCF Portal"

    def ready(self) -> None:
        from mcf_portal import celery  # noqa: F401, PLC0415 - shared_task needs the app before the first task is queued

        translate_names()

"""Every setting that an operator can give, read from the environment, `.env` and secret files, all checked at once."""

from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
SECRETS_DIR = Path("/run/secrets")
DEVELOPMENT_KEY = "development-only-key-never-use-it-in-production-0123456789"


class Environment(BaseSettings):
    """What the operator decides; the README's table of settings explains each."""

    model_config = SettingsConfigDict(
        env_file=ROOT / ".env",
        extra="ignore",
        secrets_dir=SECRETS_DIR if SECRETS_DIR.is_dir() else None,
    )

    debug: bool = False
    secret_key: SecretStr = SecretStr("")
    secret_key_fallbacks: Annotated[list[str], NoDecode] = []
    allowed_hosts: Annotated[list[str], NoDecode] = ["127.0.0.1", "localhost", "[::1]"]
    csrf_trusted_origins: Annotated[list[str], NoDecode] = []
    https: bool = True
    portal_url: str = ""
    database_url: str = ""
    redis_url: str = ""
    email_url: str = "console:"
    mail_webhook_secret: SecretStr = SecretStr("")
    default_from_email: str = "MCF Portal <portal@localhost>"
    media_root: Path = ROOT / "var" / "media"
    static_root: Path = ROOT / "var" / "static"
    sp_api_endpoint: str = "https://sellingpartnerapi-na.amazon.com"
    lwa_endpoint: str = "https://api.amazon.com/auth/o2/token"
    swiship_url: str = ""
    ups_url: str = "https://onlinetools.ups.com"
    ups_client_id: str = ""
    ups_client_secret: SecretStr = SecretStr("")
    ups_per_hour: int = 36_000
    fedex_url: str = "https://apis.fedex.com"
    fedex_client_id: str = ""
    fedex_client_secret: SecretStr = SecretStr("")
    fedex_per_hour: int = 36_000
    usps_url: str = "https://apis.usps.com"
    usps_client_id: str = ""
    usps_client_secret: SecretStr = SecretStr("")
    usps_per_hour: int = 60
    dhl_url: str = "https://api-eu.dhl.com"
    dhl_api_key: SecretStr = SecretStr("")
    dhl_per_hour: int = 10
    log_level: str = "INFO"

    @field_validator("allowed_hosts", "csrf_trusted_origins", "secret_key_fallbacks", mode="before")
    @classmethod
    def split_commas(cls, value: object) -> object:
        """Lists are written with commas, as operators write them elsewhere."""
        return (
            [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value
        )


def mail_settings(url: str) -> dict[str, object]:
    """Django's mail settings from `console:`, `memory:`, `file:///folder` or `smtp[+tls|+ssl]://user:password@host:port`."""
    parts = urlsplit(url)
    if parts.scheme in ("", "console"):
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme == "memory":
        return {"EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
    if parts.scheme == "file":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": parts.path,
        }
    if not parts.scheme.startswith("smtp"):
        raise ValueError(
            f"EMAIL_URL: {parts.scheme!r} is not one of console, memory, file, smtp, smtp+tls, smtp+ssl."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtp+ssl",
        "EMAIL_TIMEOUT": int(parse_qs(parts.query).get("timeout", ["10"])[0]),
    }

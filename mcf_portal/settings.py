"""Django's settings, put together from the environment (see `environment.py`)."""

from typing import Any

import dj_database_url
import django_stubs_ext
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from mcf_portal import engines, logs
from mcf_portal.environment import DEVELOPMENT_KEY, ROOT, Environment, mail_settings

django_stubs_ext.monkeypatch()  # lets `ModelForm[Order]` and the like stand in code that runs

ENV = Environment()
BASE_DIR = ROOT
DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key.get_secret_value() or (DEVELOPMENT_KEY if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Set it to a long random string, or DEBUG=true on your own machine."
    )
SECRET_KEY_FALLBACKS = ENV.secret_key_fallbacks
ALLOWED_HOSTS = ENV.allowed_hosts
CSRF_TRUSTED_ORIGINS = ENV.csrf_trusted_origins
# Where the links of mails lead that nobody's request has sent
PORTAL_URL = ENV.portal_url or next(iter(ENV.csrf_trusted_origins), "")

# --- engines -----------------------------------------------------------------------------------------------------
ENGINES = engines.addresses(ROOT / "var", database_url=ENV.database_url, redis_url=ENV.redis_url)
DATABASES: dict[str, Any] = {"default": dict(dj_database_url.parse(ENGINES.database_url, conn_max_age=60))}
DATABASES["default"] |= {"ATOMIC_REQUESTS": True, "CONN_HEALTH_CHECKS": True}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ENGINES.redis_url}
}
REDIS_URL = ENGINES.redis_url
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- the rooms, top to bottom ------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "mcf_portal.apps.PortalConfig",
    "sync.apps.SyncConfig",
    "inquiries.apps.InquiriesConfig",
    "reimbursements.apps.ReimbursementsConfig",
    "returns.apps.ReturnsConfig",
    "tracking.apps.TrackingConfig",
    "orders.apps.OrdersConfig",
    "inventory.apps.InventoryConfig",
    "sellers.apps.SellersConfig",
    "history.apps.HistoryConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_countries",
    "django_htmx",
    "django_structlog",
    "pgtrigger",
    "pghistory",
    "template_partials.apps.SimpleAppConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sellers.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mcf_portal.middleware.RequestLogMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sellers.middleware.SellerMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "mcf_portal.middleware.NoNulMiddleware",
]
ROOT_URLCONF = "mcf_portal.urls"
WSGI_APPLICATION = "mcf_portal.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mcf_portal.context.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "mcf_portal.templatetags.portal",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
        },
    }
]

# --- people ------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "sellers.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "sellers.adapter.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[MCF Portal] "
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "MCF Portal"

# --- languages and time ------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("zh-hans", _("简体中文"))]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- files, mail -------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATICFILES_DIRS = [ROOT / "static"]
STATIC_ROOT = ENV.static_root
MEDIA_ROOT = ENV.media_root  # outside the web root: files are served by views that ask who may see them
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FILES = 200  # more than any page takes, so that the page can say so itself
FILE_UPLOAD_HANDLERS = [
    "mcf_portal.uploads.BoundedUploads",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
globals().update(mail_settings(ENV.email_url))
DEFAULT_FROM_EMAIL = ENV.default_from_email
MAIL_WEBHOOK_SECRET = ENV.mail_webhook_secret.get_secret_value()

# --- walls -------------------------------------------------------------------------------------------------------
_SELF = ("'self'",)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": _SELF,
        "script-src": _SELF,
        "style-src": _SELF,
        "img-src": ("'self'", "data:"),
        "form-action": _SELF,
        "object-src": ("'none'",),
        "base-uri": ("'none'",),
        "frame-ancestors": ("'none'",),
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
if ENV.https and not DEBUG:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # probes speak plain HTTP inside the network
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

# --- outside -----------------------------------------------------------------------------------------------------
SP_API_ENDPOINT = ENV.sp_api_endpoint
LWA_ENDPOINT = ENV.lwa_endpoint
SWISHIP_URL = ENV.swiship_url
UPS_URL = ENV.ups_url
UPS_CLIENT_ID = ENV.ups_client_id
UPS_CLIENT_SECRET = ENV.ups_client_secret.get_secret_value()
UPS_PER_HOUR = ENV.ups_per_hour
FEDEX_URL = ENV.fedex_url
FEDEX_CLIENT_ID = ENV.fedex_client_id
FEDEX_CLIENT_SECRET = ENV.fedex_client_secret.get_secret_value()
FEDEX_PER_HOUR = ENV.fedex_per_hour
USPS_URL = ENV.usps_url
USPS_CLIENT_ID = ENV.usps_client_id
USPS_CLIENT_SECRET = ENV.usps_client_secret.get_secret_value()
USPS_PER_HOUR = ENV.usps_per_hour
DHL_URL = ENV.dhl_url
DHL_API_KEY = ENV.dhl_api_key.get_secret_value()
DHL_PER_HOUR = ENV.dhl_per_hour

LOGGING = logs.configure(level=ENV.log_level, readable=DEBUG)
LOGGING_CONFIG = "logging.config.dictConfig"

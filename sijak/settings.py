"""Which pieces is the house made of, and how are they locked?

One file, no second one for tests or production: what may differ comes from the
environment (sijak/kernel/environment.py) and is refused when it is wrong. DEBUG is never on:
its error pages print local variables.
"""

from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.csp import CSP

from sijak.kernel.environment import (
    BadEnvironment,
    read_folder,
    read_origin,
    read_secret,
    read_text,
    read_yes_no,
)

BASE_DIR = Path(__file__).resolve().parent.parent

# --- what the person who starts the house decides -------------------------------------

SIJAK_DATA_DIR = read_folder("SIJAK_DATA_DIR", BASE_DIR / "var")
SIJAK_PRACTICE = read_yes_no("SIJAK_PRACTICE")
SIJAK_ORIGIN = read_origin("SIJAK_ORIGIN", "http://localhost:8000")
SIJAK_BEHIND_PROXY = read_yes_no("SIJAK_BEHIND_PROXY")
SIJAK_VAULT_SOCKET = read_text("SIJAK_VAULT_SOCKET", str(SIJAK_DATA_DIR / "run" / "vault.sock"), longest=100)
SIJAK_ORG_NAME = {
    "ko": read_text("SIJAK_ORG_NAME", "새조위"),
    "en": read_text("SIJAK_ORG_NAME_EN", "Saejowi"),
    "zh-hans": read_text("SIJAK_ORG_NAME_ZH", "新家园会（새조위）"),
}
# The organisation's word for the people it walks with; each person may choose their own.
SIJAK_PEOPLE_WORD = {
    "ko": read_text("SIJAK_PEOPLE_WORD", "북에서 온 사람"),
    "en": read_text("SIJAK_PEOPLE_WORD_EN", "people from the North"),
    "zh-hans": read_text("SIJAK_PEOPLE_WORD_ZH", "来自北方的人"),
}
# The office's own number, for the hour in which the page itself cannot take a request.
SIJAK_PHONE = read_text("SIJAK_PHONE", "")
# Where gifts go, as it is printed: bank, number, holder. Without it the page says: ask by telephone.
SIJAK_BANK = read_text("SIJAK_BANK", "")
# Where "leave this page" leads: an everyday page that explains itself to anyone.
SIJAK_EXIT_TO = read_text("SIJAK_EXIT_TO", "https://www.weather.go.kr/")
# The file socket of a ClamAV daemon, where one runs: every paper is shown to it before it is kept.
SIJAK_CLAMD = read_text("SIJAK_CLAMD", "", longest=100)
if not SIJAK_EXIT_TO.startswith("https://"):
    raise BadEnvironment("SIJAK_EXIT_TO", "must begin with https://")

WEB_DIR = SIJAK_DATA_DIR / "web"
SECRET_KEY = read_secret(WEB_DIR / "secret")
DEBUG = False

# --- the departments --------------------------------------------------------------------

# In order of who may know whom: later ones may import earlier ones.
DEPARTMENTS = (
    "kernel",
    "ui",
    "notify",
    "accounts",
    "files",
    "people",
    "journal",
    "money",
    "care",
    "reach",
    "counselling",
    "health",
    "scholarships",
    "stories",
    "desk",
    "myspace",
    "reports",
    "pages",
    "practice",
)


def exists(module: str) -> bool:
    """A department that this installation does not carry is left out, not mourned."""
    try:
        spec = find_spec(module)
    except ModuleNotFoundError:
        return False
    return spec is not None and spec.origin is not None


PRESENT = tuple(name for name in DEPARTMENTS if exists(f"sijak.{name}"))

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    *(f"sijak.{name}" for name in PRESENT),
]

MIDDLEWARE = [
    "sijak.kernel.keeping.KeepingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "sijak.kernel.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sijak.kernel.language.LanguageMiddleware",
    "sijak.kernel.limits.LimitsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "sijak.kernel.actor.NobodyMiddleware",
]
if exists("sijak.accounts.middleware"):
    MIDDLEWARE.append("sijak.accounts.middleware.ActorMiddleware")
MIDDLEWARE += [
    "sijak.kernel.access.RefusalMiddleware",
    "sijak.kernel.readonly.ReadOnlyMiddleware",
]

ROOT_URLCONF = "sijak.urls"
WSGI_APPLICATION = "sijak.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                *(["sijak.ui.context.shell"] if exists("sijak.ui.context") else []),
            ],
        },
    }
]

# --- the data store: sealed envelopes and random ids, no names -----------------------------

DATABASES = {
    "default": {
        # Sets and checks its own PRAGMAs; makes tables WITHOUT ROWID (kernel/sqlite).
        "ENGINE": "sijak.kernel.sqlite",
        "NAME": WEB_DIR / "data.db",
        "CONN_MAX_AGE": None,
        "ATOMIC_REQUESTS": False,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

# --- words, days, numbers -------------------------------------------------------------------

LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", "한국어"), ("en", "English"), ("zh-hans", "中文")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Seoul"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# --- what leaves the house ---------------------------------------------------------------------

STATIC_URL = "/static/"
# Set by the start script after it gathered, hashed and compressed the files; without it
# (tests, a developer's machine) they are served as they lie in the departments.
SIJAK_STATIC_DIR = read_text("SIJAK_STATIC_DIR", "")
# Where the copy of the public site stands, once somebody made one.
SIJAK_SITE_DIR = read_folder("SIJAK_SITE_DIR", SIJAK_DATA_DIR / "site")
STATIC_ROOT = SIJAK_STATIC_DIR or None
WHITENOISE_USE_FINDERS = not SIJAK_STATIC_DIR
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if SIJAK_STATIC_DIR
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
# Tells other sites nothing. Not "no-referrer": browsers then send "Origin: null" with every
# form and the forgery check could not tell our own pages from a stranger's.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 31_536_000 if SIJAK_ORIGIN.startswith("https://") else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
if SIJAK_BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

_origin_host = urlsplit(SIJAK_ORIGIN).hostname or ""
ALLOWED_HOSTS = sorted({_origin_host, *(("localhost", "127.0.0.1") if SIJAK_PRACTICE else ())})
CSRF_TRUSTED_ORIGINS = [SIJAK_ORIGIN]
# A practice house on a laptop has no certificate; browsers other than Chromium's and scripts
# then send no Secure cookie back, not even to localhost.
_is_https = SIJAK_ORIGIN.startswith("https://")
SIJAK_COOKIE_SECURE = _is_https or not SIJAK_PRACTICE
SIJAK_COOKIE = "__Host-sijak" if SIJAK_COOKIE_SECURE else "sijak"
# Of the person's own pages: there only after the eight words were given, gone with the browser.
SIJAK_OWN_COOKIE = "__Host-my" if SIJAK_COOKIE_SECURE else "my"
CSRF_COOKIE_NAME = "__Host-csrf" if SIJAK_COOKIE_SECURE else "sijak-csrf"
CSRF_COOKIE_SECURE = SIJAK_COOKIE_SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "sijak.ui.http.form_too_old"

# Large enough that one megabyte typed by mistake comes back with a sentence instead of an
# error page; kernel/limits answers larger ones before they are read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
# A file that comes in never touches a temporary folder; kernel/limits says how large it may be where.
FILE_UPLOAD_HANDLERS = ["sijak.kernel.limits.OnlyInMemory"]

# Letters to workers say only that there is something to do (sijak/notify). A practice house lays
# them in a folder; others hand them to the office's own post server.
SIJAK_SMTP = "" if SIJAK_PRACTICE else read_text("SIJAK_SMTP_HOST", "")
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": SIJAK_SMTP,
            "port": 587,
            "use_tls": True,
            "timeout": 10,
            "username": read_text("SIJAK_SMTP_USER", ""),
            "password": read_text("SIJAK_SMTP_PASSWORD", ""),
        },
    }
    if SIJAK_SMTP
    else {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": SIJAK_DATA_DIR / "post"},
    }
}
DEFAULT_FROM_EMAIL = read_text("SIJAK_MAIL_FROM", "sijak@localhost")

# --- what may be written about itself ---------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "sijak.kernel.logs.QuietFormatter"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["out"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["out"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["out"], "level": "ERROR", "propagate": False},
        # The development server prints whole addresses with their queries.
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "sijak": {"handlers": ["out"], "level": "INFO", "propagate": False},
    },
}

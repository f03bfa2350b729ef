"""Every setting of the program, typed, each with its meaning. None is needed to start."""

from pathlib import Path

from followthrough.accounts.secrets import secret_key
from followthrough.accounts.surroundings import flag, local_time_zone
from followthrough.storage.home import DATABASE, data_folder

HOME = data_folder()
HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
UPLOADS = HOME / "imports"
PASSWORDS = HOME / "passwords"
BACKUPS = HOME / "backups"
KEYRING = flag("FOLLOWTHROUGH_KEYRING", default=True)  # whether passwords may stand in it

SECRET_KEY = secret_key(HOME)
DEBUG = flag("FOLLOWTHROUGH_DEBUG", default=False)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "followthrough",
]
AUTH_USER_MODEL = "followthrough.User"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "followthrough.web.middleware.LaunchMiddleware",
]
CSRF_FAILURE_VIEW = "followthrough.web.troubles.forbidden"
ROOT_URLCONF = "followthrough.web.urls"
WSGI_APPLICATION = "followthrough.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "followthrough.web.jinja.environment",
            "autoescape": True,
            "trim_blocks": True,
            "lstrip_blocks": True,
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / DATABASE,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;"
                " PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-32000;"
                " PRAGMA secure_delete=ON;"  # erased is erased, whatever SQLite was built with
            ),
        },
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_NAME = "followthrough_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}

STATIC_URL = "/static/"
STATICFILES_DIRS = [Path(__file__).parent / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = local_time_zone()

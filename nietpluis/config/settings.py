"""All settings, from the environment. How each NIETPLUIS_… is read stands in config/omgeving.py.

There is no debug mode: an error page never shows what was inside, also not in development. There
the trace goes to the console.
"""

from pathlib import Path

from csp.constants import NONE, SELF

from nietpluis.config import omgeving
from nietpluis.organisaties.allauth_instellingen import *  # noqa: F403 (all of it is settings)

_UITGECHECKT = Path(__file__).resolve().parents[2]
# Installed as a package there is no checkout: then data stands where the process starts.
BASIS = _UITGECHECKT if (_UITGECHECKT / "manage.py").exists() else Path.cwd()
VAR = Path(omgeving.tekst("VAR") or BASIS / "var")
PRODUCTIE = omgeving.productie()

DEBUG = False
SECRET_KEY = omgeving.geheim(VAR)
HOOFDSLEUTEL = omgeving.hoofdsleutel(VAR)
HOOFDSLEUTELS_VORIGE = omgeving.vorige_hoofdsleutels()
ALLOWED_HOSTS = omgeving.toegestane_namen()
VEILIGHEID_CONTACT = omgeving.veiligheid_contact()

# ---------------------------------------------------------------------------------------------
# What it is made of

INSTALLED_APPS = [
    "nietpluis.portaal",
    "nietpluis.casussen",
    "nietpluis.reservekopie",
    "nietpluis.meldcodes",
    "nietpluis.tellingen",
    "nietpluis.organisaties",
    "nietpluis.post",
    "nietpluis.kluis",
    "nietpluis.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "nietpluis.config.antwoord.AntwoordMiddleware",
    "nietpluis.config.hoofd.HoofdMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "nietpluis.organisaties.verborgen.VerborgenMiddleware",
    "nietpluis.organisaties.kaartsessie.KaartMiddleware",
    # Signing in is the default; a public page says so with login_not_required.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "nietpluis.config.urls"
WSGI_APPLICATION = "nietpluis.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nietpluis.organisaties.context.wie_vraagt",
                "nietpluis.organisaties.context.beginnen",
                "nietpluis.portaal.context.menu",
            ],
        },
    },
]
# Form templates come from the apps, so that ui can bring its own.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# ---------------------------------------------------------------------------------------------
# Two stores: the keys live apart, or an old backup of everything would undo a destruction.

DATABASES = {
    "default": omgeving.database("DATABASE", VAR / "nietpluis.sqlite3"),
    "sleutels": omgeving.database("SLEUTELDATABASE", VAR / "sleutels.sqlite3"),
}
# Copies are read by a role that sees every organisation and writes nothing, and sealed to a public key.
RESERVEKOPIE_DATABASES = {
    "default": omgeving.andere_database("RESERVEKOPIE_DATABASE", DATABASES["default"]),
    "sleutels": omgeving.andere_database("RESERVEKOPIE_SLEUTELDATABASE", DATABASES["sleutels"]),
}
RESERVESLEUTEL = omgeving.tekst("RESERVESLEUTEL")
DATABASE_ROUTERS = ["nietpluis.kluis.router.SleutelRouter"]
# Where anchors are kept: a place that the owner of the database cannot write. Empty: nowhere.
ANKERMAP = omgeving.tekst("ANKERMAP")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---------------------------------------------------------------------------------------------
# Signing in

# Who may begin an organisation in the browser.
BEGINNEN = omgeving.beginnen(PRODUCTIE)
AUTH_USER_MODEL = "organisaties.Gebruiker"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "nietpluis.organisaties.wachtwoorden.LangGenoeg",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "nietpluis.organisaties.wachtwoorden.VerzinIetsAnders"},
]
# Attempts and used codes are counted over all processes, and outlive them. Nothing is thrown out to make
# room: whoever made many attempts could otherwise wipe out the count. Old ones go with the daily job.
CACHES = {
    "default": {
        "BACKEND": "nietpluis.organisaties.tellen.Tellercache",
        "LOCATION": "organisaties_teller",
        "OPTIONS": {"MAX_ENTRIES": 10_000_000},
    }
}
# A message may name a colleague: it stays on the server, where a cookie would carry it in plain text.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = PRODUCTIE
CSRF_COOKIE_AGE = None  # ends with the browser: a shared phone keeps no trace of a visit
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = PRODUCTIE
# Neutral names; in production a browser binds a __Host- cookie to this one host over https.
SESSION_COOKIE_NAME = "__Host-sessie" if PRODUCTIE else "sessie"
CSRF_COOKIE_NAME = "__Host-formulier" if PRODUCTIE else "formulier"
APPARAAT_COOKIE_NAME = "__Host-apparaat" if PRODUCTIE else "apparaat"

# ---------------------------------------------------------------------------------------------
# What leaves this server

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
# "no-referrer" would turn the Origin of our own forms into "null", which the CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = PRODUCTIE
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60 if PRODUCTIE else 0
# Other names under the organisation's domain are not ours to decide about.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if omgeving.ja_nee("ACHTER_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CSRF_FAILURE_VIEW = "nietpluis.ui.fouten.csrf"

STATIC_URL = "/static/"
STATIC_ROOT = Path(omgeving.tekst("STATIC_MAP") or BASIS / "staticfiles")
# Never a file on disk: a photo has a handler of its own, which seals it as it comes in. What else is sent
# must fit in memory (2.5 MB), or it is not there.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # uploads are sealed rows
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTIE
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not PRODUCTIE

# Without a mail server nothing is sent: in development the text of a mail goes to the console.
MAIL_SERVER = omgeving.tekst("MAIL_SERVER")
EMAIL_BACKEND = f"django.core.mail.backends.{omgeving.mailsoort(PRODUCTIE)}.EmailBackend"
EMAIL_HOST = MAIL_SERVER or "localhost"
EMAIL_PORT = omgeving.getal("MAIL_POORT", 587)
EMAIL_HOST_USER = omgeving.tekst("MAIL_GEBRUIKER")
EMAIL_HOST_PASSWORD = omgeving.uit_bestand_of_omgeving("MAIL_WACHTWOORD")
EMAIL_USE_TLS, EMAIL_USE_SSL = omgeving.mailbeveiliging(PRODUCTIE)
EMAIL_TIMEOUT = 20  # seconds, for each step with the mail server
DEFAULT_FROM_EMAIL = omgeving.tekst("MAIL_AFZENDER", "bericht@localhost")
# A job that mails a link has no visitor to ask where the site is, and a visitor could lie.
WEBADRES = omgeving.webadres(ALLOWED_HOSTS)

# ---------------------------------------------------------------------------------------------
# Language, time and the log

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# The log says what happened and where in the code, never with which values.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "regel": {
            "()": "nietpluis.config.logboek.Regel",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.db.backends": {"level": "WARNING"},  # below this it writes SQL with its parameters
        "nietpluis": {"level": "INFO"},
    },
}

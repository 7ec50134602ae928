"""The settings of the site, with a yardstick mounted beside it and the server's own time on each answer."""

from nietpluis.config.settings import *  # noqa: F403 -- all of it is settings
from nietpluis.config.settings import INSTALLED_APPS as APPS
from nietpluis.config.settings import MIDDLEWARE as TUSSENLAGEN

INSTALLED_APPS = [*APPS, "bench.maatstaf"]
MIDDLEWARE = ["bench.tijdmeting.TijdMiddleware", *TUSSENLAGEN]
ROOT_URLCONF = "bench.adressen"

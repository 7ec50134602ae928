"""What an application server loads: `nietpluis.config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nietpluis.config.settings")

application = get_wsgi_application()

from nietpluis.config.eerste_start import zeg_hoe_te_beginnen  # noqa: E402 (it knows models)
from nietpluis.config.startbewijs import bewijs_de_start  # noqa: E402 (it knows models: after the setup)

bewijs_de_start()
zeg_hoe_te_beginnen()

"""What an application server loads: `nietpluis.config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from nietpluis.config.startbewijs import bewijs_de_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nietpluis.config.settings")

application = get_wsgi_application()
bewijs_de_start()

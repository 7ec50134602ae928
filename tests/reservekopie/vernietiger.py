"""Destroys the key of a dossier as the site does, or says whether it is there; in a process of its own."""

import sys
from uuid import UUID

import django

django.setup()  # before the models below

from nietpluis.kluis.models import Dossiersleutel  # noqa: E402
from nietpluis.kluis.register import vernietig_en_noteer  # noqa: E402
from nietpluis.organisaties.models import Organisatie  # noqa: E402

if __name__ == "__main__":
    dossier = UUID(sys.argv[-1])
    if sys.argv[1] == "leeft":
        leeft = Dossiersleutel.objects.filter(dossier=dossier).exists()
        sys.stdout.write("ja" if leeft else "nee")
    else:
        linde = Organisatie.objects.get(slug="de-linde")
        vernietig_en_noteer(linde.id, dossier, "termijn")

"""What the trial asks of the site itself, in a process with its settings: who records, and what stands.

python -m bench.uitval.hier mensen AANTAL    addresses and sessions of workers, as JSON
python -m bench.uitval.hier geteld           how often each signal of the trial stands, as JSON
"""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402 (after the setup)

from bench.bezoekers import werkers  # noqa: E402 (after the setup)
from bench.uitval.belasting import NAAM  # noqa: E402 (after the setup)
from nietpluis.casussen.lezen import open_casus  # noqa: E402 (after the setup)
from nietpluis.casussen.models import Casus  # noqa: E402 (after the setup)
from nietpluis.kern.feiten.signalen import Signaal  # noqa: E402 (after the setup)
from nietpluis.organisaties.models import Organisatie  # noqa: E402 (after the setup)
from nietpluis.organisaties.toegang import in_organisatie  # noqa: E402 (after the setup)

VOOR = NAAM.format("")


def mensen(aantal: int) -> list[tuple[str, str, str]]:
    """The base address of so many workers, with the name and the value of their session cookie."""
    naam = settings.SESSION_COOKIE_NAME
    klanten = [werker.klant(0) for werker in werkers(1, aantal)]
    return [(klant.basis, naam, klant.cookies[naam]) for klant in klanten]


def geteld() -> dict[str, int]:
    """Every signal of the trial -> in how many facts it stands."""
    aantallen: dict[str, int] = {}
    for organisatie in Organisatie.objects.all():
        with in_organisatie(organisatie.id):
            for casus in Casus.objects.order_by("id"):
                for feit in open_casus(casus).dossier.feiten:
                    if isinstance(feit, Signaal) and feit.bel_naam.startswith(VOOR):
                        signaal = feit.bel_naam.removeprefix(VOOR)
                        aantallen[signaal] = aantallen.get(signaal, 0) + 1
    return aantallen


if __name__ == "__main__":
    uit = mensen(int(sys.argv[2])) if sys.argv[1] == "mensen" else geteld()
    print(json.dumps(uit))

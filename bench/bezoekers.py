"""Who visits the site during the measurement, signed in without a form, and which casussen they open."""

import re
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from itertools import count, islice
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from bench.klant import Klant
from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.models import Casus
from nietpluis.casussen.projectie import kenmerken
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.casussen.vullen.mensen import slug
from nietpluis.kern import protocollen
from nietpluis.kern.feiten.gesprekken import Contactpoging
from nietpluis.organisaties import tweede_factor
from nietpluis.organisaties.models import Lidmaatschap, Organisatie, Rol
from nietpluis.organisaties.toegang import in_organisatie, met_lid

BACKEND = "django.contrib.auth.backends.ModelBackend"
GROOT = 300
"""Facts in the large dossier."""
_CIJFERS = re.compile(r"\d+")


@dataclass(frozen=True)
class Bezoeker:
    """Somebody of an organisation, with the base of its addresses."""

    lid: Lidmaatschap
    basis: str

    def klant(self, poort: int) -> Klant:
        """A browser in which this person is signed in."""
        return Klant(poort, self.basis, {settings.SESSION_COOKIE_NAME: _sessie(self.lid)})


def _sessie(lid: Lidmaatschap) -> str:
    sessie = import_module(settings.SESSION_ENGINE).SessionStore()
    sessie["_auth_user_id"] = str(lid.gebruiker_id)
    sessie["_auth_user_backend"] = BACKEND
    sessie["_auth_user_hash"] = lid.gebruiker.get_session_auth_hash()
    sessie[tweede_factor.SESSIE] = tweede_factor.stempel(lid.gebruiker_id)
    sessie.create()
    return str(sessie.session_key)


def leden(organisatie: str, rol: str) -> list[Bezoeker]:
    """The people with this role in the organisation with this slug; the holder of the post first."""
    with in_organisatie(Organisatie.objects.get(slug=organisatie).id):
        rijen = Lidmaatschap.objects.get_queryset().volledig().met_rol(rol)
        gevonden = rijen.order_by("gebruiker__email")
        return [Bezoeker(lid, f"/o/{organisatie}/") for lid in gevonden]


def aandacht(zaad: int, nummer: int) -> Bezoeker:
    """The aandachtsfunctionaris of the n-th organisation."""
    return leden(slug(zaad, nummer), Rol.AANDACHTSFUNCTIONARIS)[0]


def werkers(zaad: int, organisaties: int) -> list[Bezoeker]:
    """One worker of each of so many organisations after the largest; where a route must be chosen first, none."""
    gevonden = (leden(slug(zaad, nummer), Rol.MEDEWERKER)[0] for nummer in count(2))
    return list(islice((b for b in gevonden if not _vraagt_route(b.lid)), organisaties))


def _vraagt_route(lid: Lidmaatschap) -> bool:
    return bool(protocollen.protocol_op(lid.organisatie.sector, timezone.localdate()).routes)


def casussen_met(bezoeker: Bezoeker, feiten: int, hoeveel: int) -> list[UUID]:
    """Open casussen of this person with exactly so many facts, spread over the whole list."""
    with met_lid(bezoeker.lid):
        gevonden = Casus.objects.voor(bezoeker.lid).filter(aantal=feiten, status="open")
        return list(gevonden.order_by("id").values_list("id", flat=True)[:hoeveel])


def maak_groot(bezoeker: Bezoeker) -> UUID:
    """Let one open casus of this person grow to 300 facts, recorded in the usual way."""
    with met_lid(bezoeker.lid):
        casus = Casus.objects.voor(bezoeker.lid).filter(status="open").order_by("-id")[0]
    nu = timezone.now()
    nodig = range(GROOT - casus.aantal)
    feiten = [
        Contactpoging(wie="de huisarts", hoe="telefoon", uitkomst="niet_bereikt",
                      **stempel(bezoeker.lid, nu - timedelta(minutes=len(nodig) - n)))
        for n in nodig
    ]  # fmt: skip
    with met_lid(bezoeker.lid, schrijven=True):
        leg_vast(casus, bezoeker.lid, feiten, na=casus.aantal)
    return casus.id


def een_kenmerk(bezoeker: Bezoeker) -> str:
    """A client number that is in one of this person's open casussen."""
    with met_lid(bezoeker.lid):
        for casus in Casus.objects.voor(bezoeker.lid).filter(status="open").order_by("id")[:50]:
            if gevonden := kenmerken(open_casus(casus).dossier):
                return gevonden[0]
    raise LookupError("Geen kenmerk gevonden.")

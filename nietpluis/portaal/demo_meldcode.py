"""The meldcode of the demo: written, approved, adopted and published long before the casussen of the demo began."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from nietpluis.kern.meldcodetekst import Ingevuld, begin, nog_invullen
from nietpluis.kern.modelmeldcode import Modelmeldcode, model_op
from nietpluis.meldcodes import schrijven, vaststellen
from nietpluis.meldcodes.handelingen import naam_en_functie
from nietpluis.meldcodes.huidig import geldende, ingevuld_van, model_van
from nietpluis.meldcodes.models import Meldcodeversie
from nietpluis.meldcodes.pad import GEGEVENS, TEKST
from nietpluis.meldcodes.vaststellen import Vaststelling, over_jaren
from nietpluis.organisaties.models import Lidmaatschap, Organisatie, Rol
from nietpluis.organisaties.toegang import in_organisatie, met_lid

MODELLEN = {"de-linde": "individuele_ondersteuning", "huisartsenpraktijk-noord": "artsen"}
"""Organisation -> the model text it started from. There the begeleider does what Anna takes on: she is asked."""
SCHRIJFT_VERDER = "de-linde"
"""Where a next version is half written; the others of the demo that are not named have no meldcode yet."""
EIGEN = """
Wij komen bij mensen thuis. Zien of horen wij iets wat niet klopt, dan bellen wij dezelfde dag met Anna.

- Schrijf op wat u zag en hoorde, met de dag en de tijd.
- Schrijf apart op wat u zelf denkt.
- Praat er bij mensen thuis niet over.
"""
GELEDEN = timedelta(weeks=90)
JAREN = 3
INGEVULD = {
    "veilig_thuis_regio": "Veilig Thuis",
    "plaats_dossier": "in Nietpluis, apart van het gewone dossier",
    "vindplaats": "op onze website en op de poster bij de koffie",
}


def publiceer_demo(nu: datetime) -> int:
    """Publish the meldcode of each of these organisations that has none. Returns how many were published."""
    gedaan = 0
    for organisatie in Organisatie.objects.filter(slug__in=MODELLEN):
        with in_organisatie(organisatie.id):
            leden = list(Lidmaatschap.objects.get_queryset().volledig().order_by("gebruiker__naam"))
            staat_er = geldende(organisatie.id) is not None
        if not staat_er:
            _publiceer(organisatie, leden, nu - GELEDEN)
            gedaan += 1
    return gedaan


def _publiceer(organisatie: Organisatie, leden: list[Lidmaatschap], op: datetime) -> None:
    """Along the same acts as on the screen, each by who may do it."""
    model = model_op(MODELLEN[organisatie.slug], timezone.localdate(op))
    aandacht = next(lid for lid in leden if lid.heeft(Rol.AANDACHTSFUNCTIONARIS))
    bestuurder = next(lid for lid in leden if lid.heeft(Rol.BESTUURDER))
    dag = timezone.localdate(op)
    vaststelling = Vaststelling(
        naam=naam_en_functie(bestuurder), op=dag, herzien_voor=over_jaren(dag, JAREN)
    )
    with met_lid(aandacht, schrijven=True):
        schrijven.begin(aandacht, model, _ingevuld(model, organisatie, aandacht), nu=op)
        vaststellen.leg_voor(aandacht, nu=op)
        vaststellen.keur_goed(aandacht, nu=op)
    with met_lid(bestuurder, schrijven=True):
        versie = vaststellen.stel_vast(bestuurder, vaststelling, nu=op)
        vaststellen.publiceer(bestuurder, versie, nu=op)
    if organisatie.slug == SCHRIJFT_VERDER:
        with met_lid(aandacht, schrijven=True):
            _schrijf_verder(aandacht, versie)


def _schrijf_verder(aandacht: Lidmaatschap, versie: Meldcodeversie) -> None:
    """A next version, with one part looked over and one text of one's own."""
    model, ingevuld = model_van(versie), ingevuld_van(versie)
    schrijven.begin(aandacht, model, ingevuld)
    schrijven.bewaar(aandacht, GEGEVENS, ingevuld, gezien=0)
    eigen = replace(ingevuld, eigen={**ingevuld.eigen, "stap_signalen": EIGEN.strip()})
    schrijven.bewaar(aandacht, f"{TEKST}stap_signalen", eigen, gezien=0)


def _ingevuld(model: Modelmeldcode, organisatie: Organisatie, aandacht: Lidmaatschap) -> Ingevuld:
    """What the demo fills in: its own names and numbers, and else the example that the model gives."""
    leeg = begin(model)
    eigen = INGEVULD | {
        "organisatie": organisatie.naam,
        "aandachtsfunctionaris_naam": aandacht.naam,
        "aandachtsfunctionaris_telefoon": aandacht.telefoon,
        "algemeen_telefoonnummer": organisatie.telefoon,
    }
    antwoorden = {
        code: eigen.get(code) or _voorbeeld(model, code) for code in nog_invullen(model, leeg)
    }
    return replace(leeg, invulpunten={**leeg.invulpunten, **antwoorden})


def _voorbeeld(model: Modelmeldcode, code: str) -> str:
    return model.invulpunt(code).voorbeeld or "Voorbeeld"

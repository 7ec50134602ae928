"""Casussen for the demo: written scenarios, played by the people of the demo, moved to these weeks."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from nietpluis.casussen.models import Casus
from nietpluis.casussen.naspelen import rolverdeling, speel_na, verschuiving
from nietpluis.kern.inhoud import MAP
from nietpluis.kern.scenario import lees
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.toegang import in_organisatie


@dataclass(frozen=True)
class Rolletje:
    """One scenario in one organisation, stopped after `aantal` facts, its last fact `weken` further back."""

    slug: str
    bestand: str
    aantal: int | None = None
    weken: int = 0


def _linde(bestand: str, aantal: int | None = None, weken: int = 0) -> Rolletje:
    return Rolletje("de-linde", bestand, aantal, weken)


ROLLETJES = (
    _linde("normaal_maatschappelijke_ondersteuning", weken=30),
    _linde("bijzonder_heropening", weken=12),
    _linde("bijzonder_familie_van_een_collega", weken=8),
    _linde("bijzonder_acuut_gevaar", aantal=6),
    _linde("bijzonder_eergerelateerd", aantal=6),
    _linde("bijzonder_huwelijksdwang", aantal=12),
    _linde("bijzonder_achterlating", aantal=10),
    _linde("bijzonder_besluit_tegen_het_kader", aantal=11),
    _linde("bijzonder_client_uit_beeld", aantal=14),
    _linde("bijzonder_dreiging_tegen_medewerker", aantal=13),
    _linde("bijzonder_volgsignalen_tellen_op", aantal=6, weken=1),
    _linde("bijzonder_wachten_op_een_ander", aantal=9),
    _linde("praktijk_03_mevrouw_mishandeld_door_partner"),
    _linde("bijzonder_correctie"),
    _linde("bijzonder_terugbelverzoek", aantal=4),
    _linde("normaal_maatschappelijke_ondersteuning", aantal=9),
    _linde("bijzonder_heropening", aantal=2, weken=1),
    _linde("bijzonder_volgsignalen_tellen_op", aantal=2),
    Rolletje("de-wegwijzer", "praktijk_07_onderwijs_jongen_van_16", aantal=14),
    Rolletje("de-wegwijzer", "praktijk_08_onderwijs_ouder_ruikt_naar_drank"),
    Rolletje("huisartsenpraktijk-noord", "bijzonder_nagebootste_ziekte"),
    Rolletje("de-klimboom", "praktijk_01_kinderopvang_vieze_kleding"),
    Rolletje("kraamzorg-zacht", "praktijk_06_kraamzorg_vies_huis"),
    Rolletje("kraamzorg-zacht", "praktijk_09_kraamzorg_moeder_verzorgt_baby_niet"),
    Rolletje("ggz-de-haven", "praktijk_04_ggz_gezin_werkt_mee", aantal=12),
    Rolletje("jgz-waterland", "praktijk_05_jgz_vragenlijst_pleegmoeder"),
)


def speel_demo(nu: datetime) -> int:
    """Play every scenario of the demo, unless there are casussen already. Returns how many were played."""
    mensen: dict[str, list[Lidmaatschap]] = {}
    for organisatie in Organisatie.objects.all():
        with in_organisatie(organisatie.id):
            if Casus.objects.exists():
                return 0
            mensen[organisatie.slug] = list(Lidmaatschap.objects.get_queryset().volledig())
    for rolletje in ROLLETJES:
        _speel(rolletje, mensen[rolletje.slug], nu)
    return len(ROLLETJES)


def _speel(rolletje: Rolletje, mensen: list[Lidmaatschap], nu: datetime) -> None:
    scenario = lees(pad(rolletje.bestand))
    schuif = verschuiving(scenario, nu, rolletje.aantal) - timedelta(weeks=rolletje.weken)
    speel_na(rolverdeling(scenario, mensen), scenario, schuif=schuif, aantal=rolletje.aantal)


def pad(bestand: str) -> Path:
    """The file of a scenario by its name."""
    return MAP / "casuistiek" / f"{bestand}.toml"

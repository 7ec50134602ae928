"""Who receives a signal: the holder, the stand-in, never someone who left or is left out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from nietpluis.organisaties.models import Functie, Lidmaatschap, Team
from nietpluis.organisaties.ontvangers import ontvangers
from nietpluis.organisaties.toegang import in_organisatie, met_lid

VANDAAG = date(2026, 11, 20)
MORGEN = VANDAAG + timedelta(days=1)


@pytest.fixture(autouse=True)
def begonnen(anna: Lidmaatschap, bram: Lidmaatschap) -> None:
    for lid in (anna, bram):
        lid.actief_van = date(2025, 1, 1)
        with met_lid(lid, schrijven=True):
            lid.save()


def functie(lid: Lidmaatschap, **velden: object) -> Functie:
    with met_lid(lid, schrijven=True):
        Functie.objects.voor(lid).update(**velden)
        return Functie.objects.select_related("vervuller__gebruiker", "waarnemer__gebruiker").get()


def namen(leden: list[Lidmaatschap]) -> list[str]:
    return [lid.gebruiker.roepnaam for lid in leden]


@pytest.mark.parametrize(
    ("afwezig_tot", "waarnemer", "behalve", "verwacht"),
    [
        (None, True, set(), "Anna"),
        (MORGEN, True, set(), "Bram"),
        (VANDAAG, True, set(), "Anna"),
        (None, True, {"Anna"}, "Bram"),
        (None, True, {"Anna", "Bram"}, None),
        (MORGEN, True, {"Bram"}, None),
        (MORGEN, False, set(), None),
    ],
)
def test_ontvanger(
    anna: Lidmaatschap,
    bram: Lidmaatschap,
    afwezig_tot: date | None,
    waarnemer: bool,
    behalve: set[str],
    verwacht: str | None,
) -> None:
    post = functie(anna, afwezig_tot=afwezig_tot, waarnemer=bram if waarnemer else None)
    weg = [lid for lid in (anna, bram) if lid.gebruiker.roepnaam in behalve]
    for ids in ({lid.id for lid in weg}, {lid.gebruiker_id for lid in weg}):
        ontvanger = post.ontvanger(VANDAAG, frozenset(ids))
        assert (ontvanger and ontvanger.gebruiker.roepnaam) == verwacht


def test_wie_weg_is_ontvangt_niets(anna: Lidmaatschap) -> None:
    anna.actief_tot = VANDAAG
    with met_lid(anna, schrijven=True):
        anna.save()
    ontvanger = functie(anna).ontvanger(VANDAAG)
    assert ontvanger is not None
    assert ontvanger.gebruiker.roepnaam == "Bram"


def test_wie_niet_meer_kan_aanmelden_ontvangt_niets(anna: Lidmaatschap) -> None:
    anna.gebruiker.is_active = False
    anna.gebruiker.save()
    ontvanger = functie(anna).ontvanger(VANDAAG)
    assert ontvanger is not None
    assert ontvanger.gebruiker.roepnaam == "Bram"


def test_wie_afwezig_is_komt_achteraan_maar_valt_niet_weg(
    anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    functie(anna, afwezig_tot=MORGEN)
    with met_lid(anna):
        assert namen(ontvangers(anna.organisatie, None, VANDAAG)) == ["Bram", "Anna"]
        assert namen(ontvangers(anna.organisatie, None, VANDAAG, frozenset({bram.id}))) == ["Anna"]


def test_de_functie_van_het_team_gaat_voor(anna: Lidmaatschap, linda: Lidmaatschap) -> None:
    assert linda.team is not None
    with met_lid(anna, schrijven=True):
        ander = Team.objects.create(organisatie=anna.organisatie, naam="Team Zuid")
        Functie.objects.create(organisatie=anna.organisatie, team=linda.team, vervuller=linda)
        linda.actief_van = VANDAAG
        linda.save()
        noord = ontvangers(anna.organisatie, linda.team, VANDAAG)
        zuid = ontvangers(anna.organisatie, ander, VANDAAG)
    assert namen(noord) == ["Linda", "Anna", "Bram"]
    assert namen(zuid) == ["Anna", "Bram"]


def test_een_organisatie_heeft_een_functie_maar_een_keer(anna: Lidmaatschap) -> None:
    with (
        in_organisatie(anna.organisatie_id, schrijven=True),
        pytest.raises(IntegrityError),
        transaction.atomic(),
    ):
        Functie.objects.create(organisatie=anna.organisatie, vervuller=anna)


def test_niemand_neemt_waar_voor_zichzelf(anna: Lidmaatschap) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        functie(anna, waarnemer=anna)

"""A casus names the meldcode it began under, shows its passages, and tells the figures who did a step."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client

from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.models import Casus, Toegang
from nietpluis.casussen.schermen.meldcode import wie_in_een_zin
from nietpluis.casussen.signaleren import geef_signaal
from nietpluis.casussen.stempel import persoon
from nietpluis.kern.dossier import vouw
from nietpluis.kluis.sleutels import open_sleutel, telling_id
from nietpluis.meldcodes.huidig import ingevuld_van
from nietpluis.meldcodes.models import Meldcodeversie
from nietpluis.organisaties.demo import DEMO, maak_organisatie
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from nietpluis.tellingen.models import Telling
from tests.casussen.casus import feit, geef, lees, leg, neem
from tests.casussen.papier import MODEL, tot_overleg, vraag
from tests.casussen.werk_schermen import aan_het_werk, aantal_queries, pad, tekst
from tests.meldcodes.gereed import gepubliceerd
from tests.personages import als, lid_van


@pytest.fixture
def versie(anna: Lidmaatschap, gerda: Lidmaatschap) -> Meldcodeversie:
    return gepubliceerd(anna, MODEL)


@pytest.fixture
def noor(db: None) -> Lidmaatschap:
    """Aandachtsfunctionaris in childcare, where there is a route among children."""
    klimboom = next(demo for demo in DEMO if demo.slug == "de-klimboom")
    return lid_van(maak_organisatie(klimboom, "!"), "Noor")


@pytest.fixture
def casus(
    versie: Meldcodeversie, anna: Lidmaatschap, fatima: Lidmaatschap, client: Client
) -> Casus:
    als(client, anna)
    return tot_overleg(anna, fatima)


# The version


def test_the_opening_names_the_version_and_its_division(
    versie: Meldcodeversie, casus: Casus, anna: Lidmaatschap
) -> None:
    opening = lees(casus, anna).dossier.opening
    assert opening
    assert (opening.meldcode, opening.meldcode_digest) == (versie.nummer, versie.afdruk)
    assert opening.meldcode_van == versie.vastgesteld_op
    ingevuld = ingevuld_van(versie)
    assert opening.doet == {taak.stap: taak.doet for taak in ingevuld.verdeling}
    assert opening.functies == {f.code: (f.naam, f.rol) for f in ingevuld.functies}


def test_a_casus_from_before_opens_as_ever(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = aan_het_werk(anna, fatima)
    gepubliceerd(anna, MODEL)
    pagina = tekst(als(client, anna), pad(casus))
    assert "Meldcode van De Linde" not in pagina
    assert "onze meldcode" not in pagina
    assert "Wat onze meldcode hierover zegt" not in tekst(client, pad(casus, "stap", "overleg"))


def test_the_page_names_the_version_with_a_link(client: Client, casus: Casus) -> None:
    pagina = tekst(client, pad(casus))
    assert "Meldcode van De Linde, versie 1, vastgesteld" in pagina
    assert 'href="/o/de-linde/meldcode/versies/1/"' in pagina
    assert "blijft daarbij" not in pagina


def test_a_newer_version_is_mentioned_and_changes_nothing(
    client: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    gepubliceerd(anna, "hulp_bij_het_huishouden")
    pagina = tekst(client, pad(casus))
    assert "Er is nu ook versie 2. Deze casus begon onder versie 1 en blijft daarbij." in pagina
    assert "Volgens onze meldcode is deze stap voor: begeleider." in pagina


def test_a_signal_never_waits_for_a_meldcode_that_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch,
    versie: Meldcodeversie,
    anna: Lidmaatschap,
    fatima: Lidmaatschap,
) -> None:
    onleesbaar = Meldcodeversie(inhoud={"vormen": 3})
    monkeypatch.setattr(
        "nietpluis.casussen.meldcode.ingevuld_van", lambda _versie: ingevuld_van(onleesbaar)
    )
    opening = lees(geef(fatima), anna).dossier.opening
    assert opening
    assert (opening.meldcode, opening.doet) == (1, {})


def test_a_route_has_steps_of_which_the_meldcode_says_nothing(
    client: Client, noor: Lidmaatschap
) -> None:
    gepubliceerd(noor, "kinderopvang")
    with met_lid(noor, schrijven=True):
        signaal = feit(noor, "signaal", over_wie="Een kind", zag_of_hoorde="Een blauwe plek.")
        casus = geef_signaal(noor, uuid4(), signaal, route="kinderopvang_kinderen")  # type: ignore[arg-type]  # a Signaal
        opening = open_casus(casus).dossier.opening
    assert opening
    assert (opening.meldcode, opening.functies, opening.doet) == (1, {}, {})
    neem(casus, noor)
    als(client, noor)
    adres = f"/o/de-klimboom/casussen/{casus.id}/"
    assert "Meldcode van De Klimboom, versie 1" in tekst(client, adres)
    assert "onze meldcode" not in tekst(client, adres)
    assert "onze meldcode" not in tekst(client, f"{adres}stap/besluit/")


# Each step


def test_each_step_shows_its_own_passage_folded(client: Client, casus: Casus) -> None:
    for stap in ("signalen", "overleg", "gesprek", "wegen", "besluit"):
        pagina = tekst(client, pad(casus, "stap", stap))
        assert pagina.count("Wat onze meldcode hierover zegt") == 1
        assert "<details" in pagina
        assert "Wie doet dit volgens onze meldcode?" in pagina


def test_a_step_says_who_does_it_and_who_stands_in(client: Client, casus: Casus) -> None:
    pagina = tekst(client, pad(casus, "stap", "gesprek"))
    assert "meldcode?</strong> Begeleider. Vervangt: aandachtsfunctionaris.</p>" in pagina


def test_of_a_step_given_to_nobody_it_says_to_whom_it_falls(
    casus: Casus, anna: Lidmaatschap
) -> None:
    dossier = lees(casus, anna).dossier
    assert dossier.opening
    leeg = replace(dossier.opening, doet={**dossier.opening.doet, "wegen": ()})
    zonder = vouw(dossier.protocol, (leeg, *dossier.feiten[1:]))
    zin = "Dat staat er niet in. Daarom is deze stap voor: aandachtsfunctionaris."
    assert wie_in_een_zin(zonder, "wegen") == zin
    alleen = vouw(dossier.protocol, (replace(leeg, vervangt={}), *dossier.feiten[1:]))
    assert wie_in_een_zin(alleen, "gesprek") == "Begeleider."


def test_a_passage_whose_text_is_not_that_of_the_day_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, client: Client, casus: Casus, versie: Meldcodeversie
) -> None:
    anders = Meldcodeversie(nummer=1, afdruk="anders", model=versie.model, inhoud=versie.inhoud)
    monkeypatch.setattr("nietpluis.casussen.meldcode.versie", lambda *_: anders)
    assert "Wat onze meldcode hierover zegt" not in tekst(client, pad(casus, "stap", "overleg"))


def test_a_model_text_that_is_gone_stops_no_step(
    monkeypatch: pytest.MonkeyPatch, client: Client, casus: Casus, versie: Meldcodeversie
) -> None:
    weg = Meldcodeversie(
        nummer=1, afdruk=versie.afdruk, model="weg/2019-01-01", inhoud=versie.inhoud
    )
    monkeypatch.setattr("nietpluis.casussen.meldcode.versie", lambda *_: weg)
    assert "Wat onze meldcode hierover zegt" not in tekst(client, pad(casus, "stap", "overleg"))


def test_the_rail_says_who_does_each_step(client: Client, casus: Casus) -> None:
    pagina = tekst(client, pad(casus))
    assert "Nu aan u: begeleider" in pagina
    assert "Nog open: begeleider of aandachtsfunctionaris" in pagina


# The cost


def test_more_colleagues_and_steps_take_no_more_queries(
    client: Client, casus: Casus, anna: Lidmaatschap, romy: Lidmaatschap, bram: Lidmaatschap
) -> None:
    eerst = aantal_queries(client, pad(casus)), aantal_queries(client, pad(casus, "stap", "wegen"))
    with met_lid(anna, schrijven=True):
        Lidmaatschap.objects.get_queryset().update(functie="begeleider")
    daarna = (
        aantal_queries(client, pad(casus)),
        aantal_queries(client, pad(casus, "stap", "overleg")),
    )
    assert daarna == eerst


# The figures


def telling(casus: Casus, lid: Lidmaatschap) -> tuple[str, str]:
    with met_lid(lid):
        rij = Telling.objects.get(id=telling_id(open_sleutel(lid.organisatie_id, casus.id)))
    return rij.volgens_meldcode, rij.anders_dan_meldcode


def test_who_did_a_step_is_counted_by_function(
    client: Client, casus: Casus, anna: Lidmaatschap, fatima: Lidmaatschap, peter: Lidmaatschap
) -> None:
    assert telling(casus, anna) == (",signalen,", "")
    leg(casus, anna, feit(anna, "toewijzing", aan=persoon(peter)))
    leg(casus, peter, feit(peter, "overleg", met="collega", uitkomst="x"))
    leg(casus, anna, feit(anna, "gesprek", met=("client",), besproken="x"))
    assert telling(casus, anna) == (",signalen,gesprek,", ",overleg,")


def test_rebuilding_gives_the_same_and_the_check_finds_nothing(
    casus: Casus, anna: Lidmaatschap, romy: Lidmaatschap, client: Client
) -> None:
    vraag(client, casus, romy)
    eerst = telling(casus, anna)
    with met_lid(anna, schrijven=True):
        Telling.objects.get_queryset().update(volgens_meldcode="", anders_dan_meldcode=",gesprek,")
        Toegang.objects.get_queryset().update(aan="mij")
        Casus.objects.get_queryset().update(vouwversie=1)
    call_command("herbereken", verbosity=0)
    assert telling(casus, anna) == eerst
    with met_lid(anna):
        aan = dict(Toegang.objects.filter(casus=casus).values_list("lid_id", "aan"))
    assert aan == {anna.id: "ander", romy.id: "mij"}
    call_command("controleer", verbosity=0)

"""Versions read and compared, public or not, and who hears that something of the meldcode waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nietpluis.kern.meldcodeverschil import modelverschil
from nietpluis.kern.modelmeldcode import Modelmeldcode
from nietpluis.meldcodes import kiezen, schrijven, vaststellen
from nietpluis.meldcodes.berichten import herinner_aan_herzien
from nietpluis.meldcodes.huidig import geldende, ingevuld_van, model_van
from nietpluis.meldcodes.models import Meldcodeversie
from nietpluis.meldcodes.stand import VOORAF, moet_nagekeken, toestand, wacht_op
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import in_organisatie, met_lid
from nietpluis.portaal.dagelijks import TAKEN
from nietpluis.post.models import Poststuk
from tests.casussen.vragen import aantal_vragen
from tests.meldcodes import gereed
from tests.personages import als

pytestmark = pytest.mark.django_db


def adres(naam: str, *delen: object) -> str:
    return reverse(naam, args=["de-linde", *delen])


def _geldend(lid: Lidmaatschap) -> Meldcodeversie | None:
    with met_lid(lid):
        return geldende(lid.organisatie_id)


def _post(lid: Lidmaatschap) -> list[str]:
    with in_organisatie(lid.organisatie_id):
        return sorted(Poststuk.objects.values_list("soort", flat=True))


def _wacht(lid: Lidmaatschap) -> list[str]:
    with met_lid(lid):
        return [vraag.titel for vraag in wacht_op(lid, timezone.localdate())]


def test_een_volgende_versie_naast_de_vorige(client: Client, anna: Lidmaatschap) -> None:
    gereed.gepubliceerd(anna)
    als(client, anna)
    assert client.get(adres("meldcode_vergelijken")).status_code == 404
    assert "zoals die nu is" not in client.get(adres("meldcode_begin")).content.decode()
    client.post(adres("meldcode_begin"))
    tekst = client.get(adres("meldcode_vergelijken")).content.decode()
    assert "Er is niets anders" in tekst
    eigen = {"doe": "eigen", "tekst": "Wij vragen altijd naar kinderen.", "gezien": 0}
    client.post(adres("meldcode_tekst", "kindcheck"), eigen)
    tekst = client.get(adres("meldcode_vergelijken") + "?oud=1&nieuw=concept").content.decode()
    assert "<ins>" in tekst
    assert "Wij vragen altijd naar kinderen." in tekst
    assert client.get(adres("meldcode_vergelijken") + "?oud=99&nieuw=x").status_code == 200


def test_een_nieuwere_modeltekst_kan_meteen_mee(
    client: Client, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    gereed.gepubliceerd(anna)

    def met_meer(versie: Meldcodeversie, op: object) -> kiezen.Vernieuwing:
        oud = model_van(versie)
        nieuw: Modelmeldcode = replace(oud, onderdelen=oud.onderdelen[1:])
        return kiezen.Vernieuwing(oud, modelverschil(nieuw, oud))

    monkeypatch.setattr(kiezen, "nieuwere_uitgave", met_meer)
    als(client, anna)
    assert "Er is een nieuwere modeltekst" in client.get(adres("meldcode_begin")).content.decode()
    assert client.post(adres("meldcode_begin"), {}).status_code == 422
    client.post(adres("meldcode_begin"), {"vanaf": "nieuwer"})
    with met_lid(anna):
        assert schrijven.huidig_concept(anna)


def test_er_is_nu_geen_nieuwere_modeltekst(anna: Lidmaatschap) -> None:
    versie = gereed.gepubliceerd(anna)
    assert kiezen.nieuwere_uitgave(versie, timezone.localdate()) is None


def test_een_nieuwere_uitgave_van_dezelfde_modeltekst(
    anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    versie = gereed.gepubliceerd(anna)
    oud = model_van(versie)
    later = replace(oud, ingangsdatum=timezone.localdate(), onderdelen=oud.onderdelen[1:])
    monkeypatch.setattr(kiezen, "model_op", lambda *_: later)
    vernieuwing = kiezen.nieuwere_uitgave(versie, timezone.localdate())
    assert vernieuwing
    assert vernieuwing.verschil.weg == (oud.onderdelen[0].titel,)


def test_opnieuw_beginnen_met_een_andere_modeltekst(client: Client, anna: Lidmaatschap) -> None:
    gereed.gepubliceerd(anna)
    als(client, anna)
    url = adres("meldcode_begin") + "?model=ander"
    assert client.post(url, {}).status_code == 422
    client.post(url, {"model": "dagbesteding"})
    with met_lid(anna):
        concept = schrijven.huidig_concept(anna)
    assert concept
    assert concept.model.startswith("dagbesteding/")


def test_van_de_pagina_en_er_weer_op(
    client: Client, anna: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    gereed.gepubliceerd(anna)
    als(client, gerda)
    assert client.post(adres("meldcode_intrekken", 1), {}).status_code == 422
    client.post(adres("meldcode_intrekken", 1), {"reden": "Er staat een fout in."})
    assert _geldend(gerda) is None
    assert "Er staat nu geen meldcode" in client.get(adres("meldcode")).content.decode()
    assert client.get(adres("meldcode_intrekken", 1)).status_code == 302
    assert "Zet deze versie" in client.get(adres("meldcode_versie", 1)).content.decode()
    client.post(adres("meldcode_publiceren", 1))
    client.post(adres("meldcode_publiceren", 1))
    assert _geldend(gerda)
    assert "U hoeft niets te doen" in client.get(adres("meldcode_publiceren", 1)).content.decode()
    assert client.get(adres("meldcode_publiceren", 9)).status_code == 404


def test_een_oudere_versie_openbaar_maken_zegt_dat_erbij(
    client: Client, anna: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    gereed.gepubliceerd(anna)
    gereed.gepubliceerd(anna)
    tekst = als(client, gerda).get(adres("meldcode_publiceren", 1)).content.decode()
    assert "Dit is een oudere versie" in tekst
    client.post(adres("meldcode_publiceren", 1))
    with met_lid(gerda):
        standen = [regel.stand for regel in toestand(gerda).versies]
    assert standen == ["vervangen", "openbaar"]


def test_wie_teruggeeft_zegt_waarom_en_wie_schreef_leest_het(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    gereed.beoordeeld(anna)
    als(client, gerda)
    leeg = client.post(adres("meldcode_vaststellen"), {"doe": "terug", "reden": ""})
    assert leeg.status_code == 422
    client.post(adres("meldcode_vaststellen"), {"doe": "terug", "reden": "Noem ook het wijkteam."})
    assert _wacht(anna) == ["De meldcode is teruggegeven"]
    assert "Noem ook het wijkteam." in als(client, anna).get(adres("meldcode")).content.decode()
    assert _post(anna) == ["klaar"]


def test_de_aandachtsfunctionaris_geeft_terug(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    gereed.voorgelegd(anna)
    als(client, bram)
    assert client.post(adres("meldcode_beoordelen"), {"doe": "goed", "naam": ""}).status_code == 422
    assert (
        client.post(adres("meldcode_beoordelen"), {"doe": "terug", "reden": ""}).status_code == 422
    )
    client.post(adres("meldcode_beoordelen"), {"doe": "terug", "reden": "Te lang."})
    assert "U was net te laat" not in client.get(adres("meldcode")).content.decode()
    laat = client.post(adres("meldcode_beoordelen"), {"doe": "goed", "naam": "Bram"}, follow=True)
    assert "ergens anders" in laat.content.decode()


def test_wat_mist_vraagt_een_vinkje(
    client: Client, anna: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    concept = gereed.begonnen(anna)
    kaal = replace(ingevuld_van(concept), eigen={"afwegingskader": "Wij praten erover."})
    with met_lid(anna, schrijven=True):
        schrijven.bewaar(anna, "tekst-afwegingskader", kaal, gezien=0)
        vaststellen.leg_voor(anna)
        vaststellen.keur_goed(anna)
    als(client, gerda)
    vandaag = timezone.localdate()
    stuur = {
        "doe": "goed",
        "naam": "Gerda Postma",
        "op": vandaag.isoformat(),
        "herzien_voor": (vandaag + timedelta(days=365)).isoformat(),
    }
    tekst = client.get(adres("meldcode_vaststellen")).content.decode()
    assert "De eerste lezing vond dit nog niet" in tekst
    assert client.post(adres("meldcode_vaststellen"), stuur).status_code == 422
    morgen = stuur | {"gezien": "on", "op": (vandaag + timedelta(days=1)).isoformat()}
    antwoord = client.post(adres("meldcode_vaststellen"), morgen)
    assert (antwoord.status_code, "nog niet geweest" in antwoord.content.decode()) == (422, True)
    client.post(adres("meldcode_vaststellen"), stuur | {"gezien": "on"})
    with met_lid(gerda):
        assert "Afwegingskader" in toestand(gerda).acts[0].reden
    assert _wacht(gerda) == ["Zet de meldcode op de openbare pagina"]


def test_wie_iets_moet_hoort_het_en_wie_iets_stuurde_niet(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    gereed.begonnen(anna)
    als(client, anna).post(adres("meldcode_voorleggen"))
    assert _post(anna) == ["klaar"]  # Bram, and not Anna herself
    assert _wacht(bram) == ["Beoordeel de meldcode"]
    client.post(adres("meldcode_beoordelen"), {"doe": "goed", "naam": "Anna de Wit"})
    assert _post(anna) == ["klaar", "klaar"]
    assert _wacht(gerda) == ["Stel de meldcode vast"]
    assert _wacht(bram) == []


def test_een_medewerker_wordt_niets_gevraagd_en_kost_geen_vraag(
    fatima: Lidmaatschap, anna: Lidmaatschap, django_assert_num_queries: object
) -> None:
    gereed.voorgelegd(anna)
    with met_lid(fatima), django_assert_num_queries(0):  # type: ignore[operator]  # the fixture of pytest-django
        assert wacht_op(fatima, timezone.localdate()) == []


NOEN = datetime(2026, 6, 1, 12, tzinfo=UTC)


def test_aan_nakijken_wordt_twee_keer_herinnerd(anna: Lidmaatschap, bram: Lidmaatschap) -> None:
    versie = gereed.gepubliceerd(anna, nu=timezone.now() - timedelta(days=300))
    dag = datetime.combine(versie.herzien_voor, NOEN.timetz())

    def ronde(nu: datetime) -> int:
        with in_organisatie(anna.organisatie_id, schrijven=True):
            return herinner_aan_herzien(anna.organisatie, nu)

    assert ronde(dag - VOORAF - timedelta(days=1)) == 0
    assert ronde(dag - VOORAF) == 3  # Anna, Bram and Gerda
    ronde(dag - VOORAF + timedelta(days=20))
    assert _post(anna) == ["geen_haast"] * 3
    assert ronde(dag - timedelta(days=1)) == 0
    ronde(dag)
    ronde(dag + timedelta(days=1))
    assert _post(anna) == ["geen_haast"] * 6
    gereed.begonnen(anna)
    assert ronde(dag) == 0


def test_de_dagelijkse_ronde_kijkt_ernaar() -> None:
    assert herinner_aan_herzien in {taak.doe for taak in TAKEN}


def test_het_staat_op_de_startpagina(
    client: Client, anna: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    gereed.beoordeeld(anna)
    assert "Stel de meldcode vast" in als(client, gerda).get("/o/de-linde/").content.decode()
    assert "Stel de meldcode vast" not in als(client, anna).get("/o/de-linde/").content.decode()


def test_zonder_meldcode_wordt_nergens_aan_herinnerd(anna: Lidmaatschap) -> None:
    with in_organisatie(anna.organisatie_id, schrijven=True):
        assert herinner_aan_herzien(anna.organisatie, NOEN) == 0
    assert not moet_nagekeken(None, NOEN.date())


@pytest.mark.parametrize(
    ("dagen", "woorden"), [(-1, "Het is bijna zover"), (1, "is voorbij")], ids=["ervoor", "erna"]
)
def test_het_begin_zegt_dat_het_tijd_is_om_na_te_kijken(
    anna: Lidmaatschap, dagen: int, woorden: str
) -> None:
    versie = gereed.gepubliceerd(anna)
    with met_lid(anna):
        (vraag,) = wacht_op(anna, versie.herzien_voor + timedelta(days=dagen))
    assert woorden in vraag.tekst


def test_een_praktijk_van_een_doet_alles_zelf(client: Client, anna: Lidmaatschap) -> None:
    alles = gereed.met_rol(anna, "bestuurder")
    gereed.beoordeeld(anna)
    organisatie = alles.organisatie
    organisatie.eenpersoons = True
    organisatie.save()
    tekst = als(client, anna).get(adres("meldcode")).content.decode()
    assert "U werkt alleen" in tekst


def test_het_overzicht_kost_steeds_evenveel(
    client: Client, anna: Lidmaatschap, bea: Lidmaatschap
) -> None:
    """However many versions and acts there are, and wherever the concept lies."""
    als(client, bea).get(adres("meldcode"))
    leeg = aantal_vragen(client, adres("meldcode"))
    gereed.gepubliceerd(anna)
    een = aantal_vragen(client, adres("meldcode"))
    gereed.gepubliceerd(anna)
    gereed.beoordeeld(anna)
    assert leeg == een == aantal_vragen(client, adres("meldcode"))


@pytest.mark.parametrize("pagina", ["gegevens", "taken", "nakijken", "voorbeeld"])
def test_een_pagina_van_het_pad_kost_weinig_vragen(
    client: Client, anna: Lidmaatschap, pagina: str
) -> None:
    gereed.begonnen(anna)
    als(client, anna).get(adres(f"meldcode_{pagina}"))
    pad = aantal_vragen(client, adres("meldcode_schrijven"))
    assert aantal_vragen(client, adres(f"meldcode_{pagina}")) == pad


def test_het_concept_lezen_zoals_een_ander_het_leest(client: Client, anna: Lidmaatschap) -> None:
    als(client, anna)
    assert client.get(adres("meldcode_voorbeeld")).status_code == 302
    gereed.begonnen(anna, "hulp_bij_het_huishouden")
    nummer = gereed.NUMMER
    assert nummer in client.get(adres("meldcode_voorbeeld")).content.decode()
    openbaar = client.get(adres("meldcode_voorbeeld") + "?als=openbaar").content.decode()
    assert "Namen en eigen nummers staan er niet bij" in openbaar
    stap = client.get(adres("meldcode_voorbeeld") + "?als=medewerker").content.decode()
    assert "Stap 1" in stap

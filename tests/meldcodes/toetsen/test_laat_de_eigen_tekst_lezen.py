"""What the organisation wrote here is checked and kept like a file."""

import pytest
from django.test import Client

from nietpluis.meldcodes.models import Meldcodeconcept, Toetsing
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.meldcodes.gereed import begonnen, vastgesteld
from tests.personages import als

pytestmark = pytest.mark.django_db(databases="__all__")
EIGEN = "/o/de-linde/meldcode/toetsen/eigen/"


def test_wie_nog_niets_schreef_hoort_wat_er_kan(client: Client, anna: Lidmaatschap) -> None:
    pagina = als(client, anna).get(EIGEN).content.decode()
    assert "U schreef hier nog geen meldcode" in pagina
    assert "Lees dit" not in pagina
    assert als(client, anna).post(EIGEN, {}).status_code == 422


def test_het_concept_wordt_gelezen_zoals_het_nu_is(client: Client, anna: Lidmaatschap) -> None:
    begonnen(anna)
    form = als(client, anna).get(EIGEN).context["form"]
    velden = {naam: form[naam].value() for naam in ("tekst", "sector", "op")}
    antwoord = client.post(EIGEN, velden)
    with met_lid(anna):
        toetsing = Toetsing.objects.voor(anna).get()
    assert antwoord["Location"].endswith(f"/{toetsing.id}/")
    assert (toetsing.herkomst, toetsing.versie_id, toetsing.grootte) == ("concept", None, 0)
    pagina = client.get(antwoord["Location"]).content.decode()
    assert "Concept van uw meldcode" in pagina
    assert "Onderdeel" in pagina or "onderdeel" in pagina


def test_een_vastgestelde_versie_wordt_gelezen_en_genoemd(
    client: Client, gerda: Lidmaatschap
) -> None:
    versie = vastgesteld(gerda)
    velden = {"tekst": str(versie.id), "sector": gerda.organisatie.sector, "op": "2026-11-20"}
    antwoord = als(client, gerda).post(EIGEN, velden, follow=True)
    assert "Uw meldcode, versie 1" in antwoord.content.decode()
    with met_lid(gerda):
        assert Toetsing.objects.voor(gerda).get().versie_id == versie.id
        assert not Meldcodeconcept.objects.voor(gerda).exists()


def test_een_tekst_van_een_ander_is_er_niet(
    client: Client, anna: Lidmaatschap, chris: Lidmaatschap
) -> None:
    begonnen(chris)
    with met_lid(chris):
        van_chris = Meldcodeconcept.objects.voor(chris).get()
    velden = {"tekst": str(van_chris.id), "sector": "onderwijs", "op": "2026-11-20"}
    antwoord = als(client, anna).post(EIGEN, velden)
    assert antwoord.status_code == 422
    with met_lid(anna):
        assert not Toetsing.objects.voor(anna).exists()

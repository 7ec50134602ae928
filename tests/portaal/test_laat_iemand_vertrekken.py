"""The beheerder ends an access: how much work waits shows beforehand, and nothing lets the leaver in after."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.casussen.models import Casus
from nietpluis.organisaties import ongebruikt
from nietpluis.organisaties.models import (
    Functie,
    Gebruiker,
    Inlogkaart,
    Lidmaatschap,
    Rolvervulling,
    Uitnodiging,
)
from nietpluis.organisaties.toegang import met_lid
from nietpluis.portaal import dagelijks
from nietpluis.post.models import Poststuk
from tests.casussen.casus import geef, neem
from tests.organisaties.beheer_mensen import MENSEN, sporen
from tests.organisaties.kaarten import gebruik, maak_kaart
from tests.personages import als


def stop(client: Client, bea: Lidmaatschap, wie: Lidmaatschap, over: int = 0) -> str:
    per = timezone.localdate() + timedelta(days=over)
    pad = f"{MENSEN}{wie.id}/stoppen/"
    return als(client, bea).post(pad, {"per": per}, follow=True).content.decode()


def loop(nu: datetime | None = None) -> dict[str, object]:
    return {u.taak: u.fout or u.antwoord for u in dagelijks.loop_af(nu or timezone.now())}


@pytest.fixture
def casus(anna: Lidmaatschap, fatima: Lidmaatschap) -> Casus:
    return neem(geef(fatima), anna).casus


def opent(lid: Lidmaatschap) -> int:
    with met_lid(lid):
        return Casus.objects.voor(lid).count()


def test_de_beheerder_ziet_hoeveel_werk_er_is_en_niet_welk(
    client: Client, bea: Lidmaatschap, anna: Lidmaatschap, casus: Casus
) -> None:
    pagina = als(client, bea).get(f"{MENSEN}{anna.id}/stoppen/").content.decode()
    assert "1 casus om aan te werken" in pagina
    assert "Deze persoon krijgt signalen of neemt waar" in pagina
    assert str(casus.id) not in pagina
    assert casus.kenmerk not in pagina


def test_vandaag_stoppen_draagt_meteen_alles_over(
    client: Client, bea: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap, casus: Casus
) -> None:
    stop(client, bea, anna)
    assert (opent(anna), opent(bram)) == (0, 1)
    with met_lid(bea):
        assert Functie.objects.get_queryset().get().vervuller == bram


def test_later_stoppen_laat_het_werk_tot_de_laatste_dag(
    client: Client, bea: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap, casus: Casus
) -> None:
    stop(client, bea, anna, 2)
    assert (opent(anna), opent(bram)) == (1, 0)
    loop()
    assert opent(anna) == 1
    with met_lid(bea, schrijven=True):  # the day comes
        Lidmaatschap.objects.filter(id=anna.id).update(actief_tot=timezone.localdate())
    for _ in range(2):
        loop()
        assert (opent(anna), opent(bram)) == (0, 1)


def test_wat_bij_niemand_kan_wordt_gezegd(
    client: Client, bea: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    neem(geef(fatima, werkt_hier="ja", over_lid=str(bram.id)), anna)
    assert "Niet al het werk kon naar een ander." in stop(client, bea, anna)


def test_alles_wat_iemand_binnenlaat_gaat_dicht(
    client: Client, bea: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    met_kaart, met_wachtwoord = gebruik(Client(), maak_kaart(bea, fatima)), als(Client(), fatima)
    _nodig_uit(fatima)
    stop(client, bea, fatima)
    assert met_kaart.get("/o/de-linde/kaart/").status_code == 302
    assert met_wachtwoord.get("/verder/")["Location"].startswith("/aanmelden/")
    with met_lid(bea):
        assert not Inlogkaart.objects.filter(ingetrokken_op=None).exists()
        assert not Uitnodiging.objects.open().exists()
    assert [wat for wat, _, _ in sporen(bea)] == ["kaart_gemaakt", "beeindigd", "kaart_ingetrokken"]


def _nodig_uit(door: Lidmaatschap) -> None:
    with met_lid(door, schrijven=True):
        Uitnodiging.objects.create(
            organisatie=door.organisatie,
            email="sam@de-linde.example",
            naam="Sam",
            functie="hulp",
            rollen=["medewerker"],
            afdruk="0" * 64,
            door=door,
            gemaakt_op=timezone.now(),
            verloopt_op=timezone.now() + timedelta(days=7),
        )


def test_op_de_laatste_dag_gaat_het_vanzelf_dicht(
    client: Client, bea: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    maak_kaart(bea, fatima)
    stop(client, bea, fatima, 1)
    morgen = timezone.now() + timedelta(days=1)
    eerst = Gebruiker.objects.get(id=fatima.gebruiker_id).aanmeldronde
    loop(morgen)
    with met_lid(bea):
        assert not Inlogkaart.objects.filter(ingetrokken_op=None).exists()
    assert Gebruiker.objects.get(id=fatima.gebruiker_id).aanmeldronde == eerst + 1
    loop(morgen + timedelta(days=1))
    assert Gebruiker.objects.get(id=fatima.gebruiker_id).aanmeldronde == eerst + 1


def test_de_enige_aandachtsfunctionaris_kan_niet_weg(
    client: Client, bea: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    stop(client, bea, bram)
    assert "Dit is de enige aandachtsfunctionaris." in stop(client, bea, anna)


def test_wie_de_signalen_krijgt_houdt_de_rol(
    client: Client, bea: Lidmaatschap, anna: Lidmaatschap
) -> None:
    velden = {"functie": "begeleider", "rollen": ["medewerker"]}
    pagina = als(client, bea).post(f"{MENSEN}{anna.id}/", velden).content.decode()
    assert "Kies daarvoor eerst iemand anders." in pagina


# Accounts that nobody uses


def lang_niet(lid: Lidmaatschap, dagen: int, *, ooit: bool = True) -> None:
    op = timezone.localdate() - timedelta(days=dagen)
    laatst = timezone.make_aware(datetime.combine(op, time(12)))
    Gebruiker.objects.filter(id=lid.gebruiker_id).update(last_login=laatst if ooit else None)
    with met_lid(lid, schrijven=True):
        Lidmaatschap.objects.filter(id=lid.id).update(actief_van=op - timedelta(days=int(ooit)))


def namen(lid: Lidmaatschap) -> list[str]:
    with met_lid(lid):
        return [een.lid.naam for een in ongebruikt.ongebruikt(timezone.localdate())]


@pytest.mark.parametrize(("dagen", "valt_op"), [(89, False), (90, True), (400, True)])
@pytest.mark.parametrize("ooit", [True, False])
def test_na_negentig_dagen_valt_een_account_op(
    bram: Lidmaatschap, dagen: int, valt_op: bool, ooit: bool
) -> None:
    lang_niet(bram, dagen, ooit=ooit)
    assert (namen(bram) == ["Bram Hendriks"]) is valt_op


def test_wie_alleen_signalen_geeft_valt_nooit_op(fatima: Lidmaatschap) -> None:
    lang_niet(fatima, 400)
    assert namen(fatima) == []


def test_wie_twee_rollen_heeft_staat_er_een_keer(bram: Lidmaatschap) -> None:
    with met_lid(bram, schrijven=True):
        Rolvervulling.objects.create(lid=bram, rol="leidinggevende")
    lang_niet(bram, 100)
    assert namen(bram) == ["Bram Hendriks"]


def test_beheerder_en_bestuurder_zien_het(
    client: Client, bea: Lidmaatschap, gerda: Lidmaatschap, peter: Lidmaatschap, bram: Lidmaatschap
) -> None:
    lang_niet(bram, 100)
    zin = "Bram Hendriks: laatst aangemeld op"
    assert zin in als(client, bea).get(MENSEN).content.decode()
    assert zin in als(client, gerda).get("/o/de-linde/rollen/").content.decode()
    assert zin not in als(client, peter).get("/o/de-linde/rollen/").content.decode()


def test_op_de_dag_zelf_gaat_er_een_bericht_en_daarna_niet_meer(
    bea: Lidmaatschap, gerda: Lidmaatschap, bram: Lidmaatschap
) -> None:
    lang_niet(bram, 90)
    for _ in range(2):
        assert loop()["ongebruikte accounts gemeld"] == 1
    with met_lid(bea):
        eenmaal = sorted(Poststuk.objects.values_list("eenmaal", flat=True))
    vandaag = timezone.localdate()
    assert eenmaal == sorted(f"klaar:{lid.id}:{vandaag}" for lid in (bea, gerda))
    assert loop(timezone.now() + timedelta(days=1))["ongebruikte accounts gemeld"] == 0

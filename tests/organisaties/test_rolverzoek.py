"""A role that opens dossiers, and the post that receives signals, are given by two people."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nietpluis.organisaties import beheer, rolverzoek
from nietpluis.organisaties.beheer import Werk
from nietpluis.organisaties.fout import BeheerFout
from nietpluis.organisaties.models import (
    Functie,
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Rol,
    Rolvervulling,
    Rolverzoek,
)
from nietpluis.organisaties.rollen import OPENT
from nietpluis.organisaties.toegang import met_lid
from tests.databases import tel
from tests.organisaties.beheer_mensen import MENSEN, rollen, sporen, werk
from tests.personages import als

ROLLEN = "/o/de-linde/rollen/"
ALLES = {"medewerker", *OPENT}


def vraag(client: Client, bea: Lidmaatschap, voor: Lidmaatschap, *welke: str) -> Any:
    gewenst = sorted({*voor.rolnamen, *welke})
    return als(client, bea).post(f"{MENSEN}{voor.id}/", werk(voor, rollen=gewenst), follow=True)


def verzoek(lid: Lidmaatschap) -> Rolverzoek:
    with met_lid(lid):
        return Rolverzoek.objects.get_queryset().latest("gevraagd_op")


def beslis(wie: Lidmaatschap, over: Rolverzoek, besluit: str = "bevestig") -> Any:
    return als(Client(), wie).post(f"{ROLLEN}{over.id}/", {"besluit": besluit})


def test_elke_rol_behalve_medewerker_opent_iets() -> None:
    assert set(OPENT) == set(Rol.values) - {"medewerker"}


def test_een_rol_werkt_pas_na_de_bestuurder(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    antwoord = vraag(client, bea, romy, "aandachtsfunctionaris")
    assert "Nog niet ingegaan: Aandachtsfunctionaris." in antwoord.content.decode()
    assert rollen(romy) == {"medewerker"}
    assert beslis(gerda, verzoek(bea)).status_code == 302
    assert rollen(romy) == {"medewerker", "aandachtsfunctionaris"}
    assert [wat for wat, _, _ in sporen(bea)] == ["rol_gevraagd", "rollen", "rol_bevestigd"]


def test_weigeren_verandert_niets(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    vraag(client, bea, romy, "beheerder")
    beslis(gerda, verzoek(bea), "weiger")
    assert rollen(romy) == {"medewerker"}
    assert verzoek(bea).uitkomst == "geweigerd"
    assert beslis(gerda, verzoek(bea)).status_code == 404


def test_een_beheerder_geeft_zichzelf_niets(
    client: Client, bea: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    vraag(client, bea, bea, "aandachtsfunctionaris")
    assert rollen(bea) == {"beheerder"}
    assert beslis(bea, verzoek(bea)).status_code == 404
    assert beslis(gerda, verzoek(bea)).status_code == 302
    assert rollen(bea) == {"beheerder", "aandachtsfunctionaris"}


@pytest.mark.parametrize("wie", ["anna", "fatima", "linda", "peter", "bea", "chris"])
def test_alleen_de_bestuurder_beslist(
    client: Client,
    bea: Lidmaatschap,
    romy: Lidmaatschap,
    request: pytest.FixtureRequest,
    wie: str,
) -> None:
    vraag(client, bea, romy, "privacyfunctionaris")
    assert beslis(request.getfixturevalue(wie), verzoek(bea)).status_code == 404
    assert rollen(romy) == {"medewerker"}


def test_over_de_bestuurder_beslist_de_privacyfunctionaris(
    client: Client, bea: Lidmaatschap, gerda: Lidmaatschap, peter: Lidmaatschap
) -> None:
    """Never who gets it: the only bestuurder does not confirm the own role."""
    vraag(client, bea, gerda, "aandachtsfunctionaris")
    assert beslis(gerda, verzoek(bea)).status_code == 404
    assert beslis(peter, verzoek(bea)).status_code == 302
    assert "aandachtsfunctionaris" in rollen(gerda)


def test_wie_bestuurder_en_beheerder_is_beslist_niet_over_het_eigen_verzoek(
    client: Client, gerda: Lidmaatschap, romy: Lidmaatschap, peter: Lidmaatschap
) -> None:
    with met_lid(gerda, schrijven=True):
        Rolvervulling.objects.create(lid=gerda, rol="beheerder")
    vraag(client, gerda, romy, "leidinggevende")
    assert beslis(gerda, verzoek(gerda)).status_code == 404
    assert beslis(peter, verzoek(gerda)).status_code == 302


def test_wat_gevraagd_is_staat_bij_wie_beslist_en_bij_wie_het_krijgt(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap, gerda: Lidmaatschap, peter: Lidmaatschap
) -> None:
    vraag(client, bea, romy, "leidinggevende")
    assert "Er wacht een rol op uw ja of nee" in pagina(gerda, "/o/de-linde/")
    assert "Er wacht een rol op uw ja of nee" not in pagina(peter, "/o/de-linde/")
    assert "Romy Bakker" in pagina(gerda, ROLLEN)
    assert "Wacht op een tweede persoon" in pagina(peter, ROLLEN)
    assert "Leidinggevende" in pagina(romy, "/o/de-linde/gegevens/")
    assert "Een rol wacht op een tweede persoon" in pagina(bea, f"{MENSEN}{romy.id}/")


def pagina(wie: Lidmaatschap, pad: str) -> str:
    return als(Client(), wie).get(pad).content.decode()


def test_twee_keer_vragen_is_een_verzoek(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    vraag(client, bea, romy, "leidinggevende")
    vraag(client, bea, romy, "leidinggevende")
    with met_lid(bea):
        assert Rolverzoek.objects.get_queryset().count() == 1
        eerste = verzoek(bea)
    eerste.pk, eerste._state.adding = None, True
    with met_lid(bea, schrijven=True), pytest.raises(IntegrityError), transaction.atomic():
        eerste.save(force_insert=True)


def test_wie_de_rol_niet_meer_vraagt_trekt_het_verzoek_in(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    vraag(client, bea, romy, "leidinggevende")
    vraag(client, bea, romy)
    assert verzoek(bea).uitkomst == "vervallen"
    assert beslis(gerda, verzoek(bea)).status_code == 404


def test_iets_anders_veranderen_trekt_niets_in(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    vraag(client, bea, romy, "leidinggevende")
    formulier = client.get(f"{MENSEN}{romy.id}/").context["form"]
    assert formulier.initial["rollen"] == ["leidinggevende", "medewerker"]
    client.post(f"{MENSEN}{romy.id}/", werk(romy, rollen=formulier.initial["rollen"], functie="x"))
    assert verzoek(bea).is_open


def test_een_rol_afnemen_gaat_meteen(
    client: Client, bea: Lidmaatschap, linda: Lidmaatschap
) -> None:
    als(client, bea).post(f"{MENSEN}{linda.id}/", werk(linda, rollen=["medewerker"]))
    assert rollen(linda) == {"medewerker"}


def test_de_laatste_bestuurder_houdt_de_rol(
    client: Client, bea: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    """Else a beheerder would make an organisation without one, in which nobody confirms."""
    antwoord = als(client, bea).post(f"{MENSEN}{gerda.id}/", werk(gerda, rollen=["medewerker"]))
    assert "Dit is de enige bestuurder." in antwoord.content.decode()
    with met_lid(bea, schrijven=True), pytest.raises(BeheerFout):
        beheer.beeindig(bea, gerda, timezone.localdate())


def test_zonder_bestuurder_gaat_het_direct_in_en_staat_het_er(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    """An organisation that is being set up; the first bestuurder sees what went before."""
    with met_lid(bea, schrijven=True):
        Rolvervulling.objects.filter(rol="bestuurder").delete()
    vraag(client, bea, romy, "aandachtsfunctionaris")
    assert "aandachtsfunctionaris" in rollen(romy)
    vraag(client, bea, gerda, "bestuurder")
    assert "Ging direct in: er was geen tweede persoon" in pagina(gerda, ROLLEN)
    vraag(client, bea, romy, "leidinggevende")
    assert "leidinggevende" not in rollen(romy)


def test_in_een_praktijk_van_een_persoon_gaat_het_direct_in(
    bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    Organisatie.objects.filter(id=bea.organisatie_id).update(eenpersoons=True)
    bea.organisatie.refresh_from_db()
    with met_lid(bea, schrijven=True):
        assert rolverzoek.geef_of_vraag(bea, romy, ALLES) == frozenset()
    assert rollen(romy) == ALLES


def test_waar_niemand_over_is_gaat_het_direct_in(
    bea: Lidmaatschap, gerda: Lidmaatschap, romy: Lidmaatschap
) -> None:
    with met_lid(bea, schrijven=True):
        Rolvervulling.objects.exclude(lid__in=[bea, gerda]).delete()
        assert rolverzoek.geef_of_vraag(bea, gerda, {"bestuurder", "privacyfunctionaris"}) == set()
        assert rolverzoek.geef_of_vraag(bea, romy, {"leidinggevende"}) == {"leidinggevende"}


def test_een_nieuwe_collega_krijgt_zo_n_rol_ook_pas_na_bevestigen(
    bea: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    werk_ = Werk("begeleider", frozenset({"medewerker", "beheerder"}))
    sam = Gebruiker.objects.maak("sam@de-linde.example", "Sam de Groot")
    with met_lid(bea, schrijven=True):
        lid = beheer.neem_op(bea, sam, werk_, timezone.localdate())
    assert rollen(lid) == {"medewerker"}
    beslis(gerda, verzoek(bea))
    assert rollen(lid) == {"medewerker", "beheerder"}


def test_wie_een_organisatie_begint_heeft_de_rollen_meteen(de_linde: Organisatie) -> None:
    sam = Gebruiker.objects.maak("sam@de-linde.example", "Sam de Groot")
    begin = Lidmaatschap(organisatie=de_linde)
    with met_lid(begin, schrijven=True):
        lid = beheer.begin_met(
            de_linde, sam, Werk("beheerder", frozenset({"beheerder"})), timezone.localdate()
        )
    assert rollen(lid) == {"beheerder"}


def test_zonder_adres_is_er_geen_rol_die_iets_opent(bea: Lidmaatschap) -> None:
    rollen_ = frozenset({"medewerker", "aandachtsfunctionaris"})
    with met_lid(bea, schrijven=True), pytest.raises(BeheerFout, match="een e-mailadres nodig"):
        beheer.voeg_toe(bea, "Sam de Groot", Werk("hulp", rollen_), timezone.localdate())


def test_wie_intussen_stopte_krijgt_niets_meer(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    vraag(client, bea, romy, "leidinggevende")
    with met_lid(bea, schrijven=True):
        beheer.beeindig(bea, romy, timezone.localdate())
    assert verzoek(bea).uitkomst == "vervallen"
    with met_lid(bea, schrijven=True):
        Rolverzoek.objects.filter(id=verzoek(bea).id).update(uitkomst="open")
    antwoord = beslis(gerda, verzoek(bea))
    assert (antwoord.status_code, rolverzoek.NIET_MEER in antwoord.content.decode()) == (422, True)


def test_een_andere_ontvanger_bevestigt_de_bestuurder(
    client: Client, bea: Lidmaatschap, gerda: Lidmaatschap, anna: Lidmaatschap
) -> None:
    """A beheerder who is aandachtsfunctionaris does not make himself the one who receives signals."""
    with met_lid(bea, schrijven=True):
        Rolvervulling.objects.create(lid=bea, rol="aandachtsfunctionaris")
    keuze = {"vervuller": bea.id, "waarnemer": anna.id}
    antwoord = als(client, bea).post(f"{MENSEN}signalen/", keuze, follow=True)
    assert "Dit gaat in als een tweede persoon het bevestigt." in antwoord.content.decode()
    assert ontvanger(bea) == anna
    assert "Gevraagd: Bea Kuipers" in client.get(f"{MENSEN}signalen/").content.decode()
    beslis(gerda, verzoek(bea))
    assert ontvanger(bea) == bea


def ontvanger(lid: Lidmaatschap) -> Lidmaatschap | None:
    with met_lid(lid):
        return Functie.objects.get_queryset().get().ontvanger(timezone.localdate())


def test_een_tweede_vraag_over_de_post_vervangt_de_eerste(
    client: Client, bea: Lidmaatschap, gerda: Lidmaatschap, anna: Lidmaatschap
) -> None:
    with met_lid(bea, schrijven=True):
        Rolvervulling.objects.create(lid=bea, rol="aandachtsfunctionaris")
    als(client, bea)
    for keuze in ({"vervuller": bea.id}, {"vervuller": anna.id, "waarnemer": bea.id}):
        client.post(f"{MENSEN}signalen/", keuze)
    with met_lid(bea):
        uitkomsten = sorted(Rolverzoek.objects.values_list("uitkomst", flat=True))
    assert uitkomsten == ["open", "vervallen"]
    beslis(gerda, verzoek(bea))
    assert ontvanger(bea) == anna


def test_een_ontvanger_zonder_de_rol_wordt_niet_bevestigd(
    client: Client, bea: Lidmaatschap, gerda: Lidmaatschap, anna: Lidmaatschap
) -> None:
    with met_lid(bea, schrijven=True):
        Rolvervulling.objects.create(lid=bea, rol="aandachtsfunctionaris")
    als(client, bea).post(f"{MENSEN}signalen/", {"vervuller": bea.id})
    with met_lid(bea, schrijven=True):
        Rolvervulling.objects.filter(lid=bea, rol="aandachtsfunctionaris").delete()
    antwoord = beslis(gerda, verzoek(bea))
    assert "Kies iemand met de rol aandachtsfunctionaris." in antwoord.content.decode()
    assert ontvanger(bea) == anna


def test_een_besluit_zonder_keuze_vraagt_opnieuw(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    vraag(client, bea, romy, "leidinggevende")
    assert beslis(gerda, verzoek(bea), "misschien").status_code == 422
    vraagt = als(Client(), gerda).get(f"{ROLLEN}{verzoek(bea).id}/").content.decode()
    assert "Mag Romy Bakker deze rol krijgen?" in vraagt
    with met_lid(romy, schrijven=True), pytest.raises(BeheerFout):
        rolverzoek.weiger(romy, verzoek(bea))
    with met_lid(romy, schrijven=True), pytest.raises(BeheerFout):
        rolverzoek.bevestig(romy, verzoek(bea))


def test_wie_geen_rol_heeft_ziet_geen_verzoeken(fatima: Lidmaatschap) -> None:
    assert als(Client(), fatima).get(ROLLEN).status_code == 404


def test_meer_verzoeken_kosten_niet_meer_vragen(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap, fatima: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    vraag(client, bea, romy, "leidinggevende")
    van_gerda = als(Client(), gerda)
    eerst = tel_vragen(van_gerda)
    vraag(client, bea, romy, "leidinggevende", "privacyfunctionaris")
    vraag(client, bea, fatima, "leidinggevende")
    assert tel_vragen(van_gerda) == eerst


def tel_vragen(client: Client) -> int:
    with CaptureQueriesContext(connection) as vragen:
        client.get(ROLLEN)
    return tel(vragen)

"""Files sent to be read: each kind, each failure with the form kept, several at once, and nothing half-stored."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from nietpluis.kern.document import Document
from nietpluis.meldcodes import toetsbestanden, toetsen
from nietpluis.meldcodes.inlezen import LeesFout, Lezer
from nietpluis.meldcodes.models import Toetsing
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.meldcodes.toetsen.bestanden import SOORTEN, als_tekst
from tests.meldcodes.toetsen.lezingen import SECTOR, document, gelezen
from tests.personages import als

pytestmark = pytest.mark.django_db(databases="__all__")
NIEUW = "/o/de-linde/meldcode/toetsen/nieuw/"
VLUG = b"een meldcode"


def stuur(client: Client, *bestanden: tuple[str, bytes], **velden: Any) -> Any:
    """Send these files, as the form of the page does."""
    ingevuld = {"sector": SECTOR, "op": "20-11-2026"} | velden
    stukken = [SimpleUploadedFile(naam, inhoud) for naam, inhoud in bestanden]
    return client.post(NIEUW, ingevuld | {"bestand": stukken})


def bewaard(lid: Lidmaatschap) -> list[Toetsing]:
    with met_lid(lid):
        return list(Toetsing.objects.voor(lid))


@pytest.fixture
def vlug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read at once: what is in them is the same text, or nothing."""

    def lees(_lezer: object, gegevens: bytes, naam: str) -> Document:
        if not gegevens:
            raise LeesFout("leeg")
        return document(naam=naam)

    monkeypatch.setattr(Lezer, "lees", lees)


@pytest.mark.parametrize("soort", SOORTEN)
def test_elk_soort_bestand_wordt_gelezen(client: Client, anna: Lidmaatschap, soort: str) -> None:
    antwoord = stuur(als(client, anna), (f"onze meldcode.{soort}", SOORTEN[soort]()))
    (toetsing,) = bewaard(anna)
    assert antwoord["Location"] == f"/o/de-linde/meldcode/toetsen/{toetsing.id}/"
    assert (toetsing.soort, toetsing.naam) == (soort, f"onze meldcode.{soort}")
    pagina = client.get(antwoord["Location"]).content.decode()
    assert "Eerste lezing" in pagina
    assert "AMK" in pagina


def test_het_bestand_zelf_wordt_niet_bewaard(client: Client, anna: Lidmaatschap) -> None:
    staart = "Deze laatste zin gaat nergens over en hoort bij niets."
    stuur(
        als(client, anna), ("m.txt", als_tekst() + b"\n\nEen zin ertussen.\n\n" + staart.encode())
    )
    (toetsing,) = bewaard(anna)
    assert staart not in str(toetsing.omgeving) + str(toetsing.uitslag)
    assert len(toetsing.afdruk) == 64


@pytest.mark.parametrize(
    ("bestand", "zegt"),
    [
        (("m.txt", b""), "Dit bestand is leeg"),
        (("m.pdf", b"%PDF-1.7 kapot"), "Dit bestand is beschadigd"),
        (("m.png", b"\x89PNG\r\n\x1a\n" + b"0" * 99), "Dit is een plaatje"),
        (("m.docx", b"PK\x03\x04" + b"\x00" * 50), "bestand"),
        (("m.txt", b"   \n\n  "), "geen tekst"),
    ],
    ids=["leeg", "kapot", "plaatje", "halve zip", "zonder tekst"],
)
def test_wat_niet_te_lezen_is_zegt_waarom_en_houdt_het_formulier(
    client: Client, anna: Lidmaatschap, bestand: tuple[str, bytes], zegt: str
) -> None:
    antwoord = stuur(als(client, anna), bestand, sector="onderwijs", op="2020-01-02")
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zegt in pagina
    assert '<option value="onderwijs" selected>' in pagina
    assert "2020-01-02" in pagina
    assert not bewaard(anna)


def test_een_te_groot_bestand_hoort_bij_het_veld_dat_het_te_groot_is(
    client: Client, anna: Lidmaatschap, vlug: None
) -> None:
    antwoord = stuur(als(client, anna), ("groot.pdf", b"%PDF" + b"0" * (30 * 1024 * 1024)))
    assert antwoord.status_code == 422
    assert "groter dan 20 MB" in antwoord.context["form"].errors["bestand"][0]
    assert not bewaard(anna)


def test_een_veel_te_groot_formulier_wordt_niet_eens_gelezen(
    client: Client, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toetsbestanden, "MEESTE_LICHAAM", 100)
    antwoord = stuur(als(client, anna), ("m.txt", b"0" * 200))
    assert antwoord.status_code == 422
    assert toetsbestanden.TE_VEEL in antwoord.content.decode()
    assert antwoord.context["form"]["sector"].value() == SECTOR


def test_meer_dan_tien_bestanden_is_te_veel(client: Client, anna: Lidmaatschap, vlug: None) -> None:
    antwoord = stuur(als(client, anna), *((f"{n}.txt", VLUG + bytes([65 + n])) for n in range(11)))
    assert antwoord.status_code == 422
    assert toetsbestanden.TE_VEEL in antwoord.content.decode()
    assert not bewaard(anna)


def test_te_veel_tekst_in_een_veld_is_te_veel(
    client: Client, anna: Lidmaatschap, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 200
    antwoord = stuur(als(client, anna), ("m.txt", VLUG), sector="x" * 500)
    assert antwoord.status_code == 422
    assert toetsbestanden.TE_VEEL in antwoord.content.decode()


def test_wie_geen_bestand_kiest_hoort_dat_en_houdt_de_keuzes(
    client: Client, anna: Lidmaatschap
) -> None:
    antwoord = stuur(als(client, anna), sector="onderwijs")
    assert antwoord.context["form"].errors["bestand"] == ["Kies een bestand."]
    assert '<option value="onderwijs" selected>' in antwoord.content.decode()


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"sector": ""}, "sector"),
        ({"sector": "circus"}, "sector"),
        ({"op": ""}, "op"),
        ({"op": "1 januari 1950"}, "op"),
        ({"op": "2099-01-01"}, "op"),
    ],
    ids=["geen sector", "vreemde sector", "geen dag", "voor de wet", "ver weg"],
)
def test_zonder_goede_sector_of_dag_wordt_niets_bewaard(
    client: Client, anna: Lidmaatschap, vlug: None, velden: dict[str, str], veld: str
) -> None:
    antwoord = stuur(als(client, anna), ("m.txt", VLUG), **velden)
    assert set(antwoord.context["form"].errors) == {veld, "bestand"}
    assert "Kies het bestand opnieuw" in antwoord.content.decode()
    assert not bewaard(anna)


def test_het_formulier_begint_met_de_eigen_sector_en_vandaag(
    client: Client, anna: Lidmaatschap
) -> None:
    form = als(client, anna).get(NIEUW).context["form"]
    assert form["sector"].value() == anna.organisatie.sector
    assert form["op"].value() == timezone.localdate().isoformat()


def test_een_sector_die_wij_niet_kennen_kiest_men_zelf(client: Client, anna: Lidmaatschap) -> None:
    type(anna.organisatie).objects.filter(id=anna.organisatie_id).update(sector="anders")
    assert als(client, anna).get(NIEUW).context["form"]["sector"].value() == ""


def test_van_meer_bestanden_heeft_elk_een_eigen_regel(
    client: Client, anna: Lidmaatschap, vlug: None
) -> None:
    antwoord = stuur(als(client, anna), ("goed.txt", VLUG), ("leeg.txt", b""))
    pagina = antwoord.content.decode()
    (toetsing,) = bewaard(anna)
    assert antwoord.status_code == 422
    assert f"/toetsen/{toetsing.id}/" in pagina
    assert "leeg.txt" in pagina
    assert "1 bestand is niet gelezen" in pagina


def test_zijn_alle_bestanden_goed_dan_gaat_men_naar_de_lijst(
    client: Client, anna: Lidmaatschap, vlug: None
) -> None:
    antwoord = stuur(als(client, anna), ("een.txt", VLUG), ("twee.txt", VLUG + b"2"))
    assert antwoord["Location"] == "/o/de-linde/meldcode/toetsen/"
    assert "2 bestanden zijn gelezen" in client.get(antwoord["Location"]).content.decode()


def test_twee_keer_drukken_geeft_een_toets(client: Client, anna: Lidmaatschap, vlug: None) -> None:
    eerste, tweede = (stuur(als(client, anna), ("m.txt", VLUG)) for _ in range(2))
    assert eerste["Location"] == tweede["Location"]
    assert len(bewaard(anna)) == 1
    assert "al gelezen" in client.get(tweede["Location"]).content.decode()


def test_breekt_het_bewaren_af_dan_is_er_niets_bewaard(
    client: Client, anna: Lidmaatschap, vlug: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt, keren = toetsen.bewaar, iter((False, True))

    def breekt(*args: Any) -> tuple[Toetsing, bool]:
        if next(keren):
            raise SystemExit
        return echt(*args)

    monkeypatch.setattr(toetsen, "bewaar", breekt)
    with pytest.raises(SystemExit):
        stuur(als(client, anna), ("een.txt", VLUG), ("twee.txt", VLUG + b"2"))
    assert not bewaard(anna)


def test_een_formulier_van_elders_wordt_geweigerd(anna: Lidmaatschap, vlug: None) -> None:
    antwoord = stuur(als(Client(enforce_csrf_checks=True), anna), ("m.txt", VLUG))
    assert antwoord.status_code == 403
    assert not bewaard(anna)


def test_duurt_het_lezen_te_lang_dan_wachten_de_andere_bestanden(
    client: Client, anna: Lidmaatschap, vlug: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toetsbestanden, "GEDULD", -1.0)
    antwoord = stuur(als(client, anna), ("m.txt", VLUG))
    assert toetsbestanden.DUURT_TE_LANG in antwoord.content.decode()


def test_een_bestand_in_een_ander_veld_gaat_voorbij(
    client: Client, anna: Lidmaatschap, vlug: None
) -> None:
    velden = {"sector": SECTOR, "op": "2026-11-20", "foto": SimpleUploadedFile("m.txt", VLUG)}
    antwoord = als(client, anna).post(NIEUW, velden)
    assert antwoord.context["form"].errors["bestand"] == ["Kies een bestand."]


@pytest.mark.parametrize(
    ("naam", "netjes"),
    [("m\x07\n.txt", "m.txt"), ("\x00", "bestand zonder naam"), ("a" * 200 + ".pdf", None)],
    ids=["vreemde tekens", "leeg", "lang"],
)
def test_de_naam_van_een_bestand_is_te_tonen(naam: str, netjes: str | None) -> None:
    netter = toetsbestanden.nette_naam(naam)
    assert netter == (netjes or naam[-toetsbestanden.LANGSTE_NAAM :])


def test_tekens_die_een_database_weigert_worden_weggelaten(
    client: Client, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    vreemd: Callable[..., Document] = lambda *_: document(  # noqa: E731 -- a stand-in of one line
        (
            "Meldcode\x00",
            "Stap 1",
            "Breng de signalen in kaart\x00 en overleg \ud800 met een collega.",
        )
    )
    monkeypatch.setattr(Lezer, "lees", vreemd)
    antwoord = stuur(als(client, anna), ("m.txt", VLUG))
    assert client.get(antwoord["Location"]).status_code == 200


def test_morgen_kan_hetzelfde_bestand_opnieuw(
    client: Client, anna: Lidmaatschap, vlug: None
) -> None:
    for dag in (timezone.localdate(), timezone.localdate() + timedelta(days=1)):
        stuur(als(client, anna), ("m.txt", VLUG), op=dag.isoformat())
    assert len(bewaard(anna)) == 2


def test_sturen_twee_mensen_hetzelfde_tegelijk_dan_is_er_een_toets(
    anna: Lidmaatschap, bram: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    eerste = gelezen(anna)
    monkeypatch.setattr(toetsen, "_eerder", lambda *_: None)
    assert gelezen(bram).id == eerste.id
    assert len(bewaard(anna)) == 1


def test_een_bestand_zonder_een_woord_is_niet_te_toetsen(
    client: Client, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Lezer, "lees", lambda *_: document(("  ",)))
    antwoord = stuur(als(client, anna), ("m.txt", VLUG))
    assert "geen tekst die te lezen is" in antwoord.content.decode()
    assert not bewaard(anna)


def test_op_een_dag_worden_niet_eindeloos_veel_bestanden_gelezen(
    client: Client, anna: Lidmaatschap, vlug: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toetsen, "PER_DAG", 1)
    assert stuur(als(client, anna), ("een.txt", VLUG)).status_code == 302
    antwoord = stuur(client, ("twee.txt", VLUG + b"2"))
    assert antwoord.context["form"].errors["bestand"] == [toetsen.TE_VEEL_VANDAAG]
    assert len(bewaard(anna)) == 1

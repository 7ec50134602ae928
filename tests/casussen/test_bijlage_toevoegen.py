"""Adding a photo or PDF: what is taken, what is told, and what is kept while it is put right."""

import re
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from nietpluis.casussen.bijlagen import ontvangen, opslag, woorden
from nietpluis.casussen.bijlagen.opslag import nette_naam
from nietpluis.casussen.models import Bijlageonderweg, Casus
from nietpluis.casussen.stempel import persoon
from nietpluis.kern.feiten.bijlagen import Bijgevoegd
from nietpluis.kluis.stroom import VOL
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen import beelden
from tests.casussen.beelden import PDF, foto, plaatje, webp, zeef
from tests.casussen.bijlage_schermen import (
    NAAM,
    TE_ZIEN,
    als_bestand,
    inhoud,
    rijen,
    stuur,
    voeg_toe,
)
from tests.casussen.casus import feit, lees, leg
from tests.casussen.werk_schermen import aan_het_werk, aantal_queries, pad, tekst
from tests.personages import als

NIETS = (0, 0, 0)


@pytest.fixture
def casus(anna: Lidmaatschap, fatima: Lidmaatschap) -> Casus:
    return aan_het_werk(anna, fatima)


@pytest.fixture
def client(client: Client, anna: Lidmaatschap) -> Client:
    return als(client, anna)


def laatste(casus: Casus, lid: Lidmaatschap) -> Bijgevoegd:
    toegevoegd = lees(casus, lid).dossier.laatste(Bijgevoegd)
    assert toegevoegd
    return toegevoegd


@pytest.mark.parametrize(
    ("bestand", "soort"),
    [(foto(), "jpeg"), (plaatje(), "png"), (webp(), "webp"), (PDF, "pdf")],
    ids=["jpeg", "png", "webp", "pdf"],
)
def test_a_file_becomes_a_fact_with_its_digest(
    client: Client, anna: Lidmaatschap, casus: Casus, bestand: bytes, soort: str
) -> None:
    antwoord = stuur(client, casus, bestand, naam="onzin.exe", toelichting="Zij stuurde hem zelf.")
    assert antwoord.status_code == 302
    toegevoegd = laatste(casus, anna)
    assert (toegevoegd.bestand, toegevoegd.te_zien) == (soort, TE_ZIEN)
    assert toegevoegd.grootte == len(zeef(bestand)[0])
    assert str(toegevoegd.gebeurd_op) == "2026-11-20"
    assert rijen(anna) == (1, 0, 1)
    nummer = lees(casus, anna).casus.aantal
    weg = "pdf" if soort == "pdf" else "foto"
    assert inhoud(client.get(pad(casus, "bijlage", nummer, weg))) == zeef(bestand)[0]


def test_the_page_asks_and_warns(client: Client, casus: Casus) -> None:
    pagina = tekst(client, pad(casus, "bijlage"))
    for woord in ("Wat is er te zien?", "iemand in gevaar", "image/jpeg,image/png", "20 MB"):
        assert woord in pagina
    assert "capture" not in pagina
    assert pad(casus, "bijlage") in tekst(client, pad(casus))


@pytest.mark.parametrize(
    ("bestand", "fout"),
    [
        (b"", woorden.Leeg),
        (b"<svg onload='alert(1)'>", woorden.NietDitSoort),
        (b"PK\x03\x04" + bytes(500), woorden.NietDitSoort),
        (b"\0\0\0\x18ftypheic" + bytes(50), woorden.Heic),
        (foto()[:400], woorden.Beschadigd),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_beside_the_field_and_the_text_stays(
    client: Client, anna: Lidmaatschap, casus: Casus, bestand: bytes, fout: type[Exception]
) -> None:
    antwoord = stuur(client, casus, bestand)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert str(fout()) in pagina
    assert 'id="id_bestand_fout"' in pagina
    assert TE_ZIEN in pagina
    assert rijen(anna) == NIETS


def test_nothing_chosen_is_asked_for(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    assert "Kies een foto of een PDF." in stuur(client, casus, None).content.decode()
    assert "Kies een foto of een PDF." in stuur(client, casus, b"x", naam="..").content.decode()
    assert rijen(anna) == NIETS


def groot(lengte: int) -> bytes:
    """A PDF of exactly so many bytes."""
    return PDF[:9] + bytes(lengte - len(PDF)) + PDF[9:]


def test_exactly_twenty_megabytes_fit(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    assert stuur(client, casus, groot(woorden.GROOTST)).status_code == 302
    assert rijen(anna) == (1, 0, -(-woorden.GROOTST // VOL))


def test_one_byte_more_does_not(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    pagina = stuur(client, casus, groot(woorden.GROOTST + 1)).content.decode()
    assert "Het mag 20 MB groot zijn" in pagina
    assert TE_ZIEN in pagina
    assert rijen(anna) == NIETS


def test_far_too_much_is_not_even_read(
    client: Client, anna: Lidmaatschap, casus: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post(
        "/o/de-linde/concept/", {"waarvoor": f"casus/{casus.id}/bijlage", "te_zien": "Een snee."}
    )
    monkeypatch.setattr(ontvangen, "MEESTE_LICHAAM", 1000)
    monkeypatch.setattr(opslag.Opslag, "neem", lambda *_: pytest.fail("gelezen"))
    pagina = stuur(client, casus, groot(5000)).content.decode()
    assert "Het mag 20 MB groot zijn" in pagina
    assert "Een snee." in pagina  # out of the draft
    assert rijen(anna) == NIETS


def test_the_photo_is_kept_while_the_words_are_put_right(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    pagina = stuur(client, casus, foto(), te_zien="").content.decode()
    assert "Uw bestand is binnen" in pagina
    assert NAAM in pagina
    assert rijen(anna) == (0, 1, 1)
    binnen = re.search(r'name="binnen" value="([^"]+)"', pagina)
    assert binnen
    assert stuur(client, casus, None, binnen=binnen[1]).status_code == 302
    assert rijen(anna) == (1, 0, 1)
    assert laatste(casus, anna).naam == NAAM
    # The same form once more does nothing, and says so.
    assert stuur(client, casus, None, binnen=binnen[1]).status_code == 302
    assert rijen(anna) == (1, 0, 1)


def test_a_photo_that_waits_is_there_when_one_comes_back(client: Client, casus: Casus) -> None:
    binnen = wacht(client, casus)
    concept = {"waarvoor": f"casus/{casus.id}/bijlage", "binnen": binnen, "te_zien": "Een snee."}
    client.post("/o/de-linde/concept/", concept)
    pagina = tekst(client, pad(casus, "bijlage"))
    assert f'name="binnen" value="{binnen}"' in pagina
    assert "Een snee." in pagina


def test_another_photo_takes_the_place_of_the_one_that_waits(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    binnen = wacht(client, casus)
    assert stuur(client, casus, plaatje(), binnen=binnen).status_code == 302
    assert rijen(anna) == (1, 0, 1)
    assert laatste(casus, anna).bestand == "png"


def wacht(client: Client, casus: Casus) -> str:
    """A photo that waits for its words: the id under which it does."""
    pagina = stuur(client, casus, foto(), te_zien="").content.decode()
    gevonden = re.search(r'name="binnen" value="([^"]+)"', pagina)
    assert gevonden
    return gevonden[1]


@pytest.mark.parametrize("binnen", ["onzin", "7d5bff7b-3f2c-4c39-9d2f-8d9c7a3f0d11"])
def test_a_photo_that_does_not_wait_is_asked_for_again(
    client: Client, casus: Casus, binnen: str
) -> None:
    assert "Kies een foto" in stuur(client, casus, None, binnen=binnen).content.decode()


def test_what_waits_for_one_is_not_there_for_another(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap, casus: Casus
) -> None:
    binnen = wacht(client, casus)
    leg(casus, anna, feit(anna, "toewijzing", aan=persoon(bram)))
    antwoord = stuur(als(Client(), bram), casus, None, binnen=binnen)
    assert "Kies een foto" in antwoord.content.decode()
    assert rijen(anna) == (0, 1, 1)


def test_what_waits_in_one_casus_is_not_there_in_another(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap, casus: Casus
) -> None:
    ander = aan_het_werk(anna, fatima)
    antwoord = stuur(client, ander, None, binnen=wacht(client, casus))
    assert "Kies een foto" in antwoord.content.decode()


def test_somebody_was_first_and_the_photo_still_waits(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    leg(casus, anna, feit(anna, "overleg", met="collega", uitkomst="Wij bellen."))
    pagina = stuur(client, casus, foto(), na=casus.aantal).content.decode()
    assert "Lees eerst wat er nieuw is" in pagina
    assert "Uw bestand is binnen" in pagina
    assert rijen(anna) == (0, 1, 1)


def test_only_the_one_field_takes_one_file(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    velden: dict[str, Any] = {"te_zien": TE_ZIEN, "gebeurd_op": "2026-11-20"}
    bestanden = [als_bestand(foto(), f"{n}.jpg") for n in range(3)]
    client.post(pad(casus, "bijlage"), {**velden, "anders": bestanden[0], "bestand": bestanden[1:]})
    assert rijen(anna) == (1, 0, 1)
    assert laatste(casus, anna).naam == "1.jpg"


def test_a_casus_takes_so_many_a_day(
    client: Client, anna: Lidmaatschap, casus: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ontvangen, "PER_DAG", 2)
    for _ in range(2):
        assert stuur(client, casus, foto()).status_code == 302
    pagina = stuur(client, casus, foto()).content.decode()
    assert "Er zijn vandaag al 2 bestanden toegevoegd" in pagina
    assert rijen(anna) == (2, 0, 2)
    antwoord = client.get(pad(casus, "bijlage"), follow=True)
    assert "Er zijn vandaag al 2 bestanden toegevoegd" in antwoord.content.decode()


def test_one_person_has_so_many_waiting(
    client: Client, anna: Lidmaatschap, casus: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ontvangen, "ONDERWEG", 2)
    for _ in range(2):
        wacht(client, casus)
    assert "te veel bestanden" in stuur(client, casus, foto()).content.decode()
    assert rijen(anna) == (0, 2, 2)


def test_a_thousand_files_in_one_form_are_refused(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    veel = [als_bestand(b"x") for _ in range(1000)]
    assert client.post(pad(casus, "bijlage"), {"bestand": veel}).status_code == 400
    assert rijen(anna) == NIETS


def test_a_closed_casus_takes_nothing(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    leg(casus, anna, feit(anna, "afsluiting", reden="dubbel", toelichting="Staat er al."))
    antwoord = stuur(client, casus, foto())
    assert antwoord.status_code == 302
    assert rijen(anna) == NIETS
    assert "Voeg een foto" not in tekst(client, pad(casus))


def test_a_stranger_sends_nothing(
    bram: Lidmaatschap, anna: Lidmaatschap, casus: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opslag.Opslag, "neem", lambda *_: pytest.fail("gelezen"))
    assert stuur(als(Client(), bram), casus, foto()).status_code == 404
    assert stuur(Client(), casus, foto()).status_code == 302
    assert rijen(anna) == NIETS


def test_a_form_of_another_site_leaves_nothing(anna: Lidmaatschap, casus: Casus) -> None:
    vreemd = als(Client(enforce_csrf_checks=True), anna)
    assert stuur(vreemd, casus, foto()).status_code == 403
    assert rijen(anna) == NIETS


def test_a_form_of_our_own_is_taken(anna: Lidmaatschap, casus: Casus) -> None:
    eigen = als(Client(enforce_csrf_checks=True), anna)
    gevonden = re.search(
        r'csrfmiddlewaretoken" value="([^"]+)"', tekst(eigen, pad(casus, "bijlage"))
    )
    assert gevonden
    assert stuur(eigen, casus, foto(), csrfmiddlewaretoken=gevonden[1]).status_code == 302


@pytest.mark.parametrize("stuk", range(1, 6))
def test_a_failure_at_any_piece_leaves_nothing_half(
    client: Client, anna: Lidmaatschap, casus: Casus, monkeypatch: pytest.MonkeyPatch, stuk: int
) -> None:
    monkeypatch.setattr(opslag, "PER_KEER", 1)
    schrijf, keren = opslag.Opslag._schrijf, iter(range(1, 100))

    def breekt(zelf: opslag.Opslag, zegel: bytes = b"") -> None:
        if next(keren) == stuk:
            raise RuntimeError("de stekker")
        schrijf(zelf, zegel)

    monkeypatch.setattr(opslag.Opslag, "_schrijf", breekt)
    with pytest.raises(RuntimeError):
        stuur(client, casus, groot(4 * VOL + 100))
    assert rijen(anna) == NIETS
    assert lees(casus, anna).dossier.laatste(Bijgevoegd) is None


def test_a_browser_that_stops_half_way_leaves_nothing(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    lichaam = encode_multipart(BOUNDARY, {"te_zien": TE_ZIEN, "bestand": als_bestand(foto())})
    antwoord = client.generic("POST", pad(casus, "bijlage"), lichaam[:-300], MULTIPART_CONTENT)
    assert antwoord.status_code == 422
    assert rijen(anna) == NIETS


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_who_sends_slowly(
    client: Client, casus: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While bytes come in, no connection holds a transaction, and so no lock."""
    neem, open_ = opslag.Opslag.neem, []

    def kijk(zelf: opslag.Opslag, brok: bytes) -> None:
        neem(zelf, brok)
        open_.append(any(verbinding.in_atomic_block for verbinding in connections.all()))

    monkeypatch.setattr(opslag.Opslag, "neem", kijk)
    assert stuur(client, casus, groot(20 * VOL)).status_code == 302
    assert len(open_) >= 20
    assert not any(open_)


@pytest.mark.parametrize(
    ("naam", "netjes"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\anna\\foto.jpg", "foto.jpg"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("a\x00b\r\nSet-Cookie: x.jpg", "abSet-Cookie: x.jpg"),
        ("...", ""),
        ("x" * 300 + ".jpg", "x" * 100),
        ("<script>.jpg", "<script>.jpg"),
    ],
)
def test_of_a_name_only_what_shows_is_kept(naam: str, netjes: str) -> None:
    assert nette_naam(naam) == netjes


def test_a_name_stands_only_inside_the_seal(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    stuur(client, casus, foto(), naam="Truus Peeters arm.jpg", te_zien="")
    with met_lid(anna):
        rij = Bijlageonderweg.objects.get()
        assert b"Truus" not in bytes(rij.zegel)


def test_the_casus_asks_no_more_queries_with_photos(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    zonder = aantal_queries(client, pad(casus))
    for _ in range(3):
        voeg_toe(casus, anna)
    assert aantal_queries(client, pad(casus)) == zonder
    assert tekst(client, pad(casus)).count("/foto/") == 0


def test_what_is_inside_a_gif_named_jpg_is_seen(client: Client, casus: Casus) -> None:
    assert "geen foto en geen PDF" in stuur(client, casus, beelden.als("GIF")).content.decode()

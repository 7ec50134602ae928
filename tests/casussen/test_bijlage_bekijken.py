"""Looking at a photo or PDF: recorded first, opened in pieces, shown only inside the dossier."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from nietpluis.casussen.bijlagen.controle import controleer_bijlagen
from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.models import Bijlage, Bijlagestuk, Casus, Raadpleging
from nietpluis.casussen.signaleren import voeg_samen
from nietpluis.kluis.sleutels import vernietig
from nietpluis.kluis.stroom import VOL
from nietpluis.kluis.zegel import ZegelVerbroken
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.beelden import PDF, foto, zeef
from tests.casussen.bijlage_schermen import NAAM, TE_ZIEN, id_van, inhoud, open_bestand, voeg_toe
from tests.casussen.casus import feit, lees, leg
from tests.casussen.werk_schermen import aan_het_werk, pad, tekst, ververst
from tests.databases import zonder_triggers
from tests.personages import als
from tests.toegang.bezoek import zichtbaar

LANG = PDF[:9] + bytes(20 * VOL) + PDF[9:]
"""A file of more pieces than are read at once."""


@pytest.fixture
def casus(anna: Lidmaatschap, fatima: Lidmaatschap) -> Casus:
    return aan_het_werk(anna, fatima)


@pytest.fixture
def client(client: Client, anna: Lidmaatschap) -> Client:
    return als(client, anna)


def test_the_page_shows_the_photo_with_its_words(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    nummer = voeg_toe(casus, anna, toelichting="Zij stuurde hem zelf.")
    pagina = tekst(client, pad(casus, "bijlage", nummer))
    assert f'src="{pad(casus, "bijlage", nummer, "foto")}" alt="{TE_ZIEN}"' in pagina
    assert "Zij stuurde hem zelf." in pagina
    assert NAAM not in pagina
    assert pad(casus, "bijlage", nummer) in tekst(client, pad(casus))


def test_the_bytes_run_nothing_and_are_kept_nowhere(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    nummer = voeg_toe(casus, anna)
    antwoord = client.get(pad(casus, "bijlage", nummer, "foto"))
    assert inhoud(antwoord) == zeef(foto())[0]
    assert antwoord["Content-Type"] == "image/jpeg"
    assert antwoord["Content-Disposition"] == f'inline; filename="bijlage-{nummer}.jpg"'
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in antwoord["Content-Security-Policy"]
    assert "script-src" not in antwoord["Content-Security-Policy"]
    assert antwoord["Cache-Control"] == "no-store"
    assert antwoord["Cross-Origin-Resource-Policy"] == "same-origin"
    assert int(antwoord["Content-Length"]) == len(zeef(foto())[0])


@pytest.mark.parametrize(
    "veelzijdig",
    [
        PDF + b"PK\x03\x04<html><script>alert(1)</script>",
        PDF.replace(b"obj", b"obj /S /JavaScript /JS (app.alert(1))"),
    ],
)
def test_a_file_with_two_faces_is_served_as_what_it_was_taken_for(
    client: Client, anna: Lidmaatschap, casus: Casus, veelzijdig: bytes
) -> None:
    nummer = voeg_toe(casus, anna, veelzijdig)
    antwoord = client.get(pad(casus, "bijlage", nummer, "pdf"))
    assert inhoud(antwoord) == veelzijdig
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"].startswith("attachment;")
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert client.get(pad(casus, "bijlage", nummer, "foto")).status_code == 404
    pagina = tekst(client, pad(casus, "bijlage", nummer))
    assert "<img" not in pagina
    assert "op uw eigen apparaat" in pagina


def test_each_look_stands_in_the_log_with_its_number(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    beeld, pdf = voeg_toe(casus, anna), voeg_toe(casus, anna, PDF)
    client.get(pad(casus, "bijlage", beeld))
    inhoud(client.get(pad(casus, "bijlage", beeld, "foto")))
    inhoud(client.get(pad(casus, "bijlage", pdf, "pdf")))
    with met_lid(anna):
        rijen = list(Raadpleging.objects.order_by("id").values_list("wat", "soort"))
    assert rijen == [
        (f"bijlage {beeld}", "lezen"),
        (f"foto {beeld}", "lezen"),
        (f"pdf {pdf}", "uitvoer"),
    ]


def niet_gevonden(client: Client, casus: Casus, nummer: int) -> bool:
    """Whether all three addresses say that nothing is there, in the very words of what never was."""
    nergens = zichtbaar(client.get(pad(casus, "bijlage", 999, "foto")))
    assert nergens[0] == 404
    return all(
        zichtbaar(client.get(pad(casus, "bijlage", nummer, *deel))) == nergens
        for deel in ((), ("foto",), ("pdf",))
    )


def test_what_was_taken_away_opens_no_more_and_still_shows_that_it_was(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    nummer = voeg_toe(casus, anna)
    leg(casus, anna, feit(anna, "correctie", vervangt=nummer, reden="Een ander kind."))
    assert niet_gevonden(client, casus, nummer)
    pagina = tekst(client, pad(casus))
    assert "Weggehaald" in pagina
    assert TE_ZIEN in pagina
    assert pad(casus, "bijlage", nummer) not in pagina
    with met_lid(anna):  # not gone: the proof still covers it
        assert list(controleer_bijlagen(lees(casus, anna))) == []
        assert Bijlage.objects.count() == 1


def test_the_words_are_put_right_and_the_photo_stays(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    nummer = voeg_toe(casus, anna)
    velden = {"te_zien": "Een snee.", "verbeterreden": "Beter gekeken.", "gebeurd_op": "2026-11-20"}
    assert client.post(pad(casus, "verbeter", nummer), velden).status_code == 302
    assert 'alt="Een snee."' in tekst(client, pad(casus, "bijlage", nummer))
    assert inhoud(client.get(pad(casus, "bijlage", nummer, "foto"))) == zeef(foto())[0]


def test_a_destroyed_dossier_has_no_photos(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    nummer = voeg_toe(casus, anna)
    vernietig(casus.id)
    assert niet_gevonden(client, casus, nummer)


def test_a_stranger_finds_nothing(
    bram: Lidmaatschap, fatima: Lidmaatschap, anna: Lidmaatschap, casus: Casus
) -> None:
    nummer = voeg_toe(casus, anna)
    for wie in (bram, fatima):
        assert niet_gevonden(als(Client(), wie), casus, nummer)


def test_a_number_of_another_kind_of_fact_is_nothing(client: Client, casus: Casus) -> None:
    assert niet_gevonden(client, casus, 2)


def test_a_number_of_any_length_is_nothing(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    assert niet_gevonden(client, casus, 10**60)
    with met_lid(anna):
        langste = Raadpleging._meta.get_field("wat").max_length
        assert {len(wat) for wat in Raadpleging.objects.values_list("wat", flat=True)} >= {langste}


def test_a_photo_of_another_casus_does_not_come_along_by_its_id(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap, casus: Casus
) -> None:
    """A fact that names the file of another casus, as only a broken-in application could record it."""
    ander = aan_het_werk(anna, fatima)
    nummer = voeg_toe(ander, anna)
    vreemd = feit(
        anna, "bijlage", bijlage=str(id_van(ander, anna, nummer)), bestand="jpeg", te_zien="x"
    )
    leg(casus, anna, vreemd)
    assert niet_gevonden(client, casus, ververst(casus, anna).aantal)


def test_a_photo_comes_along_when_a_signal_joins_a_casus(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap, casus: Casus
) -> None:
    ander = aan_het_werk(anna, fatima)
    voeg_toe(ander, anna)
    bron, doel = ververst(ander, anna), ververst(casus, anna)
    with met_lid(anna, schrijven=True):
        voeg_samen(bron, doel, anna, na=bron.aantal, na_doel=doel.aantal)
    nummer = ververst(casus, anna).aantal
    assert TE_ZIEN in tekst(client, pad(casus, "bijlage", nummer))
    assert inhoud(client.get(pad(casus, "bijlage", nummer, "foto"))) == zeef(foto())[0]
    vernietig(ander.id)
    assert niet_gevonden(client, casus, nummer)


def test_many_pieces_are_read_a_few_at_a_time_in_closed_rooms(
    anna: Lidmaatschap, casus: Casus
) -> None:
    bestand = open_bestand(casus, anna, voeg_toe(casus, anna, LANG))
    kamers = []

    @contextmanager
    def kamer() -> Iterator[None]:
        kamers.append("open")
        with met_lid(anna):
            yield
        kamers[-1] = "dicht"

    uit = b""
    for deel in bestand.lees(kamer):
        assert "open" not in kamers
        uit += deel
    assert uit == LANG
    assert len(kamers) == 2


def verander(anna: Lidmaatschap, sql: str) -> None:
    """What an owner of the database does behind the application's back."""
    with zonder_triggers(), met_lid(anna, schrijven=True), connection.cursor() as cursor:
        cursor.execute(sql)


AANVALLEN = {
    "veranderd": """UPDATE casussen_bijlagestuk SET zegel = (
        SELECT ander.zegel FROM casussen_bijlagestuk ander WHERE ander.volgnummer = 3
    ) WHERE volgnummer = 2""",
    "weg": "DELETE FROM casussen_bijlagestuk WHERE volgnummer = 2",
    "einde weg": "DELETE FROM casussen_bijlagestuk WHERE volgnummer > 20",
    "verwisseld": """UPDATE casussen_bijlagestuk
        SET volgnummer = CASE volgnummer WHEN 2 THEN 1002 ELSE 1003 END
        WHERE volgnummer IN (2, 3)""",
    "afgekapt": "UPDATE casussen_bijlage SET stukken = 2",
}


@pytest.mark.parametrize("aanval", AANVALLEN.values(), ids=AANVALLEN.keys())
def test_a_broken_file_stops_there_and_the_proof_tells(
    client: Client,
    anna: Lidmaatschap,
    casus: Casus,
    aanval: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    nummer = voeg_toe(casus, anna, LANG)
    verander(anna, aanval)
    antwoord = client.get(pad(casus, "bijlage", nummer, "pdf"))
    with caplog.at_level(logging.ERROR), pytest.raises(ZegelVerbroken):
        inhoud(antwoord)
    assert "niet heel" in caplog.text
    with met_lid(anna):
        (fout,) = controleer_casus(ververst(casus, anna))
    assert fout.soort == "bijlage"
    assert f"nummer {nummer}" in fout.tekst


def test_a_file_broken_at_its_beginning_gives_a_page(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    nummer = voeg_toe(casus, anna)
    verander(anna, "DELETE FROM casussen_bijlagestuk")
    antwoord = client.get(pad(casus, "bijlage", nummer, "foto"))
    assert antwoord.status_code == 500
    assert "Dit is niet te openen" in antwoord.content.decode()


def test_the_proof_finds_a_file_that_went_or_that_no_fact_names(
    anna: Lidmaatschap, casus: Casus
) -> None:
    nummer = voeg_toe(casus, anna)
    with met_lid(anna, schrijven=True):
        assert list(controleer_bijlagen(lees(casus, anna))) == []
        los = Bijlage.objects.create(casus=casus, organisatie_id=casus.organisatie_id, stukken=1)
        assert [f"Bijlage {los.id} staat in geen enkele vastlegging."] == list(
            controleer_bijlagen(lees(casus, anna))
        )
    verander(anna, "DELETE FROM casussen_bijlage")
    assert f"De bijlage van nummer {nummer} is weg." in controleer_bijlagen_van(casus, anna)


def test_a_casus_without_files_has_nothing_to_prove(anna: Lidmaatschap, casus: Casus) -> None:
    assert controleer_bijlagen_van(casus, anna) == []


def controleer_bijlagen_van(casus: Casus, anna: Lidmaatschap) -> list[str]:
    with met_lid(anna):
        return list(controleer_bijlagen(open_casus(ververst(casus, anna))))


def test_the_proof_finds_another_file_than_was_recorded(anna: Lidmaatschap, casus: Casus) -> None:
    nummer = voeg_toe(casus, anna)
    bestand = open_bestand(casus, anna, nummer)
    anders = feit(
        anna,
        "bijlage",
        bijlage=str(bestand.plaats.stroom),
        digest="ab" * 32,
        bestand="jpeg",
        te_zien="x",
    )
    leg(casus, anna, anders)
    assert any("een andere" in fout for fout in controleer_bijlagen_van(casus, anna))


@pytest.mark.django_db(transaction=True)
def test_no_connection_stays_in_a_transaction_while_bytes_go_out(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    nummer = voeg_toe(casus, anna, LANG)
    antwoord: Any = client.get(pad(casus, "bijlage", nummer, "pdf"))
    for _ in antwoord.streaming_content:
        assert not any(verbinding.in_atomic_block for verbinding in connections.all())
    assert transaction.get_autocommit()


def test_pieces_are_all_of_one_size(anna: Lidmaatschap, casus: Casus) -> None:
    voeg_toe(casus, anna)
    voeg_toe(casus, anna, LANG)
    with met_lid(anna):
        assert (
            len({len(zegel) for zegel in Bijlagestuk.objects.values_list("zegel", flat=True)}) == 1
        )


def test_the_log_says_in_plain_words_which_photo_was_seen(
    client: Client, anna: Lidmaatschap, peter: Lidmaatschap, casus: Casus
) -> None:
    nummer = voeg_toe(casus, anna)
    inhoud(client.get(pad(casus, "bijlage", nummer, "foto")))
    pagina = tekst(als(Client(), peter), "/o/de-linde/raadplegingen/")
    assert f"Een foto, onderdeel {nummer}" in pagina

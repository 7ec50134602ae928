"""The files hold exactly what was given: tried with random choices, letters of many alphabets, and long texts."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from nietpluis.casussen.afschrift.document import (
    Document,
    Onderdeel,
    digest,
    lees_document,
    lees_weggelaten,
    schoon,
    schrijf,
)
from nietpluis.casussen.afschrift.keuzes import Keuze, splits
from nietpluis.casussen.afschrift.odt import maak_odt
from nietpluis.casussen.afschrift.pdf import ONBEKEND, maak_pdf, tekenbaar
from nietpluis.kern.afschrift import REDENEN
from tests.casussen.afschriften import tekst_van_odt, tekst_van_pdf

KEUZES = st.sampled_from(["geven", "deels", "weglaten", "niets"])


def deel(nummer: int) -> Onderdeel:
    """A fact with words of its own in every place."""
    regels = [(f"Kop{nummer}kop", f"Kwik{nummer}staart " * 20), ("", f"Wiele{nummer}waal")]
    return Onderdeel(
        nummer=nummer, titel=f"Titel{nummer}titel", wanneer=f"Dag{nummer}dag", regels=regels
    )


def woorden(nummer: int) -> set[str]:
    """The words that only this fact has."""
    return {f"Titel{nummer}titel", f"Kop{nummer}kop", f"Kwik{nummer}staart", f"Wiele{nummer}waal"}


def document(*onderdelen: Onderdeel, voor: str = "Mevrouw Peeters") -> Document:
    return Document(
        organisatie="De Linde",
        telefoon="088 000 01 00",
        voor=voor,
        gemaakt_op=date(2026, 11, 22),
        brief=["Zondag 22 november 2026", "U vroeg om een afschrift."],
        onderdelen=onderdelen,
    )


@settings(max_examples=15, deadline=None)
@given(st.lists(KEUZES, min_size=1, max_size=25))
def test_a_file_holds_what_was_given_and_nothing_that_was_left_out(keuzes: list[str]) -> None:
    gekozen = {
        nummer: Keuze(keus=keus, reden="over_ander", tekst=f"Eigen{nummer}woord")
        for nummer, keus in enumerate(keuzes, 1)
        if keus != "niets"
    }
    delen = [deel(nummer) for nummer in range(1, len(keuzes) + 1)]
    gegeven, weg = splits(delen, gekozen)
    copie = document(*gegeven)
    assert {d.onderdeel.nummer for d in weg} == {
        nummer for nummer, keus in enumerate(keuzes, 1) if keus != "geven"
    }
    for tekst in (tekst_van_pdf(maak_pdf(copie)), tekst_van_odt(maak_odt(copie))):
        for nummer, keus in enumerate(keuzes, 1):
            erin = {woord for woord in woorden(nummer) if woord in tekst}
            assert erin == (woorden(nummer) if keus == "geven" else set()), (nummer, keus)
            assert (f"Eigen{nummer}woord" in tekst) == (keus == "deels")


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_makes_both_files(tekst: str) -> None:
    """Control characters, half characters, right-to-left letters, emoji: a file comes out, and can be read."""
    regels = [(schoon(tekst[:20]), schoon(tekst))]
    copie = document(
        Onderdeel(nummer=1, titel=schoon(tekst[:30]), wanneer="Vandaag", regels=regels),
        voor=schoon(tekst[:40]),
    )
    assert "U vroeg om een afschrift." in tekst_van_pdf(maak_pdf(copie))
    assert "U vroeg om een afschrift." in tekst_van_odt(maak_odt(copie))
    assert lees_document(schrijf(copie)) == copie.__class__(**vars(lees_document(schrijf(copie))))


@pytest.mark.parametrize(
    "naam", ["Łukasz Żółć", "Şeyma Yağmur", "Ngô Bảo Châu", "Ελένη", "Андрей", "Ærø Ångström"]
)
def test_names_are_written_as_they_are(naam: str) -> None:
    copie = document(voor=naam)
    assert naam in tekst_van_pdf(maak_pdf(copie))
    assert naam in tekst_van_odt(maak_odt(copie))


def test_a_letter_that_the_font_lacks_shows_as_a_square_and_is_whole_in_the_other_file() -> None:
    copie = document(Onderdeel(nummer=1, titel="王", wanneer="Vandaag"))
    pdf = tekst_van_pdf(maak_pdf(copie))
    assert ONBEKEND in pdf
    assert "Vraag ons om het andere bestand." in pdf
    assert "王" in tekst_van_odt(maak_odt(copie))
    assert tekenbaar("a\tb\nc") == "a    b\nc"


def test_each_page_says_for_whom_it_is_and_which_one_it_is() -> None:
    bladen = PdfReader(BytesIO(maak_pdf(document(*map(deel, range(30)))))).pages
    assert len(bladen) > 2
    for nummer, blad in enumerate(bladen, 1):
        tekst = " ".join(blad.extract_text().split())
        assert tekst.startswith("Dit afschrift is alleen voor: Mevrouw Peeters")
        assert f"De Linde, 22-11-2026. Bladzijde {nummer} van {len(bladen)}" in tekst


def test_the_properties_of_a_file_name_nobody() -> None:
    copie = document(deel(1))
    eigen: Any = PdfReader(BytesIO(maak_pdf(copie))).metadata or {}
    assert set(eigen) <= {"/Title", "/CreationDate"}
    assert eigen["/Title"] == "Afschrift"
    with ZipFile(BytesIO(maak_odt(copie))) as pakje:
        over = pakje.read("meta.xml").decode()
        assert "Thumbnails/thumbnail.png" not in pakje.namelist()
        assert "thumbnail" not in pakje.read("META-INF/manifest.xml").decode()
    for woord in ("Peeters", "Linde", "creator", "LibreOffice", "Kwik", "2026"):
        assert woord not in over


def test_to_a_client_the_name_of_the_program_never_shows() -> None:
    copie = document(deel(1))
    for tekst in (tekst_van_pdf(maak_pdf(copie)), tekst_van_odt(maak_odt(copie))):
        assert "nietpluis" not in tekst.lower()
        assert "niet pluis" not in tekst.lower()


def test_what_is_kept_reads_back_as_it_was() -> None:
    copie = document(deel(1), deel(2))
    _, weg = splits([deel(3)], {3: Keuze(keus="weglaten", reden="veiligheid")})
    assert schrijf(lees_document(schrijf(copie))) == schrijf(copie)
    assert schrijf(lees_weggelaten(schrijf(weg))) == schrijf(weg)
    assert digest(schrijf(copie)) != digest(schrijf(weg))
    assert weg[0].reden in REDENEN


def test_half_a_choice_gives_nothing() -> None:
    leeg = {1: Keuze(keus="deels", reden="over_ander", tekst="  ")}
    gegeven, weg = splits([deel(1)], leeg)
    assert (gegeven, weg[0].deels) == ([], False)

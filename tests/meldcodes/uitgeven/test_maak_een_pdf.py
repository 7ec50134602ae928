"""The PDF can be read by everybody, and what anybody typed stays text."""

import hashlib
import re

import pytest

from nietpluis.kern.meldcodetekst import Blok, Meldcodetekst, Onderdeeltekst
from nietpluis.meldcodes.uitgeven import gegevens, tekens
from nietpluis.meldcodes.uitgeven.typst_document import HIER, maak_pdf
from nietpluis.meldcodes.uitgeven.uitgave import Uitgave
from tests.meldcodes.uitgeven import pdf
from tests.meldcodes.uitgeven.voorbeeld import OPMAAK, UITGAVE, VASTGESTELD, met


def maak(uitgave: Uitgave = UITGAVE) -> bytes:
    return maak_pdf("meldcode", gegevens.van_uitgave(uitgave), VASTGESTELD)


def met_zin(zin: str) -> Uitgave:
    deel = Onderdeeltekst(code="x", titel="Deel", blokken=(Blok(soort="alinea", tekst=zin),))
    return met(tekst=Meldcodetekst(titel="Meldcode", onderdelen=(deel,)))


def test_hij_zegt_dat_hij_toegankelijk_is() -> None:
    begin = pdf.catalogus(maak())
    xmp = begin["/Metadata"].get_object().get_data().decode()
    assert re.search(r"<pdfuaid:part>1<", xmp)
    assert begin["/MarkInfo"]["/Marked"]
    assert str(begin["/Lang"]).startswith("nl")
    assert begin["/ViewerPreferences"]["/DisplayDocTitle"]


def test_de_titel_is_die_van_de_organisatie() -> None:
    over = pdf.lees(maak()).metadata
    assert over
    assert (over.title, over.author) == ("Meldcode van De Linde", "De Linde")


def test_koppen_lijst_en_tabel_zijn_wat_zij_lijken() -> None:
    soorten = pdf.soorten(maak())
    koppen = [soort for soort in soorten if re.fullmatch(r"H\d", soort)]
    assert koppen == ["H1", "H2", "H2", "H3", "H2"]
    assert soorten.count("TH") == 3
    assert soorten.count("TD") == 6
    assert soorten.count("LI") == 2
    assert "Figure" not in soorten


def test_de_bladwijzers_zijn_de_koppen() -> None:
    assert pdf.bladwijzers(maak()) == [
        "Meldcode van De Linde",
        "Waarom deze meldcode",
        "Wat u doet",
        "Wie doet wat",
    ]


def test_wat_iemand_typt_blijft_tekst() -> None:
    assert OPMAAK in pdf.tekst(maak())


def test_alles_wat_ertoe_doet_staat_erin() -> None:
    tekst = pdf.tekst(maak())
    for woorden in (
        *("Bel 112", "0800-2000", "Vraag naar de aandachtsfunctionaris. Bel 088 000 01 00"),
        *("Versie: 3", "Vastgesteld op: 2 november 2026", "Vastgesteld door: bestuurder"),
        *("Opnieuw bekijken voor: 2 november 2028", "meldcode.example/meldcode/de-linde/"),
        *("Wie doet dit?", "medewerker", "Bladzijde 1 van 1"),
    ):
        assert woorden in tekst


def test_met_namen_zegt_elke_bladzijde_voor_wie_hij_is() -> None:
    met_namen = pdf.lees(maak(met(openbaar=False)))
    voor = "Met namen: alleen voor wie hier werkt."
    assert all(voor in " ".join(blad.extract_text().split()) for blad in met_namen.pages)
    assert voor not in pdf.tekst(maak())


def test_zonder_nummer_wordt_er_niet_gebeld() -> None:
    assert "aandachtsfunctionaris. Bel" not in pdf.tekst(maak(met(telefoon="")))


def test_dezelfde_meldcode_geeft_dezelfde_bytes() -> None:
    assert maak() == maak(met())
    assert maak() != maak(met(nummer=4))


def test_alle_letters_zijn_van_ons_en_reizen_mee() -> None:
    letters = {
        str(letter.get_object()["/BaseFont"])
        for blad in pdf.lees(maak()).pages
        for letter in blad["/Resources"]["/Font"].values()  # type: ignore[index]  # a dictionary
    }
    assert {naam.partition("+")[2] for naam in letters} == {
        "AtkinsonHyperlegibleNext-Regular",
        "AtkinsonHyperlegibleNext-Bold",
    }


@pytest.mark.parametrize(
    ("getypt", "gelezen"),
    [
        ("Ĳmuiden, Žižek, Łódź", "Ĳmuiden, Žižek, Łódź"),
        ("\uf0b7 een punt uit Word", "een punt uit Word"),
        ("goed 😀 zo", "goed zo"),
        ("汉字 staat er", "?? staat er"),
        ("vast\u00a0aan\u2003elkaar", "vast aan elkaar"),
        ("a\u0308nder", "änder"),
        ("half\ud800", "half"),
    ],
    ids=["namen", "prive", "plaatje", "schrift", "wit", "los", "half"],
)
def test_een_teken_zonder_letter_houdt_geen_pdf_tegen(getypt: str, gelezen: str) -> None:
    assert gelezen in pdf.tekst(maak(met_zin(getypt)))


def test_elk_teken_dat_blijft_heeft_een_letter() -> None:
    """Compiled at once: PDF/UA refuses the file for one that has none."""
    alle = (chr(code) for code in range(0x20, 0x2800) if not 0x300 <= code < 0x370)
    blijft = [teken for teken in alle if tekens.toonbaar(teken) == teken]
    assert len(blijft) > 1000
    assert maak(met_zin(" ".join(blijft))).startswith(b"%PDF")


def test_de_letters_zijn_wat_herkomst_zegt() -> None:
    tabel = (HIER / "letters/HERKOMST.md").read_text()
    genoemd = dict(re.findall(r"\| (\S+\.ttf) \| `([0-9a-f]{64})`", tabel))
    echt = {b.name: hashlib.sha256(b.read_bytes()).hexdigest() for b in HIER.glob("letters/*.ttf")}
    assert genoemd == echt
    assert "SIL OPEN FONT LICENSE" in (HIER / "letters/OFL.txt").read_text()

"""The instructions of a page, one by one: what each does to the place and the letters."""

import io
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

from nietpluis.meldcodes.inlezen import pdf_letters
from nietpluis.meldcodes.inlezen.pdf_letters import Reeks, Tekenaar

LETTERS = {
    "/F": {
        "/Type": "/Font",
        "/Subtype": "/Type1",
        "/BaseFont": "/Helvetica",
        "/Encoding": "/WinAnsiEncoding",
    },
    "/B": {
        "/Type": "/Font",
        "/Subtype": "/Type1",
        "/BaseFont": "/Helvetica-Bold",
        "/Encoding": "/WinAnsiEncoding",
    },
    "/G": {"/Type": "/Font", "/Subtype": "/Type3"},
}


def _woordenboek(ruw: dict[str, str]) -> DictionaryObject:
    return DictionaryObject({NameObject(naam): NameObject(waarde) for naam, waarde in ruw.items()})


def tekenaar(stroom: bytes, vorm: bytes = b"", draai: int = 0) -> tuple[Tekenaar, list[Reeks]]:
    """Draw one page with these instructions; `vorm` is a form /V that it may use."""
    schrijver = PdfWriter()
    blad = schrijver.add_blank_page(600, 800)
    letters = {NameObject(naam): _woordenboek(ruw) for naam, ruw in LETTERS.items()}
    letters[NameObject("/G")][NameObject("/CharProcs")] = DictionaryObject(
        {NameObject("/g1"): NameObject("/x")}
    )
    middelen = DictionaryObject({NameObject("/Font"): DictionaryObject(letters)})
    inhoud, eigen = DecodedStreamObject(), DecodedStreamObject()
    inhoud.set_data(stroom)
    eigen.set_data(vorm)
    eigen[NameObject("/Subtype")] = NameObject("/Form")
    eigen[NameObject("/Matrix")] = ArrayObject([FloatObject(n) for n in (1, 0, 0, 1, 0, 50)])
    vormen = DictionaryObject({NameObject("/V"): schrijver._add_object(eigen)})
    middelen[NameObject("/XObject")] = vormen
    blad[NameObject("/Resources")] = middelen
    blad[NameObject("/Contents")] = schrijver._add_object(inhoud)
    blad[NameObject("/Rotate")] = NumberObject(draai)
    uit = io.BytesIO()
    schrijver.write(uit)
    een = Tekenaar()
    return een, een.bladzijde(PdfReader(io.BytesIO(uit.getvalue())).pages[0])


def reeksen(stroom: bytes, **anders: Any) -> list[tuple[str, float, float]]:
    return [(r.tekst, round(r.x), round(r.y)) for r in tekenaar(stroom, **anders)[1]]


@pytest.mark.parametrize(
    ("stroom", "verwacht"),
    [
        (
            b"BT /F 10 Tf 20 700 Td (a) Tj 5 -12 TD (b) Tj T* (c) Tj ET",
            [("a", 20, 700), ("b", 25, 688), ("c", 25, 676)],
        ),
        (
            b"BT /F 10 Tf 14 TL 1 0 0 1 20 700 Tm (a) ' 3 1 (b c) \" ET",
            [("a", 20, 686), ("b c", 20, 672)],
        ),
        (
            b"BT /F 10 Tf 20 700 Td 50 Tz [(aa) -400 (b)] TJ (c) Tj ET",
            [("aa b", 20, 700), ("c", 30, 700)],
        ),
        (
            b"q 2 0 0 2 10 10 cm BT /F 10 Tf 5 5 Td (a) Tj ET Q BT /F 10 Tf 0 0 Td 4 Ts (b) Tj ET",
            [("a", 20, 20), ("b", 0, 4)],
        ),
        (b"BT /F 10 Tf 0 1 -1 0 20 700 Tm (gedraaid) Tj ET", []),
        (b"BT 20 700 Td (zonder letter) Tj /X 9 Tf (onbekend) Tj /G 9 Tf (tekens) Tj ET", []),
        (
            b"Q Q EMC BT /F 10 Tf (x) Td Td 1 Tm 20 700 Td (a) Tj (b) TJ ET",
            [("a", 20, 700)],
        ),
    ],
)
def test_each_run_stands_where_it_is_drawn(
    stroom: bytes, verwacht: list[tuple[str, float, float]]
) -> None:
    assert reeksen(stroom) == verwacht


def test_a_form_is_a_page_within_the_page() -> None:
    vorm = b"BT /F 10 Tf 0 0 Td (in een vorm) Tj ET /V Do"
    eerste, *rest = reeksen(b"1 0 0 1 100 0 cm /V Do /Weg Do", vorm=vorm)
    assert [eerste] == [("in een vorm", 100, 50)]
    assert len(rest) == pdf_letters.DIEPST - 1  # it draws itself, and that ends


def test_forms_without_end_are_not_all_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_letters, "MEESTE_VORMEN", 3)
    assert len(reeksen(b"/V Do " * 9, vorm=b"BT /F 9 Tf (v) Tj ET")) == 3


def test_what_is_marked_says_what_it_is() -> None:
    stroom = (
        b"/Artifact <</Type /Pagination>> BDC BT /F 10 Tf 9 9 Td (kop) Tj (....) Tj ET EMC "
        b"/P BMC BT 9 50 Td (tekst) Tj ET EMC"
        b"/Span <</ActualText <FEFF00FC>>> BDC BT 9 60 Td (u) Tj (') Tj ET EMC "
        b"/Span <</ActualText (plat)>> BDC BT (x) Tj ET EMC"
    )
    _, gevonden = tekenaar(stroom)
    assert [(r.tekst, r.rand) for r in gevonden] == [
        ("kop", True), ("....", False), ("tekst", False), ("ü", False), ("", False), ("plat", False),
    ]  # fmt: skip


def test_bold_and_size_come_along() -> None:
    _, (gewoon, vet) = tekenaar(b"BT /F 10 Tf (a) Tj 2 0 0 2 0 0 Tm /B 6 Tf (b) Tj ET")
    assert (gewoon.vet, gewoon.grootte) == (False, 10)
    assert (vet.vet, vet.grootte) == (True, 12)


@pytest.mark.parametrize(
    ("draai", "plek"), [(90, (700, 580)), (180, (580, 100)), (270, (100, 20)), (0, (20, 700))]
)
def test_a_turned_page_is_turned_back(draai: int, plek: tuple[int, int]) -> None:
    matrix = {0: b"1 0 0 1", 90: b"0 1 -1 0", 180: b"-1 0 0 -1", 270: b"0 -1 1 0"}[draai]
    (een,) = reeksen(b"BT /F 10 Tf " + matrix + b" 20 700 Tm (a) Tj ET", draai=draai)
    assert een == ("a", *plek)


def test_lines_and_boxes_are_gathered(monkeypatch: pytest.MonkeyPatch) -> None:
    een, _ = tekenaar(b"1 0 0 1 10 0 cm 0 5 m 100 5 l 0 10 90 1 re 0 20 1 50 re 0 100 40 30 re")
    assert een.strepen == [
        (10, 5, 110, 5), (10, 10.5, 100, 10.5), (10.5, 20, 10.5, 70),
        (10, 100, 50, 100), (10, 130, 50, 130), (10, 100, 10, 130), (50, 100, 50, 130),
    ]  # fmt: skip

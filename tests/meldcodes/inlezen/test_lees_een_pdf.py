"""A PDF reads as paragraphs, headings and rows, with the page of each."""

from typing import Any

import pytest

from nietpluis.meldcodes.inlezen.fouten import LeesFout
from nietpluis.meldcodes.inlezen.ontleden import ontleed
from nietpluis.meldcodes.inlezen.pdf_letters import Reeks
from nietpluis.meldcodes.inlezen.pdf_regels import regels
from nietpluis.meldcodes.inlezen.pdf_stroom import opdrachten
from tests.meldcodes.inlezen.maken import alineas, koppen, oude_pdf, pdf, teksten

ZIN = "Iedereen die hier werkt weet wat hij doet bij een vermoeden van huiselijk geweld of kindermishandeling. "
BRON = f"""
#set page(paper: "a5", header: [Meldcode De Linde #h(1fr) mei 2024], numbering: "1")
#set text(lang: "nl", size: 10pt, hyphenate: true)
#set par(justify: true)
#set heading(numbering: "1.1")
#outline(title: "Inhoud")
= Inleiding
{ZIN * 3}

Tweede alinea#footnote[Zie artikel 2 van het Besluit.] over aandachtsfunctionarissen
en verantwoordelijkheden en handelingsprotocollen.
== Kindcheck
- eerste punt
- tweede punt
+ genummerd
#table(columns: (1fr, 2fr, 2fr), [Wie], [Stap 1], [Stap 5],
  [Leerkracht], [brengt de signalen in kaart en legt deze vast], [–],
  table.cell(colspan: 2)[Directeur, of wie vervangt], [beslist over melden])
#pagebreak()
{ZIN * 2}
#columns(2)[{ZIN * 6}]
#pagebreak()
== Dossier
{ZIN}
"""


@pytest.fixture(scope="module")
def gelezen() -> Any:
    return alineas(pdf(BRON))


def test_paragraphs_are_whole_and_have_a_page(gelezen: Any) -> None:
    tekst = [(a.tekst, a.plaats) for a in gelezen if not a.niveau and not a.inhoudsopgave]
    assert tekst[0] == ((ZIN * 3).strip(), "bladzijde 1")
    assert (
        tekst[1][0]
        == "Tweede alinea over aandachtsfunctionarissen en verantwoordelijkheden en handelingsprotocollen."
    )
    assert tekst[2:5] == [
        (t, "bladzijde 1") for t in ("• eerste punt", "• tweede punt", "1. genummerd")
    ]
    assert (((ZIN * 2).strip(), "bladzijde 2")) in tekst
    assert (((ZIN * 6).strip(), "bladzijde 2")) in tekst


def test_headings_have_the_level_of_the_file(gelezen: Any) -> None:
    assert [(a.niveau, a.tekst) for a in gelezen if a.niveau] == [
        (1, "Inhoud"), (1, "1 Inleiding"), (2, "1.1 Kindcheck"), (2, "1.2 Dossier"),
    ]  # fmt: skip


def test_rows_of_a_table_are_lines(gelezen: Any) -> None:
    rijen = [a.tekst for a in gelezen if " – " in a.tekst and not a.plaats.startswith("kop")]
    assert rijen == [
        "Wie – Stap 1 – Stap 5",
        "Leerkracht – brengt de signalen in kaart en legt deze vast",
        "Directeur, of wie vervangt – beslist over melden",
    ]


def test_notes_contents_and_what_stands_on_every_page(gelezen: Any) -> None:
    assert [a.tekst for a in gelezen if a.inhoudsopgave] == [
        "1 Inleiding … 1",
        "1.1 Kindcheck … 1",
        "1.2 Dossier … 3",
    ]
    (noot,) = [a.tekst for a in gelezen if "voetnoot" in a.plaats]
    assert noot.endswith("Zie artikel 2 van het Besluit.")
    assert [(a.tekst, a.plaats) for a in gelezen][-1] == (
        "Meldcode De Linde – mei 2024",
        "koptekst",
    )
    assert sum("mei 2024" in a.tekst for a in gelezen) == 1


def test_an_old_file_without_tags() -> None:
    ruw = oude_pdf(
        ("Meldcode De Linde", 20, "B"), ("1. Kindcheck", 11, "B"), (ZIN * 3 + "Klaar.", 11, ""),
        ("Kort stukje.", 11, ""),
        ("Nog een alinea van dit stuk.", 11, ""), ("2.1 Dossier", 14, ""), (ZIN, 11, ""),
    )  # fmt: skip
    assert koppen(ruw) == [(1, "Meldcode De Linde"), (3, "1. Kindcheck"), (2, "2.1 Dossier")]
    assert teksten(ruw)[2:5] == [ZIN * 3 + "Klaar.", "Kort stukje.", "Nog een alinea van dit stuk."]


def test_a_page_turned_on_its_side() -> None:
    assert teksten(pdf('#set page(flipped: true)\n= Stappen\nTekst van de meldcode.\n#rotate(90deg)[CONCEPT]'))[:2] == [
        "Stappen", "Tekst van de meldcode.",
    ]  # fmt: skip


def test_signs_that_are_no_letters_are_refused() -> None:
    ruw = oude_pdf(("x" * 60, 11, ""))
    assert teksten(ruw) == ["x" * 60]
    vreemd = pdf('#set text(font: "Libertinus Serif")\n' + "Ж" * 60)
    with pytest.raises(LeesFout) as fout:
        ontleed(vreemd)
    assert fout.value.code == "letters"


def test_instructions_in_every_spelling() -> None:
    stroom = rb"""BT /F1 12 Tf % zeg iets
    (a\(b\)\101\
c) Tj [(x (y) z) -250 <41 4> ] TJ << /MCID 0 /T (u) >> BDC -.5 +3. Td
    BI /W 1 ID \x00\x01 EI Q ] > ) 7"""
    gevonden = list(opdrachten(stroom))
    assert gevonden[:4] == [
        (b"BT", []), (b"Tf", ["/F1", 12.0]), (b"Tj", [b"a(b)Ac"]), (b"TJ", [[b"x (y) z", -250.0, b"A@"]]),
    ]  # fmt: skip
    assert gevonden[4] == (b"BDC", [["/MCID", 0.0, "/T", b"u"]])
    assert [naam for naam, _ in gevonden[5:]] == [b"Td", b"BI", b"ID", b"Q"]
    assert list(opdrachten(b"(open")) == list(opdrachten(b"")) == []


def reeks(tekst: str, x: float, y: float, **anders: Any) -> Reeks:
    breed = {"x2": x + 5 * len(tekst), "grootte": 10.0, "vet": False}
    return Reeks(tekst=tekst, x=x, y=y, **{**breed, **anders})


def test_words_cells_and_note_numbers_on_one_line() -> None:
    delen = [
        reeks("Bel", 0, 700), reeks("Anna", 17, 700), reeks("1", 40, 703, grootte=6.0), reeks("112", 100, 700),
        reeks("•", 0, 680), reeks("punt", 40, 680), reeks("meldcode", 0, 660), reeks("2", 40, 660),
    ]  # fmt: skip
    assert [r.tekst for r in regels(delen, [], 1)] == ["Bel Anna – 112", "• punt", "meldcode"]


def test_a_page_drawn_out_of_order_is_read_from_above() -> None:
    hoogtes = [100, 700, 200, 600, 300, 500, 400, 650]
    gemaakt = regels([reeks(f"regel op {y}", 0, y) for y in hoogtes], [], 1)
    assert [r.tekst for r in gemaakt] == [f"regel op {y}" for y in sorted(hoogtes, reverse=True)]


def test_cells_that_span_rows_are_read_in_the_first() -> None:
    kader = [(0, 700, 200, 700), (100, 650, 200, 650), (0, 600, 200, 600)]
    staand = [(0, 600, 0, 700), (100, 600, 100, 700), (200, 600, 200, 700)]
    delen = [
        reeks("Anna", 5, 680),
        reeks("belt", 105, 680),
        reeks("schrijft", 105, 620),
        reeks("Wit", 5, 620),
    ]
    assert [r.tekst for r in regels(delen, [*kader, *staand], 1)] == ["Anna Wit – belt", "schrijft"]
    te_veel = [(0.0, float(n), 200.0, float(n)) for n in range(1300)]
    assert len(regels(delen, te_veel, 1)) == 3

"""Plain text in any letters and any shape."""

import pytest

from nietpluis.meldcodes.inlezen.letters import plak, schoon
from tests.meldcodes.inlezen.maken import alineas, koppen, teksten

TEKST = "Cliënten en één meldcode.\n\nStap 1: signalen opschrijven."
GEWIKKELD = """MELDCODE DE LINDE
=================

Deze meldcode geldt voor iedereen die hier werkt en voor wie er
verantwoor-
delijk voor is.

3. Kindcheck

Wij vragen altijd naar kinderen in huis, ook als dat niet voor de
hand ligt. Dat doet de begeleider.
- eerste punt
- tweede punt

Wie beslist
-----------
De bestuurder.

## Dossier
**Bewaren**
"""


@pytest.mark.parametrize(
    "codering", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_letters_of_every_system(codering: str) -> None:
    assert teksten(TEKST.encode(codering)) == [
        "Cliënten en één meldcode.",
        "Stap 1: signalen opschrijven.",
    ]


def test_lines_that_were_cut_are_paragraphs_again() -> None:
    assert teksten(GEWIKKELD.encode()) == [
        "MELDCODE DE LINDE",
        "Deze meldcode geldt voor iedereen die hier werkt en voor wie er verantwoordelijk voor is.",
        "3. Kindcheck",
        "Wij vragen altijd naar kinderen in huis, ook als dat niet voor de hand ligt. Dat doet de begeleider.",
        "- eerste punt",
        "- tweede punt",
        "Wie beslist",
        "De bestuurder.",
        "Dossier",
        "Bewaren",
    ]


def test_headings_are_recognised() -> None:
    assert koppen(GEWIKKELD.encode()) == [
        (1, "MELDCODE DE LINDE"), (1, "3. Kindcheck"), (2, "Wie beslist"), (2, "Dossier"), (2, "Bewaren"),
    ]  # fmt: skip


def test_a_line_each_stays_a_paragraph_each() -> None:
    lang = "Dit is een lange alinea op een enkele regel, zoals een tekstverwerker die bewaart. " * 3
    assert teksten(f"{lang}\nkorte regel\n{lang}".encode()) == [
        lang.strip(),
        "korte regel",
        lang.strip(),
    ]


def test_a_short_line_above_a_text_is_a_heading() -> None:
    lang = "Wij vragen altijd naar kinderen in huis, ook als dat niet voor de hand ligt. " * 2
    tekst = f"Wie beslist?\n\n{lang}\n\nDatum: 1 mei 2024\n\nKort.\n\nwij vragen\n\n{lang}"
    assert koppen(tekst.encode()) == [(2, "Wie beslist?")]


def test_rows_of_a_table_are_lines() -> None:
    tekst = "Wie\tWat\tAantal\nAnna\tbelt\t12\n\n| Bram | schrijft |\n|---|---|\n| Chris | – |\n1.\tSignalen"
    gelezen = alineas(tekst.encode())
    assert [a.tekst for a in gelezen] == [
        "Wie – Wat – Aantal", "Anna – belt – 12", "Bram – schrijft", "Chris", "1. Signalen",
    ]  # fmt: skip
    assert not any(a.inhoudsopgave for a in gelezen)


def test_contents_by_dots_or_by_the_word_above() -> None:
    tekst = "Inhoud\n1 Inleiding 3\n2 Kindcheck 4\n\nInleiding\n\nWij doen dit al 5"
    assert [a.inhoudsopgave for a in alineas(tekst.encode())] == [False, True, True, False, False]
    assert [a.inhoudsopgave for a in alineas(b"Kindcheck ......... 4\nTekst.")] == [True, False]


@pytest.mark.parametrize(
    ("links", "rechts", "heel"),
    [
        ("verant-", "woordelijk", "verantwoordelijk"),
        ("signalerings-", "en meldcode", "signalerings- en meldcode"),
        ("Veilig-", "Thuis", "Veilig-Thuis"),
        ("op de-linde.example/huiselijk-", "geweld", "op de-linde.example/huiselijk-geweld"),
        ("verant\u00ad", "woordelijk", "verantwoordelijk"),
        ("stap 1 -", "signalen", "stap 1 - signalen"),
        ("een", "twee", "een twee"),
    ],
)
def test_a_word_cut_at_the_end_of_a_line_is_whole(links: str, rechts: str, heel: str) -> None:
    assert plak(links, rechts) == heel


def test_letters_that_print_the_same_are_the_same() -> None:
    assert (
        schoon("ﬁets\u00a0en e\u0301e\u0301n\u00ad ĳs \u2011 \uf0b7\u200b")
        == "fiets en één ijs - •"
    )

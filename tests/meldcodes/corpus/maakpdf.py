"""PDF of a source: with typst (one or two columns, contents, tags or none) or with fpdf2 (as an old export)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import typst
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from tests.meldcodes.corpus.bron import Blok, Bron, Stukken

_DAG = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
_LETTER = Path(__file__).resolve().parents[3] / "nietpluis/casussen/afschrift/lettertype"


def _tekst(stukken: Stukken) -> str:
    """Content of a run as typst: a string literal each, so that no character means anything."""
    uit = []
    for tekst, stijl in stukken:
        letterlijk = f"text({json.dumps(tekst, ensure_ascii=False)})"
        omhulsel = {"vet": "strong", "schuin": "emph"}.get(stijl)
        uit.append(f"{omhulsel}({letterlijk})" if omhulsel else letterlijk)
    return "[#" + "#".join(uit) + "]" if uit else "[]"


def _tabel(rijen: tuple[tuple[str, ...], ...]) -> str:
    breed = max(len(rij) for rij in rijen)
    cellen = [_tekst(((cel, ""),)) for rij in rijen for cel in [*rij, *[""] * (breed - len(rij))]]
    return f"#table(columns: {breed}, inset: 6pt, align: left, {', '.join(cellen)})"


def _kopregel(blok: Blok, vorm: frozenset[str]) -> str:
    inhoud = _tekst(blok.stukken)
    if "nepkoppen" in vorm:
        return f"#par(strong{inhoud})"
    breek = "#pagebreak(weak: true)\n" if "hoofdstukken" in vorm and blok.niveau == 1 else ""
    return f"{breek}#heading(level: {blok.niveau}){inhoud}"


def _typst(blok: Blok, vorm: frozenset[str]) -> str:
    inhoud = _tekst(blok.stukken)
    vast = {
        "punt": f"#list{inhoud}",
        "nummer": f"#enum(enum.item({blok.merk.rstrip('.')}){inhoud})",
        "pagina": "#pagebreak()",
        "inhoud": "#outline(title: [Inhoudsopgave], depth: 2)",
        "alinea": f"#par{inhoud}",
    }
    if blok.soort == "kop":
        return _kopregel(blok, vorm)
    return _tabel(blok.rijen) if blok.soort == "tabel" else vast[blok.soort]


def _kop(bron: Bron) -> str:
    letter = "New Computer Modern" if "oud" in bron.vorm else "Libertinus Serif"
    kolommen = 2 if "twee-kolommen" in bron.vorm else 1
    marge = "3.2cm" if "ruim" in bron.vorm else "2.6cm"
    kopregel = _tekst(((bron.koptekst, ""),))
    voet = _tekst(((bron.voettekst, ""),))
    regel = "0.85em" if kolommen == 2 else "1.1em"
    uitvullen = "true" if "uitvullen" in bron.vorm or kolommen == 2 else "false"
    return "\n".join(
        (
            f"#set document(title: {json.dumps(bron.titel, ensure_ascii=False)}, date: none)",
            f'#set page(paper: "a4", margin: {marge}, columns: {kolommen}, header: {kopregel},',
            f"  footer: context [#text{voet} #h(1fr) pagina #counter(page).display()])",
            f'#set text(font: "{letter}", size: 11pt, lang: "nl", hyphenate: {uitvullen})',
            f"#set par(justify: {uitvullen}, leading: {regel}, spacing: 1.6em)",
        )
    )


def pdf(bron: Bron) -> bytes:
    """The PDF of a source, the same bytes each time."""
    if "fpdf" in bron.vorm:
        return _oud(bron)
    tekst = "\n\n".join((_kop(bron), *(_typst(blok, bron.vorm) for blok in bron.blokken)))
    return typst.compile(
        tekst.encode(),
        format="pdf",
        ignore_system_fonts=True,
        timestamp=int(_DAG.timestamp()),
        pdf_tags="oud" not in bron.vorm,
    )


class _Blad(FPDF):
    """A page with the same head and foot everywhere, as an office printer makes it."""

    koptekst = ""
    voettekst = ""

    def header(self) -> None:
        self.set_font("dejavu", size=8)
        self.cell(0, 8, self.koptekst, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("dejavu", size=8)
        self.cell(0, 8, f"{self.voettekst}  –  {self.page_no()}")


def _regel(blad: _Blad, blok: Blok) -> None:
    groot = 14 - blok.niveau if blok.soort == "kop" else 10
    vet = "B" if blok.soort == "kop" else ""
    voor = {"punt": "• ", "nummer": f"{blok.merk} "}.get(blok.soort, "")
    blad.set_font("dejavu", vet, groot)
    blad.multi_cell(0, 5.5, voor + blok.tekst, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")
    blad.ln(2)


def _fpdf_blok(blad: _Blad, blok: Blok) -> None:
    if blok.soort == "pagina":
        blad.add_page()
    elif blok.soort == "tabel":
        blad.set_font("dejavu", size=9)
        breed = max(len(rij) for rij in blok.rijen)
        with blad.table([[*rij, *[""] * (breed - len(rij))] for rij in blok.rijen]):
            blad.ln(1)
        blad.ln(3)
    elif blok.soort != "inhoud":
        _regel(blad, blok)


def _oud(bron: Bron) -> bytes:
    blad = _Blad(format="A4")
    blad.koptekst, blad.voettekst = bron.koptekst, bron.voettekst
    blad.set_creation_date(_DAG)
    blad.add_font("dejavu", fname=_LETTER / "DejaVuSans.ttf")
    blad.add_font("dejavu", "B", fname=_LETTER / "DejaVuSans-Bold.ttf")
    blad.set_margins(22, 18)
    blad.set_auto_page_break(auto=True, margin=20)
    blad.add_page()
    for blok in bron.blokken:
        _fpdf_blok(blad, blok)
    return bytes(blad.output())

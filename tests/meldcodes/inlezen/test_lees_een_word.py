"""A Word file reads as its printed page."""

import pytest
from docx.document import Document as Word

from nietpluis.meldcodes.inlezen.word_nummers import teken
from tests.meldcodes.inlezen.maken import alinea, alineas, docx, koppen, teksten, word

STIJLEN = (
    '<w:style w:styleId="K1"><w:name w:val="Kop 1"/></w:style>'
    '<w:style w:styleId="Eigen"><w:name w:val="Huisstijl kopje"/><w:basedOn w:val="K1"/></w:style>'
    '<w:style w:styleId="Omtrek"><w:name w:val="Paragraaf"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:styleId="In1"><w:name w:val="Inhopg 1"/></w:style>'
    '<w:style w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Genummerd"><w:name w:val="Stap"/><w:basedOn w:val="K1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
NUMMERS = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="Stap %1:"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
)


def stijl(code: str) -> str:
    return f'<w:pStyle w:val="{code}"/>'


def lijst(nummer: int, trap: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{trap}"/><w:numId w:val="{nummer}"/></w:numPr>'


def gewoon(document: Word) -> None:
    document.add_heading("Meldcode De Linde", 0)
    document.add_heading("Kindcheck", 2)
    document.add_paragraph("Wij vragen naar kinderen.")
    tabel = document.add_table(rows=2, cols=3)
    for cel, tekst in zip([*tabel.rows[0].cells, *tabel.rows[1].cells], "abcd-f", strict=True):
        cel.text = tekst
    document.sections[0].header.paragraphs[0].text = "Stichting De Linde"
    document.sections[0].footer.paragraphs[0].text = "Vastgesteld op 1 mei 2024"


def test_headings_text_and_rows_in_their_order() -> None:
    gelezen = alineas(word(gewoon))
    assert [(a.tekst, a.niveau, a.plaats) for a in gelezen] == [
        ("Meldcode De Linde", 1, "alinea 1"),
        ("Kindcheck", 2, "alinea 2"),
        ("Wij vragen naar kinderen.", 0, "alinea 3"),
        ("a – b – c", 0, "alinea 4"),
        ("d – f", 0, "alinea 5"),
        ("Stichting De Linde", 0, "koptekst"),
        ("Vastgesteld op 1 mei 2024", 0, "voettekst"),
    ]


def test_dutch_styles_inherited_styles_and_outline_levels_are_headings() -> None:
    body = (
        alinea("Een", stijl("K1"))
        + alinea("Twee", stijl("Eigen"))
        + alinea("Drie", stijl("Omtrek"))
    )
    body += alinea("Vier", '<w:outlineLvl w:val="1"/>') + alinea(
        "Vijf", '<w:outlineLvl w:val="9"/>'
    )
    assert koppen(docx(body, styles=STIJLEN)) == [(1, "Een"), (1, "Twee"), (3, "Drie"), (2, "Vier")]


def test_short_bold_or_numbered_lines_are_headings_but_lists_are_not() -> None:
    body = alinea("Kindcheck", opmaak="<w:b/>") + alinea("Wij vragen altijd naar kinderen in huis.")
    body += alinea("2.1 Dossier") + alinea("Alles staat in het dossier van de cliënt.")
    body += (
        alinea("1. Signalen") + alinea("2. Overleg") + alinea("Niet vet", opmaak='<w:b w:val="0"/>')
    )
    assert koppen(docx(body)) == [(2, "Kindcheck"), (2, "2.1 Dossier")]


def test_numbers_that_word_makes_are_read() -> None:
    body = (
        alinea("Signalen", stijl("Genummerd"))
        + alinea("noteer", lijst(1, 1))
        + alinea("bel", lijst(1, 1))
    )
    body += (
        alinea("Overleg", stijl("Genummerd")) + alinea("punt", lijst(2)) + alinea("los", lijst(99))
    )
    assert teksten(docx(body, styles=STIJLEN, numbering=NUMMERS)) == [
        "Stap 1: Signalen", "1a) noteer", "1b) bel", "Stap 2: Overleg", "punt", "los",
    ]  # fmt: skip


def test_what_was_deleted_hidden_or_remarked_is_not_read() -> None:
    body = (
        "<w:p><w:r><w:t>Wij melden </w:t></w:r><w:del><w:r><w:delText>nooit</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>altijd</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>weg</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r><w:r><w:commentReference w:id='0'/></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Eerste </w:t></w:r></w:p>"
        "<w:p><w:r><w:t>helft.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>oude rij</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    ) + alinea("onzichtbaar", stijl("Weg"))
    assert teksten(docx(body, styles=STIJLEN)) == ["Wij melden altijd", "Eerste helft."]


def test_footnotes_and_text_boxes_follow_their_paragraph() -> None:
    vak = "<w:txbxContent><w:p><w:r><w:t>Bel 112</w:t></w:r></w:p></w:txbxContent>"
    body = (
        '<w:p><w:r><w:t>Zie de wet</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing>'
        + vak
        + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + vak + "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    noten = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    noten += '<w:footnote w:id="2"><w:p><w:r><w:t>Artikel 2.</w:t></w:r></w:p></w:footnote>'
    # The relationship of the notes is that of a part named footnotes.
    gelezen = alineas(docx(body, footnotes=noten))
    assert [(a.tekst, a.plaats) for a in gelezen] == [
        ("Zie de wet", "alinea 1"),
        ("Artikel 2.", "alinea 2 (voetnoot)"),
        ("Bel 112", "alinea 3 (tekstvak)"),
    ]


def test_the_table_of_contents_is_marked() -> None:
    veld = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        "<w:p>" + veld.format("begin") + '<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>' + veld.format("separate")
        + "<w:r><w:t>Kindcheck</w:t></w:r></w:p><w:p><w:r><w:t>Dossier</w:t></w:r>" + veld.format("end") + "</w:p>"
        + alinea("Inleiding", stijl("In1"))
        + "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        + "<w:sdtContent>" + alinea("Stappen") + "</w:sdtContent></w:sdt>"
        + alinea("Bijlage ........ 12") + alinea("Lopende tekst van de meldcode.")
    )  # fmt: skip
    gelezen = alineas(docx(body, styles=STIJLEN))
    assert [a.inhoudsopgave for a in gelezen] == [True, True, True, True, True, False]
    assert gelezen[4].tekst == "Bijlage … 12"


def test_lines_within_a_paragraph_are_paragraphs() -> None:
    run = "<w:r><w:t>Stap 1: signalen.</w:t><w:br/><w:t>Stap 2: over</w:t><w:softHyphen/><w:t>leg</w:t>"
    run += "<w:noBreakHyphen/><w:t>vormen.</w:t></w:r>"
    assert teksten(docx(f"<w:p>{run}</w:p>")) == ["Stap 1: signalen.", "Stap 2: overleg-vormen."]


def test_a_table_that_frames_a_text_is_that_text() -> None:
    cel = alinea("Kindcheck", stijl("K1")) + alinea("Wij vragen naar kinderen.")
    lang = alinea("Lang. " * 300) + alinea("Kort.")
    body = f"<w:tbl><w:tr><w:tc>{cel}</w:tc></w:tr><w:tr><w:tc>{lang}</w:tc><w:tc>{alinea('x')}</w:tc></w:tr></w:tbl>"
    body += f"<w:tbl><w:tr><w:tc>{alinea('a')}{alinea('b')}</w:tc><w:tc>{alinea('c')}</w:tc></w:tr></w:tbl>"
    gelezen = alineas(docx(body, styles=STIJLEN))
    assert [(a.niveau, a.tekst[:8]) for a in gelezen] == [
        (1, "Kindchec"), (0, "Wij vrag"), (0, "Lang. La"), (0, "Kort."), (0, "x"), (0, "a; b – c"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("soort", "verwacht"),
    [
        ("decimal", "4"),
        ("lowerLetter", "d"),
        ("upperLetter", "D"),
        ("lowerRoman", "iv"),
        ("upperRoman", "IV"),
        ("I", "IV"),
    ],
)
def test_a_number_in_the_way_of_its_list(soort: str, verwacht: str) -> None:
    assert teken(4, soort) == verwacht
    assert teken(31, "lowerRoman") == "31"


def test_bold_and_hidden_can_come_from_a_style_of_letters_and_be_undone() -> None:
    stijlen = STIJLEN + (
        '<w:style w:styleId="V"><w:name w:val="Vet"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="VV"><w:name w:val="Vetter"/><w:basedOn w:val="V"/></w:style>'
    )
    body = alinea("Kindcheck", opmaak='<w:rStyle w:val="VV"/>') + alinea(
        "Wij vragen altijd naar kinderen."
    )
    body += alinea("Toch", stijl("Weg"), '<w:vanish w:val="false"/>')
    body += '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/><w:instrText>X</w:instrText>'
    body += '<w:fldChar w:fldCharType="end"/></w:r><w:hyperlink><w:r><w:t>Zie </w:t></w:r></w:hyperlink>'
    body += "<w:smartTag><w:r><w:t>bijlage</w:t></w:r></w:smartTag></w:p>"
    ruw = docx(body, styles=stijlen)
    assert teksten(ruw) == ["Kindcheck", "Wij vragen altijd naar kinderen.", "Toch", "Zie bijlage"]
    assert koppen(ruw) == [(2, "Kindcheck")]

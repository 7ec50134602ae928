"""An ODT reads as its printed page."""

import io

import odfdo

from tests.meldcodes.inlezen.maken import ODT_NS, alineas, koppen, odt, teksten

STIJLEN = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>'
    '<style:style style:name="Heading_20_2" style:family="paragraph" style:display-name="Kop 2"/>'
    '<style:style style:name="P2" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P3" style:family="paragraph" style:default-outline-level="3"/>'
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-prefix="Stap " style:num-suffix=":"/><text:list-level-style-number text:level="2"'
    ' style:num-format="a" style:num-suffix=")" text:display-levels="2"/></text:list-style>'
)


def test_a_file_of_odfdo_reads_in_its_order() -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Kindcheck"))
    document.body.append(odfdo.Paragraph("Wij vragen naar kinderen."))
    tabel = odfdo.Table("t", width=2, height=1)
    tabel.set_values([["wie", "wat"]])
    document.body.append(tabel)
    uit = io.BytesIO()
    document.save(uit)
    gelezen = [(a.niveau, a.tekst.removeprefix("1. ")) for a in alineas(uit.getvalue())]
    assert gelezen[:3] == [(1, "Kindcheck"), (0, "Wij vragen naar kinderen."), (0, "wie – wat")]


def test_headings_by_element_style_or_look() -> None:
    body = (
        '<text:h text:outline-level="1">Meldcode</text:h><text:p text:style-name="P1">Stappen</text:p>'
        '<text:p text:style-name="P2">Kindcheck</text:p>'
        '<text:p><text:span text:style-name="T1">Dossier</text:span></text:p>'
        '<text:p text:style-name="P3">Bewaren</text:p>'
        '<text:p>Gewone <text:span text:style-name="T1">tekst</text:span>.</text:p>'
    )
    assert koppen(odt(body, STIJLEN)) == [
        (1, "Meldcode"),
        (2, "Stappen"),
        (2, "Kindcheck"),
        (2, "Dossier"),
        (3, "Bewaren"),
    ]


def test_lists_count_as_they_are_shown() -> None:
    body = (
        '<text:list text:style-name="L1"><text:list-item><text:p>Signalen</text:p><text:list><text:list-item>'
        "<text:p>noteer</text:p></text:list-item><text:list-item><text:p>bel</text:p></text:list-item></text:list>"
        "</text:list-item><text:list-item><text:p>Overleg</text:p>"
        "<text:p>Nog een zin.</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>Gesprek</text:p>'
        "</text:list-item></text:list>"
        '<text:list text:style-name="L1"><text:list-item text:start-value="4"><text:p>Wegen</text:p>'
        "</text:list-item></text:list>"
    )
    assert teksten(odt(body, STIJLEN)) == [
        "Stap 1: Signalen", "1.a) noteer", "1.b) bel", "Stap 2: Overleg", "Nog een zin.", "Stap 3: Gesprek",
        "Stap 4: Wegen",
    ]  # fmt: skip


def test_what_was_deleted_hidden_or_remarked_is_not_read() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:p>oud</text:p></text:changed-region></text:tracked-changes>"
        '<text:p>Wij<text:s text:c="2"/>melden<office:annotation><text:p>vraag</text:p></office:annotation>'
        '<text:span text:style-name="T2">geheim</text:span> altijd<text:tab/>.</text:p>'
        '<text:section text:display="none"><text:p>weg</text:p></text:section>'
        "<text:section><text:p>blijft</text:p></text:section>"
    )
    assert teksten(odt(body, STIJLEN)) == ["Wij melden altijd .", "blijft"]


def test_notes_boxes_and_contents_are_told_apart() -> None:
    body = (
        "<text:table-of-content><text:index-body><text:p>Kindcheck<text:tab/>2</text:p></text:index-body>"
        "</text:table-of-content><text:p>Zie de wet"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Artikel 2.</text:p></text:note-body></text:note><draw:frame><draw:text-box><text:p>Bel 112</text:p>"
        "</draw:text-box></draw:frame></text:p><text:p>een<text:line-break/>Twee</text:p>"
    )
    gelezen = alineas(odt(body))
    assert [(a.tekst, a.plaats, a.inhoudsopgave) for a in gelezen] == [
        ("Kindcheck … 2", "alinea 1", True),
        ("Zie de wet", "alinea 2", False),
        ("Artikel 2.", "alinea 3 (voetnoot)", False),
        ("Bel 112", "alinea 4 (tekstvak)", False),
        ("een", "alinea 5", False),
        ("Twee", "alinea 6", False),
    ]


def test_headers_footers_and_numbered_headings_come_from_the_styles() -> None:
    stijlen = (
        f"<office:document-styles {ODT_NS}><office:styles><text:outline-style><text:outline-level-style"
        ' text:level="1" style:num-format="1" style:num-suffix="."/></text:outline-style></office:styles>'
        "<office:master-styles><style:master-page><style:header><text:p>De Linde</text:p></style:header>"
        '<style:footer><text:p>Mei 2024</text:p></style:footer><style:footer-left style:display="false"><text:p>niet'
        "</text:p></style:footer-left></style:master-page></office:master-styles></office:document-styles>"
    )
    body = '<text:h text:outline-level="1">Stappen</text:h><text:h text:outline-level="1">2. Dossier</text:h>'
    gelezen = alineas(odt(body, delen={"styles.xml": stijlen}))
    assert [(a.tekst, a.plaats) for a in gelezen] == [
        ("1. Stappen", "alinea 1"), ("2. Dossier", "alinea 2"), ("De Linde", "koptekst"), ("Mei 2024", "voettekst"),
    ]  # fmt: skip

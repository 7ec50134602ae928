"""The ODT says what the PDF says, with headings that are headings."""

import zipfile
from io import BytesIO

import pytest
from odfdo import Document

from nietpluis.kern.meldcodetekst import Meldcodetekst, Onderdeeltekst
from nietpluis.meldcodes.uitgeven.odt import ALLEEN_HIER, maak_odt
from nietpluis.meldcodes.uitgeven.uitgave import Uitgave
from tests.meldcodes.uitgeven.voorbeeld import OPMAAK, TABEL, UITGAVE, met


def open_(uitgave: Uitgave = UITGAVE) -> Document:
    return Document(BytesIO(maak_odt(uitgave)))


def regels(document: Document) -> list[str]:
    return [deel.text_recursive for deel in document.body.get_elements("//text:p | //text:h")]


def test_de_koppen_hebben_hun_niveau_en_hun_stijl() -> None:
    koppen = open_().body.get_elements("//text:h")
    assert [(k.get_attribute("text:outline-level"), k.text_recursive) for k in koppen] == [
        ("1", "Meldcode van De Linde"),
        ("2", "Waarom deze meldcode"),
        ("3", "Wat u doet"),
        ("2", "Wie doet wat"),
    ]
    stijl = [k.get_attribute("text:style-name") for k in koppen]
    assert stijl == [f"Heading_20_{niveau}" for niveau in (1, 2, 3, 2)]


def test_elke_stijl_die_wordt_genoemd_bestaat() -> None:
    inhoud = maak_odt(UITGAVE)
    document = Document(BytesIO(inhoud))
    genoemd = {
        str(deel.get_attribute(naam))
        for naam in ("text:style-name", "table:style-name")
        for deel in document.body.get_elements(f"//*[@{naam}]")
    }
    stijlen = zipfile.ZipFile(BytesIO(inhoud)).read("styles.xml").decode()
    assert {naam for naam in genoemd if f'style:name="{naam}"' not in stijlen} == set()


def test_de_tabel_heeft_een_koprij() -> None:
    (tabel,) = open_().body.get_elements("//table:table")
    koppen = tabel.get_elements("table:table-header-rows/table:table-row/table:table-cell")
    assert [cel.text_recursive.strip() for cel in koppen] == list(TABEL.rijen[0])
    assert len(tabel.get_elements("table:table-row")) == 2


def test_taal_titel_en_dag_staan_erbij() -> None:
    over = open_().meta
    assert (over.title, over.creator, over.language) == (
        "Meldcode van De Linde",
        "De Linde",
        "nl-NL",
    )
    assert f"{over.creation_date:%Y-%m-%d}" == "2026-11-02"


def test_wat_iemand_typt_blijft_tekst() -> None:
    assert OPMAAK in regels(open_())


@pytest.mark.parametrize(
    "regel",
    [
        "Bel 112. Als er nu direct gevaar is.",
        "Bel Veilig Thuis: 0800-2000. Als het vandaag niet veilig is. Gratis, dag en nacht.",
        "Hebt u een vraag over deze meldcode? Vraag naar de aandachtsfunctionaris. Bel 088 000 01 00.",
        "Vastgesteld door: bestuurder",
        "Deze meldcode staat ook op https://meldcode.example/meldcode/de-linde/.",
    ],
    ids=["112", "veilig_thuis", "vraag", "vastgesteld", "adres"],
)
def test_het_begin_is_dat_van_de_pdf(regel: str) -> None:
    assert regel in regels(open_())


def test_met_namen_staat_er_voor_wie_het_is() -> None:
    assert ALLEEN_HIER in regels(open_(met(openbaar=False, telefoon="")))


def test_een_teken_dat_geen_bestand_mag_houden_gaat_eruit() -> None:
    deel = Onderdeeltekst(code="x", titel="Deel\x00een\x0bb", blokken=())
    assert "Deeleen b" in regels(open_(met(tekst=Meldcodetekst(titel="", onderdelen=(deel,)))))

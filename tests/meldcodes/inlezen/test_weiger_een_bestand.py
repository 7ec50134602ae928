"""Every file that cannot be read is refused with a message of its own, and nothing breaks."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from nietpluis.meldcodes.inlezen import LeesFout, Lezer, fouten, grenzen
from nietpluis.meldcodes.inlezen.ontleden import ontleed
from tests.meldcodes.inlezen.maken import (
    ODT_NS,
    alinea,
    docx,
    odt,
    op_slot,
    oude_pdf,
    plaatje,
    scan,
    zip_van,
)

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
LACH = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
LACHBOM = f'<!DOCTYPE x [<!ENTITY l0 "lol">{LACH}]><x>&l8;</x>'
VREEMD = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
MACRO = '<Override PartName="/w.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'


def met_deel(ruw_deel: str | bytes, naam: str = "word/document.xml") -> bytes:
    return zip_van({"[Content_Types].xml": "<Types/>", naam: ruw_deel})


def bom() -> bytes:
    return met_deel(b"<x>" + b" " * (30 * 1024 * 1024) + b"</x>")


def leugenbom() -> bytes:
    """A bomb that says of itself that it is small."""
    ruw, groot = bytearray(bom()), (30 * 1024 * 1024 + 7).to_bytes(4, "little")
    plek = ruw.rfind(groot)
    ruw[plek : plek + 4] = (1000).to_bytes(4, "little")
    return bytes(ruw)


def gestapeld() -> bytes:
    """One packed part that the list of contents names twice."""
    ruw = zip_van({"[Content_Types].xml": "<Types/>", "word/document.xml": " " * 4000}, kaal=True)
    begin = ruw.find(b"PK\x01\x02")
    einde = ruw.find(b"PK\x05\x06")
    eocd = bytearray(ruw[einde:])
    for plek in (8, 10):
        eocd[plek : plek + 2] = (int.from_bytes(eocd[plek : plek + 2], "little") * 8).to_bytes(
            2, "little"
        )
    eocd[12:16] = (int.from_bytes(eocd[12:16], "little") * 8).to_bytes(4, "little")
    return ruw[:begin] + ruw[begin:einde] * 8 + bytes(eocd)


UTF16 = '<?xml version="1.0" encoding="utf-16"?>' + VREEMD
TEKENING = b"<svg xmlns='http://www.w3.org/2000/svg'><text>Stap 1</text></svg>"
REKENBLAD = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<x:workbook xmlns:x='y'/>"}
ODT = "application/vnd.oasis.opendocument"
ZIPSLOT = b"PK\x01\x02\x14\x03\x14\x00"
SLOT = {"META-INF/manifest.xml": "<m><encryption-data/></m>"}
KAAL_ODT = f"<office:document-content {ODT_NS}/>"


def met_macro() -> bytes:
    return _met_plaatje(docx(alinea("Stap 1")), "word/vbaProject.bin")


GEVALLEN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "pdf met wachtwoord": ("wachtwoord", lambda: op_slot(oude_pdf(("Stap 1", 11, "")), "geheim")),
    "word met wachtwoord": ("wachtwoord", lambda: OLE + "EncryptedPackage".encode("utf-16-le")),
    "zip met wachtwoord": ("wachtwoord", lambda: met_deel("<x/>").replace(ZIPSLOT + b"\0", ZIPSLOT + b"\1")),
    "odt met wachtwoord": ("wachtwoord", lambda: odt("", delen=SLOT)),
    "afgekapte pdf": ("beschadigd", lambda: oude_pdf(("Stap 1", 11, ""))[:-200]),
    "afgekapte word": ("beschadigd", lambda: docx(alinea("Stap 1"))[:-40]),
    "word met kapotte xml": ("beschadigd", lambda: met_deel("<x><y></x>")),
    "word zonder tekstdeel": ("beschadigd", lambda: zip_van({"[Content_Types].xml": "<Types/>"})),
    "odt zonder tekstdeel": ("beschadigd", lambda: zip_van({"mimetype": f"{ODT}.text"})),
    "scan": ("scan", scan),
    "scan in word": ("scan", lambda: _met_plaatje(docx("<w:p/>"), "word/media/a.png")),
    "scan in odt": ("scan", lambda: odt("", delen={"Pictures/a.png": plaatje()})),
    "lege pdf": ("geen_tekst", oude_pdf),
    "lege word": ("geen_tekst", lambda: docx("")),
    "lege pagina": ("geen_tekst", lambda: b"<html><body></body></html>"),
    "alleen wit": ("geen_tekst", lambda: b" \n\t\n"),
    "zipbom": ("bom", bom),
    "veel delen": ("bom", lambda: zip_van({f"d{n}": "" for n in range(grenzen.ZIP_DELEN + 1)})),
    "delen over elkaar": ("bom", gestapeld),
    "lachbom": ("onveilig", lambda: met_deel(LACHBOM)),
    "vreemde entiteit": ("onveilig", lambda: met_deel(VREEMD)),
    "lachbom in utf-16": ("onveilig", lambda: met_deel(UTF16.encode("utf-16"))),
    "lachbom in odt": ("onveilig", lambda: odt("", delen={"content.xml": LACHBOM})),
    "word met macro": ("macro", lambda: docx(alinea("Stap 1"), extra=MACRO)),
    "word met vba": ("macro", met_macro),
    "odt met macro": ("macro", lambda: odt("", delen={"Basic/Standard/Module1.xml": "<m/>"})),
    "oude word": ("oud_word", lambda: OLE + "WordDocument".encode("utf-16-le")),
    "oude excel": ("ander_soort", lambda: OLE),
    "rtf": ("rtf", lambda: rb"{\rtf1\ansi Stap 1}"),
    "plaatje": ("afbeelding", plaatje),
    "foto van een telefoon": ("afbeelding", lambda: b"\0\0\0\x18ftypheic" + bytes(40)),
    "webp": ("afbeelding", lambda: b"RIFF\0\0\0\0WEBP" + bytes(40)),
    "tekening": ("afbeelding", lambda: TEKENING),
    "rekenblad": ("ander_soort", lambda: zip_van(REKENBLAD)),
    "presentatie": ("ander_soort", lambda: zip_van({"mimetype": f"{ODT}.presentation"})),
    "odt met een rekenblad": ("ander_soort", lambda: odt("", delen={"content.xml": KAAL_ODT})),
    "ander archief": ("ander_soort", lambda: zip_van({"a.txt": "Stap 1"})),
    "programma": ("ander_soort", lambda: b"\x7fELF" + bytes(40)),
    "mail": ("ander_soort", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related"),
    "losse xml": ("ander_soort", lambda: b"<?xml version='1.0'?><stap>1</stap>"),
    "bytes zonder zin": ("ander_soort", lambda: bytes(range(1, 32)) * 20),
    "te veel regels": ("te_lang", lambda: b"Stap 1.\n" * (grenzen.MEESTE_ALINEAS + 2)),
    "te veel tekst": ("te_lang", lambda: b"Stap 1 is een stap. " * (grenzen.GROOTSTE_TEKST // 19)),
    "te grote bladzijde": ("te_lang", lambda: b"<html>" + b"<p>Stap 1" * (grenzen.GROOTSTE_TEKST // 9)),
    "te veel bladzijden": ("te_lang", lambda: _lege_bladen(grenzen.MEESTE_BLADZIJDEN + 1)),
}  # fmt: skip


def _met_plaatje(ruw: bytes, naam: str) -> bytes:
    uit = io.BytesIO(ruw)
    with zipfile.ZipFile(uit, "a") as inhoud:
        inhoud.writestr(naam, plaatje())
    return uit.getvalue()


def _lege_bladen(aantal: int) -> bytes:
    schrijver, uit = PdfWriter(), io.BytesIO()
    for _ in range(aantal):
        schrijver.add_blank_page(200, 200)
    schrijver.write(uit)
    return uit.getvalue()


@pytest.mark.parametrize("geval", GEVALLEN)
def test_it_says_what_is_wrong(geval: str) -> None:
    code, maak = GEVALLEN[geval]
    with pytest.raises(LeesFout) as fout:
        ontleed(maak())
    assert fout.value.code == code


def test_a_bomb_that_lies_about_its_size_does_not_go_off() -> None:
    with pytest.raises(Exception, match=r"CRC|te groot|beschadigd|bom|overl"):
        ontleed(leugenbom())


def test_every_message_is_plain_and_says_what_to_do() -> None:
    for code, bericht in fouten.BERICHTEN.items():
        zinnen = [zin for zin in bericht.rstrip(".").split(". ") if zin]
        assert all(len(zin.split()) <= 20 for zin in zinnen), code
        assert LeesFout(code).bericht == bericht
    assert LeesFout("verzonnen").code == "beschadigd"


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    ruw = op_slot(oude_pdf(("Stap 1 Signalen", 11, "")), "", eigenaar="geheim")
    assert [a.tekst for a in ontleed(ruw).alineas] == ["Stap 1 Signalen"]


def test_what_is_no_file_or_too_large_is_not_opened(tmp_path: Path) -> None:
    groot = tmp_path / "groot.pdf"
    with groot.open("wb") as uit:
        uit.truncate(grenzen.GROOTSTE_BESTAND + 1)
    leeg = tmp_path / "leeg.txt"
    leeg.touch()
    pijp = tmp_path / "pijp"
    os.mkfifo(pijp)
    verwacht = {
        groot: "te_groot",
        leeg: "leeg",
        pijp: "ander_soort",
        tmp_path: "map",
        tmp_path / "weg": "er_niet",
    }
    with Lezer() as lezer:
        gevonden = {pad: _code(lezer, pad) for pad in verwacht}
    assert gevonden == verwacht


def test_a_file_of_somebody_else_stays_shut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand = tmp_path / "dicht.txt"
    bestand.touch()

    def dicht(*_a: object, **_b: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", dicht)
    with Lezer() as lezer:
        assert _code(lezer, bestand) == "geen_toegang"


def _code(lezer: Lezer, pad: Path) -> str:
    with pytest.raises(LeesFout) as fout:
        lezer.lees(pad, str(pad))
    return fout.value.code

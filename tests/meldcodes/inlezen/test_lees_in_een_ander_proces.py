"""The reading happens elsewhere, within limits, and whatever happens there the caller goes on."""

from __future__ import annotations

import io
import os
import resource
import signal
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nietpluis.kern.document import Document
from nietpluis.meldcodes.inlezen import LeesFout, Lezer, grenzen, lees, lezer, werker
from tests.meldcodes.inlezen.maken import alinea, docx, odt, op_slot, oude_pdf, pdf

GOED = b"Stap 1: signalen opschrijven.\n"


@pytest.fixture
def nep(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Another program in the place of ours: `nep.setattr(lezer, "_START", …)`."""
    yield monkeypatch
    monkeypatch.undo()


def code_van(een: Lezer, gegevens: bytes = GOED) -> str:
    with pytest.raises(LeesFout) as fout:
        een.lees(gegevens, "x")
    return fout.value.code


def test_a_file_becomes_a_document(tmp_path: Path) -> None:
    document = lees(io.BytesIO(docx(alinea("Stap 1: signalen opschrijven."))), "meldcode.docx")
    assert isinstance(document, Document)
    assert (document.bestand, document.soort, document.bladzijden) == (
        "meldcode.docx",
        "docx",
        None,
    )
    assert document.tekst == "Stap 1: signalen opschrijven."
    bestand = tmp_path / "a.txt"
    bestand.write_bytes(oude_pdf(("Stap 1", 11, "")))
    document = lees(bestand, "naam\udcff.txt")
    assert (document.bestand, document.soort, document.bladzijden) == ("naam?.txt", "pdf", 1)


def test_one_process_reads_many_files_and_is_replaced_in_time() -> None:
    with Lezer(per_proces=2) as een:
        nummers = []
        for _ in range(4):
            assert een.lees(GOED, "x").alineas
            assert een._proces is not None
            nummers.append(een._proces.pid)
            assert een.geheugen > 0
        assert nummers[0] == nummers[1] != nummers[2] == nummers[3]
        assert code_van(een, b"\x7fELF") == "ander_soort"
        assert een.lees(GOED, "x").alineas
    assert een._proces is None
    assert een.geheugen == 0
    een.sluit()


def test_a_process_that_grew_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    with Lezer() as een:
        een.lees(GOED, "x")
        eerste = een._proces
        monkeypatch.setattr(grenzen, "GEGROEID", 1)
        een.lees(GOED, "x")
        assert een._proces is not eerste


def test_a_process_that_is_killed_between_or_in_a_file_is_replaced() -> None:
    with Lezer() as een:
        een.lees(GOED, "x")
        assert een._proces is not None
        een._proces.kill()
        een._proces.wait()
        assert een.lees(GOED, "x").alineas
        os.kill(een._proces.pid, signal.SIGSTOP)  # it hears the file and never answers
        dood = Timer(0.1, een._proces.kill)
        dood.start()
        assert code_van(een) == "te_zwaar"
        dood.join()
        assert een.lees(GOED, "x").alineas


@pytest.mark.parametrize(
    ("doet", "code"),
    [
        ("import time; time.sleep(60)", "te_zwaar"),
        ("import sys; sys.stdin.buffer.read(8)", "te_zwaar"),
        ("", "te_zwaar"),
        ("import os; os.write(1, b'\\x00\\x00\\x00\\x05abc')", "te_zwaar"),
        ("import os; os.write(1, b'\\xff' * 40); input()", "te_lang"),
        ("import os; os.write(1, b'\\x00\\x00\\x00\\x03abc'); input()", "beschadigd"),
        ("import os; os.write(1, b'\\x00\\x00\\x00\\x02[]'); input()", "beschadigd"),
        ('import os; os.write(1, b\'\\x00\\x00\\x00\\x0e{"fout":"hoi"}\'); input()', "beschadigd"),
    ],
)
def test_nonsense_from_the_other_side_is_a_clear_message(
    nep: pytest.MonkeyPatch, doet: str, code: str
) -> None:
    nep.setattr(lezer, "_START", doet or "pass")
    nep.setattr(grenzen, "WACHTTIJD", 0.5)
    with Lezer() as een:
        assert code_van(een) == code


@pytest.mark.parametrize(
    "antwoord",
    [
        {"soort": "exe", "bladzijden": None, "alineas": []},
        {"soort": "txt", "bladzijden": "1", "alineas": []},
        {"soort": "txt", "bladzijden": None, "alineas": [["a", "b", 7, False]]},
        {"soort": "txt", "bladzijden": None, "alineas": [["a", "b"]]},
        {"soort": "txt", "bladzijden": None, "alineas": ["abcd"]},
        7,
    ],
)
def test_an_answer_of_another_shape_is_no_document(antwoord: object) -> None:
    with pytest.raises(LeesFout):
        lezer._document(antwoord, "x")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold all of these limits")
@pytest.mark.parametrize(
    ("doet", "gevolg"),
    [
        ("open('/etc/hostname')", "OSError"),
        ("import socket; socket.socket()", "OSError"),
        ("import os; os.pipe()", "OSError"),
        ("os = __import__('os'); os.open('/tmp', os.O_RDONLY)", "OSError"),
        ("bytearray(2 * grenzen.GEHEUGEN)", "MemoryError"),
    ],
)
def test_the_process_can_reach_nothing(nep: pytest.MonkeyPatch, doet: str, gevolg: str) -> None:
    """What a file would make a library do, done on purpose: the answer names the error."""
    proef = (
        f"{lezer._START.removesuffix('hoofd()')}"
        "import nietpluis.meldcodes.inlezen.werker as w\n"
        "from nietpluis.meldcodes.inlezen import grenzen\n"
        "import socket\n"
        "def antwoord(ruw):\n"
        " try:\n"
        f"  exec({doet!r}, globals())\n"
        " except BaseException as fout:\n"
        "  ouders = [soort.__name__ for soort in type(fout).__mro__]\n"
        f"  return {{'soort': 'txt', 'bladzijden': None, 'alineas': [[str({gevolg!r} in ouders), '', 0, False]]}}\n"
        " return {'soort': 'txt', 'bladzijden': None, 'alineas': [['gelukt', '', 0, False]]}\n"
        "w.antwoord = antwoord\n"
        "w.hoofd()"
    )
    nep.setattr(lezer, "_START", proef)
    with Lezer() as een:
        assert een.lees(GOED, "x").tekst == "True"


def test_a_file_that_takes_too_much_of_the_processor_is_stopped_by_the_kernel(
    nep: pytest.MonkeyPatch,
) -> None:
    eindeloos = lezer._START.removesuffix("hoofd()") + (
        "import nietpluis.meldcodes.inlezen.werker as w\n"
        "w.grenzen.REKENTIJD = 0\n"
        "def antwoord(ruw):\n while True: pass\n"
        "w.antwoord = antwoord\nw.hoofd()"
    )
    nep.setattr(lezer, "_START", eindeloos)
    with Lezer() as een:
        assert code_van(een) == "te_zwaar"


def test_the_worker_answers_each_question_and_ends_with_its_input() -> None:
    vragen = b"".join(lezer.VRAAG.pack(len(ruw)) + ruw for ruw in (GOED, b"\x7fELF"))
    uit = io.BytesIO()
    voor = resource.getrlimit(resource.RLIMIT_CPU)
    try:
        werker.beantwoord_alles(io.BytesIO(vragen + lezer.VRAAG.pack(9) + b"half"), uit)
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, voor)
    (eerste,) = struct.unpack(">I", uit.getvalue()[:4])
    assert b"signalen" in uit.getvalue()[4 : 4 + eerste]
    assert uit.getvalue().endswith(b'{"fout": "ander_soort"}')


def test_all_that_a_file_may_ask_is_fetched_before_the_doors_close() -> None:
    werker.haal_alles()
    assert set(werker.BIBLIOTHEKEN) <= set(sys.modules)
    assert werker.antwoord(werker.PROEF)["alineas"] == [["x", "bladzijde 1", 0, False]]


@pytest.mark.parametrize(
    "ruw",
    [
        pdf("= Stap 1"),
        op_slot(oude_pdf(("Stap 1", 11, "")), "", eigenaar="x"),
        odt("<text:p>Stap 1</text:p>"),
        b"<html><p>Stap 1</p></html>",
    ],
    ids=["typst", "eigenaar", "odt", "html"],
)
def test_the_first_file_of_a_process_is_read_with_the_doors_shut(ruw: bytes) -> None:
    assert lees(ruw, "x").tekst == "Stap 1"


def test_the_doors_are_shut_by_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    gezet = {}

    def zet(wat: int, grens: tuple[int, int]) -> None:
        if wat == resource.RLIMIT_NPROC:
            raise ValueError  # some systems let nobody set this one
        gezet[wat] = grens

    monkeypatch.setattr(resource, "setrlimit", zet)
    werker.sluit_de_deuren()
    assert gezet[resource.RLIMIT_NOFILE] == gezet[resource.RLIMIT_FSIZE] == (0, 0)
    assert gezet[resource.RLIMIT_AS] == (grenzen.GEHEUGEN, grenzen.GEHEUGEN)


def test_what_a_library_raises_is_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    for fout, code in (
        (MemoryError, "te_zwaar"),
        (RecursionError, "beschadigd"),
        (KeyError, "beschadigd"),
    ):

        def breek(_ruw: bytes, fout: type[BaseException] = fout) -> None:
            raise fout

        monkeypatch.setattr(werker, "ontleed", breek)
        assert werker.antwoord(GOED) == {"fout": code}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.binary(max_size=400), st.sampled_from(["", "pdf", "docx", "html"]), st.integers(0, 10_000)
)
def test_no_bytes_break_it(ruis: bytes, soort: str, plek: int) -> None:
    """Noise alone, and noise in the middle of a real file."""
    begin = {
        "": b"",
        "pdf": PDF,
        "docx": DOCX,
        "html": b"<html><body><p>Stap 1</p><table><tr><td>x",
    }[soort]
    ruw = begin[: plek % (len(begin) + 1)] + ruis + begin[plek % (len(begin) + 1) :]
    uit = werker.antwoord(ruw)
    assert "alineas" in uit or uit["fout"]


PDF = oude_pdf(("Stap 1", 11, ""))
DOCX = docx(alinea("Stap 1"))

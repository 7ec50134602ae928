"""The leaflet: for every sector, in its words, so that a parent understands it at once."""

from datetime import date

import pytest

from nietpluis.kern.folder import GEWOON, Folder, folder_van
from nietpluis.kern.protocollen import protocol_op, sectoren
from nietpluis.meldcodes.uitgeven import gegevens
from nietpluis.meldcodes.uitgeven.typst_document import maak_pdf
from tests.inhoud.leesbaarheid import flesch_douma, woorden, zinnen
from tests.inhoud.test_schrijf_leesbaar import VERBODEN
from tests.meldcodes.uitgeven import pdf
from tests.meldcodes.uitgeven.voorbeeld import UITGAVE, VASTGESTELD

DAG = date(2026, 11, 2)
OUDERS = {"onderwijs", "kinderopvang", "jeugdhulp", "jeugdgezondheidszorg", "leerplicht"}
elke_sector = pytest.mark.parametrize("sector", sectoren())


def folder(sector: str) -> Folder:
    return folder_van(sector, DAG, protocol_op(sector, DAG).woorden)


def teksten(deel: Folder) -> list[str]:
    blokken = [blok for stuk in deel.onderdelen for blok in stuk.blokken]
    titels = [deel.titel, deel.onder, *(stuk.titel for stuk in deel.onderdelen)]
    return [*titels, deel.inleiding, *(r for b in blokken for r in (b.regels or (b.tekst,)))]


@elke_sector
def test_elke_sector_heeft_een_folder(sector: str) -> None:
    assert folder(sector).folder == ("ouders" if sector in OUDERS else GEWOON)


@pytest.mark.parametrize("sector", ["onderwijs", "artsen"])
def test_een_folder_noemt_alleen_sectoren_die_er_zijn(sector: str) -> None:
    assert set(folder(sector).voor) <= set(sectoren())


@elke_sector
def test_hij_leest_heel_gemakkelijk(sector: str) -> None:
    alle = teksten(folder(sector))
    assert flesch_douma(alle) >= 90
    assert max(len(woorden(zin)) for tekst in alle for zin in zinnen(tekst)) <= 16


@elke_sector
def test_hij_verwijt_niets_en_laat_geen_woord_open(sector: str) -> None:
    tekst = " ".join(teksten(folder(sector)))
    assert [naam for naam, woord in VERBODEN.items() if woord.search(tekst)] == []
    assert "{" not in tekst


def test_hij_spreekt_de_woorden_van_de_sector() -> None:
    assert "al onze patiënten" in " ".join(teksten(folder("artsen")))
    assert "uw kind" in " ".join(teksten(folder("onderwijs")))


@pytest.mark.parametrize("sector", ["onderwijs", "artsen"])
def test_de_rechten_staan_erin(sector: str) -> None:
    tekst = " ".join(teksten(folder(sector)))
    for recht in ("mag lezen", "kopie", "verbeteren", "weg te doen", "klacht", "tolk"):
        assert recht in tekst


@pytest.mark.parametrize("sector", ["onderwijs", "artsen"])
def test_op_papier_is_het_een_vel_met_de_rechten_op_de_achterkant(sector: str) -> None:
    inhoud = maak_pdf("folder", gegevens.van_folder(UITGAVE, folder(sector)), VASTGESTELD)
    voor, achter = (" ".join(b.extract_text().split()) for b in pdf.lees(inhoud).pages)
    assert folder(sector).titel in voor
    assert achter.startswith("Uw rechten")
    assert "Bel 112" in achter
    assert "Vraag naar de aandachtsfunctionaris. Bel 088 000 01 00." in achter
    assert [s for s in pdf.soorten(inhoud) if s in ("H1", "H2")] == ["H1", *["H2"] * 6]

"""The corpus is sound: its labels, its mix, and that each file can be made and read back.

Nothing here asks how well the first reading does on it; `meet` tells that.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from nietpluis.kern.eisen import eisensectoren
from nietpluis.meldcodes.inlezen import Lezer
from tests.meldcodes.corpus.bron import DELEN, ELEMENTEN, HIER, Label, labels, lees_bron
from tests.meldcodes.corpus.maak import MAKERS, maak_een
from tests.meldcodes.corpus.meet import BEVINDINGEN, LEEG, Meting, cijfers, per_element, regels_van
from tests.meldcodes.corpus.meet import main as meet_main

ALLE = tuple(label for deel in DELEN for label in labels(deel))
MELDCODES = tuple(label for label in ALLE if label.is_meldcode)
NAMEN = [label.bron.stem for label in ALLE]


def _woorden(tekst: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", tekst.lower()))


def test_elke_bron_heeft_een_label_en_elk_label_een_bron() -> None:
    bronnen = {pad for deel in DELEN for pad in (HIER / deel / "bron").iterdir()}
    assert bronnen == {label.bron for label in ALLE}
    assert len({label.id for label in ALLE}) == len(ALLE)


@pytest.mark.parametrize("label", ALLE, ids=NAMEN)
def test_het_label_klopt(label: Label) -> None:
    assert label.deel == label.bron.parent.parent.name
    assert label.soort in MAKERS
    assert label.sector in eisensectoren()
    assert label.toelichting
    date.fromisoformat(label.datum)
    toegestaan = {*BEVINDINGEN, "nvt"} if label.is_meldcode else {"nvt"}
    assert set(label.elementen.values()) <= toegestaan


@pytest.mark.parametrize("label", MELDCODES, ids=[label.bron.stem for label in MELDCODES])
def test_alleen_wat_de_wet_niet_vraagt_is_niet_van_toepassing(label: Label) -> None:
    """The kindcheck is not asked of childcare, the afwegingskader not before 2019."""
    nvt = {naam for naam, waarde in label.elementen.items() if waarde == "nvt"}
    verwacht = {"kindcheck"} if label.sector == "kinderopvang" else set()
    assert nvt == verwacht | ({"afwegingskader"} if label.datum < "2019-01-01" else set())


def test_de_verzameling_is_groot_en_gemengd_genoeg() -> None:
    assert len(MELDCODES) >= 20
    assert len(ALLE) - len(MELDCODES) >= 8
    assert len({label.sector for label in ALLE}) >= 10
    soorten = Counter(label.soort for label in ALLE)
    assert min(soorten[soort] for soort in MAKERS) >= 2
    assert soorten["pdf"] + soorten["docx"] + soorten["odt"] >= 20


def test_de_helften_zijn_in_balans() -> None:
    for groep in (ALLE, MELDCODES):
        telling = Counter(label.deel for label in groep)
        assert abs(telling["gezien"] - telling["ongezien"]) <= 2


@pytest.mark.parametrize("element", ELEMENTEN)
def test_er_is_een_meldcode_waarin_alleen_dit_ontbreekt(element: str) -> None:
    def overige(label: Label) -> set[str]:
        return {waarde for naam, waarde in label.elementen.items() if naam != element}

    assert any(
        label.elementen[element] == "ontbreekt" and overige(label) <= {"aanwezig", "nvt"}
        for label in MELDCODES
    )


@pytest.mark.parametrize("label", ALLE, ids=NAMEN)
def test_het_bestand_is_te_lezen(
    label: Label, corpusbestanden: dict[str, Path], lezer: Lezer
) -> None:
    pad = corpusbestanden[label.id]
    document = lezer.lees(pad, pad.name)
    bron = lees_bron(label.bron)
    cellen = (cel for blok in bron.blokken for rij in blok.rijen for cel in rij)
    wens = _woorden("\n".join((*(blok.tekst for blok in bron.blokken), *cellen)))
    assert document.soort == label.soort
    assert len(wens & _woorden(document.tekst)) >= 0.97 * len(wens)


def test_de_bladzijden_lopen_uiteen(corpusbestanden: dict[str, Path]) -> None:
    paden = [corpusbestanden[label.id] for label in ALLE if label.soort == "pdf"]
    aantallen = [len(PdfReader(pad).pages) for pad in paden]
    assert min(aantallen) >= 2
    assert sum(aantal >= 5 for aantal in aantallen) >= 4
    assert sum(aantal >= 15 for aantal in aantallen) >= 2


@pytest.mark.parametrize("soort", sorted(MAKERS))
def test_een_bestand_is_elke_keer_hetzelfde(
    soort: str, tmp_path: Path, corpusbestanden: dict[str, Path]
) -> None:
    label = next(label for label in ALLE if label.soort == soort)
    assert maak_een(label, tmp_path).read_bytes() == corpusbestanden[label.id].read_bytes()


def _meting(label: Label, bevinding: str) -> Meting:
    return Meting(label=label, is_meldcode=True, elementen=dict.fromkeys(ELEMENTEN, bevinding))


def test_de_meting_telt_wat_te_veel_en_te_weinig_is() -> None:
    met = next(label for label in MELDCODES if label.elementen["kindcheck"] == "aanwezig")
    zonder = next(label for label in MELDCODES if label.elementen["kindcheck"] == "ontbreekt")
    uit = per_element(
        (_meting(met, "aanwezig"), _meting(met, LEEG), _meting(zonder, "aanwezig")), "kindcheck"
    )
    assert (uit["precisie"], uit["volledigheid"], uit["aantal"]) == (0.5, 0.5, 3)
    assert uit["verwarring"]["ontbreekt"]["aanwezig"] == 1


def test_de_meting_noemt_wat_ten_onrechte_een_meldcode_heet() -> None:
    mis = next(label for label in ALLE if not label.is_meldcode)
    uit = cijfers((_meting(mis, "aanwezig"), _meting(MELDCODES[0], "aanwezig")))
    assert uit["is_meldcode"] == {"precisie": 0.5, "volledigheid": 1.0, "aantal": 2}
    assert uit["elementen"]["stappenplan"]["aantal"] == 1


def test_meten_vraagt_welk_deel(capsys: pytest.CaptureFixture[str]) -> None:
    assert meet_main(["beide"]) == 2
    assert "gezien|ongezien|later" in capsys.readouterr().err


def test_het_verslag_noemt_elk_verschil() -> None:
    label = next(label for label in MELDCODES if label.elementen["kindcheck"] == "aanwezig")
    tekst = "\n".join(regels_van(cijfers((_meting(label, "ontbreekt"),))))
    assert label.bron.stem in tekst
    assert "kindcheck: label aanwezig, gelezen ontbreekt" in tekst

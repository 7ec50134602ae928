"""The requirements on the shelf: whole, sourced, explainable, and each with an example that its own rules find."""

from datetime import date
from pathlib import Path

import pytest

from nietpluis.kern import inhoud
from nietpluis.kern.document import Alinea, Document
from nietpluis.kern.eisen import Eisenset, Regel, eisen_op, eisensectoren, eisenset
from nietpluis.kern.inhoud import InhoudFout
from nietpluis.kern.protocollen import sectoren
from nietpluis.kern.regellezen import vindplaatsen
from nietpluis.kern.termen import Zoektekst

NU, TOEN = date(2026, 11, 1), date(2016, 1, 1)
ZES = (
    "stappenplan",
    "afwegingskader",
    "verantwoordelijkheden",
    "bijzondere_vormen",
    "kindcheck",
    "vertrouwelijke_gegevens",
)


def wet(sector: str, op: date) -> list[str]:
    return [element.code for element in eisen_op(sector, op).elementen if element.soort == "wet"]


def test_elke_sector_heeft_eisen() -> None:
    assert set(sectoren()) <= set(eisensectoren())
    assert {"algemeen", "vrijwilligers"} <= set(eisensectoren())


@pytest.mark.parametrize("sector", eisensectoren())
def test_elke_sector_vraagt_wat_zijn_besluit_noemt(sector: str) -> None:
    zonder_kind = [code for code in ZES if sector != "kinderopvang" or code != "kindcheck"]
    assert wet(sector, NU) == zonder_kind
    if sector != "vrijwilligers":
        assert "afwegingskader" not in wet(sector, TOEN)


def test_de_verwijsindex_stond_in_de_wet_en_is_nu_advies_voor_wie_erin_mag_melden() -> None:
    assert "verwijsindex" in wet("onderwijs", TOEN)
    assert "verwijsindex" not in wet("onderwijs", NU)
    assert eisen_op("onderwijs", NU).element("verwijsindex").soort == "advies"
    with pytest.raises(KeyError):
        eisen_op("kinderopvang", NU).element("verwijsindex")


def regels(eisen: Eisenset) -> list[Regel]:
    van_criteria = [r for e in eisen.elementen for c in e.criteria for r in c.regels]
    return van_criteria + [r for w in eisen.waarschuwingen for r in w.regels]


@pytest.mark.parametrize("sector", eisensectoren())
def test_elke_regel_is_uit_te_leggen_en_heeft_een_eigen_naam(sector: str) -> None:
    eisen = eisen_op(sector, NU)
    alle = regels(eisen)
    assert all(regel.uitleg and (regel.alle or regel.een_van) for regel in alle)
    codes = [regel.code for regel in alle]
    assert len(codes) == len(set(codes))
    assert all(w.tekst and w.bron for w in eisen.waarschuwingen)


@pytest.mark.parametrize(
    "criterium", [c.code for e in eisen_op("onderwijs", NU).elementen for c in e.criteria]
)
def test_elk_criterium_heeft_een_bron_en_een_voorbeeld_dat_zelf_wordt_gevonden(
    criterium: str,
) -> None:
    eisen = eisen_op("onderwijs", NU)
    element, gezocht = next(
        (e, c) for e in eisen.elementen for c in e.criteria if c.code == criterium
    )
    assert gezocht.goed
    assert gezocht.bron
    if element.soort == "wet" and gezocht.nodig:
        assert gezocht.artikel.startswith("artikel 2")
    heel = Document(
        bestand="voorbeeld",
        soort="txt",
        alineas=tuple(
            Alinea(tekst=c.voorbeeld, plaats=c.code) for c in element.criteria if c.voorbeeld
        ),
    )
    goede = [regel for regel in gezocht.regels if regel.geeft == "aanwezig"]
    assert any(vindplaatsen(Zoektekst(heel), regel) for regel in goede), gezocht.voorbeeld


def maak(map_: Path, tekst: str) -> Eisenset:
    (map_ / "eisen" / "proef").mkdir(parents=True)
    (map_ / "eisen" / "proef" / "2020-01-01.toml").write_text(tekst, encoding="utf-8")
    return eisenset("proef", date(2020, 1, 1))


KOP = """
sector = "proef"
naam = "Proef"
ingangsdatum = 2020-01-01
status = "te verifiëren"
bron = []
[lijsten]
dieren = ["kat", "hond"]
[herkenning]
titel = []
titel_sterk = []
anders = []
bundels = []
onderwerp = []
lezer_medewerker = []
lezer_client = []
functies = ["@dieren", "vis"]
model = []
leeg = []
"""
CRITERIUM = """
[[elementen]]
code = "{0}"
naam = "Iets"
soort = "wet"
[[elementen.criteria]]
code = "hetzelfde"
tekst = "Iets."
[[elementen.criteria.regels]]
code = "r"
uitleg = "iets"
een_van = ["{1}"]
"""


@pytest.fixture
def plank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(inhoud, "MAP", tmp_path)
    monkeypatch.setattr("nietpluis.kern.eisen.MAP", tmp_path)
    eisenset.cache_clear()
    return tmp_path


def test_een_lijst_met_een_naam_wordt_ingevuld(plank: Path) -> None:
    gemaakt = maak(plank, KOP + CRITERIUM.format("een", "@dieren"))
    assert gemaakt.herkenning.functies == ("kat", "hond", "vis")
    assert gemaakt.elementen[0].criteria[0].regels[0].een_van == ("kat", "hond")


def test_een_onbekende_lijst_en_een_dubbele_code_zijn_fouten(plank: Path) -> None:
    with pytest.raises(InhoudFout, match="onbekend: @vissen"):
        maak(plank, KOP + CRITERIUM.format("een", "@vissen"))
    (plank / "eisen" / "proef" / "2020-01-01.toml").write_text(
        KOP + CRITERIUM.format("een", "kat") + CRITERIUM.format("twee", "kat"), encoding="utf-8"
    )
    with pytest.raises(InhoudFout, match="twee keer"):
        eisenset("proef", date(2020, 1, 1))

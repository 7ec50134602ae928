"""What a source says of a sector, the sector's protocol says: facts that a careless edit would undo."""

from datetime import date

import pytest

from nietpluis.kern.feiten import JA, NEE, Persoon
from nietpluis.kern.feiten.gesprekken import Gesprek, Overleg
from nietpluis.kern.protocol import Eis, Protocol
from nietpluis.kern.protocollen import protocol, protocol_op, sectoren
from nietpluis.kern.stand import voldoet
from nietpluis.kern.termijnen import einde_van
from tests.inhoud.leesbaarheid import alle_protocollen, naam_van

DAG = date(2026, 3, 2)
ANNA = Persoon(naam="Anna de Wit")


def _nu(sector: str) -> Protocol:
    return protocol_op(sector, DAG)


def _eis(deel: Protocol, code: str) -> Eis:
    return next(eis for _, eis in deel.eisen() if eis.code == code)


def _stap_van(deel: Protocol, code: str) -> str:
    return next(stap.code for stap, eis in deel.eisen() if eis.code == code)


def _voldoet(eis: Eis, feit: Gesprek | Overleg) -> bool:
    return any(voldoet(feit, keuze) for keuze in eis.een_van)


def test_de_gewone_stappen_zijn_de_vijf_van_de_wet() -> None:
    stappen = [stap.code for stap in _nu("maatschappelijke_ondersteuning").stappen]
    assert stappen == ["signalen", "overleg", "gesprek", "wegen", "besluit"]


def test_precies_vijf_vormen_gaan_langs_een_deskundige() -> None:
    speciaal = {vorm.code for vorm in _nu("onderwijs").vormen if vorm.speciaal}
    assert speciaal == {
        "eergerelateerd_geweld",
        "huwelijksdwang",
        "achterlating",
        "vrouwelijke_genitale_verminking",
        "kindermishandeling_door_falsificatie",
    }


def test_een_speciale_vorm_noemt_haar_deskundige() -> None:
    vormen = [vorm for vorm in _nu("onderwijs").vormen if vorm.speciaal]
    assert all(vorm.deskundigen for vorm in vormen)


def test_ouderenmishandeling_kent_vijf_vormen() -> None:
    codes = [vorm.code for vorm in _nu("verpleging_en_verzorging").vormen]
    assert sum(code.startswith("ouderenmishandeling_") for code in codes) == 5


@pytest.mark.parametrize(("verdacht", "telt"), [(NEE, True), (JA, False)])
def test_een_verdachte_ouder_is_niet_het_gesprek_met_de_client(verdacht: str, telt: bool) -> None:
    gesprek = Gesprek(
        met=("ouder",),
        vermoeden_vertegenwoordiger=verdacht,
        gebeurd_op=DAG,
        vastgelegd_op=einde_van(DAG),
        door=ANNA,
    )
    assert _voldoet(_eis(_nu("onderwijs"), "gesprek_client"), gesprek) is telt


def test_een_arts_vraagt_eerst_advies_en_weegt_alles_bij_het_besluit() -> None:
    artsen = _nu("artsen")
    stappen = [stap.code for stap in artsen.stappen]
    assert stappen == ["signalen", "advies", "gesprek", "betrokken_professionals", "besluit"]
    assert [keuze.soort for keuze in _eis(artsen, "advies").een_van] == ["advies"]
    assert _stap_van(artsen, "weging") == "besluit"
    assert artsen.stap("betrokken_professionals").eisen == ()


@pytest.mark.parametrize(("met", "telt"), [("collega", True), ("betrokken_professional", False)])
def test_in_de_geboortezorg_telt_alleen_overleg_van_binnen(met: str, telt: bool) -> None:
    eis = _eis(_nu("geboortezorg"), "overleg")
    assert (
        _voldoet(eis, Overleg(met=met, gebeurd_op=DAG, vastgelegd_op=einde_van(DAG), door=ANNA))
        is telt
    )


def test_de_kinderopvang_heeft_geen_kindcheck_en_geen_verwijsindex() -> None:
    opvang = _nu("kinderopvang")
    assert "kindcheck" not in [eis.code for _, eis in opvang.eisen()]
    assert not opvang.kent("verwijsindex")


def test_over_een_medewerker_gaan_houder_en_vertrouwensinspecteur_voor() -> None:
    route = _nu("kinderopvang_medewerker")
    codes = [eis.code for _, eis in route.eisen()]
    assert codes == ["signaal", "houder_ingelicht", "vertrouwensinspecteur"]
    assert route.kaders == ()
    assert "0900-1113111" in [nummer.nummer for nummer in route.buiten]


def test_de_verwijsindex_is_er_alleen_waar_met_kinderen_wordt_gewerkt() -> None:
    met = {sector for sector in sectoren() if _nu(sector).kent("verwijsindex")}
    assert met == {"onderwijs", "leerplicht", "jeugdhulp", "jeugdgezondheidszorg", "artsen"}


def test_elk_werk_in_de_wmo_zegt_wie_wat_doet() -> None:
    voorzieningen = _nu("maatschappelijke_ondersteuning").voorzieningen
    codes = [voorziening.code for voorziening in voorzieningen]
    assert codes == ["hulp_bij_het_huishouden", "dagbesteding", "individuele_ondersteuning"]
    assert all(voorziening.rol for voorziening in voorzieningen)


def test_het_oude_model_heeft_geen_kader_en_weegt_met_een_vragenlijst() -> None:
    oud = protocol_op("maatschappelijke_ondersteuning", date(2014, 5, 1))
    assert oud.kaders == ()
    soorten = [keuze.soort for keuze in _eis(oud, "weging").een_van]
    assert soorten == ["risicotaxatie", "advies"]


def test_een_casus_van_nu_begint_niet_onder_het_oude_model() -> None:
    assert _nu("maatschappelijke_ondersteuning").ingangsdatum == date(2019, 1, 1)


@pytest.mark.parametrize("deel", alle_protocollen(), ids=naam_van)
def test_wat_niet_zeker_is_wordt_gezegd(deel: Protocol) -> None:
    assert deel.status == "vastgesteld" or deel.let_op


@pytest.mark.parametrize("deel", alle_protocollen(), ids=naam_van)
def test_de_nummers_staan_er_in_volgorde(deel: Protocol) -> None:
    assert [nummer.nummer for nummer in deel.buiten[:2]] == ["112", "0800-2000"]


def test_een_sector_erft_wat_hij_niet_zelf_zegt() -> None:
    zorg = protocol("gehandicaptenzorg", date(2019, 1, 1))
    assert zorg.is_geerfd("stappen.overleg")
    assert not zorg.is_geerfd("stappen.signalen")

"""The model meldcodes on the shelf: whole, lawful in what they carry, plain to read, and right in their numbers."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from nietpluis.kern.eisen import eisen_op
from nietpluis.kern.inhoud import InhoudFout
from nietpluis.kern.meldcodetekst import begin, nog_invullen, stel_samen, voorbeeld
from nietpluis.kern.modelmeldcode import (
    Modelmeldcode,
    model_op,
    modelfouten,
    modellen,
    modelmeldcode,
)
from nietpluis.kern.protocollen import protocol_op, sectoren
from nietpluis.kern.rechten import ROLLEN
from nietpluis.kern.termijnen import termijnen
from tests.inhoud.leesbaarheid import flesch_douma, woorden, zinnen
from tests.inhoud.modelmeldcodes import (
    alle_modellen,
    alle_teksten,
    naam_van,
    tekst_van,
    zinnen_van,
)
from tests.inhoud.test_schrijf_leesbaar import VERBODEN

DAG = date(2026, 11, 1)
MODELLEN = alle_modellen()
elk_model = pytest.mark.parametrize("model", MODELLEN, ids=naam_van)
HEEL_MINSTENS, DEEL_MINSTENS, WOORDEN_PER_ZIN = 85, 60, 18
"""Flesch-Douma of a whole model (between 90 and 92 when written) and of each section."""
NUMMERS = {"112", "0800-2000", "0900-1113111", "0800-0188"}
"""112, Veilig Thuis, the vertrouwensinspecteur of childcare and the Centrum Seksueel Geweld."""
AFKORTING = re.compile(r"\b(AF|VT|AMK|AMHK|SHG|VGV|VIR|IB|ZAT|GGD|KNMG|VOG)\b")
LETTERS = {2: "twee jaar", 5: "vijf jaar", 15: "vijftien jaar", 20: "twintig jaar"}
GEEN_GESPREK = (
    *("eergerelateerd_geweld", "huwelijksdwang", "achterlating", "huwelijkse_gevangenschap"),
    *("vrouwelijke_genitale_verminking", "nagebootste_ziekte"),
)


def platte_tekst(model: Modelmeldcode, *, openbaar: bool = False) -> str:
    tekst = tekst_van(model, openbaar=openbaar)
    delen = [
        regel for deel in tekst.onderdelen for regel in (deel.titel, *zinnen_van(deel), deel.kort)
    ]
    return "\n".join([tekst.titel, *delen])


def test_elke_sector_en_elke_voorziening_van_de_wmo_heeft_een_model() -> None:
    assert all(modellen(sector) for sector in sectoren())
    wmo = {model_op(naam, DAG).voorziening for naam in modellen("maatschappelijke_ondersteuning")}
    assert {"hulp_bij_het_huishouden", "dagbesteding", "individuele_ondersteuning"} <= wmo
    assert {"kinderopvang", "peuteropvang", "gastouderbureau"} == set(modellen("kinderopvang"))
    assert {"basisonderwijs", "voortgezet_onderwijs", "speciaal_onderwijs"} <= set(
        modellen("onderwijs")
    )


def test_een_model_dat_er_niet_is_wordt_genoemd() -> None:
    with pytest.raises(InhoudFout, match="ruimtevaart"):
        modelmeldcode("ruimtevaart", date(2019, 1, 1))


@elk_model
def test_elk_model_past_in_elkaar(model: Modelmeldcode) -> None:
    assert modelfouten(model) == []
    assert model.status == "te verifiëren"
    assert model.let_op
    codes = [deel.code for deel in model.onderdelen]
    assert len(codes) == len(set(codes))
    assert all(deel.bron and deel.kort and deel.hulp for deel in model.onderdelen)
    assert all(vorm.bron for vorm in model.vormen)
    assert all(
        punt.vraag.endswith("?") and punt.hulp and punt.voorbeeld for punt in model.invulpunten
    )


def test_een_slot_een_functie_of_een_stap_die_er_niet_is_valt_op() -> None:
    goed = MODELLEN[0]
    kapot = replace(
        goed,
        invulpunten=goed.invulpunten[1:],
        functies=goed.functies[1:],
        onderdelen=tuple(deel for deel in goed.onderdelen if deel.stap != "signalen"),
    )
    assert {sleutel for sleutel, _ in modelfouten(kapot)} == {
        *("invulpunten", "functies", "onderdelen.stap")
    }


@elk_model
def test_elke_stap_heeft_een_passage_met_zijn_nummer(model: Modelmeldcode) -> None:
    stappen = [stap.code for stap in protocol_op(model.sector, DAG).stappen]
    passages = [deel for deel in tekst_van(model).onderdelen if deel.stap]
    assert [deel.stap for deel in passages] == stappen
    for nummer, deel in enumerate(passages, start=1):
        assert deel.titel.startswith(f"Stap {nummer}: ")
        assert "Schrijf op:" in " ".join(zinnen_van(deel)) or "Op papier komt:" in " ".join(
            zinnen_van(deel)
        )


@elk_model
def test_iedereen_weet_wie_wat_doet_en_wie_beslist(model: Modelmeldcode) -> None:
    assert all(taak.doet and taak.vervangt for taak in model.verdeling)
    assert model.beslist
    assert model.beslist_vervangt
    assert model.beslist != model.beslist_vervangt
    assert {functie.rol for functie in model.functies} <= set(ROLLEN)
    tabel = next(
        blok
        for deel in tekst_van(model).onderdelen
        for blok in deel.blokken
        if blok.soort == "tabel"
    )
    assert not any("niemand" in cel for rij in tabel.rijen for cel in rij)


@elk_model
def test_elk_onderdeel_van_de_wet_staat_in_een_eigen_deel(model: Modelmeldcode) -> None:
    eisen = eisen_op(model.eisen, DAG)
    gedragen = Counter(code for deel in model.onderdelen for code in deel.elementen)
    gevraagd = {element.code for element in eisen.elementen if element.soort == "wet"}
    assert gevraagd <= set(gedragen)
    assert all(gedragen[code] == 1 for code in gevraagd - {"stappenplan"})
    assert ("kindcheck" in gedragen) == ("kindcheck" in gevraagd)
    alle = {element.code for element in eisen.elementen}
    assert ("verwijsindex" in gedragen) <= ("verwijsindex" in alle)


@elk_model
def test_ingevuld_met_de_voorbeelden_blijft_er_niets_open(model: Modelmeldcode) -> None:
    assert nog_invullen(model, voorbeeld(model)) == ()
    tekst = platte_tekst(model)
    assert "[nog invullen" not in tekst
    assert re.findall(r"\{\w+\}|\[\[|\]\]", tekst) == []
    assert "[nog invullen: " in "\n".join(
        regel for deel in stel_samen(model, begin(model)).onderdelen for regel in zinnen_van(deel)
    )


@elk_model
def test_de_openbare_tekst_noemt_geen_mens_en_geen_eigen_nummer(model: Modelmeldcode) -> None:
    prive = [punt for punt in model.invulpunten if not punt.openbaar]
    tekst = platte_tekst(model, openbaar=True)
    assert prive
    assert [punt.code for punt in prive if punt.voorbeeld in tekst] == []
    assert all(punt.elders for punt in prive)
    assert not re.search(r"niet[ -]pluis", tekst, re.IGNORECASE)


@elk_model
def test_een_klein_bureau_vult_weinig_in(model: Modelmeldcode) -> None:
    assert sum(punt.verplicht for punt in model.invulpunten) <= 8


@elk_model
def test_elke_meldcode_leest_gemakkelijk(model: Modelmeldcode) -> None:
    delen = {deel.code: zinnen_van(deel) for deel in tekst_van(model).onderdelen}
    assert flesch_douma([regel for regels in delen.values() for regel in regels]) >= HEEL_MINSTENS
    moeilijk = {code: round(flesch_douma(regels)) for code, regels in delen.items()}
    assert {code: score for code, score in moeilijk.items() if score < DEEL_MINSTENS} == {}


@elk_model
def test_geen_zin_is_lang(model: Modelmeldcode) -> None:
    lang = [
        (plek, zin)
        for plek, tekst in alle_teksten(model)
        for zin in zinnen(tekst)
        if len(woorden(zin)) > WOORDEN_PER_ZIN
    ]
    assert lang == []


@elk_model
def test_geen_meldcode_gebruikt_een_verboden_woord(model: Modelmeldcode) -> None:
    verboden = {**VERBODEN, "een afkorting van het vak": AFKORTING}
    fout = [
        (naam, plek, tekst)
        for plek, tekst in alle_teksten(model)
        for naam, patroon in verboden.items()
        if patroon.search(tekst)
    ]
    assert fout == []


@elk_model
def test_de_nummers_kloppen(model: Modelmeldcode) -> None:
    eigen = {punt.voorbeeld for punt in model.invulpunten if punt.soort == "telefoon"}
    tekst = platte_tekst(model)
    for nummer in eigen:
        tekst = tekst.replace(nummer, "")
    gevonden = set(re.findall(r"\b(?:0[89]00[- ]?\d+|\d{3}(?!\d))", tekst))
    assert gevonden <= NUMMERS
    assert {"112", "0800-2000"} <= gevonden
    assert ("0900-1113111" in gevonden) == (model.sector == "kinderopvang")


@elk_model
def test_de_bewaartijd_is_die_van_de_sector(model: Modelmeldcode) -> None:
    if model.model == "vrijwilligers":
        return
    bewaren = protocol_op(model.sector, DAG).bewaartermijn
    jaren = next(b.jaren for b in termijnen(DAG).bewaren if b.code == bewaren)
    deel = model.onderdeel("vertrouwelijke_gegevens")
    assert LETTERS[jaren] in deel.tekst


@elk_model
def test_bij_dwang_en_eer_praat_niemand_met_de_familie(model: Modelmeldcode) -> None:
    vormen = {vorm.code: vorm.tekst for vorm in model.vormen}
    assert set(GEEN_GESPREK) <= set(vormen)
    for code in GEEN_GESPREK:
        assert re.search(r"[Pp]raat (dan )?niet|[Pp]raat er niet over|[Zz]eg niets", vormen[code])
        assert "Veilig Thuis" in vormen[code]


def test_bij_artsen_komt_het_advies_voor_het_gesprek() -> None:
    artsen = tekst_van(model_op("artsen", DAG))
    advies = artsen.van_stap("advies")
    assert advies is not None
    assert "altijd advies aan Veilig Thuis" in " ".join(zinnen_van(advies))
    assert artsen.van_stap("overleg") is None


@pytest.mark.parametrize("naam", ["basisonderwijs", "leerplicht"])
def test_op_school_en_bij_leerplicht_telt_twijfel_als_ja(naam: str) -> None:
    kader = model_op(naam, DAG).onderdeel("afwegingskader")
    assert "telt twijfel bij vraag 2 als ja" in kader.tekst
    assert "Ja, of u twijfelt: meld" in kader.tekst


@pytest.mark.parametrize("naam", modellen("kinderopvang"))
def test_de_kinderopvang_kent_drie_wegen(naam: str) -> None:
    model = model_op(naam, DAG)
    assert "drie wegen" in model.onderdeel("routes").tekst
    assert "vertrouwensinspecteur" in model.onderdeel("route_medewerker").tekst
    assert "ouders van alle kinderen" in model.onderdeel("route_kinderen").tekst
    assert not any("kindcheck" in tekst for _, tekst in alle_teksten(model))


def test_vrijwilligers_horen_dat_de_wet_dit_niet_vraagt() -> None:
    model = model_op("vrijwilligers", DAG)
    assert not eisen_op(model.eisen, DAG).wettelijk
    assert "niet van vrijwilligers" in model.onderdeel("inleiding").tekst


def test_wie_alleen_werkt_heeft_geen_aandachtsfunctionaris_nodig() -> None:
    model = model_op("eenpersoonspraktijk", DAG)
    assert {functie.code for functie in model.functies} == {"behandelaar", "waarnemer"}
    assert "collega_buiten" in {punt.code for punt in model.invulpunten}
    assert "aandachtsfunctionaris" not in platte_tekst(model)

"""Every protocol on the shelf: it loads, its parts fit, and what is wrong in a file is named."""

from collections import Counter
from dataclasses import MISSING, Field, fields, replace
from datetime import date
from typing import Any

import pytest

from nietpluis.kern import rechten
from nietpluis.kern.feiten import SOORTEN
from nietpluis.kern.feiten.clientrechten import SOORTEN_RECHTEN
from nietpluis.kern.inhoud import InhoudFout, namen
from nietpluis.kern.protocol import Protocol, Vraag
from nietpluis.kern.protocollen import protocol, protocolfouten, sectoren
from nietpluis.kern.termijnen import termijnen
from nietpluis.ui.iconen import ICONEN
from tests.inhoud.leesbaarheid import alle_protocollen, naam_van, schermteksten

PROTOCOLLEN = alle_protocollen()
elk_protocol = pytest.mark.parametrize("deel", PROTOCOLLEN, ids=naam_van)
ZELF_GEMAAKT = {"uitwerking": {"signaal"}, "betrokkene": {"code"}, "bijlage": {"bijlage"}}
"""Fields without which a fact cannot be, that the screen fills in and nobody is asked."""
EIGEN_SCHERM = {
    *("opening", "doorgegeven", "aangenomen", "toewijzing", "weging", "afwijking", "correctie"),
    *("verplaatsing", "overgeheveld", "nog_wachten", "onleesbaar"),
}
SECTOREN = {
    *("maatschappelijke_ondersteuning", "onderwijs", "leerplicht", "kinderopvang", "jeugdhulp"),
    *("ggz", "verpleging_en_verzorging", "gehandicaptenzorg", "artsen", "geboortezorg"),
    *("jeugdgezondheidszorg", "politie_en_justitie"),
}


def test_een_organisatie_kiest_uit_alle_sectoren_en_niet_uit_de_grondvormen() -> None:
    assert set(sectoren()) == SECTOREN


@elk_protocol
def test_elk_protocol_past_bij_de_soorten_feiten(deel: Protocol) -> None:
    assert protocolfouten(deel) == []


def test_een_vraag_over_een_veld_dat_niet_bestaat_valt_op() -> None:
    assert "heeft geen veld" in _fout_van(Vraag(veld="gevoel", tekst="Wat voelt u?", soort="tekst"))


def test_een_vraag_die_niet_bij_het_veld_past_valt_op() -> None:
    assert "past niet" in _fout_van(Vraag(veld="over_wie", tekst="Over wie?", soort="datum"))


def test_een_voorwaarde_op_een_latere_vraag_valt_op() -> None:
    vraag = Vraag(veld="bron_wie", tekst="Van wie?", soort="tekst", als=("bron", ("verteld",)))
    assert "geen eerdere vraag" in _fout_van(vraag)


def test_een_sector_die_er_niet_is_wordt_genoemd() -> None:
    with pytest.raises(InhoudFout, match="ruimtevaart"):
        protocol("ruimtevaart", date(2019, 1, 1))


def _fout_van(vraag: Vraag) -> str:
    basis = protocol("basis", date(2019, 1, 1))
    signaal = replace(basis.handeling("signaal"), vragen=(vraag,))
    ((_, fout),) = protocolfouten(replace(basis, handelingen=(signaal,)))
    return fout


OVER_HET_DOSSIER = SOORTEN_RECHTEN | {"noodtoegang"}
"""Kinds that are the same whatever the protocol: their titles stand with the screens (`eigen_titel`)."""


@elk_protocol
def test_elke_soort_feit_heeft_een_titel(deel: Protocol) -> None:
    zonder = {soort for soort in SOORTEN if not deel.kent(soort)}
    assert zonder <= {"verwijsindex", *OVER_HET_DOSSIER}


@elk_protocol
def test_wat_een_feit_nodig_heeft_wordt_ook_gevraagd(deel: Protocol) -> None:
    for handeling in deel.handelingen:
        if handeling.soort in EIGEN_SCHERM:
            assert not handeling.vragen
            continue
        kind = SOORTEN[handeling.soort]
        nodig = {f.name for f in fields(kind) if f.name in kind.velden() and _is_nodig(f)}
        gevraagd = {vraag.veld for vraag in handeling.vragen if vraag.verplicht}
        assert nodig - ZELF_GEMAAKT.get(handeling.soort, set()) <= gevraagd, handeling.soort


def _is_nodig(veld: Field[Any]) -> bool:
    return veld.default is MISSING and veld.default_factory is MISSING


@elk_protocol
def test_een_voorwaarde_noemt_een_antwoord_dat_er_is(deel: Protocol) -> None:
    for handeling in deel.handelingen:
        vragen = {vraag.veld: vraag for vraag in handeling.vragen}
        for vraag in handeling.vragen:
            if vraag.als:
                eerder = vragen[vraag.als[0]]
                kan = {k.code for k in eerder.keuzes} or {"ja", "nee", "weet_niet"}
                assert set(vraag.als[1]) <= kan, f"{handeling.soort}.{vraag.veld}"


@elk_protocol
def test_een_keuze_is_een_heel_woord_en_staat_er_eens(deel: Protocol) -> None:
    for handeling in deel.handelingen:
        for vraag in handeling.vragen:
            codes = [keuze.code for keuze in vraag.keuzes]
            assert len(codes) == len(set(codes))
            assert all(code.isidentifier() and code.islower() for code in codes), codes


@elk_protocol
def test_elke_handeling_hoort_bij_een_stap_van_dit_protocol(deel: Protocol) -> None:
    stappen = {stap.code for stap in deel.stappen} | {""}
    assert {handeling.stap for handeling in deel.handelingen} <= stappen


@elk_protocol
def test_wie_iets_ziet_staan_mag_het_ook(deel: Protocol) -> None:
    for handeling in deel.handelingen:
        for band in handeling.wie:
            assert rechten.mag(handeling.soort, {band}) is None, f"{handeling.soort}: {band}"


@elk_protocol
def test_geen_twee_knoppen_zeggen_hetzelfde(deel: Protocol) -> None:
    knoppen = Counter(handeling.knop for handeling in deel.handelingen if handeling.knop)
    assert [knop for knop, aantal in knoppen.items() if aantal > 1] == []


@elk_protocol
def test_elk_icoon_is_getekend(deel: Protocol) -> None:
    assert {h.icoon for h in deel.handelingen if h.icoon} <= set(ICONEN)


@elk_protocol
def test_geen_tekst_houdt_een_open_invulpunt(deel: Protocol) -> None:
    open_ = [plek for plek, tekst in schermteksten(deel) if "{" in tekst or "}" in tekst]
    assert open_ == []


@pytest.mark.parametrize(
    "deel", [deel for deel in PROTOCOLLEN if deel.woorden["client"] != "cliënt"], ids=naam_van
)
def test_een_sector_spreekt_van_zijn_eigen_client(deel: Protocol) -> None:
    anders = [plek for plek, tekst in schermteksten(deel) if "cliënt" in tekst.lower()]
    assert anders == []


@elk_protocol
def test_kader_bewaartermijn_en_routes_bestaan(deel: Protocol) -> None:
    assert set(deel.kaders) <= set(namen("afwegingskaders"))
    if not deel.grondslag:
        assert termijnen(deel.ingangsdatum).bewaartermijn(deel.bewaartermijn).jaren > 0
    for route in deel.routes:
        assert protocol(route, deel.ingangsdatum).route_van == deel.sector


@elk_protocol
def test_elke_stap_heeft_een_eigen_termijn(deel: Protocol) -> None:
    bekend = {termijn.code for termijn in termijnen(deel.ingangsdatum).termijnen}
    zonder = [eis.code for stap, eis in deel.eisen() if (eis.termijn or stap.code) not in bekend]
    assert zonder == []

"""What changed between two meldcodes and two model texts, and where to put right what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nietpluis.kern.eisen import Soort
from nietpluis.kern.meldcodepunten import adviespunten, punten, zonder_iemand
from nietpluis.kern.meldcodetekst import Blok, Meldcodetekst, Onderdeeltekst, begin
from nietpluis.kern.meldcodeverschil import Regel, breng_over, modelverschil, verschil
from nietpluis.kern.modelmeldcode import Functie, Invulpunt, Modelmeldcode, Onderdeel, model_op
from nietpluis.kern.uitslag import Bevinding, Criteriumuitslag, Elementuitslag, Uitslag

MODEL = model_op("basisonderwijs", date(2026, 1, 1))


def tekst(**delen: str) -> Meldcodetekst:
    return Meldcodetekst(
        titel="Meldcode",
        onderdelen=tuple(
            Onderdeeltekst(code=code, titel=code, blokken=(Blok(soort="alinea", tekst=regel),))
            for code, regel in delen.items()
        ),
    )


def gemerkt(regels: tuple[Regel, ...]) -> str:
    """The words that are marked, one after the other."""
    stukken = (stuk for regel in regels for stuk in regel)
    return " | ".join(stuk.tekst.strip() for stuk in stukken if stuk.stand != "gelijk")


def test_een_ander_woord_is_gemerkt_en_de_rest_niet() -> None:
    (deel,) = verschil(
        tekst(een="Bel altijd Anna als eerste."), tekst(een="Bel altijd Bram als eerste.")
    )
    assert deel.stand == "gewijzigd"
    assert (gemerkt(deel.oud), gemerkt(deel.nieuw)) == ("Anna", "Bram")
    assert "".join(stuk.tekst for stuk in deel.oud[1]) == "Bel altijd Anna als eerste."


def test_een_heel_andere_zin_staat_er_heel() -> None:
    (deel,) = verschil(
        tekst(een="Wij bellen vandaag nog."), tekst(een="Schrijf het op en vraag raad.")
    )
    assert (gemerkt(deel.oud), gemerkt(deel.nieuw)) == (
        "Wij bellen vandaag nog.",
        "Schrijf het op en vraag raad.",
    )


def test_gelijk_nieuw_en_weg() -> None:
    delen = verschil(tekst(een="Zo.", oud="Weg."), tekst(een="Zo.", nieuw="Erbij."))
    assert [(deel.code, deel.stand) for deel in delen] == [
        ("een", "gelijk"),
        ("nieuw", "nieuw"),
        ("oud", "weg"),
    ]


def test_een_tabel_en_een_lijst_tellen_mee() -> None:
    blokken = (
        Blok(soort="tabel", rijen=(("Stap", "Wie"), ("Besluit", "directeur"))),
        Blok(soort="lijst", regels=("een", "twee")),
    )
    oud = Meldcodetekst(
        titel="x", onderdelen=(Onderdeeltekst(code="a", titel="A", blokken=blokken),)
    )
    korter = replace(oud.onderdelen[0], blokken=(blokken[0], replace(blokken[1], regels=("een",))))
    (deel,) = verschil(oud, replace(oud, onderdelen=(korter,)))
    assert gemerkt(deel.oud) == "• twee"
    (deel,) = verschil(replace(oud, onderdelen=(korter,)), oud)
    assert gemerkt(deel.nieuw) == "• twee"


def nieuwere() -> Modelmeldcode:
    """A later edition: one section new, one changed, one gone, and one question more."""
    eerste, tweede, *rest = MODEL.onderdelen
    onderdelen = (
        replace(eerste, tekst="Een andere tekst."),
        *rest,
        Onderdeel(code="erbij", titel="Erbij gekomen", tekst="Nieuw."),
    )
    assert tweede.code not in {deel.code for deel in onderdelen}
    vraag = Invulpunt(code="wijkteam", vraag="Hoe heet uw wijkteam?")
    return replace(MODEL, onderdelen=onderdelen, invulpunten=(*MODEL.invulpunten, vraag))


def test_een_nieuwere_modeltekst_zegt_wat_er_anders_is() -> None:
    anders = modelverschil(MODEL, nieuwere())
    assert anders.nieuw == ("Erbij gekomen",)
    assert anders.gewijzigd == (MODEL.onderdelen[0].titel,)
    assert anders.weg == (MODEL.onderdelen[1].titel,)
    assert anders.vragen == ("Hoe heet uw wijkteam?",)
    assert anders
    assert not modelverschil(MODEL, MODEL)


def test_wat_was_ingevuld_gaat_mee_naar_een_nieuwere_modeltekst() -> None:
    weg = MODEL.onderdelen[1].code
    oud = begin(MODEL)
    oud = replace(
        oud,
        invulpunten={"organisatie": "De Brug", "bestaat_niet": "x"},
        eigen={"kindcheck": "Eigen woorden.", weg: "Verdwijnt."},
        verdeling=oud.verdeling[1:],
        functies=(Functie(code="leerkracht", naam="juf", rol="medewerker"),),
    )
    mee = breng_over(oud, nieuwere())
    assert mee.invulpunten["organisatie"] == "De Brug"
    assert "bestaat_niet" not in mee.invulpunten
    assert mee.eigen == {"kindcheck": "Eigen woorden."}
    assert {taak.stap for taak in mee.verdeling} == {taak.stap for taak in MODEL.verdeling}
    erbij = mee.taak(MODEL.verdeling[0].stap)
    assert set(erbij.doet) <= {"leerkracht"}


def _element(
    code: str, bevinding: Bevinding, *criteria: Criteriumuitslag, soort: Soort = "wet"
) -> Elementuitslag:
    return Elementuitslag(code=code, naam=code, soort=soort, bevinding=bevinding, criteria=criteria)


def test_wat_mist_noemt_waar_het_recht_te_zetten_is() -> None:
    nodig = Criteriumuitslag(code="a", tekst="A.", bevinding="ontbreekt")
    beter = Criteriumuitslag(code="b", tekst="B.", bevinding="ontbreekt", nodig=False)
    er = Criteriumuitslag(code="c", tekst="C.", bevinding="aanwezig")
    uitslag = Uitslag(
        bestand="x",
        eisen="x",
        is_meldcode=True,
        oordeel="voldoet niet",
        elementen=(
            _element("kindcheck", "ontbreekt", nodig, beter, er),
            _element("stappenplan", "aanwezig", er),
            _element("mantelzorgcheck", "onduidelijk", beter, er, soort="advies"),
        ),
    )
    (punt,) = punten(uitslag, MODEL)
    assert punt.mist == (nodig,)
    assert "kindcheck" in {deel.code for deel in punt.onderdelen}
    (advies,) = adviespunten(uitslag, MODEL)
    assert advies.mist == (beter,)


@pytest.mark.parametrize("stap", [taak.stap for taak in MODEL.verdeling])
def test_een_stap_die_niemand_kreeg(stap: str) -> None:
    ingevuld = begin(MODEL)
    assert zonder_iemand(MODEL, ingevuld) == ()
    leeg = tuple(replace(t, doet=()) if t.stap == stap else t for t in ingevuld.verdeling)
    assert [s.code for s in zonder_iemand(MODEL, replace(ingevuld, verdeling=leeg))] == [stap]

"""Every model text meets every requirement of its sector, and misses exactly what is taken out of it."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from nietpluis.kern.eisen import eisen_op
from nietpluis.kern.meldcodetekst import Ingevuld, begin, naar_document, stel_samen
from nietpluis.kern.modelmeldcode import Modelmeldcode, model_op, modellen
from nietpluis.kern.toets import toets
from nietpluis.kern.uitslag import Uitslag

NU = date(2026, 11, 1)
PAREN = [
    (naam, element.code)
    for naam in modellen()
    for element in eisen_op(model_op(naam, NU).eisen, NU).elementen
    if element.soort == "wet"
]


@cache
def ingevuld(naam: str) -> Ingevuld:
    """A model with every slot filled by its own example."""
    model = model_op(naam, NU)
    slots = {punt.code: punt.voorbeeld or punt.begin for punt in model.invulpunten}
    return replace(begin(model), invulpunten=slots)


def gelezen(model: Modelmeldcode) -> Uitslag:
    document = naar_document(stel_samen(model, ingevuld(model.model)), op=date(2026, 3, 1))
    return toets(document, eisen_op(model.eisen, NU), NU)


@pytest.mark.parametrize("naam", modellen())
def test_een_ingevulde_modeltekst_heeft_alles_wat_de_wet_vraagt(naam: str) -> None:
    uitslag = gelezen(model_op(naam, NU))
    buiten_de_wet = not eisen_op(model_op(naam, NU).eisen, NU).wettelijk
    assert {e.code: e.bevinding for e in uitslag.wettelijk() if e.bevinding != "aanwezig"} == {}
    assert uitslag.oordeel == ("advies" if buiten_de_wet else "voldoet")
    assert [w.code for w in uitslag.waarschuwingen] == []


@pytest.mark.parametrize(("naam", "element"), PAREN)
def test_wat_eruit_wordt_gehaald_wordt_gemist_en_alleen_dat(naam: str, element: str) -> None:
    model = model_op(naam, NU)
    over = tuple(deel for deel in model.onderdelen if element not in deel.elementen)
    assert len(over) < len(model.onderdelen)
    uitslag = gelezen(replace(model, onderdelen=over))
    bevindingen = {e.code: e.bevinding for e in uitslag.wettelijk()}
    assert bevindingen.pop(element) == "ontbreekt"
    assert set(bevindingen.values()) == {"aanwezig"}
    assert uitslag.oordeel != "voldoet"


@pytest.mark.parametrize("naam", modellen())
def test_een_lege_modeltekst_zegt_wat_nog_moet_worden_ingevuld(naam: str) -> None:
    model = model_op(naam, NU)
    document = naar_document(stel_samen(model, replace(ingevuld(naam), invulpunten={})))
    uitslag = toets(document, eisen_op(model.eisen, NU), NU)
    assert "open_invulplek" in {w.code for w in uitslag.waarschuwingen}

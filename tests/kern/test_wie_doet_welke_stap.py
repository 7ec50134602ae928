"""Truth tables: who holds a function, whose a step is, and what a casus says of practice against paper."""

from typing import Any

import pytest

from nietpluis.kern.dossier import Dossier, vouw
from nietpluis.kern.feiten import Feit, Persoon
from nietpluis.kern.modelmeldcode import Functie, Taakverdeling
from nietpluis.kern.praktijk import Praktijk, praktijk
from nietpluis.kern.protocollen import protocol_op
from nietpluis.kern.taken import aan_wie, gevraagde
from nietpluis.kern.verantwoordelijk import (
    Mens,
    Verdeling,
    beurt,
    heeft,
    heet,
    kernwoorden,
    verdeling_van,
    wie_doet,
    wie_kan,
)
from tests.kern.feiten_maken import BEGIN, SECTOR, alle_stappen, feit, opening

LEERKRACHT = Functie(code="leerkracht", naam="leerkracht of mentor", rol="medewerker")
BEGELEIDER = Functie(code="ib", naam="intern begeleider", rol="medewerker")
AANDACHT = Functie(code="af", naam="aandachtsfunctionaris", rol="aandachtsfunctionaris")
LEIDER = Functie(code="leider", naam="schoolleider", rol="leidinggevende")
ZORG = Functie(code="zorg", naam="zorgcoördinator", rol="aandachtsfunctionaris")
FUNCTIES = (LEERKRACHT, BEGELEIDER, AANDACHT, LEIDER, ZORG)
VERDELING = Verdeling(
    functies=FUNCTIES,
    taken=(
        Taakverdeling(stap="signalen", doet=("leerkracht",)),
        Taakverdeling(stap="overleg", doet=("ib", "af"), vervangt="leider"),
        Taakverdeling(stap="gesprek", doet=("ib",), vervangt="leerkracht"),
        Taakverdeling(stap="wegen", doet=()),
        Taakverdeling(stap="besluit", doet=("weg",), vervangt="weg"),
    ),
)


def mens(lid: str, functie: str = "", *rollen: str, weg: bool = False) -> Mens:
    return Mens(lid=lid, functie=functie, rollen=frozenset(rollen), afwezig=weg)


SANNE = mens("sanne", "Leerkracht groep 5", "medewerker")
ILSE = mens("ilse", "Intern begeleider", "medewerker")
ANNA = mens("anna", "orthopedagoog", "aandachtsfunctionaris")
LINDA = mens("linda", "directeur", "leidinggevende")
GERDA = mens("gerda", "voorzitter", "bestuurder")
BRAM_AF = mens("bram", "aandachtsfunctionaris", "aandachtsfunctionaris")
OMAR = mens("omar", "conciërge", "medewerker")


@pytest.mark.parametrize(
    ("woord", "naam", "klopt"),
    [
        ("leerkracht", "leerkracht", True),
        ("Leerkracht groep 5", "leerkracht of mentor", True),
        ("mentor", "leerkracht of mentor", True),
        ("mentor", "leerkracht / mentor", True),
        ("intern begeleider bovenbouw", "intern begeleider", True),
        ("begeleider", "intern begeleider", False),
        ("leerkrachten", "leerkracht", False),
        ("", "leerkracht", False),
        ("leerkracht", "", False),
        ("hulp", "hulp (bij het huishouden)", True),
    ],
)
def test_a_word_for_the_work_names_a_function(woord: str, naam: str, klopt: bool) -> None:
    assert heet(woord, naam) is klopt


@pytest.mark.parametrize(
    ("wie", "functie", "klopt"),
    [
        (SANNE, LEERKRACHT, True),
        (SANNE, BEGELEIDER, False),
        (ILSE, BEGELEIDER, True),
        (ILSE, LEERKRACHT, False),
        (OMAR, LEERKRACHT, True),  # no word of the meldcode: the role decides
        (OMAR, BEGELEIDER, True),
        (ANNA, AANDACHT, True),  # by role, whatever the word
        (ANNA, LEERKRACHT, False),
        (ANNA, ZORG, True),  # the same role, and her word names nothing else
        (BRAM_AF, AANDACHT, True),
        (BRAM_AF, ZORG, False),
        (mens("kim", "zorgcoördinator", "aandachtsfunctionaris"), ZORG, True),
        (mens("kim", "zorgcoördinator", "aandachtsfunctionaris"), AANDACHT, True),
        (mens("kim", "zorgcoördinator", "medewerker"), AANDACHT, False),
        (LINDA, LEIDER, True),
        (mens("kim", "schoolleider", "medewerker"), LEIDER, True),  # by the word
        (mens("kim", "intern begeleider", "aandachtsfunctionaris"), AANDACHT, True),
        (mens("kim"), LEERKRACHT, False),
    ],
    ids=lambda deel: deel.lid if isinstance(deel, Mens) else getattr(deel, "code", str(deel)),
)
def test_somebody_holds_a_function(wie: Mens, functie: Functie, klopt: bool) -> None:
    assert heeft(wie, functie, VERDELING) is klopt


@pytest.mark.parametrize(
    ("stap", "mensen", "wie", "hoe"),
    [
        ("signalen", (SANNE, ILSE, ANNA), {"sanne"}, "doet"),
        ("overleg", (SANNE, ILSE, ANNA), {"ilse", "anna"}, "doet"),
        ("overleg", (SANNE, LINDA), {"linda"}, "vervangt"),
        ("gesprek", (SANNE, ANNA), {"sanne"}, "vervangt"),
        ("gesprek", (ANNA, GERDA), {"anna"}, "vangnet"),
        ("gesprek", (GERDA,), {"gerda"}, "vangnet"),
        ("gesprek", (LINDA,), set(), "niemand"),
        ("wegen", (SANNE, ANNA, GERDA), {"anna"}, "vangnet"),  # given to nobody
        ("wegen", (SANNE, GERDA), {"gerda"}, "vangnet"),
        ("besluit", (ANNA, LINDA), {"anna"}, "vangnet"),  # to a function that is no more
        ("een_stap_van_later", (ANNA,), {"anna"}, "vangnet"),
        ("wegen", (), set(), "niemand"),
        (
            "gesprek",
            (mens("ilse", "intern begeleider", "medewerker", weg=True), SANNE),
            {"sanne"},
            "vervangt",
        ),
    ],
    ids=lambda deel: "+".join(m.lid for m in deel) if isinstance(deel, tuple) else None,
)
def test_a_step_is_of_whom_it_was_given_to_and_else_of_who_stands_in(
    stap: str, mensen: tuple[Mens, ...], wie: set[str], hoe: str
) -> None:
    uit = beurt(VERDELING, stap, mensen)
    assert ({m.lid for m in uit.mensen}, uit.hoe) == (wie, hoe)


def test_of_a_step_given_to_nobody_the_paper_names_the_aandachtsfunctionaris() -> None:
    assert wie_doet(VERDELING, "wegen") == (AANDACHT,)
    assert wie_doet(Verdeling(), "wegen")[0].naam == "aandachtsfunctionaris"
    assert [f.code for f in wie_kan(VERDELING, "gesprek")] == [
        *("ib", "leerkracht", "af", "bestuurder")
    ]


def test_the_longest_word_of_each_name_is_looked_for() -> None:
    assert kernwoorden("hulp bij het huishouden of (mentor)") == ("huishouden", "mentor")


# In a dossier

PAPIER: dict[str, Any] = {
    "meldcode": 1,
    "functies": {f.code: (f.naam, f.rol) for f in FUNCTIES},
    "doet": {"signalen": ("leerkracht",), "overleg": ("af",), "gesprek": ("ib",), "wegen": ()},
    "vervangt": {"gesprek": "leider"},
}
FATIMA = Persoon(lid="fatima", naam="Fatima", functie="leerkracht", rollen=("medewerker",))
BRAM = Persoon(lid="bram", naam="Bram", functie="x", rollen=("aandachtsfunctionaris",))


def dossier(*feiten: Feit, **papier: Any) -> Dossier:
    """A signal of Fatima that Bram took on, under a meldcode."""
    begin = (
        opening(**(papier or PAPIER)),
        feit("signaal", door=FATIMA, zag_of_hoorde="Een blauwe plek."),
        feit("aangenomen", door=BRAM),
        feit("toewijzing", door=BRAM, aan=BRAM, taak="casushouder"),
    )
    return vouw(protocol_op(SECTOR, BEGIN.date()), (*begin, *feiten))


def test_a_dossier_knows_the_division_it_began_under() -> None:
    verdeling = verdeling_van(dossier().opening)
    assert verdeling
    assert verdeling.doet("gesprek") == (BEGELEIDER,)
    assert verdeling.vervangt("gesprek") == LEIDER
    assert verdeling_van(None) is None
    assert verdeling_van(opening()) is None


def kindcheck() -> Feit:
    return feit("kindcheck", door=BRAM, kinderen="nee")


def overleg(door: Persoon) -> Feit:
    return feit("overleg", door=door, met="collega", uitkomst="Let op.")


def gesprek(door: Persoon, **velden: Any) -> Feit:
    return feit("gesprek", door=door, met=("client",), besproken="x", **velden)


LINDA_P = Persoon(lid="linda", naam="Linda", functie="directeur", rollen=("leidinggevende",))
OUD = Persoon(lid="oud", naam="Oud", functie="iets")


@pytest.mark.parametrize(
    ("feiten", "volgens", "anders"),
    [
        ((), (), ()),  # the first step still asks something
        ((kindcheck(),), ("signalen",), ()),
        ((kindcheck(), overleg(BRAM)), ("signalen", "overleg"), ()),
        ((kindcheck(), overleg(FATIMA)), ("signalen",), ("overleg",)),
        ((kindcheck(), overleg(FATIMA), overleg(BRAM)), ("signalen", "overleg"), ()),
        ((kindcheck(), gesprek(BRAM)), ("signalen",), ("gesprek",)),
        ((kindcheck(), gesprek(LINDA_P)), ("signalen", "gesprek"), ()),  # stands in
        ((kindcheck(), gesprek(BRAM, namens=LINDA_P)), ("signalen", "gesprek"), ()),
        ((kindcheck(), gesprek(OUD)), ("signalen",), ()),  # nobody kept which role that was
    ],
    ids=[
        *("nog niets", "signaal", "overleg", "overleg anders", "een goede hand", "gesprek anders"),
        *("vervangt", "namens", "rol onbekend"),
    ],
)
def test_practice_is_held_against_paper(
    feiten: tuple[Feit, ...], volgens: tuple[str, ...], anders: tuple[str, ...]
) -> None:
    assert praktijk(dossier(*feiten)) == Praktijk(volgens=volgens, anders=anders)


def test_a_step_left_out_with_a_reason_is_not_judged() -> None:
    reden = feit("afwijking", door=FATIMA, eis="gesprek_client", reden="Te gevaarlijk.")
    assert "gesprek" not in praktijk(dossier(kindcheck(), reden)).anders


def test_without_a_meldcode_there_is_nothing_to_hold_it_against() -> None:
    assert praktijk(dossier(kindcheck(), overleg(FATIMA), voorziening="")) == Praktijk()


def test_the_decision_is_a_step_too() -> None:
    papier = {**PAPIER, "doet": {"besluit": ("leider",)}}
    besluit = feit("besluit", door=BRAM, melden="nee", hulp="nee", grond="x")
    assert praktijk(dossier(*alle_stappen(), besluit, **papier)).anders == ("besluit",)


# Asked of somebody


def vraag(aan: Persoon, stap: str, **velden: Any) -> Feit:
    return feit("toewijzing", door=BRAM, aan=aan, taak="stap", stap=stap, **velden)


def test_a_step_that_was_asked_waits_for_who_was_asked() -> None:
    d = dossier(kindcheck(), vraag(FATIMA, "overleg"))
    assert (aan_wie(d, "fatima"), aan_wie(d, "bram")) == ("mij", "ander")
    verder = vouw(d.protocol, (*d.feiten, overleg(FATIMA)))
    assert (aan_wie(verder, "fatima"), aan_wie(verder, "bram")) == ("mij", "mij")


def test_who_stopped_is_asked_no_more() -> None:
    stopt = feit("toewijzing", door=BRAM, aan=FATIMA, einde="ja")
    d = dossier(kindcheck(), vraag(FATIMA, "overleg"), stopt)
    assert gevraagde(d) is None
    assert aan_wie(d, "bram") == "mij"


def test_danger_asks_everybody() -> None:
    d = dossier(kindcheck(), vraag(FATIMA, "overleg"), feit("gevaar", door=BRAM, wat="x"))
    assert aan_wie(d, "bram") == "mij"


def test_who_has_the_whole_casus_keeps_it_when_asked_for_a_step() -> None:
    d = dossier(kindcheck(), vraag(BRAM, "overleg"))
    assert d.toegewezen["bram"].taak == "casushouder"
    assert d.gevraagd["overleg"].aan.lid == "bram"


def test_whom_it_concerns_is_never_asked() -> None:
    signaal = feit("signaal", door=BRAM, zag_of_hoorde="x", werkt_hier="ja", over_lid="fatima")
    d = dossier(kindcheck(), vraag(FATIMA, "overleg"), signaal)
    assert d.gevraagd == {}


def test_a_casus_that_asks_nothing_asks_nobody() -> None:
    d = dossier(feit("afsluiting", door=BRAM, reden="dubbel"))
    assert aan_wie(d, "bram") == ""

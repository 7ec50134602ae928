"""Who may destroy, and when a request for it is refused: rules without a database."""

from datetime import date
from typing import Any

import pytest

from nietpluis.kern.bewaren import bewaren_tot
from nietpluis.kern.inzage import Verzoek
from nietpluis.kern.regels import mag_volgen
from nietpluis.kern.vernietigen import (
    GRONDEN,
    WEIGERGRONDEN,
    artikelen,
    bezwaar_eerste,
    bezwaar_tweede,
    grond_van_verzoek,
    verzoek_uiterlijk,
    wacht_tot,
    weigering,
)
from tests.kern.feiten_maken import aangenomen, feit

GOED: dict[str, Any] = {"uitgesloten": False, "zelfde": False, "eerste_werkt_hier": True}


@pytest.mark.parametrize("rol", ["aandachtsfunctionaris", "privacyfunctionaris", "bestuurder"])
def test_three_roles_decide(rol: str) -> None:
    assert bezwaar_eerste({rol}, uitgesloten=False) is None
    assert bezwaar_tweede({rol}, **GOED) is None


@pytest.mark.parametrize("rol", ["medewerker", "leidinggevende", "beheerder"])
def test_no_other_role_does(rol: str) -> None:
    assert bezwaar_eerste({rol}, uitgesloten=False)
    assert bezwaar_tweede({rol}, **GOED)


@pytest.mark.parametrize(
    "anders", [{"uitgesloten": True}, {"zelfde": True}, {"eerste_werkt_hier": False}]
)
def test_the_second_is_another_who_works_here_and_whom_it_is_not_about(
    anders: dict[str, bool],
) -> None:
    assert bezwaar_tweede({"bestuurder"}, **{**GOED, **anders})


@pytest.mark.parametrize(
    ("velden", "grond"),
    [
        ({"vrager": "client", "leeftijd": 40}, None),
        ({"vrager": "client", "leeftijd": 12}, None),
        ({"vrager": "client", "leeftijd": 11}, "te_jong"),
        ({"vrager": "client", "leeftijd": 80, "beslist_zelf": "nee"}, "niet_in_staat"),
        ({"vrager": "ouder_met_gezag", "leeftijd": 4}, None),
        ({"vrager": "ouder_met_gezag", "leeftijd": 4, "vermoeden": "ja"}, "geen_recht"),
        ({"vrager": "ouder_zonder_gezag", "leeftijd": 4}, "geen_recht"),
        ({"vrager": "mentor", "leeftijd": 80}, None),
        ({"vrager": "vermoedelijke_pleger"}, "geen_recht"),
        ({"vrager": "ander"}, "geen_recht"),
    ],
)
def test_who_may_ask_for_destruction(velden: dict[str, Any], grond: str | None) -> None:
    gevonden = weigering(Verzoek(**velden))
    assert (gevonden.code if gevonden else None) == grond


@pytest.mark.parametrize(
    ("term", "artikel"),
    [
        ("wmo", "Wmo 2015, artikel 5.3.5 lid 1"),
        ("jeugdwet", "Jeugdwet, artikel 7.3.9 lid 1"),
        ("wgbo", "Burgerlijk Wetboek boek 7, artikel 455"),
        ("leerlingdossier", "AVG, artikel 17"),
    ],
)
def test_the_ground_names_its_law(term: str, artikel: str) -> None:
    assert grond_van_verzoek(term).artikelen[0].waar == artikel


def test_every_ground_has_an_article() -> None:
    alle = [*GRONDEN.values(), *WEIGERGRONDEN.values()]
    assert all(grond.artikelen for grond in alle)
    assert len(artikelen(alle)) == len(set(artikelen(alle)))


def test_terms() -> None:
    assert verzoek_uiterlijk(date(2026, 11, 30)) == date(2027, 2, 28)
    assert wacht_tot(date(2026, 11, 22)) == date(2026, 12, 22)


DICHT = feit("afsluiting", reden="verkeerd_geopend")
ANNA = frozenset({"toegewezen"})


def test_asking_to_read_does_not_make_a_dossier_live_longer() -> None:
    gewoon = bewaren_tot(aangenomen(DICHT))
    later = feit("inzageverzoek", 24 * 400, vrager="client")
    assert bewaren_tot(aangenomen(DICHT, later)) == gewoon


def test_a_term_is_prolonged_and_never_shortened() -> None:
    gewoon = bewaren_tot(aangenomen(DICHT))
    langer = feit("bewaartermijn_verlengd", tot=date(2070, 1, 1), reden="Een rechtszaak.")
    korter = feit("bewaartermijn_verlengd", tot=date(2027, 1, 1), reden="Zo.")
    assert bewaren_tot(aangenomen(DICHT, langer)) == date(2070, 1, 1)
    assert bewaren_tot(aangenomen(DICHT, korter)) == gewoon
    assert bewaren_tot(aangenomen(langer)) is None


@pytest.mark.parametrize(
    ("soort", "velden", "veld"),
    [
        ("bewaartermijn_verlengd", {"tot": date(2027, 1, 1), "reden": "Zo."}, "tot"),
        ("bewaartermijn_verlengd", {"tot": date(2070, 1, 1), "reden": " "}, "reden"),
        ("bewaartermijn_verlengd", {"tot": date(2070, 1, 1), "reden": "Zo."}, None),
        ("inzagebesluit", {"verzoek": 5, "besluit": "misschien"}, "besluit"),
        ("inzagebesluit", {"verzoek": 5, "besluit": "geven"}, "gronden"),
        ("inzagebesluit", {"verzoek": 5, "besluit": "deels", "gronden": ("x",)}, "toelichting"),
        ("inzagebesluit", {"verzoek": 5, "besluit": "geven", "gronden": ("x",)}, None),
        ("afschrift_gegeven", {"afschrift": "x", "veilig": "nee"}, "veilig"),
        ("afschrift_gegeven", {"afschrift": "x", "veilig": "ja"}, None),
        ("vernietigingsverzoek", {"vrager": "client"}, "besluit"),
        ("vernietigingsverzoek", {"vrager": "client", "besluit": "weigeren"}, "grond"),
        (
            "vernietigingsverzoek",
            {"vrager": "client", "besluit": "weigeren", "grond": "belang_ander"},
            "toelichting",
        ),
        ("vernietigingsverzoek", {"vrager": "client", "besluit": "doen"}, None),
    ],
)
def test_what_is_asked_of_each_fact(soort: str, velden: dict[str, Any], veld: str | None) -> None:
    bezwaar = mag_volgen(aangenomen(DICHT), feit(soort, **velden), ANNA)
    assert (bezwaar.veld if bezwaar else None) == veld


def test_what_runs_has_no_term_to_prolong() -> None:
    langer = feit("bewaartermijn_verlengd", tot=date(2070, 1, 1), reden="Zo.")
    bezwaar = mag_volgen(aangenomen(), langer, ANNA)
    assert bezwaar
    assert "loopt nog geen bewaartermijn" in bezwaar.tekst

"""What the rules propose to give of each fact: a table by kind, by whom it names, and by who asks."""

from dataclasses import replace
from typing import Any

import pytest

from nietpluis.kern.afschrift import (
    REDENEN,
    Kijk,
    functies_van,
    voorstel,
    zonder_namen,
)
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import SOORTEN
from tests.kern.feiten_maken import BRAM, FATIMA, aangenomen, feit

CLIENT = feit("betrokkene", code="zij", naam="Mevrouw Peeters", client="ja")
BROER = feit("betrokkene", code="hij", naam="Kees Peeters", relatie="broer")


def dossier(*feiten: Any) -> Dossier:
    return aangenomen(CLIENT, BROER, *feiten)


def keus(
    soort: str, vrager: str = "client", mag: str = "alles", van: str = "", /, **velden: Any
) -> str:
    """What is proposed for this fact: its choice, and the reason behind a stroke."""
    geheel = dossier(feit(soort, **velden))
    kijk = Kijk(dossier=geheel, mag=mag, over=van, vrager=vrager)  # type: ignore[arg-type]  # a table
    regel = geheel.regels[-1]
    tekst = " ".join(str(waarde) for waarde in velden.values())
    uit = voorstel(kijk, regel, tekst)
    assert uit.reden in ("", *REDENEN)
    return f"{uit.keus} {uit.reden}".strip()


@pytest.mark.parametrize(
    ("soort", "velden", "verwacht"),
    [
        ("signaal", {"zag_of_hoorde": "Een plek.", "bron": "zelf"}, "geven"),
        ("signaal", {"zag_of_hoorde": "x", "bron": "verteld"}, "deels wie_vertelde"),
        ("signaal", {"zag_of_hoorde": "x", "bron_wie": "de buurvrouw"}, "deels wie_vertelde"),
        (
            "uitwerking",
            {"signaal": 2, "gehoord": "x", "bron": "horen_zeggen"},
            "deels wie_vertelde",
        ),
        ("betrokkene", {"code": "zij", "woonplaats": "Ede"}, "geven"),
        ("betrokkene", {"code": "hij", "woonplaats": "Ede"}, "weglaten over_ander"),
        ("gesprek", {"met": ("client",), "besproken": "x"}, "geven"),
        ("gesprek", {"met": ("client", "familie"), "besproken": "x"}, "deels over_ander"),
        ("gesprek", {"met": ("vermoedelijke_pleger",), "besproken": "x"}, "weglaten over_ander"),
        ("gesprek", {"met": ("client",), "besproken": "Kees Peeters sloeg"}, "deels over_ander"),
        ("overleg", {"met": "collega", "uitkomst": "x"}, "geven"),
        ("overleg", {"met": "collega", "uitkomst": "Kees Peeters"}, "deels over_ander"),
        ("gevaar", {"wat": "x"}, "geven"),
        ("dreiging", {"wat": "x"}, "weglaten veiligheid"),
        ("melding", {"wat": "x", "geheim": "ja"}, "weglaten wie_vertelde"),
        ("melding", {"wat": "x"}, "deels wie_vertelde"),
        ("visie", {"wie": "Mevrouw Peeters", "visie": "x"}, "geven"),
        ("visie", {"wie": "de broer", "visie": "x"}, "deels over_ander"),
        ("toewijzing", {"aan": BRAM}, "weglaten werk"),
        ("inzageverzoek", {"vrager": "client"}, "weglaten over_ander"),
        ("bewaartermijn_verlengd", {"tot": "2050-01-01", "reden": "x"}, "weglaten werk"),
    ],
)
def test_the_client_is_proposed(soort: str, velden: dict[str, Any], verwacht: str) -> None:
    assert keus(soort, **velden) == verwacht


@pytest.mark.parametrize(
    ("soort", "velden", "verwacht"),
    [
        ("gevaar", {"wat": "x"}, "weglaten veiligheid"),
        ("veiligheidsafspraak", {"wat": "x"}, "weglaten veiligheid"),
        ("gesprek", {"met": ("kind",), "besproken": "x"}, "weglaten veiligheid"),
        ("gesprek", {"met": ("ouder",), "besproken": "x"}, "deels over_ander"),
        ("gesprek", {"met": ("familie",), "besproken": "x"}, "weglaten over_ander"),
        ("signaal", {"zag_of_hoorde": "x", "bron": "zelf"}, "geven"),
    ],
)
def test_a_parent_is_proposed_less(soort: str, velden: dict[str, Any], verwacht: str) -> None:
    assert keus(soort, "ouder_met_gezag", "na_afweging", **velden) == verwacht


@pytest.mark.parametrize("soort", sorted(set(SOORTEN) - {"betrokkene", "opening", "onleesbaar"}))
def test_of_the_own_data_no_fact_is_ever_given_whole(soort: str) -> None:
    geheel = dossier()
    kijk = Kijk(dossier=geheel, mag="eigen_gegevens", over="hij", vrager="vermoedelijke_pleger")
    regel = replace(geheel.regels[-1], feit=_een(soort), ingetrokken=False)
    assert voorstel(kijk, regel, "Kees Peeters").keus != "geven"
    assert voorstel(kijk, regel, "iets anders").keus == "weglaten"


def _een(soort: str) -> Any:
    """The least that a fact of this kind holds."""
    verplicht: dict[str, dict[str, Any]] = {
        "uitwerking": {"signaal": 2},
        "doorgegeven": {"aan": BRAM, "uiterlijk": "x"},
        "volgsignaal": {"kijk_opnieuw_op": "x"},
        "toewijzing": {"aan": BRAM},
        "weging": {"kader": "x", "uitgave": "x"},
        "afwijking": {"eis": "x"},
        "correctie": {"vervangt": 2},
        "verplaatsing": {"naar": "x"},
        "overgeheveld": {"van": "x", "nummer": 1, "feit": CLIENT},
        "nog_wachten": {"tot": "x"},
        "inzageverzoek": {"vrager": "client"},
        "inzagebesluit": {"verzoek": 1},
        "afschrift_gemaakt": {"verzoek": 1, "afschrift": "x", "gegeven": 1, "weggelaten": 1},
        "afschrift_gegeven": {"afschrift": "x"},
        "vernietigingsverzoek": {"vrager": "client"},
        "bewaartermijn_verlengd": {"tot": "x"},
        "bijlage": {"bijlage": "x"},
        "noodtoegang": {"geldig_tot": "x"},
    }
    return feit(soort, **verplicht.get(soort, {}))


def test_of_the_own_data_the_own_entry_is_given() -> None:
    eigen = keus("betrokkene", "naaste", "eigen_gegevens", "hij", code="hij", woonplaats="Ede")
    ander = keus("betrokkene", "naaste", "eigen_gegevens", "hij", code="zij", woonplaats="Ede")
    niemand = keus("betrokkene", "naaste", "eigen_gegevens", "", code="hij", woonplaats="Ede")
    assert (eigen, ander, niemand) == ("geven", "weglaten over_ander", "weglaten over_ander")


def test_of_the_own_data_what_one_said_is_read_once_more() -> None:
    met = {"met": ("familie",), "wie": "Kees Peeters", "besproken": "x"}
    assert keus("gesprek", "naaste", "eigen_gegevens", "hij", **met) == "deels over_ander"


def test_what_was_withdrawn_is_left_out() -> None:
    geheel = dossier(
        feit("overleg", met="collega", uitkomst="x"), feit("correctie", vervangt=7, reden="Fout.")
    )
    kijk = Kijk(dossier=geheel, mag="alles")
    assert geheel.regels[-1].ingetrokken
    assert voorstel(kijk, geheel.regels[-1], "x").keus == "weglaten"


def test_who_works_here_appears_by_function() -> None:
    functies = functies_van(dossier(feit("signaal", door=BRAM, namens=FATIMA, zag_of_hoorde="x")))
    assert functies == {
        "Anna": "aandachtsfunctionaris",
        "Bram": "aandachtsfunctionaris",
        "Fatima": "hulp bij het huishouden",
    }
    lang = {"Anna": "a", "Anna de Wit": "aandachtsfunctionaris"}
    assert zonder_namen("Anna de Wit belde.", lang) == "aandachtsfunctionaris belde."


def test_who_came_along_with_a_copy_appears_by_function_too() -> None:
    binnen = feit("overleg", door=BRAM, met="collega", uitkomst="x")
    mee = feit("overgeheveld", door=FATIMA, van="x", nummer=3, feit=binnen)
    assert "Bram" in functies_van(aangenomen(mee))

"""Every kind of question: what comes in, what is made of it, what is said when it is not right."""

from datetime import date, time
from typing import Any

import pytest

from nietpluis.ui.formulier import Vragenformulier, bouw_formulier
from tests.ui.vraag import KLEUREN, Vraag

DAG = date(2026, 11, 17)
GOED: list[tuple[str, Any, Any]] = [
    ("tekst", "  mevrouw van dinsdag ", "mevrouw van dinsdag"),
    ("lange_tekst", "een\r\ntwee", "een\ntwee"),
    ("afspraken", "Anna belt maandag", "Anna belt maandag"),
    ("keuze", "rood", "rood"),
    ("meerkeuze", ["geel", "rood"], ("rood", "geel")),
    ("ja_nee", "nee", "nee"),
    ("ja_nee_weet_niet", "weet_niet", "weet_niet"),
    ("datum", "2026-11-17", DAG),
    ("datum", "17-11-2026", DAG),
    ("datum", "17/11/2026", DAG),
    ("datum", "17 11 2026", DAG),
    ("datum", " 17  November 2026", DAG),
    ("tijd", "14:05", time(14, 5)),
    ("tijd", "14.05", time(14, 5)),
    ("tijd", "9 uur", time(9, 0)),
    ("tijd", "14:05:00", time(14, 5)),
    ("getal", "3", 3),
    ("getal", "0", 0),
    ("telefoon", "06 00 00 01 23", "06 00 00 01 23"),
    ("telefoon", "+31 (0)88 000 01 23", "+31 (0)88 000 01 23"),
    ("telefoon", "112", "112"),
]
FOUT = [
    ("tekst", "x" * 2001),
    ("lange_tekst", "x" * 20_001),
    ("keuze", "paars"),
    ("meerkeuze", ["rood", "paars"]),
    ("ja_nee", "weet_niet"),
    ("datum", "31-02-2026"),
    ("datum", "gisteren"),
    ("datum", "17-11-0206"),
    ("datum", "17 brumaire 2026"),
    ("tijd", "25:00"),
    ("tijd", "straks"),
    ("getal", "drie"),
    ("getal", "-1"),
    ("telefoon", "bij mijn zus"),
    ("telefoon", "12"),
]
LEEG = [
    ("tekst", ""),
    ("lange_tekst", ""),
    ("afspraken", ""),
    ("keuze", ""),
    ("meerkeuze", ()),
    ("ja_nee", ""),
    ("ja_nee_weet_niet", ""),
    ("datum", None),
    ("tijd", None),
    ("getal", None),
    ("telefoon", ""),
]


def stel(soort: str, waarde: Any, **rest: Any) -> Vragenformulier:
    vraag = Vraag(soort, keuzes=KLEUREN if "keuze" in soort else (), **rest)
    return bouw_formulier([vraag])({} if waarde is None else {"v": waarde})


@pytest.mark.parametrize(("soort", "waarde", "uit"), GOED)
def test_een_goed_antwoord_komt_door(soort: str, waarde: Any, uit: Any) -> None:
    form = stel(soort, waarde, verplicht=True)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["v"] == uit
    assert form.antwoorden() == {"v": uit}


@pytest.mark.parametrize(("soort", "waarde"), FOUT)
def test_een_fout_antwoord_zegt_wat_wel_goed_is(soort: str, waarde: Any) -> None:
    form = stel(soort, waarde)
    assert not form.is_valid()
    melding = str(form.errors["v"][0])
    assert melding.endswith(".")
    assert any(woord in melding for woord in ("Vul", "Kies", "Kijk", "Maak"))


@pytest.mark.parametrize(("soort", "uit"), LEEG)
def test_een_vrije_vraag_mag_leeg_blijven(soort: str, uit: Any) -> None:
    form = stel(soort, None)
    assert form.is_valid()
    assert form.cleaned_data["v"] == uit
    assert form.antwoorden() == {}


@pytest.mark.parametrize("soort", [soort for soort, _ in LEEG])
def test_een_verplichte_vraag_leeg_laten_wordt_uitgelegd(soort: str) -> None:
    form = stel(soort, None, verplicht=True)
    assert not form.is_valid()
    assert str(form.errors["v"][0]).split()[0] in {"Schrijf", "Kies", "Vul"}


def test_een_te_lange_tekst_zegt_hoeveel_te_veel() -> None:
    form = stel("tekst", "x" * 12, max_lengte=10)
    assert "Er passen 10 tekens in. U hebt er 2 te veel." in form.errors["v"][0]


def test_een_regeleinde_telt_als_een_teken() -> None:
    assert stel("lange_tekst", "a\r\nb", max_lengte=3).is_valid()


def test_een_eigen_antwoord_gaat_voor_ja_en_nee() -> None:
    form = bouw_formulier([Vraag("ja_nee", keuzes=KLEUREN[:1])])({"v": "rood"})
    assert form.is_valid()


def test_een_soort_die_niet_bestaat_valt_op() -> None:
    with pytest.raises(KeyError, match="raadsel"):
        bouw_formulier([Vraag("raadsel")])


def test_een_veld_met_een_punt_in_de_naam_werkt() -> None:
    form = bouw_formulier([Vraag("getal", veld="antwoorden.kinderen")])(
        {"antwoorden.kinderen": "2"}
    )
    assert form.is_valid()
    assert form.antwoorden() == {"antwoorden.kinderen": 2}

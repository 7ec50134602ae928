"""Who may read a dossier, as a truth table that a lawyer can check: who asks, age, law, suspicion -> what, and why."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from nietpluis.kern.inzage import GRONDEN, VRAGERS, Verzoek, oordeel, uiterlijk
from nietpluis.kern.recht import Artikel, regime_van
from nietpluis.kern.termijnen import maanden_na

TABEL = """
vrager                regime    leeftijd zelf     vermoeden mag             artikel
client                jeugdwet  11       ja       nee       niet            Jeugdwet, artikel 7.3.15 lid 1
client                wmo       11       ja       nee       niet            Wmo 2015, artikel 5.3.2 lid 2
client                wgbo      11       ja       nee       niet            boek 7, artikel 465
client                avg       11       ja       nee       niet            Uitvoeringswet AVG, artikel 5
client                jeugdwet  12       ja       nee       alles           Jeugdwet, artikel 7.3.10
client                wmo       12       ja       nee       alles           Wmo 2015, artikel 5.3.2 lid 1
client                wgbo      12       ja       nee       alles           boek 7, artikel 456
client                avg       12       ja       nee       na_afweging     Uitvoeringswet AVG, artikel 5
client                avg       15       ja       nee       na_afweging     Uitvoeringswet AVG, artikel 5
client                avg       16       ja       nee       alles           AVG, artikel 15
client                wmo       80       ja       nee       alles           AVG, artikel 15 lid 4
client                jeugdwet  14       nee      nee       niet            Jeugdwet, artikel 7.3.15 lid 2
client                wmo       80       nee      nee       niet            Wmo 2015, artikel 5.3.2 lid 2
client                wmo       80       weet_niet nee      na_afweging     Wmo 2015, artikel 5.3.2 lid 2
client                wmo       -        ja       nee       na_afweging     Wmo 2015, artikel 5.3.2 lid 2
client                wmo       40       ja       ja        eigen_gegevens  AVG, artikel 15 lid 4
ouder_met_gezag       jeugdwet  4        -        nee       na_afweging     Jeugdwet, artikel 7.3.15 lid 4
ouder_met_gezag       wmo       4        -        nee       na_afweging     Wmo 2015, artikel 5.3.2 lid 3
ouder_met_gezag       jeugdwet  13       ja       nee       na_afweging     Jeugdwet, artikel 7.3.15 lid 1
ouder_met_gezag       wmo       15       ja       nee       na_afweging     Wmo 2015, artikel 5.3.2 lid 3
ouder_met_gezag       jeugdwet  16       ja       nee       niet            Jeugdwet, artikel 7.3.11
ouder_met_gezag       wmo       16       ja       nee       niet            Wmo 2015, artikel 5.3.3 lid 1
ouder_met_gezag       wmo       17       nee      nee       na_afweging     Wmo 2015, artikel 5.3.2 lid 3
ouder_met_gezag       wmo       18       nee      nee       niet            Wmo 2015, artikel 5.3.3 lid 1
ouder_met_gezag       jeugdwet  4        -        ja        eigen_gegevens  AVG, artikel 15 lid 4
ouder_met_gezag       wmo       13       ja       ja        eigen_gegevens  Wmo 2015, artikel 5.3.2 lid 4
ouder_zonder_gezag    jeugdwet  4        -        nee       eigen_gegevens  boek 1, artikel 377c
ouder_zonder_gezag    avg       15       ja       nee       eigen_gegevens  AVG, artikel 15 lid 1
mentor                wmo       80       nee      nee       na_afweging     Wmo 2015, artikel 5.3.2 lid 3
mentor                wmo       80       ja       nee       na_afweging     Wmo 2015, artikel 5.3.2 lid 3
mentor                wmo       80       nee      ja        eigen_gegevens  AVG, artikel 15 lid 4
mentor                jeugdwet  12       nee      nee       niet            Jeugdwet, artikel 7.3.15 lid 1
curator               jeugdwet  20       nee      nee       na_afweging     Jeugdwet, artikel 7.3.15 lid 2 en 3
curator               wgbo      50       nee      ja        eigen_gegevens  AVG, artikel 15 lid 4
gemachtigde           wmo       40       ja       nee       na_afweging     Wmo 2015, artikel 5.3.2 lid 1
gemachtigde           wmo       80       nee      nee       na_afweging     Jeugdwet, artikel 7.3.15 lid 2 en 3
gemachtigde           wmo       40       ja       ja        eigen_gegevens  AVG, artikel 15 lid 4
naaste                wmo       80       nee      nee       na_afweging     Jeugdwet, artikel 7.3.15 lid 2 en 3
naaste                wmo       80       ja       nee       eigen_gegevens  AVG, artikel 15 lid 1
naaste                wmo       14       nee      nee       eigen_gegevens  AVG, artikel 15 lid 1
nabestaande           wgbo      80       -        nee       na_afweging     boek 7, artikel 458a
vermoedelijke_pleger  wmo       40       ja       -         eigen_gegevens  Uitvoeringswet AVG, artikel 41
ander                 wmo       40       ja       nee       niet            Wmo 2015, artikel 5.3.3 lid 1
ander                 wgbo      40       ja       nee       niet            boek 7, artikel 457
"""


def rijen() -> list[tuple[dict[str, Any], str, str]]:
    uit = []
    for regel in TABEL.strip().splitlines()[1:]:
        vrager, regime, jaren, zelf, vermoeden, mag, artikel = regel.split(maxsplit=6)
        leeftijd = None if jaren == "-" else int(jaren)
        velden = {"beslist_zelf": zelf.strip("-"), "vermoeden": vermoeden.strip("-")}
        uit.append(
            ({"vrager": vrager, "regime": regime, "leeftijd": leeftijd, **velden}, mag, artikel)
        )
    return uit


@pytest.mark.parametrize(("velden", "mag", "artikel"), rijen())
def test_the_law_is_a_table(velden: dict[str, Any], mag: str, artikel: str) -> None:
    uit = oordeel(Verzoek(**velden))
    assert uit.mag == mag
    assert any(artikel in gevonden.waar for gevonden in uit.artikelen), uit.artikelen


ALLES = [
    Verzoek(vrager=vrager, regime=regime, leeftijd=jaren, beslist_zelf=zelf, vermoeden=vermoeden)
    for vrager, regime, jaren, zelf, vermoeden in product(
        VRAGERS,
        ("jeugdwet", "wmo", "wgbo", "avg"),
        (None, 0, 11, 12, 15, 16, 17, 18, 90),
        ("", "ja", "nee", "weet_niet"),
        ("", "ja", "nee", "weet_niet"),
    )
]


def test_every_question_has_an_answer_with_a_sentence_and_an_article() -> None:
    for verzoek in ALLES:
        uit = oordeel(verzoek)
        assert uit.zin.endswith(".")
        assert uit.artikelen


def test_who_may_do_harm_never_gets_more_than_the_own_data() -> None:
    assert {oordeel(verzoek).mag for verzoek in ALLES if verzoek.vermoeden == "ja"} == {
        "eigen_gegevens"
    }


def test_only_the_client_ever_gets_all_without_weighing() -> None:
    alles = {verzoek.vrager for verzoek in ALLES if oordeel(verzoek).mag == "alles"}
    assert alles == {"client"}


def test_no_child_under_twelve_gets_it_alone() -> None:
    jong = [v for v in ALLES if v.vrager == "client" and v.leeftijd in (0, 11)]
    zeker = [v for v in jong if v.vermoeden != "ja" and v.beslist_zelf != "weet_niet"]
    assert {oordeel(verzoek).mag for verzoek in zeker} == {"niet"}


@pytest.mark.parametrize("vrager", VRAGERS)
def test_of_an_unknown_person_nothing_is_believed(vrager: str) -> None:
    uit = oordeel(Verzoek(vrager=vrager, leeftijd=40, identiteit="nee"))
    assert (uit.mag, uit.artikelen[0].waar) == ("niet", "AVG, artikel 12 lid 6")


def test_what_we_did_not_read_says_so() -> None:
    assert str(Artikel("AVG, artikel 15", "te verifiëren")) == "AVG, artikel 15 (te verifiëren)"
    assert str(Artikel("Jeugdwet, artikel 7.3.10")) == "Jeugdwet, artikel 7.3.10"
    gelezen = {a.waar for v in ALLES for a in oordeel(v).artikelen if a.status == "vastgesteld"}
    assert all(waar.startswith(("Jeugdwet", "Wmo 2015")) for waar in gelezen)


@pytest.mark.parametrize(
    ("op", "aantal", "na"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 5, 4), 1, date(2026, 6, 4)),
    ],
)
def test_a_month_ends_with_its_last_day(op: date, aantal: int, na: date) -> None:
    assert maanden_na(op, aantal) == na


def test_an_answer_comes_within_a_month() -> None:
    assert uiterlijk(date(2026, 11, 22)) == date(2026, 12, 22)


def test_the_law_follows_from_the_term() -> None:
    codes = ("wmo", "ots_voogdij", "wgbo", "leerlingdossier", "")
    assert [regime_van(code) for code in codes] == ["wmo", "jeugdwet", "wgbo", "avg", "avg"]
    assert GRONDEN

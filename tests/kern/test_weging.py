"""The weighing: every branch of every afwegingskader, and the truth table of the base."""

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from nietpluis.kern import inhoud, protocollen
from nietpluis.kern.feiten import SOORTEN
from nietpluis.kern.weging import ANTWOORDEN, Afwegingskader, Uitkomst, weeg

VRAGEN = ("vermoeden", "onveiligheid", "hulp_mogelijk", "hulp_aanvaard", "hulp_werkt")
BEROEPSGROEPEN = tuple(naam for naam in inhoud.namen("afwegingskaders") if naam != "basis")
TWIJFEL_TELT_ALS_JA = {"onderwijs", "leerplicht"}
VERMOEDEN_BIJ_WEGEN = {"onderwijs", "leerplicht", "verpleging_en_verzorging"}
NORM_VAN_TAK = {
    ("onveiligheid", "ja"): 1,
    ("hulp_mogelijk", "nee"): 2,
    ("hulp_aanvaard", "nee"): 2,
    ("hulp_werkt", "nee"): 3,
}
Pad = tuple[tuple[str, str], ...]


def _kaders() -> Iterator[tuple[str, Afwegingskader]]:
    for naam in inhoud.namen("afwegingskaders"):
        for uitgave in inhoud.uitgaven("afwegingskaders", naam):
            yield f"{naam}/{uitgave}", inhoud.afwegingskader(naam, uitgave)


def _paden(kader: Afwegingskader, pad: Pad = ()) -> Iterator[tuple[Pad, Uitkomst]]:
    """Every way of answering, up to where the kader has spoken."""
    uitkomst = weeg(kader, dict(pad))
    if uitkomst.volgende is None:
        yield pad, uitkomst
        return
    for antwoord in ANTWOORDEN:
        yield from _paden(kader, (*pad, (uitkomst.volgende.code, antwoord)))


@cache
def _alle() -> tuple[tuple[str, Afwegingskader, Pad, Uitkomst], ...]:
    return tuple((naam, kader, pad, uit) for naam, kader in _kaders() for pad, uit in _paden(kader))


def _kader(naam: str) -> Afwegingskader:
    return inhoud.afwegingskader(naam, inhoud.uitgaven("afwegingskaders", naam)[-1])


def _takken(naam: str) -> list[dict[str, Any]]:
    bestand = inhoud.MAP / "casuistiek" / "takken" / f"{naam}.toml"
    takken: list[dict[str, Any]] = tomllib.loads(bestand.read_text(encoding="utf-8"))["takken"]
    return takken


WAARHEID = [
    (["nee"], "geen_vermoeden", None, False),
    (["ja", "ja"], "melden", 1, False),
    (["ja", "nee", "nee"], "melden", 2, False),
    (["ja", "nee", "weet_niet"], "overleg_eerst", None, True),
    (["ja", "nee", "ja", "nee"], "melden", 2, False),
    (["ja", "nee", "ja", "weet_niet"], "overleg_eerst", None, True),
    (["ja", "nee", "ja", "ja", "nee"], "melden", 3, False),
    (["ja", "nee", "ja", "ja", "ja"], "niet_nu_melden", None, False),
    (["ja", "nee", "ja", "ja", "weet_niet"], "niet_nu_melden", None, False),
    (["ja", "weet_niet", "ja", "ja", "ja"], "niet_nu_melden", None, True),
    (["ja", "weet_niet", "ja", "ja", "nee"], "melden", 3, True),
    (["ja", "weet_niet", "nee"], "melden", 2, True),
    (["weet_niet", "ja"], "melden", 1, True),
    (["weet_niet", "nee", "ja", "ja", "ja"], "niet_nu_melden", None, True),
    (["weet_niet", "weet_niet", "weet_niet"], "overleg_eerst", None, True),
]


@pytest.mark.parametrize(("antwoorden", "code", "norm", "advies"), WAARHEID)
def test_the_base_leads_where_the_law_and_the_profession_say(
    antwoorden: list[str], code: str, norm: int | None, advies: bool
) -> None:
    uitkomst = weeg(_kader("basis"), dict(zip(VRAGEN, antwoorden, strict=False)))
    assert (uitkomst.code, uitkomst.norm, uitkomst.advies) == (code, norm, advies)
    assert uitkomst.compleet


def test_every_path_reaches_an_uitkomst_that_can_be_said() -> None:
    for naam, _, pad, uitkomst in _alle():
        assert uitkomst.code, (naam, pad)
        assert uitkomst.titel, (naam, pad)
        assert uitkomst.uitleg, (naam, pad)
        assert uitkomst.zeg, (naam, pad)


def test_no_uitkomst_says_niet_melden() -> None:
    for naam, kader in _kaders():
        for uitkomst in kader.uitkomsten:
            assert "niet melden" not in uitkomst.titel.lower(), (naam, uitkomst.code)


def test_every_answer_gives_a_ground_and_a_reply() -> None:
    for naam, _, pad, uitkomst in _alle():
        for grond in uitkomst.gronden:
            assert grond.zin, (naam, pad, grond.vraag.code)
            assert grond.reactie, (naam, pad, grond.vraag.code)


def test_only_a_melding_has_a_norm_and_always_the_right_one() -> None:
    for naam, kader, pad, uitkomst in _alle():
        vraag, antwoord = pad[-1]
        if antwoord == "weet_niet" and kader.vraag(vraag).weet_niet.telt_als:
            antwoord = kader.vraag(vraag).weet_niet.telt_als
        assert uitkomst.norm == NORM_VAN_TAK.get((vraag, antwoord)), (naam, pad)
        assert uitkomst.vraagt_melding == (uitkomst.norm is not None), (naam, pad)
        assert bool(uitkomst.normtekst) == (uitkomst.norm is not None), (naam, pad)


def test_onveilig_asks_for_a_melding_on_every_path() -> None:
    for naam, _, pad, uitkomst in _alle():
        if dict(pad).get("onveiligheid") == "ja":
            assert (uitkomst.code, uitkomst.norm) == ("melden", 1), (naam, pad)


def test_who_doubts_the_vermoeden_is_still_asked_about_safety() -> None:
    for naam, kader in _kaders():
        uitkomst = weeg(kader, {"vermoeden": "weet_niet"})
        assert uitkomst.volgende is not None, naam
        assert uitkomst.volgende.code == "onveiligheid", naam
        assert uitkomst.advies, naam


@pytest.mark.parametrize("naam", BEROEPSGROEPEN)
def test_doubt_about_safety_counts_as_ja_where_the_profession_says_so(naam: str) -> None:
    uitkomst = weeg(_kader(naam), {"vermoeden": "ja", "onveiligheid": "weet_niet"})
    assert (uitkomst.norm == 1) == (naam in TWIJFEL_TELT_ALS_JA)
    assert uitkomst.advies == (naam not in TWIJFEL_TELT_ALS_JA)


def test_doubt_that_counts_as_ja_is_still_told_as_doubt() -> None:
    uitkomst = weeg(_kader("onderwijs"), {"vermoeden": "ja", "onveiligheid": "weet_niet"})
    assert uitkomst.gronden[-1].woord == "Weet ik niet"
    assert "twijfel" in uitkomst.gronden[-1].zin.lower()


@pytest.mark.parametrize("naam", BEROEPSGROEPEN)
def test_the_first_question_stands_in_the_step_of_the_profession(naam: str) -> None:
    stappen = {vraag.code: vraag.stap for vraag in _kader(naam).vragen}
    assert stappen.pop("vermoeden") == ("wegen" if naam in VERMOEDEN_BIJ_WEGEN else "besluit")
    assert set(stappen.values()) == {"besluit"}


@pytest.mark.parametrize("naam", BEROEPSGROEPEN)
def test_every_branch_is_in_the_table_and_leads_there(naam: str) -> None:
    takken = _takken(naam)
    for tak in takken:
        uitkomst = weeg(_kader(naam), tak["keuzes"])
        gevonden = (uitkomst.code, uitkomst.norm, uitkomst.advies)
        assert gevonden == (tak["uitkomst"], tak.get("norm"), tak["advies"]), tak["keuzes"]
    in_tabel = {tuple(tak["keuzes"].items()) for tak in takken}
    assert in_tabel == {pad for pad, _ in _paden(_kader(naam))}


def test_without_an_answer_the_first_question_is_open() -> None:
    uitkomst = weeg(_kader("algemeen"), {})
    assert not uitkomst.compleet
    assert uitkomst.volgende is not None
    assert uitkomst.volgende.nummer == 1


def test_an_answer_off_the_path_changes_nothing() -> None:
    kader = _kader("algemeen")
    kort = {"vermoeden": "ja", "onveiligheid": "ja"}
    assert weeg(kader, {**kort, "hulp_werkt": "ja"}) == weeg(kader, kort)


def test_an_unknown_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="misschien"):
        weeg(_kader("algemeen"), {"vermoeden": "misschien"})


def test_every_kader_has_the_five_questions_in_order() -> None:
    for naam, kader in _kaders():
        assert tuple(vraag.code for vraag in kader.vragen) == VRAGEN, naam
        assert [vraag.nummer for vraag in kader.vragen] == [1, 2, 3, 4, 5], naam


@pytest.mark.parametrize("sector", protocollen.sectoren())
def test_every_question_stands_in_a_step_of_the_sector(sector: str) -> None:
    protocol = protocollen.protocol(sector, inhoud.uitgaven("protocollen", sector)[-1])
    stappen = {stap.code for stap in protocol.stappen}
    assert protocol.kaders
    for naam in protocol.kaders:
        assert {vraag.stap for vraag in _kader(naam).vragen} <= stappen, naam


def test_what_follows_an_uitkomst_is_a_kind_of_fact() -> None:
    for naam, kader in _kaders():
        for uitkomst in kader.uitkomsten:
            assert not uitkomst.volgende or uitkomst.volgende in SOORTEN, (naam, uitkomst.code)

"""The weighing: every branch of every afwegingskader, and the truth table of the base."""

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from nietpluis.kern import inhoud
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
def test_de_basis_komt_uit_waar_het_domein_zegt(
    antwoorden: list[str], code: str, norm: int | None, advies: bool
) -> None:
    uitkomst = weeg(_kader("basis"), dict(zip(VRAGEN, antwoorden, strict=False)))
    assert (uitkomst.code, uitkomst.norm, uitkomst.advies) == (code, norm, advies)
    assert uitkomst.compleet


def test_elke_weg_komt_bij_een_uitkomst_die_te_zeggen_is() -> None:
    for naam, _, pad, uitkomst in _alle():
        assert uitkomst.code, (naam, pad)
        assert uitkomst.titel, (naam, pad)
        assert uitkomst.uitleg, (naam, pad)
        assert uitkomst.zeg, (naam, pad)


def test_geen_uitkomst_zegt_niet_melden() -> None:
    for naam, kader in _kaders():
        for uitkomst in kader.uitkomsten:
            assert "niet melden" not in uitkomst.titel.lower(), (naam, uitkomst.code)


def test_elk_antwoord_geeft_een_zin_en_een_reactie() -> None:
    for naam, _, pad, uitkomst in _alle():
        for grond in uitkomst.gronden:
            assert grond.zin, (naam, pad, grond.vraag.code)
            assert grond.reactie, (naam, pad, grond.vraag.code)


def test_alleen_een_melding_heeft_een_norm_en_altijd_de_juiste() -> None:
    for naam, kader, pad, uitkomst in _alle():
        vraag, antwoord = pad[-1]
        if antwoord == "weet_niet" and kader.vraag(vraag).weet_niet.telt_als:
            antwoord = kader.vraag(vraag).weet_niet.telt_als
        assert uitkomst.norm == NORM_VAN_TAK.get((vraag, antwoord)), (naam, pad)
        assert uitkomst.vraagt_melding == (uitkomst.norm is not None), (naam, pad)
        assert bool(uitkomst.normtekst) == (uitkomst.norm is not None), (naam, pad)


def test_onveilig_vraagt_in_elk_kader_en_op_elke_weg_om_een_melding() -> None:
    for naam, _, pad, uitkomst in _alle():
        if dict(pad).get("onveiligheid") == "ja":
            assert (uitkomst.code, uitkomst.norm) == ("melden", 1), (naam, pad)


def test_wie_twijfelt_over_het_vermoeden_krijgt_toch_de_vraag_naar_veiligheid() -> None:
    for naam, kader in _kaders():
        uitkomst = weeg(kader, {"vermoeden": "weet_niet"})
        assert uitkomst.volgende is not None, naam
        assert uitkomst.volgende.code == "onveiligheid", naam
        assert uitkomst.advies, naam


@pytest.mark.parametrize("naam", BEROEPSGROEPEN)
def test_twijfel_over_veiligheid_telt_als_ja_waar_het_beroep_dat_zegt(naam: str) -> None:
    uitkomst = weeg(_kader(naam), {"vermoeden": "ja", "onveiligheid": "weet_niet"})
    assert (uitkomst.norm == 1) == (naam in TWIJFEL_TELT_ALS_JA)
    assert uitkomst.advies == (naam not in TWIJFEL_TELT_ALS_JA)


def test_bij_twijfel_die_als_ja_telt_blijft_de_grond_twijfel() -> None:
    uitkomst = weeg(_kader("onderwijs"), {"vermoeden": "ja", "onveiligheid": "weet_niet"})
    assert uitkomst.gronden[-1].woord == "Weet ik niet"
    assert "twijfel" in uitkomst.gronden[-1].zin.lower()


@pytest.mark.parametrize("naam", BEROEPSGROEPEN)
def test_de_eerste_vraag_staat_in_de_stap_van_het_beroep(naam: str) -> None:
    stappen = {vraag.code: vraag.stap for vraag in _kader(naam).vragen}
    assert stappen.pop("vermoeden") == ("wegen" if naam in VERMOEDEN_BIJ_WEGEN else "besluit")
    assert set(stappen.values()) == {"besluit"}


@pytest.mark.parametrize("naam", BEROEPSGROEPEN)
def test_elke_tak_staat_in_de_tabel_en_komt_zo_uit(naam: str) -> None:
    takken = _takken(naam)
    for tak in takken:
        uitkomst = weeg(_kader(naam), tak["keuzes"])
        gevonden = (uitkomst.code, uitkomst.norm, uitkomst.advies)
        assert gevonden == (tak["uitkomst"], tak.get("norm"), tak["advies"]), tak["keuzes"]
    in_tabel = {tuple(tak["keuzes"].items()) for tak in takken}
    assert in_tabel == {pad for pad, _ in _paden(_kader(naam))}


def test_zonder_antwoord_is_de_eerste_vraag_open() -> None:
    uitkomst = weeg(_kader("algemeen"), {})
    assert not uitkomst.compleet
    assert uitkomst.volgende is not None
    assert uitkomst.volgende.nummer == 1


def test_een_antwoord_naast_de_weg_verandert_niets() -> None:
    kader = _kader("algemeen")
    kort = {"vermoeden": "ja", "onveiligheid": "ja"}
    assert weeg(kader, {**kort, "hulp_werkt": "ja"}) == weeg(kader, kort)


def test_een_vreemd_antwoord_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="misschien"):
        weeg(_kader("algemeen"), {"vermoeden": "misschien"})


def test_de_vijf_vragen_staan_in_elk_kader_op_volgorde() -> None:
    for naam, kader in _kaders():
        assert tuple(vraag.code for vraag in kader.vragen) == VRAGEN, naam
        assert [vraag.nummer for vraag in kader.vragen] == [1, 2, 3, 4, 5], naam

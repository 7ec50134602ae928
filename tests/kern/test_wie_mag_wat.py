"""The table of rights as a truth table: add a line when a right changes, and say why in the commit."""

import pytest

from nietpluis.kern import rechten
from nietpluis.kern.feiten import SOORTEN


@pytest.mark.parametrize(
    ("act", "wel", "niet"),
    [
        ("geef_signaal", ["medewerker", "bestuurder", "beheerder"], ["toegewezen"]),
        (
            "noodtoegang",
            ["aandachtsfunctionaris", "leidinggevende", "bestuurder"],
            ["medewerker", "beheerder", "privacyfunctionaris", "melder"],
        ),
        ("toewijzing", ["toegewezen"], ["noodtoegang"]),
        ("besluit", ["toegewezen"], ["noodtoegang"]),
        (
            "advies",
            ["noodtoegang", "melder", "toegewezen", "ontvanger"],
            ["leidinggevende", "medewerker"],
        ),
        ("melding", ["melder", "toegewezen", "ontvanger"], ["leidinggevende", "medewerker"]),
        ("aangenomen", ["ontvanger", "toegewezen"], ["melder", "aandachtsfunctionaris"]),
        (
            "open_casus",
            ["toegewezen"],
            ["aandachtsfunctionaris", "bestuurder", "beheerder", "privacyfunctionaris"],
        ),
        ("lees_signaal", ["ontvanger"], ["aandachtsfunctionaris", "leidinggevende", "melder"]),
        ("besluit", ["toegewezen"], ["melder", "ontvanger", "bestuurder", "leidinggevende"]),
        ("meegekeken", ["meekijker"], ["aandachtsfunctionaris"]),
        ("zie_totalen", ["bestuurder"], ["privacyfunctionaris", "leidinggevende", "toegewezen"]),
        (
            "zie_raadplegingen",
            ["privacyfunctionaris"],
            ["beheerder", "bestuurder", "aandachtsfunctionaris"],
        ),
        ("beheer_mensen", ["beheerder"], ["bestuurder", "aandachtsfunctionaris"]),
        (
            "schrijf_meldcode",
            ["aandachtsfunctionaris", "bestuurder", "beheerder"],
            ["medewerker", "leidinggevende", "privacyfunctionaris"],
        ),
        ("beoordeel_meldcode", ["aandachtsfunctionaris"], ["bestuurder", "beheerder"]),
        ("stel_meldcode_vast", ["bestuurder"], ["aandachtsfunctionaris", "beheerder"]),
        ("publiceer_meldcode", ["bestuurder"], ["aandachtsfunctionaris", "beheerder"]),
        (
            "toets_meldcode",
            ["aandachtsfunctionaris", "bestuurder", "beheerder"],
            ["medewerker", "leidinggevende", "privacyfunctionaris"],
        ),
        ("beoordeel_toets", ["aandachtsfunctionaris", "bestuurder"], ["beheerder", "medewerker"]),
        ("correctie", ["melder", "toegewezen"], ["leidinggevende", "beheerder"]),
    ],
)
def test_each_act_is_for_some_and_not_for_others(act: str, wel: list[str], niet: list[str]) -> None:
    assert all(rechten.mag(act, {band}) is None for band in wel)
    assert all(rechten.mag(act, {band}) for band in niet)


@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_no_role_alone_records_in_a_casus(soort: str) -> None:
    rollen = set(rechten.ROLLEN)
    if soort not in ("signaal", "opening", "noodtoegang"):
        assert rechten.mag(soort, rollen)


def test_the_reason_is_a_sentence() -> None:
    assert rechten.mag("aangenomen", set()) == (
        "Dit is het werk van wie aan deze casus is toegewezen of wie dit signaal ontvangt."
    )


def test_every_act_names_known_bands() -> None:
    assert set().union(*rechten.RECHTEN.values()) <= set(rechten.BANDEN)

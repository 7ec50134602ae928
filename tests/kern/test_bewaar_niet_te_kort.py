from dataclasses import replace
from datetime import date

from nietpluis.kern.bewaren import bewaren_tot, na_afsluiting
from nietpluis.kern.dossier import Dossier
from tests.kern.feiten_maken import BEGIN, aangenomen, feit

DICHT = date(2026, 3, 2)


def met_term(d: Dossier, term: str) -> Dossier:
    return Dossier(replace(d.protocol, bewaartermijn=term), d.feiten)


def test_a_running_casus_has_no_end() -> None:
    assert bewaren_tot(aangenomen()) is None


def test_the_term_counts_from_the_closing_or_a_later_fact() -> None:
    d = met_term(aangenomen(feit("afsluiting", reden="dubbel")), "wmo")
    assert bewaren_tot(d) == date(2041, 3, 2)
    later = met_term(
        aangenomen(
            feit("afsluiting", reden="dubbel"), feit("terugkoppeling", 24 * 30, moment="onderzoek")
        ),
        "wmo",
    )
    assert bewaren_tot(later) == date(2041, 4, 1)


def test_a_term_from_majority_waits_for_the_youngest() -> None:
    d = aangenomen(
        feit("betrokkene", code="a", geboren=date(2015, 5, 1)),
        feit("betrokkene", code="b", geboren=date(2020, 5, 1)),
    )
    assert na_afsluiting(met_term(d, "ots_voogdij"), DICHT) == date(2068, 5, 1)
    assert na_afsluiting(met_term(aangenomen(), "ots_voogdij"), DICHT) == date(2056, 3, 2)


def test_a_small_signal_has_a_term_of_its_own() -> None:
    d = aangenomen(feit("volgsignaal", kijk_opnieuw_op=BEGIN.date()))
    assert bewaren_tot(d) == date(2027, 3, 2)


def test_without_a_term_none_is_told() -> None:
    assert na_afsluiting(met_term(aangenomen(), ""), DICHT) is None

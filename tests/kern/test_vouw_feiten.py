from nietpluis.kern.feiten.gesprekken import Overleg
from nietpluis.kern.vouw import vouw_regels
from tests.kern.feiten_maken import aangenomen, dossier, feit


def test_a_corrected_fact_counts_once_and_as_corrected() -> None:
    nieuw = feit("overleg", met="deskundige")
    d = dossier(
        feit("overleg", met="collega"),
        feit("correctie", vervangt=2, reden="Verkeerd.", nieuw=nieuw),
    )
    assert [o.met for _, o in d.van(Overleg)] == ["deskundige"]
    assert d.regels[1].correcties == (3,)
    assert d.regels[1].eerst.met == "collega"  # type: ignore[attr-defined]  # an Overleg


def test_a_withdrawn_fact_counts_no_more_and_stays_to_be_seen() -> None:
    d = dossier(
        feit("overleg", met="collega"), feit("correctie", vervangt=2, reden="Hoort hier niet.")
    )
    assert not list(d.van(Overleg))
    assert d.regels[1].ingetrokken


def test_a_correction_of_a_correction_changes_the_first_fact_again() -> None:
    d = dossier(
        feit("overleg", met="collega"),
        feit("correctie", vervangt=2, reden="a", nieuw=feit("overleg", met="deskundige")),
        feit("correctie", vervangt=3, reden="b", nieuw=feit("overleg", met="leidinggevende")),
    )
    assert [(n, o.met) for n, o in d.van(Overleg)] == [(2, "leidinggevende")]


def test_a_correction_that_names_nothing_earlier_changes_nothing() -> None:
    for nummer in (0, -1, 3, 99):
        d = dossier(feit("overleg", met="collega"), feit("correctie", vervangt=nummer, reden="x"))
        assert [o.met for _, o in d.van(Overleg)] == ["collega"]


def test_a_fact_from_another_dossier_counts_here_and_names_its_origin() -> None:
    kopie = feit("overgeheveld", van="ander", nummer=2, feit=feit("overleg", met="collega"))
    regel = vouw_regels([kopie])[0]
    assert isinstance(regel.feit, Overleg)
    assert regel.herkomst is not None
    assert (regel.herkomst.dossier, regel.herkomst.nummer) == ("ander", 2)


def test_people_are_known_as_last_told() -> None:
    d = aangenomen(
        feit("betrokkene", code="a", naam="Mevrouw J.", relatie="moeder", leeftijd=34),
        feit("betrokkene", code="a", gezag="over Tim"),
    )
    mens = d.betrokkenen[0]
    assert (mens.naam, mens.relatie, mens.gezag, mens.leeftijd) == (
        "Mevrouw J.",
        "moeder",
        "over Tim",
        34,
    )

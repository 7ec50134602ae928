"""What must hold for any facts in any order."""

from dataclasses import MISSING, fields
from datetime import date, timedelta
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nietpluis.kern import regels, schrift, stand
from nietpluis.kern.dossier import Dossier, vouw
from nietpluis.kern.feiten import SOORTEN, Feit
from nietpluis.kern.taken import taken
from nietpluis.kern.waarschuwingen import waarschuwingen
from nietpluis.tellingen.tel import tel
from tests.kern.feiten_maken import ANNA, BEGIN, BRAM, TOEGEWEZEN, dossier, feit, opening

PERSOON = st.sampled_from([ANNA, BRAM])
DAG = st.integers(-400, 400).map(lambda dagen: BEGIN.date() + timedelta(days=dagen))
MOMENT = st.integers(-400, 400).map(lambda dagen: BEGIN + timedelta(days=dagen))
JN = st.sampled_from(["", "ja", "nee", "weet_niet"])
CODE = st.sampled_from([e.code for _, e in dossier().protocol.eisen()] + ["bestaat_niet", ""])
KEUZES = st.dictionaries(
    st.sampled_from(
        ["vermoeden", "onveiligheid", "hulp_mogelijk", "hulp_aanvaard", "hulp_werkt", "?"]
    ),
    st.sampled_from(["ja", "nee", "weet_niet", "misschien"]),
)
WAARDEN: dict[str, st.SearchStrategy[object]] = {
    "aan": PERSOON,
    "waarnemer": st.none() | PERSOON,
    "uiterlijk": MOMENT,
    "daarna": st.none() | MOMENT,
    "terugbellen_voor": st.none() | MOMENT,
    "kijk_opnieuw_op": DAG,
    "tot": DAG,
    "geldig_tot": MOMENT,
    "uitgave": st.just(date(2019, 1, 1)) | DAG,
    "kader": st.sampled_from(["sociaal_werk", "artsen", "bestaat_niet"]),
    "keuzes": KEUZES,
    "vormen": st.lists(
        st.sampled_from(["eergerelateerd_geweld", "psychisch", "?"]), max_size=2
    ).map(tuple),
    "met": st.lists(
        st.sampled_from(["client", "ouder", "kind", "vertegenwoordiger"]), max_size=2
    ).map(tuple),
    "bijlage": st.just("7d5bff7b-3f2c-4c39-9d2f-8d9c7a3f0d11"),
    "verzoek": st.integers(1, 5),
    "afschrift": st.sampled_from(["een", "ander"]),
    "gegeven": st.integers(0, 5),
    "weggelaten": st.integers(0, 5),
    "vrager": st.sampled_from(["client", "ouder_met_gezag", "?"]),
    "eis": CODE,
    "code": st.sampled_from(["a", "b"]),
    "naar": st.just("ander"),
    "van": st.just("ander"),
    "nummer": st.integers(1, 5),
    "vervangt": st.integers(-1, 12),
    "signaal": st.integers(1, 5),
    "protocol": st.just("maatschappelijke_ondersteuning"),
    "over_lid": st.sampled_from(["", "anna", "bram"]),
    "moment": st.sampled_from(["ontvangst", "veiligheidsbeoordeling", "onderzoek"]),
    "reden": st.sampled_from(
        ["", "Kan niet.", "dubbel", "vermoeden_weggenomen", "veilig_door_hulp"]
    ),
    "waarom_niet": st.sampled_from(["", "Er is al gemeld."]),
}
ANDERS = {
    **dict.fromkeys(
        [("informatiedeling", "aan"), ("afschrift_gegeven", "aan"), ("overleg", "met")], JN
    ),
    ("opening", "vervangt"): st.dictionaries(JN, JN, max_size=3),
}
"""Fields that share a name with another kind's field, and hold something else: a word, or a word for each step."""
MET_DAG = {"hulpafspraak", "veiligheidsafspraak", "inzageverzoek", "vernietigingsverzoek"}
"""Kinds that are due by a day, not by a moment."""
DATUMVELDEN = {"wacht_tot", "later_op", "opnieuw_op", "monitor_op", "sinds", "geboren"}


@st.composite
def feiten(draw: st.DrawFn, nest: bool = True) -> Feit:
    soort = draw(st.sampled_from(sorted(SOORTEN.keys() - {"onleesbaar"})))
    kind = SOORTEN[soort]
    velden: dict[str, object] = {}
    for veld in sorted(kind.velden()):
        if veld in ("nieuw", "feit"):
            velden[veld] = draw(feiten(nest=False)) if nest else feit("visie", visie="x")
        elif (soort, veld) in ANDERS:
            velden[veld] = draw(ANDERS[soort, veld])
        elif veld in WAARDEN:
            velden[veld] = draw(WAARDEN[veld])
        elif veld in DATUMVELDEN or (veld == "uiterlijk"):
            velden[veld] = draw(st.none() | DAG)
        elif isinstance(getattr(kind, veld, None), str):
            velden[veld] = draw(JN)
    if soort in MET_DAG:
        velden["uiterlijk"] = draw(st.none() | DAG)
    return feit(soort, draw(st.integers(0, 5000)), door=draw(PERSOON), **velden)


def bekijk(d: Dossier) -> object:
    """Everything that is derived from a dossier."""
    return (
        d.status,
        stand.stappen(d),
        taken(d),
        waarschuwingen(d),
        regels.mogelijk(d, TOEGEWEZEN),
        d.uitkomst,
        d.toegewezen,
        tel(d),
    )


@settings(deadline=None, max_examples=150)
@given(st.lists(feiten(), max_size=12))
def test_any_order_of_facts_folds_without_error_and_always_alike(rij: list[Feit]) -> None:
    assert bekijk(dossier(*rij)) == bekijk(dossier(*rij))


@settings(deadline=None, max_examples=150)
@given(feiten())
def test_a_written_fact_reads_back_as_it_was(f: Feit) -> None:
    assert schrift.lees(schrift.schrijf(f)) == f


@settings(deadline=None, max_examples=100)
@given(st.lists(feiten(), min_size=1, max_size=8), st.data())
def test_a_corrected_fact_counts_once(rij: list[Feit], data: st.DataObject) -> None:
    d = dossier(*rij)
    regel = data.draw(st.sampled_from(d.regels))
    nieuw = feit("visie", visie="verbeterd")
    na = vouw(
        d.protocol, (*d.feiten, feit("correctie", vervangt=regel.nummer, reden="x", nieuw=nieuw))
    )
    assert len(na.regels) == len(d.regels)
    assert [r.feit for r in na.regels if r.nummer == regel.nummer] == [nieuw]


@settings(deadline=None, max_examples=200)
@given(st.lists(feiten(), max_size=25))
def test_no_allowed_sequence_reaches_a_decision_past_an_open_step(rij: list[Feit]) -> None:
    def stap(d: Dossier, f: Feit) -> Dossier:
        if regels.mag_volgen(d, f, TOEGEWEZEN):
            return d
        if f.soort == "besluit":
            assert d.acuut or not stand.openstaand(d)
        return vouw(d.protocol, (*d.feiten, f))

    reduce(stap, rij, dossier())


@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_every_default_is_an_empty_value(soort: str) -> None:
    """What is empty is not written, so a default that says something would change old dossiers."""
    for veld in fields(SOORTEN[soort]):
        standaard = veld.default_factory() if veld.default_factory is not MISSING else veld.default
        assert standaard is MISSING or standaard in ("", None, (), {}), veld.name


def test_the_opening_comes_first_in_every_test_dossier() -> None:
    assert dossier().feiten == (opening(),)

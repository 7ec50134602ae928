"""Forms filled in with what belongs to somebody else: whose casus, signal, colleague or key is named where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.toegang.adressen import pad, pad_naar
from tests.toegang.wereld import Wereld

ZIN = "Een zin die lang genoeg is."
OVERLEG = {"met": "collega", "uitkomst": ZIN, "gebeurd_op": "2026-11-20", "na": "6"}
GELDIG: dict[str, dict[str, Any]] = {
    "aannemen": {"volgend_bezoek": ZIN},
    "handeling": OVERLEG,
    "haal_weg": {"reden": ZIN},
    "kopieertekst": {"waarheen": "ecd", "portaal": "nee"},
    "stap": {"eis": "overleg", "reden": ZIN},
    "weging": {"vraag": "vermoeden", "antwoord": "ja"},
    "besluit": {"melden": "ja", "hulp": "ja"},
    "meekijken": {"eens": "ja", "toelichting": ZIN},
    "eigen_advies": {"anoniem": "ja", "vraag": ZIN, "advies": ZIN},
    "eigen_melding": {"hoe": "telefoon", "wat": ZIN},
    "eigen_correctie": {"over_wie": ZIN, "zag_of_hoorde": ZIN, "reden": ZIN},
    "persoon": {"functie": "baas", "rollen": ["beheerder"]},
    "persoon_stoppen": {"per": "2030-01-01"},
}
"""What somebody who was let in would send; most of it would be recorded as it is."""


Velden = Callable[[Wereld], dict[str, Any]]


@dataclass(frozen=True)
class Poging:
    """Somebody sends a form; `wat` says what in it belongs to another."""

    wat: str
    wie: str
    adres: Callable[[Wereld], str]
    velden: Velden
    opent: bool = False
    """Whether this person may open the page itself, which is then recorded as a reading."""


def _poging(wat: str, wie: str, naam: str, doel: str, velden: Velden) -> Poging:
    return Poging(wat, wie, lambda w: pad_naar(w, naam, doel), velden, opent=wie in ("anna", "bea"))


def _een_ander(veld: str, wie: str, **rest: Any) -> Velden:
    """Fields of which one names this colleague."""
    return lambda w: rest | {veld: str(w.leden[wie].id)}


def _casus_van(wie: str) -> Velden:
    return lambda w: {"casus": str(w.casussen[wie].id)}


def _zo(velden: dict[str, Any]) -> Velden:
    return lambda _w: velden


def _pad_van(naam: str, wie: str) -> Callable[[Wereld], str]:
    return lambda w: pad(naam, lid=w.leden[wie].id)


def _in_lichaam() -> Iterator[Poging]:
    """An identifier of another in the body, sent to one's own page."""
    for ander in ("chris", "bram"):  # a casus of another organisation, and of a colleague
        yield _poging(f"samenvoegen met {ander}", "anna", "samenvoegen", "vers", _casus_van(ander))
    for naam, doel, veld in (
        ("toewijzen", "open", "aan"),
        ("doorgeven", "vers", "aan"),
        ("toewijzen", "open", "stop"),
    ):
        chris = _een_ander(veld, "chris", hoe="over", waarom=ZIN)
        yield _poging(f"{naam} {veld} chris", "anna", naam, doel, chris)
    namens = _een_ander("namens", "chris", over_wie=ZIN, zag_of_hoorde=ZIN)
    yield _poging("namens chris", "anna", "signaal_namens", "-", namens)
    yield _poging("vervuller chris", "bea", "post", "-", _een_ander("vervuller", "chris"))
    yield _poging("waarnemer chris", "bea", "post", "-", _waarnemer_chris)
    yield _poging("haal weg wat vast staat", "anna", "haal_weg", "vers", _zo({"reden": ZIN}))


def _waarnemer_chris(w: Wereld) -> dict[str, Any]:
    return {"vervuller": str(w.leden["anna"].id), "waarnemer": str(w.leden["chris"].id)}


def _in_pad() -> Iterator[Poging]:
    """A complete form, sent to the page of another."""
    for naam, velden in GELDIG.items():
        doel = "vers" if naam.startswith("eigen") else "mee" if naam == "meekijken" else "open"
        doel = "romy" if naam.startswith("persoon") else doel
        for wie in ("bram", "olga", "chris", "gerda"):
            yield _poging(f"{naam} door {wie}", wie, naam, doel, _zo(velden))
    for naam in ("persoon", "persoon_stoppen", "persoon_link"):
        formulier = _zo(GELDIG.get(naam, {}))
        yield Poging(f"{naam} van chris", "bea", _pad_van(naam, "chris"), formulier)
    for doe in ("trek_in", "opnieuw"):
        daad = _zo({"doe": doe})
        yield _poging(f"uitnodiging van chris: {doe}", "bea", "uitnodiging", "tess", daad)
        yield _poging(f"uitnodiging door chris: {doe}", "chris", "uitnodiging", "sam", daad)


def pogingen() -> list[Poging]:
    """Every attempt."""
    return [*_in_lichaam(), *_in_pad()]

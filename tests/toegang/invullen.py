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
"""What would be recorded if the person had been let in."""


@dataclass(frozen=True)
class Poging:
    """Somebody sends a form; `wat` says what in it belongs to another."""

    wat: str
    wie: str
    adres: Callable[[Wereld], str]
    velden: Callable[[Wereld], dict[str, Any]]
    opent: bool = False
    """Whether this person may open the page itself, which is then recorded as a reading."""


def _poging(
    wat: str, wie: str, naam: str, doel: str, velden: Callable[[Wereld], dict[str, Any]]
) -> Poging:
    return Poging(wat, wie, lambda w: pad_naar(w, naam, doel), velden, opent=wie in ("anna", "bea"))


def _in_lichaam() -> Iterator[Poging]:
    """An identifier of another in the body, sent to one's own page."""
    for ander in ("chris", "bram"):  # a casus of another organisation, and of a colleague
        yield _poging(
            f"samenvoegen met {ander}",
            "anna",
            "samenvoegen",
            "vers",
            lambda w, ander=ander: {"casus": str(w.casussen[ander].id)},
        )
    for naam, veld in (("toewijzen", "aan"), ("doorgeven", "aan"), ("toewijzen", "stop")):
        yield _poging(
            f"{naam} {veld} chris",
            "anna",
            naam,
            "open" if naam == "toewijzen" else "vers",
            lambda w, veld=veld: {veld: str(w.leden["chris"].id), "hoe": "over", "waarom": ZIN},
        )
    yield _poging(
        "meekijken door chris",
        "anna",
        "besluit",
        "acuut",
        lambda w: {
            "melden": "nee",
            "hulp": "ja",
            "waarom_niet": ZIN,
            "meekijker": str(w.leden["chris"].id),
        },
    )
    yield _poging(
        "namens chris",
        "anna",
        "signaal_namens",
        "-",
        lambda w: {"namens": str(w.leden["chris"].id), "over_wie": ZIN, "zag_of_hoorde": ZIN},
    )
    for veld in ("vervuller", "waarnemer"):
        yield _poging(
            f"{veld} chris",
            "bea",
            "post",
            "-",
            lambda w, veld=veld: (
                {"vervuller": str(w.leden["anna"].id), "waarnemer": ""}
                | {veld: str(w.leden["chris"].id)}
            ),
        )
    yield _poging("corrigeer wat er niet is", "anna", "haal_weg", "vers", lambda _w: {"reden": ZIN})


def _in_pad() -> Iterator[Poging]:
    """A complete form, sent to the page of another."""
    for naam, velden in GELDIG.items():
        doel = "vers" if naam.startswith("eigen") else "mee" if naam == "meekijken" else "open"
        for wie in ("bram", "olga", "chris", "gerda"):
            yield _poging(f"{naam} door {wie}", wie, naam, doel, lambda _w, v=velden: v)
    for naam in ("persoon", "persoon_stoppen", "persoon_link"):
        yield Poging(
            f"{naam} van chris",
            "bea",
            lambda w, n=naam: pad(n, lid=w.leden["chris"].id),
            lambda _w, n=naam: GELDIG.get(n, {}),
        )


def pogingen() -> list[Poging]:
    """Every attempt."""
    return [*_in_lichaam(), *_in_pad()]

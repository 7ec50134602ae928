"""The protocols on the shelf: one edition of one sector, whole and checked."""

from dataclasses import fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from nietpluis.kern.feiten import SOORTEN, Feit
from nietpluis.kern.inhoud import (
    MAP,
    InhoudFout,
    Ruw,
    digest,
    geheel,
    geldend,
    maak,
    namen,
    plekken,
    uitgaven,
)
from nietpluis.kern.protocol import Eis, Handeling, Protocol, Vraag
from nietpluis.kern.termijnen import termijnen
from nietpluis.kern.voorwaarden import VOORWAARDEN
from nietpluis.kern.woorden import vul_woorden

VELDTYPEN: dict[str, Any] = {
    "tekst": (str,),
    "lange_tekst": (str,),
    "telefoon": (str,),
    "keuze": (str,),
    "ja_nee": (str,),
    "ja_nee_weet_niet": (str,),
    "meerkeuze": (tuple[str, ...],),
    "datum": (date, date | None),
    "getal": (int, int | None),
}
"""Kind of question -> the types of field that can hold its answer."""


@cache
def protocol(sector: str, uitgave: date) -> Protocol:
    """One edition of a sector's protocol, whole. Raises InhoudFout, which names file and key."""
    bestand = MAP / "protocollen" / sector / f"{uitgave}.toml"
    ruw, eigen = geheel("protocollen", sector, str(uitgave))
    ruw = vul_woorden(_vul_keuzes(ruw), ruw.get("woorden", {}))
    gemaakt = maak(Protocol, {**ruw, "eigen": plekken(eigen), "digest": digest(ruw)}, bestand)
    for sleutel, fout in protocolfouten(gemaakt):
        raise InhoudFout(bestand, sleutel, fout)
    return _op_volgorde(gemaakt, bestand)


def protocol_op(sector: str, op: date) -> Protocol:
    """The edition of a sector's protocol that holds on a day."""
    return protocol(sector, geldend("protocollen", sector, op))


@cache
def sectoren() -> tuple[str, ...]:
    """Every sector that an organisation can choose, routes and the base left out."""
    alle = (protocol(naam, uitgaven("protocollen", naam)[-1]) for naam in namen("protocollen"))
    return tuple(p.sector for p in alle if not p.grondslag and not p.route_van)


def _vul_keuzes(ruw: Ruw) -> Ruw:
    """`keuzes_uit = "vormen"` takes the choices from the protocol's own list."""
    lijst = [
        {
            "code": v["code"],
            "tekst": v["naam"],
            "hulp": v.get("uitleg", ""),
            "groep": v.get("groep", ""),
        }
        for v in ruw.get("vormen", [])
    ]
    for handeling in ruw.get("handelingen", []):
        for vraag in handeling.get("vragen", []):
            if vraag.get("keuzes_uit") == "vormen":
                vraag["keuzes"] = lijst
    return ruw


def _op_volgorde(gemaakt: Protocol, bestand: Path) -> Protocol:
    """The steps in the order that `volgorde` names; a step that it leaves out is no step here."""
    if not gemaakt.volgorde:
        return gemaakt
    try:
        return replace(gemaakt, stappen=tuple(gemaakt.stap(code) for code in gemaakt.volgorde))
    except KeyError as fout:
        raise InhoudFout(bestand, "volgorde", f"{fout} is geen stap") from fout


def protocolfouten(gemaakt: Protocol) -> list[tuple[str, str]]:
    """What is wrong with a protocol as data: (key, error) pairs."""
    fouten = [
        (f"handelingen.{h.soort}", "is geen soort feit")
        for h in gemaakt.handelingen
        if h.soort not in SOORTEN
    ]
    if not fouten:
        for handeling in gemaakt.handelingen:
            fouten += _vraagfouten(handeling)
    for stap, eis in gemaakt.eisen():
        fouten += _eisfouten(f"stappen.{stap.code}.eisen.{eis.code}", eis)
    return fouten


def _vraagfouten(handeling: Handeling) -> list[tuple[str, str]]:
    kind, eerder, fouten = SOORTEN[handeling.soort], set[str](), []
    for vraag in handeling.vragen:
        plek = f"handelingen.{handeling.soort}.vragen.{vraag.veld}"
        if fout := _veldfout(kind, vraag):
            fouten.append((plek, fout))
        if vraag.soort in ("keuze", "meerkeuze") and not vraag.keuzes:
            fouten.append((plek, "heeft geen keuzes"))
        if vraag.als and vraag.als[0] not in eerder:
            fouten.append((plek, f"als: {vraag.als[0]!r} is geen eerdere vraag"))
        eerder.add(vraag.veld)
    return fouten


def _veldfout(kind: type[Feit], vraag: Vraag) -> str:
    if vraag.veld.startswith("antwoorden."):
        return ""
    if vraag.veld not in {f.name for f in fields(kind)}:
        return f"{kind.soort} heeft geen veld {vraag.veld!r}"
    soorten = VELDTYPEN.get(vraag.soort, ())
    return (
        ""
        if get_type_hints(kind)[vraag.veld] in soorten
        else f"veld past niet bij soort {vraag.soort!r}"
    )


def _eisfouten(plek: str, eis: Eis) -> list[tuple[str, str]]:
    fouten = (
        [(plek, f"als = {eis.als!r} is geen voorwaarde")]
        if eis.als and eis.als not in VOORWAARDEN
        else []
    )
    if eis.termijn and eis.termijn not in {t.code for t in termijnen(date.max).termijnen}:
        fouten.append((plek, f"termijn = {eis.termijn!r} bestaat niet"))
    for keuze in eis.een_van:
        if keuze.soort not in SOORTEN:
            fouten.append((plek, f"{keuze.soort!r} is geen soort feit"))
        elif onbekend := [
            veld
            for veld in keuze.waar
            if not hasattr(SOORTEN[keuze.soort], veld) and veld not in SOORTEN[keuze.soort].velden()
        ]:
            fouten.append((plek, f"{keuze.soort} heeft geen veld {onbekend[0]!r}"))
    return fouten

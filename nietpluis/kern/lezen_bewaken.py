"""Which reading stands out: facts of readings in, findings out; the thresholds are dated content.

A finding says that a person must look, and nothing more. Every rule is the same question: how many times did
one reader do this within so many minutes? What is counted differs per rule (`TELLERS`).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from nietpluis.kern.inhoud import MAP, geldend, lees_bestand, maak
from nietpluis.kern.protocol import Inhoud, Status
from nietpluis.kern.termijnen import NEDERLAND, dag_van, einde_van, werkdagen_na

NOOD = "noodtoegang"
LEZEN, ZOEKEN, UITVOER, AFDRUK = "lezen", "zoeken", "uitvoer", "afdruk"
Telt = Literal[
    "casussen",
    "casussen_in_de_nacht",
    "casussen_in_nood",
    "casussen_voor_vertrek",
    "zoeken_naar_hetzelfde",
    "zoeken_zonder_treffer",
    "eigen_naam",
    "na_vertrek",
    "uitvoer",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lezing:
    """One reading, as far as the rules need it. `casus` and `gezocht` are empty for what names none."""

    lid: str
    wanneer: datetime
    soort: str = LEZEN
    casus: str = ""
    grond: str = ""
    gezocht: str = ""
    treffers: int | None = None
    eigen_naam: bool = False
    """Whether the reader's family name stands in the casus: found when the label was open, kept as this alone."""


@dataclass(frozen=True, kw_only=True)
class Leesregel(Inhoud):
    """One rule: what is counted, and from how many times within how many minutes it stands out."""

    code: str
    telt: Telt
    aantal: int
    binnen_minuten: int
    titel: str
    uitleg: str


@dataclass(frozen=True, kw_only=True)
class Leesregels(Inhoud):
    """One edition of the rules. `nacht_van` and `nacht_tot` are hours of the Dutch clock."""

    ingangsdatum: date
    bron: str
    status: Status
    nacht_van: int
    nacht_tot: int
    vertrek_dagen: int
    terugkijken_dagen: int
    nood_uren: int
    oordeel_werkdagen: int
    regels: tuple[Leesregel, ...]

    def regel(self, code: str) -> Leesregel | None:
        """The rule with this code; None for one that this edition does not have."""
        return next((regel for regel in self.regels if regel.code == code), None)

    def oordeel_voor(self, vanaf: datetime) -> datetime:
        """By when somebody should have judged what was seen at `vanaf`."""
        return einde_van(werkdagen_na(dag_van(vanaf), self.oordeel_werkdagen))

    def is_nacht(self, moment: datetime) -> bool:
        """Whether it was night in the Netherlands."""
        uur = moment.astimezone(NEDERLAND).hour
        return uur >= self.nacht_van or uur < self.nacht_tot


@dataclass(frozen=True, kw_only=True)
class Bevinding:
    """Somebody did what a rule counts, `aantal` times between two moments, most on this `dag`.

    `trap` counts doublings of the threshold, from 0: going on after a first finding gives a new one at twice as
    many, and not one for each page. `casus` is filled where it is about one casus.
    """

    regel: str
    lid: str
    dag: date
    trap: int
    casus: str
    van: datetime
    tot: datetime
    aantal: int


@cache
def leesregels(op: date) -> Leesregels:
    """The rules that hold on a day. Raises InhoudFout."""
    uitgave = geldend("toezicht", "ongewoon_lezen", op)
    bestand = MAP / "toezicht" / "ongewoon_lezen" / f"{uitgave}.toml"
    return maak(Leesregels, lees_bestand(bestand), bestand)


Einddagen = Mapping[str, date]
"""Lid id -> the first day without access, of those for whom one is known."""
Teller = Callable[[Lezing, Leesregels, Einddagen], tuple[Hashable, Hashable] | None]
"""What a reading adds to a count: (what the counts are kept apart by, what counts once); None for nothing."""


def bevindingen(
    lezingen: Iterable[Lezing], regels: Leesregels, einddagen: Einddagen
) -> list[Bevinding]:
    """Every finding, at most one per rule, reader, subject and day: that of the busiest stretch."""
    op_tijd = sorted(lezingen, key=lambda lezing: lezing.wanneer)
    return [
        bevinding
        for regel in regels.regels
        for groep in _groepen(op_tijd, regel, regels, einddagen)
        for bevinding in _drukste(groep, regel)
    ]


@dataclass(frozen=True)
class _Groep:
    """The readings that one rule counts together."""

    lid: str
    casus: str
    lezingen: list[tuple[datetime, Hashable]]


def _groepen(
    op_tijd: list[Lezing], regel: Leesregel, regels: Leesregels, einddagen: Einddagen
) -> Iterator[_Groep]:
    """The readings that this rule counts, apart per reader and per what it keeps apart."""
    teller = TELLERS[regel.telt]
    groepen: dict[tuple[str, Hashable], list[tuple[datetime, Hashable]]] = defaultdict(list)
    for lezing in op_tijd:
        if telling := teller(lezing, regels, einddagen):
            apart, eenmaal = telling
            groepen[lezing.lid, apart].append((lezing.wanneer, eenmaal))
    for (lid, apart), lezingen in groepen.items():
        casus = str(apart) if regel.telt == "eigen_naam" else ""
        yield _Groep(lid, casus, lezingen)


def _drukste(groep: _Groep, regel: Leesregel) -> Iterator[Bevinding]:
    """Per day, the stretch of the length of the rule that ends there and counts most."""
    per_dag: dict[date, Bevinding] = {}
    for van, tot, aantal in _stroken(groep.lezingen, timedelta(minutes=regel.binnen_minuten)):
        dag = dag_van(tot)
        if aantal >= regel.aantal and (dag not in per_dag or aantal > per_dag[dag].aantal):
            per_dag[dag] = Bevinding(
                regel=regel.code,
                lid=groep.lid,
                dag=dag,
                trap=(aantal // regel.aantal).bit_length() - 1,
                casus=groep.casus,
                van=van,
                tot=tot,
                aantal=aantal,
            )
    yield from per_dag.values()


def _stroken(
    lezingen: list[tuple[datetime, Hashable]], lengte: timedelta
) -> Iterator[tuple[datetime, datetime, int]]:
    """For each reading the stretch that ends with it: from when, until when, and how many different ones.

    One pass: every reading enters once and leaves once.
    """
    eerste, in_strook = 0, defaultdict[Hashable, int](int)
    for tot, wat in lezingen:
        in_strook[wat] += 1
        while lezingen[eerste][0] <= tot - lengte:
            weg = lezingen[eerste][1]
            in_strook[weg] -= 1
            if not in_strook[weg]:
                del in_strook[weg]
            eerste += 1
        yield lezingen[eerste][0], tot, len(in_strook)


# What the rules count


def _casussen(lezing: Lezing, *_: object) -> tuple[Hashable, Hashable] | None:
    return ("", lezing.casus) if lezing.casus else None


def _in_de_nacht(lezing: Lezing, regels: Leesregels, _: object) -> tuple[Hashable, Hashable] | None:
    return _casussen(lezing) if regels.is_nacht(lezing.wanneer) else None


def _in_nood(lezing: Lezing, *_: object) -> tuple[Hashable, Hashable] | None:
    return _casussen(lezing) if lezing.grond == NOOD else None


def _voor_vertrek(
    lezing: Lezing, regels: Leesregels, einddagen: Einddagen
) -> tuple[Hashable, Hashable] | None:
    einde = einddagen.get(lezing.lid)
    if einde is None:
        return None
    nog = (einde - dag_van(lezing.wanneer)).days
    return _casussen(lezing) if 0 < nog <= regels.vertrek_dagen else None


def _na_vertrek(
    lezing: Lezing, _: object, einddagen: Einddagen
) -> tuple[Hashable, Hashable] | None:
    einde = einddagen.get(lezing.lid)
    return ("", lezing.wanneer) if einde and dag_van(lezing.wanneer) >= einde else None


def _naar_hetzelfde(lezing: Lezing, *_: object) -> tuple[Hashable, Hashable] | None:
    return (lezing.gezocht, lezing.wanneer) if lezing.gezocht else None


def _zonder_treffer(lezing: Lezing, *_: object) -> tuple[Hashable, Hashable] | None:
    mis = lezing.soort == ZOEKEN and lezing.treffers == 0
    return ("", lezing.wanneer) if mis else None


def _eigen_naam(lezing: Lezing, *_: object) -> tuple[Hashable, Hashable] | None:
    return (lezing.casus, "") if lezing.eigen_naam and lezing.casus else None


def _uitvoer(lezing: Lezing, *_: object) -> tuple[Hashable, Hashable] | None:
    return ("", lezing.wanneer) if lezing.soort in (UITVOER, AFDRUK) else None


TELLERS: dict[Telt, Teller] = {
    "casussen": _casussen,
    "casussen_in_de_nacht": _in_de_nacht,
    "casussen_in_nood": _in_nood,
    "casussen_voor_vertrek": _voor_vertrek,
    "zoeken_naar_hetzelfde": _naar_hetzelfde,
    "zoeken_zonder_treffer": _zonder_treffer,
    "eigen_naam": _eigen_naam,
    "na_vertrek": _na_vertrek,
    "uitvoer": _uitvoer,
}

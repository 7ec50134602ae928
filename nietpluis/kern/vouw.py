"""From facts as they were recorded to facts as they hold: corrections applied, copies unpacked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nietpluis.kern.feiten import Feit
from nietpluis.kern.feiten.verloop import Correctie, Overgeheveld


@dataclass(frozen=True, kw_only=True)
class Herkomst:
    """From which dossier, and which number there, a fact came."""

    dossier: str
    nummer: int


@dataclass(frozen=True, kw_only=True)
class Regel:
    """A fact in its place: as it holds now (`feit`) and as first recorded (`eerst`). Numbers begin at 1."""

    nummer: int
    feit: Feit
    eerst: Feit
    correcties: tuple[int, ...] = ()
    ingetrokken: bool = False
    herkomst: Herkomst | None = None

    @property
    def is_gecorrigeerd(self) -> bool:
        """Whether a later fact changed or withdrew this one."""
        return bool(self.correcties)


def _kern(feit: Feit) -> tuple[Feit, Herkomst | None]:
    if isinstance(feit, Overgeheveld):
        return feit.feit, Herkomst(dossier=feit.van, nummer=feit.nummer)
    return feit, None


def vouw_regels(feiten: Sequence[Feit]) -> tuple[Regel, ...]:
    """Every fact once, in order of recording. A correction is no line of its own: it changes the line it names.

    A correction of a correction changes the first line again; one that names no earlier fact changes nothing.
    """
    regels: dict[int, Regel] = {}
    wortels: dict[int, int] = {}
    for nummer, feit in enumerate(feiten, 1):
        doel = wortels.get(feit.vervangt) if isinstance(feit, Correctie) else None
        if isinstance(feit, Correctie) and doel:
            wortels[nummer] = doel
            regels[doel] = _verbeter(regels[doel], nummer, feit)
        elif not isinstance(feit, Correctie):
            wortels[nummer] = nummer
            inhoud, herkomst = _kern(feit)
            regels[nummer] = Regel(nummer=nummer, feit=inhoud, eerst=inhoud, herkomst=herkomst)
    return tuple(regels.values())


def _verbeter(regel: Regel, nummer: int, correctie: Correctie) -> Regel:
    nieuw = _kern(correctie.nieuw)[0] if correctie.nieuw else regel.feit
    return replace(
        regel,
        feit=nieuw,
        correcties=(*regel.correcties, nummer),
        ingetrokken=correctie.nieuw is None,
    )

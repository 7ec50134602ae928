"""Terms: by when something is due, and how long a dossier is kept. The terms themselves are dated content."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

import holidays

from nietpluis.kern.inhoud import MAP, geldend, lees_bestand, maak
from nietpluis.kern.protocol import Inhoud, Status

NEDERLAND = ZoneInfo("Europe/Amsterdam")
EINDE_WERKDAG = time(17, 0)
ZATERDAG = 5
Eenheid = Literal["werkdagen", "dagen", "weken", "jaren"]
Begin = Literal["afsluiting", "meerderjarig_jongste", "laatste_feit"]


@dataclass(frozen=True, kw_only=True)
class Termijn(Inhoud):
    """A number of days, weeks or years, with who set it (`bron`, a law article or "Nietpluis")."""

    code: str
    aantal: int
    eenheid: Eenheid
    omschrijving: str
    bron: str
    status: Status


@dataclass(frozen=True, kw_only=True)
class Bewaartermijn(Inhoud):
    """How long a closed dossier is kept, from when, and on what legal ground."""

    code: str
    jaren: int
    vanaf: Begin
    omschrijving: str
    grond: str
    status: Status


@dataclass(frozen=True, kw_only=True)
class Termijnen(Inhoud):
    """One edition of all terms."""

    ingangsdatum: date
    termijnen: tuple[Termijn, ...]
    bewaren: tuple[Bewaartermijn, ...]

    def termijn(self, code: str) -> Termijn:
        """The term with this code; KeyError where there is none."""
        for termijn in self.termijnen:
            if termijn.code == code:
                return termijn
        raise KeyError(code)

    def bewaartermijn(self, code: str) -> Bewaartermijn:
        """The retention with this code; KeyError where there is none."""
        for termijn in self.bewaren:
            if termijn.code == code:
                return termijn
        raise KeyError(code)


@cache
def _uitgave(op: date) -> Termijnen:
    bestand = MAP / "termijnen" / "nederland" / f"{op}.toml"
    return maak(Termijnen, lees_bestand(bestand), bestand)


def termijnen(op: date) -> Termijnen:
    """The terms that hold on a day."""
    return _uitgave(geldend("termijnen", "nederland", op))


@cache
def _vrije_dagen(jaar: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=jaar))


def is_werkdag(dag: date) -> bool:
    """Whether people work that day: no weekend, no national holiday."""
    return dag.weekday() < ZATERDAG and dag not in _vrije_dagen(dag.year)


def werkdagen_na(dag: date, aantal: int) -> date:
    """The day that lies `aantal` working days after `dag`."""
    while aantal > 0:
        dag += timedelta(days=1)
        aantal -= is_werkdag(dag)
    return dag


def jaren_na(dag: date, aantal: int) -> date:
    """The same day `aantal` years later; 29 February becomes 1 March where that year has none."""
    try:
        return dag.replace(year=dag.year + aantal)
    except ValueError:
        return date(dag.year + aantal, 3, 1)


def maanden_na(dag: date, aantal: int) -> date:
    """The same day `aantal` months later; the last day of that month where it has no such day."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def na(dag: date, termijn: Termijn) -> date:
    """The last day of a term that begins on `dag`."""
    if termijn.eenheid == "werkdagen":
        return werkdagen_na(dag, termijn.aantal)
    if termijn.eenheid == "jaren":
        return jaren_na(dag, termijn.aantal)
    return dag + timedelta(days=termijn.aantal * (7 if termijn.eenheid == "weken" else 1))


def dag_van(moment: datetime) -> date:
    """The calendar day in the Netherlands of a moment."""
    return moment.astimezone(NEDERLAND).date()


def einde_van(dag: date) -> datetime:
    """The end of that working day: 17.00 in the Netherlands."""
    return datetime.combine(dag, EINDE_WERKDAG, NEDERLAND)


def uiterlijk(code: str, vanaf: datetime) -> datetime:
    """The moment by which the term `code`, begun at `vanaf`, has passed."""
    dag = dag_van(vanaf)
    return einde_van(na(dag, termijnen(dag).termijn(code)))

"""Days and moments in words, as people say them in the Netherlands."""

from datetime import date, datetime, timedelta

from nietpluis.kern.termijnen import NEDERLAND

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_RANDEN = ((6, "Goedenacht"), (12, "Goedemorgen"), (18, "Goedemiddag"), (24, "Goedenavond"))


def dag_voluit(dag: date, *, jaar: bool = False) -> str:
    """Return "maandag 23 november", with the year behind it where asked. A moment counts as its Dutch day."""
    if isinstance(dag, datetime):
        dag = dag.astimezone(NEDERLAND).date()
    woorden = f"{DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}"
    return f"{woorden} {dag.year}" if jaar else woorden


def klok(moment: datetime) -> str:
    """Return the time in the Netherlands: "8.55 uur"."""
    hier = moment.astimezone(NEDERLAND)
    return f"{hier.hour}.{hier.minute:02} uur"


def moment_voluit(moment: datetime, nu: datetime) -> str:
    """Return "vandaag, 8.55 uur", "gisteren, …", "morgen, …" or "maandag 23 november, 12.00 uur".

    Another year than that of `nu` is named.
    """
    dag, vandaag = moment.astimezone(NEDERLAND).date(), nu.astimezone(NEDERLAND).date()
    bijnamen = {
        vandaag: "vandaag",
        vandaag - timedelta(days=1): "gisteren",
        vandaag + timedelta(days=1): "morgen",
    }
    woorden = bijnamen.get(dag) or dag_voluit(dag, jaar=dag.year != vandaag.year)
    return f"{woorden}, {klok(moment)}"


def uiterlijk_voluit(moment: datetime) -> str:
    """Return a moment by which something is done, with its weekday: "maandag 23 november om 12.00 uur"."""
    return f"{dag_voluit(moment)} om {klok(moment)}"


def groet(nu: datetime) -> str:
    """Return the greeting that fits the part of the day in the Netherlands."""
    uur = nu.astimezone(NEDERLAND).hour
    return next(woord for grens, woord in _RANDEN if uur < grens)

"""When something is or was, in the words of a list and of a timeline."""

from datetime import date, datetime, time, timedelta

from nietpluis.kern.termijnen import dag_van
from nietpluis.ui.tijd import DAGEN, MAANDEN, dag_voluit, klok

WEEK = 7


def dag(op: date, vandaag: date) -> str:
    """A day as people say it: vandaag, gisteren, or with its weekday and month."""
    if op == vandaag:
        return "vandaag"
    if op == vandaag - timedelta(days=1):
        return "gisteren"
    return dag_voluit(op, jaar=op.year != vandaag.year)


def om(tijd: time) -> str:
    """A time of day as people say it: 8.05 uur."""
    return f"{tijd.hour}.{tijd.minute:02} uur"


def tot(uiterlijk: datetime, nu: datetime) -> tuple[str, str, bool]:
    """By when, for a list row: (word, words below it, whether it is late)."""
    op, vandaag = dag_van(uiterlijk), dag_van(nu)
    if uiterlijk <= nu:
        return "Te laat", _sinds(uiterlijk, vandaag), True
    if op == vandaag:
        return "Vandaag", f"vóór {klok(uiterlijk)}", False
    return _kort(op, vandaag), dag_en_maand(op, vandaag), False


def _sinds(uiterlijk: datetime, vandaag: date) -> str:
    op = dag_van(uiterlijk)
    if op == vandaag:
        return f"sinds {klok(uiterlijk)}"
    if (vandaag - op).days < WEEK:
        return f"sinds {DAGEN[op.weekday()]}"
    return f"sinds {dag_en_maand(op, vandaag)}"


def _kort(op: date, vandaag: date) -> str:
    if op == vandaag + timedelta(days=1):
        return "Morgen"
    return DAGEN[op.weekday()].capitalize()


def dag_en_maand(op: date, vandaag: date) -> str:
    """The day without its weekday, and without the year when that is this one."""
    jaar = "" if op.year == vandaag.year else f" {op.year}"
    return f"{op.day} {MAANDEN[op.month - 1]}{jaar}"

"""The table of SECURITY.md that says which wall stands before each table, made from the code.

After a new model: `python manage.py shell -c "from tests.docs.muurtafel import schrijf; schrijf()"`.
"""

import re
from pathlib import Path

from nietpluis.kluis.muursoort import MET_MUUR, Soort, soorten

SECURITY = Path(__file__).resolve().parents[2] / "SECURITY.md"
KOP = "| table | class | what keeps others out |\n| --- | --- | --- |\n"
WAND = {
    Soort.HUURDER: "row-level security, and the manager in code",
    Soort.CIJFERS: "the same; the role for figures reads all of it, and nothing else",
    Soort.TWEE: "row-level security for either of the two",
}
_TAFEL = re.compile(re.escape(KOP) + r"(\|.*\n)*")


def tafel() -> str:
    """The table as the code says it, by class and name."""
    volgorde = list(Soort)
    rijen = sorted(soorten().items(), key=lambda rij: (volgorde.index(rij[1][0]), rij[0]))
    return KOP + "".join(
        f"| `{label}` | {soort} | {WAND[soort] if soort in MET_MUUR else reden} |\n"
        for label, (soort, reden) in rijen
    )


def in_security() -> str:
    """The table as SECURITY.md has it."""
    gevonden = _TAFEL.search(SECURITY.read_text(encoding="utf-8"))
    return gevonden[0] if gevonden else ""


def schrijf() -> None:
    """Put the table of the code into SECURITY.md."""
    tekst = SECURITY.read_text(encoding="utf-8")
    SECURITY.write_text(_TAFEL.sub(lambda _: tafel(), tekst), encoding="utf-8")

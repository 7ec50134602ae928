"""Sealing the secrets of a second factor: the codes of an app, the recovery codes, one being set up."""

from base64 import b64decode, b64encode

from nietpluis.kluis.organisatiesleutels import PERSONEN, personen_sleutel
from nietpluis.kluis.zegel import open_zegel, verzegel

PLAATS = "tweede_factor"
SCHRIFT = 1


def verzegel_tekst(tekst: str) -> str:
    """Seal a secret of a person as text (base64; its first byte is the version of the seal)."""
    dicht = verzegel(
        personen_sleutel(), tekst.encode(), dossier=PERSONEN, plaats=PLAATS, schema=SCHRIFT
    )
    return b64encode(dicht).decode()


def open_tekst(verzegeld: str) -> str:
    """The secret that was sealed; raises ZegelVerbroken."""
    dicht = b64decode(verzegeld)
    return open_zegel(
        personen_sleutel(), dicht, dossier=PERSONEN, plaats=PLAATS, schema=SCHRIFT
    ).decode()

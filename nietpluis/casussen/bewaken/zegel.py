"""The words at a Leessignaal, sealed: why a casus was opened in need, and why reading was judged as it was."""

import json

from nietpluis.casussen.lezen import SCHRIFT
from nietpluis.casussen.models import Leessignaal
from nietpluis.kluis.organisatiesleutels import toezicht_sleutel
from nietpluis.kluis.zegel import ZegelVerbroken, open_zegel, verzegel

PLAATS = "leessignaal"


def schrijf(signaal: Leessignaal, **woorden: str) -> None:
    """Put these words with what stands there already; the caller saves."""
    tekst = json.dumps({**lees(signaal), **woorden}, ensure_ascii=False)
    sleutel = toezicht_sleutel(signaal.organisatie_id)
    signaal.zegel = verzegel(
        sleutel, tekst.encode(), dossier=signaal.id, plaats=PLAATS, schema=SCHRIFT
    )


def lees(signaal: Leessignaal) -> dict[str, str]:
    """The words by their names; empty where there are none or the seal is broken."""
    if not signaal.zegel:
        return {}
    sleutel = toezicht_sleutel(signaal.organisatie_id)
    try:
        tekst = open_zegel(
            sleutel, signaal.zegel, dossier=signaal.id, plaats=PLAATS, schema=SCHRIFT
        )
    except ZegelVerbroken:
        return {}
    woorden: dict[str, str] = json.loads(tekst)
    return woorden

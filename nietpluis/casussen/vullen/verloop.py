"""How far a synthetic dossier came: the sittings in which its facts are recorded, as names of kinds."""

from nietpluis.casussen.vullen.kans import Kans
from nietpluis.kern.protocol import Protocol

Zitting = tuple[str, ...]
"""What is recorded at one moment, in order."""

INTAKE: Zitting = ("opening", "signaal", "doorgegeven")
AANNEMEN: Zitting = ("aangenomen", "toewijzing", "betrokkene")
STANDEN = {
    "nieuw": 12,
    "stappen": 44,
    "besluiten": 4,
    "veilig_thuis": 7,
    "hulp": 8,
    "volgsignaal": 13,
    "gesloten": 12,
}
"""Where a dossier stands, with how often in a hundred. `stappen` stops somewhere between the steps."""
LOPEND = {naam: gewicht for naam, gewicht in STANDEN.items() if naam not in ("nieuw", "gesloten")}
"""The same for dossiers that are all open and assigned."""
NIET_NODIG = ("twijfel",)
"""Requirements under these conditions are not asked: no synthetic weighing doubts."""


def zittingen(kans: Kans, protocol: Protocol, standen: dict[str, int]) -> list[Zitting]:
    """The sittings of one dossier under this protocol; the first is always the signal."""
    stand = kans.choices(list(standen), list(standen.values()))[0]
    if stand == "nieuw":
        return [INTAKE]
    aannemen = (*AANNEMEN, *(["betrokkene"] * kans.choice((0, 0, 1, 2))))
    if kans.soms(0.3):
        aannemen += ("volgend_bezoek",)
    if stand == "volgsignaal":
        return [INTAKE, (*aannemen, "volgsignaal")]
    stappen = [(soort,) for soort in stappen_van(protocol)]
    if stand == "stappen":
        return [INTAKE, aannemen, *stappen[: kans.randrange(len(stappen))]]
    return [INTAKE, aannemen, *stappen, *_vervolg(kans, stand)]


def stappen_van(protocol: Protocol) -> list[str]:
    """The kinds that meet the requirements of a protocol one by one, the first signal left out."""
    return [
        eis.een_van[0].soort
        for _, eis in protocol.eisen()
        if eis.als not in NIET_NODIG and eis.een_van[0].soort != "signaal"
    ]


def _vervolg(kans: Kans, stand: str) -> list[Zitting]:
    """What follows when every step is done."""
    melden = stand == "veilig_thuis" or (stand == "gesloten" and kans.soms(0.3))
    if stand == "besluiten":
        return []
    gemeld: list[Zitting] = [("besluit_melden", "melding")]
    if melden and stand == "veilig_thuis":
        return gemeld
    geholpen: list[Zitting] = [("besluit_hulp", "hulpafspraak")]
    if stand == "hulp":
        return geholpen
    return [
        *(gemeld if melden else geholpen),
        ("terugkoppeling" if melden else "evaluatie",),
        ("afsluiting",),
    ]

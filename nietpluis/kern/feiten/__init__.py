"""The kinds of facts, by name: `SOORTEN["signaal"] is Signaal`."""

from nietpluis.kern.feiten import (
    besluiten,
    bijlagen,
    clientrechten,
    gesprekken,
    gevaar,
    mensen,
    signalen,
    verloop,
)
from nietpluis.kern.feiten.basis import JA, NEE, WEET_NIET, Feit, Persoon

_BLADEN = (signalen, gevaar, mensen, gesprekken, besluiten, clientrechten, bijlagen, verloop)

SOORTEN: dict[str, type[Feit]] = {
    kind.soort: kind
    for blad in _BLADEN
    for kind in vars(blad).values()
    if isinstance(kind, type) and issubclass(kind, Feit) and kind is not Feit
}

__all__ = ["JA", "NEE", "SOORTEN", "WEET_NIET", "Feit", "Persoon"]

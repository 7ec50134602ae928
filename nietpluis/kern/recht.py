"""Which law a dossier falls under, and how an article of it is named."""

from typing import NamedTuple

from nietpluis.kern.protocol import Status


class Artikel(NamedTuple):
    """An article of a law. `te verifiëren`: the text that holds now was not read by us."""

    waar: str
    status: Status = "vastgesteld"

    def __str__(self) -> str:
        return self.waar if self.status == "vastgesteld" else f"{self.waar} ({self.status})"


_REGIME = {"jeugdwet": "jeugdwet", "ots_voogdij": "jeugdwet", "wmo": "wmo", "wgbo": "wgbo"}


def regime_van(bewaartermijn: str) -> str:
    """jeugdwet, wmo, wgbo or avg: the law from which the retention term of a protocol comes."""
    return _REGIME.get(bewaartermijn, "avg")

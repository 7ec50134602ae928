"""Opening a file of a casus, a few pieces at a time; what is not whole breaks there."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from uuid import UUID

from nietpluis.casussen.bijlagen.woorden import SOORTEN, Bestandssoort
from nietpluis.casussen.lezen import OpenCasus
from nietpluis.casussen.models import Bijlage, Bijlagestuk
from nietpluis.kern.feiten.bijlagen import Bijgevoegd
from nietpluis.kluis.sleutels import Sleutel, SleutelFout, open_sleutel
from nietpluis.kluis.stroom import Plaats, open_stroom

PER_KEER = 16  # pieces of 64 kB: one query
Kamer = Callable[[], AbstractContextManager[None]]
"""Opens a room to read in."""


@dataclass(frozen=True)
class Bestand:
    """A file of a casus as its fact names it, with what opens it."""

    feit: Bijgevoegd
    nummer: int
    soort: Bestandssoort
    stukken: int
    plaats: Plaats
    sleutel: Sleutel

    def lees(self, kamer: Kamer) -> Iterator[bytes]:
        """The content, in parts. Raises ZegelVerbroken where it is not whole.

        Each few pieces are read in a room of their own, closed while they are on their way to a slow reader.
        """
        return open_stroom(self.sleutel, self.plaats, self._stukken(kamer))

    def _stukken(self, kamer: Kamer) -> Iterator[bytes | memoryview]:
        for vanaf in range(1, self.stukken + 1, PER_KEER):
            with kamer():
                rijen = Bijlagestuk.objects.filter(
                    bijlage=self.plaats.stroom,
                    volgnummer__gte=vanaf,
                    volgnummer__lt=min(vanaf + PER_KEER, self.stukken + 1),
                )
                deel = list(rijen.order_by("volgnummer").values_list("zegel", flat=True))
            yield from deel


def vind(geopend: OpenCasus, nummer: int, *, ook_ingetrokken: bool = False) -> Bestand | None:
    """The file that fact `nummer` of this casus names; None when there is none, or it was taken away.

    A fact that came along from another dossier names a file that is still sealed there. Call in a room.
    """
    regels = geopend.dossier.regels if ook_ingetrokken else geopend.dossier.geldend
    regel = next((regel for regel in regels if regel.nummer == nummer), None)
    if regel is None or not isinstance(regel.feit, Bijgevoegd):
        return None
    dossier = UUID(regel.herkomst.dossier) if regel.herkomst else geopend.casus.id
    bijlage = Bijlage.objects.filter(id=regel.feit.bijlage, casus=dossier).first()
    sleutel = _sleutel(geopend, dossier)
    soort = SOORTEN.get(regel.feit.bestand)
    if bijlage is None or sleutel is None or soort is None:
        return None
    plaats = Plaats(dossier, bijlage.id)
    return Bestand(regel.feit, nummer, soort, bijlage.stukken, plaats, sleutel)


def _sleutel(geopend: OpenCasus, dossier: UUID) -> Sleutel | None:
    if dossier == geopend.casus.id:
        return geopend.sleutel
    try:
        return open_sleutel(geopend.casus.organisatie_id, dossier)
    except SleutelFout:  # destroyed there: then it is nowhere
        return None

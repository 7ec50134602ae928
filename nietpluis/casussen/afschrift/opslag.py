"""Keeping a copy: both versions sealed under the dossier's key, their digests in a fact of the dossier."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from nietpluis.casussen.afschrift.document import (
    Document,
    Weggelaten,
    digest,
    lees_document,
    lees_weggelaten,
    schrijf,
)
from nietpluis.casussen.lezen import SCHRIFT, OpenCasus
from nietpluis.casussen.models import Afschrift
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.kern.feiten.clientrechten import AfschriftGemaakt
from nietpluis.kluis.zegel import open_zegel, verzegel
from nietpluis.organisaties.models import Lidmaatschap

GEGEVEN, WEGGELATEN = "gegeven", "weggelaten"


@dataclass(frozen=True)
class Bewaard:
    """A copy that was kept, opened: what was given and what was left out."""

    id: UUID
    document: Document
    weggelaten: list[Weggelaten]


def bewaar(
    geopend: OpenCasus,
    lid: Lidmaatschap,
    verzoek: int,
    inhoud: tuple[Document, list[Weggelaten]],
    *,
    na: int,
    nu: datetime,
) -> OpenCasus:
    """Seal both versions and record that the copy was made; call inside `met_lid(lid, schrijven=True)`.

    Raises IemandWasVoor and NietToegestaan, as recording any fact does; then nothing is kept.
    """
    id_, (document, weg) = uuid4(), inhoud
    gegeven, weggelaten = schrijf(document), schrijf(weg)
    feit = AfschriftGemaakt(
        verzoek=verzoek,
        afschrift=str(id_),
        gegeven=len(document.onderdelen),
        weggelaten=len(weg),
        digest=digest(gegeven),
        digest_weggelaten=digest(weggelaten),
        **stempel(lid, nu),
    )
    open_ = leg_vast(geopend.casus, lid, [feit], na=na, nu=nu)
    Afschrift.objects.create(
        id=id_,
        organisatie_id=geopend.casus.organisatie_id,
        casus=geopend.casus,
        gegeven=_verzegeld(geopend, id_, GEGEVEN, gegeven),
        weggelaten=_verzegeld(geopend, id_, WEGGELATEN, weggelaten),
    )
    return open_


def open_afschrift(geopend: OpenCasus, id_: UUID) -> Bewaard | None:
    """The copy of this casus with this id; None where it has none, or where it is not what was recorded."""
    rij = Afschrift.objects.filter(id=id_, casus=geopend.casus).first()
    feit = feit_van(geopend, id_)
    if rij is None or feit is None:
        return None
    gegeven = _open(geopend, id_, GEGEVEN, rij.gegeven)
    weggelaten = _open(geopend, id_, WEGGELATEN, rij.weggelaten)
    if (digest(gegeven), digest(weggelaten)) != (feit.digest, feit.digest_weggelaten):
        return None
    return Bewaard(id_, lees_document(gegeven), lees_weggelaten(weggelaten))


def feit_van(geopend: OpenCasus, id_: UUID) -> AfschriftGemaakt | None:
    """The fact that this copy was made."""
    feiten = (feit for _, feit in geopend.dossier.van(AfschriftGemaakt))
    return next((feit for feit in feiten if feit.afschrift == str(id_)), None)


def _plaats(id_: UUID, deel: str) -> str:
    return f"afschrift/{id_}/{deel}"


def _verzegeld(geopend: OpenCasus, id_: UUID, deel: str, tekst: bytes) -> bytes:
    dossier = geopend.casus.id
    return verzegel(
        geopend.sleutel, tekst, dossier=dossier, plaats=_plaats(id_, deel), schema=SCHRIFT
    )


def _open(geopend: OpenCasus, id_: UUID, deel: str, zegel: bytes | memoryview) -> bytes:
    dossier = geopend.casus.id
    return open_zegel(
        geopend.sleutel, zegel, dossier=dossier, plaats=_plaats(id_, deel), schema=SCHRIFT
    )

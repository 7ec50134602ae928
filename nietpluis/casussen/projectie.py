"""The one function that writes what is derived from a dossier: list columns, ties, hashes, messages, figures."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from nietpluis.casussen.bericht import bericht
from nietpluis.casussen.lezen import ETIKET, SCHRIFT
from nietpluis.casussen.models import Casus, EigenSignaal, Kenmerk, Toegang
from nietpluis.kern import stand
from nietpluis.kern.bewaren import bewaren_tot
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.taken import aan_wie, eerste_taak, gevraagde
from nietpluis.kern.waarschuwingen import waarschuwingen
from nietpluis.kluis.kenmerk import kenmerk_hash
from nietpluis.kluis.sleutels import Sleutel, kenmerk_sleutel, open_sleutels, telling_id
from nietpluis.kluis.zegel import verzegel
from nietpluis.tellingen.models import Telling
from nietpluis.tellingen.tel import tel

VOUWVERSIE = 2
"""Raise it when the same facts should give other columns: `nietpluis herbereken` then rebuilds the rows."""
BERICHT = "bericht"


@dataclass(frozen=True)
class Band:
    """A tie as it should be stored."""

    lid: UUID
    soort: str
    vanaf: datetime
    tot: datetime | None = None
    aan: str = ""
    """Of whom the casus asks something, as this person sees it; "": as the casus says it."""


def kolommen(dossier: Dossier) -> dict[str, Any]:
    """The plain columns of a Casus, from its facts alone."""
    taak = eerste_taak(dossier)
    return {
        "status": dossier.status,
        "acuut": dossier.acuut and not dossier.is_gesloten,
        "aan": taak.aan if taak else "",
        "uiterlijk": taak.uiterlijk if taak else None,
        "begonnen_op": dossier.begonnen_op,
        "gewijzigd_op": dossier.feiten[-1].vastgelegd_op,
        "bewaren_tot": bewaren_tot(dossier),
        "aantal": len(dossier.feiten),
        "vouwversie": VOUWVERSIE,
    }


def etiket(dossier: Dossier) -> dict[str, Any]:
    """What a list row says of a casus; sealed, for only who may open the casus reads it."""
    taak, stap = eerste_taak(dossier), stand.huidige_stap(dossier)
    opening, gevraagd = dossier.opening, gevraagde(dossier)
    return {
        "taak": taak.tekst if taak else "",
        "waarom": taak.waarom if taak else "",
        "code": taak.code if taak else "",
        "stap": stap.naam if stap else "",
        "gevraagd": gevraagd.aan.naam if gevraagd else "",
        "voorziening": opening.voorziening if opening else "",
        "waarschuwingen": [w.code for w in waarschuwingen(dossier)],
        "namen": [mens.naam for mens in dossier.betrokkenen if mens.naam],
        "over": [signaal.over_wie for _, signaal in dossier.van(Signaal) if signaal.over_wie],
    }


def banden_van(dossier: Dossier) -> list[Band]:
    """The ties that should hold. Whoever the casus is about is never among them."""
    uit = [
        Band(UUID(lid), "toegewezen", feit.vastgelegd_op, aan=aan_wie(dossier, lid))
        for lid, feit in dossier.toegewezen.items()
    ]
    uit += [
        Band(UUID(lid), "noodtoegang", feit.vastgelegd_op, feit.geldig_tot)
        for lid, feit in dossier.noodtoegangen.items()
    ]
    if ontvanger := dossier.ontvanger:
        uit.append(Band(UUID(ontvanger.aan.lid), "ontvanger", ontvanger.vastgelegd_op))
        if ontvanger.waarnemer:
            uit.append(Band(UUID(ontvanger.waarnemer.lid), "waarnemer", ontvanger.uiterlijk))
    if (
        dossier.tegen_kader
        and not dossier.is_meegekeken
        and dossier.besluit
        and dossier.besluit.meekijker_lid
    ):
        wie = UUID(dossier.besluit.meekijker_lid)
        uit.append(Band(wie, "meekijker", dossier.besluit.vastgelegd_op))
    return [band for band in uit if str(band.lid) not in dossier.uitgesloten]


def kenmerken(dossier: Dossier) -> list[str]:
    """The client numbers named in a dossier."""
    return sorted({m.kenmerk for m in dossier.betrokkenen if any(t.isalnum() for t in m.kenmerk)})


def ververs(casus: Casus, dossier: Dossier, sleutel: Sleutel, kop: bytes) -> None:
    """Bring every derived row of this casus up to date, inside the transaction of the recording."""
    for naam, waarde in kolommen(dossier).items():
        setattr(casus, naam, waarde)
    casus.kop = kop
    casus.etiket = verzegeld(sleutel, casus.id, ETIKET, etiket(dossier))
    casus.save()
    _ververs_toegang(casus, dossier)
    _ververs_kenmerken(casus, dossier)
    _ververs_berichten(casus, dossier, sleutel)
    ververs_telling(casus, dossier, sleutel)


def ververs_telling(casus: Casus, dossier: Dossier, sleutel: Sleutel) -> None:
    """Write what the dossier adds to the figures; a dossier that went on elsewhere adds nothing."""
    sleutelid = telling_id(sleutel)
    if dossier.status == "verplaatst":
        Telling.objects.filter(id=sleutelid).delete()
        return
    waarden = {"organisatie": casus.organisatie_id, **tel(dossier)}
    # One statement for what nearly always stands there; update_or_create asks four.
    if not Telling.objects.filter(id=sleutelid).update(**waarden):
        Telling.objects.create(id=sleutelid, **waarden)


def verzegeld(sleutel: Sleutel, dossier: UUID, plaats: str, inhoud: dict[str, Any]) -> bytes:
    """Plain data as JSON, sealed at a named place of the dossier."""
    tekst = json.dumps(inhoud, ensure_ascii=False, separators=(",", ":")).encode()
    return verzegel(sleutel, tekst, dossier=dossier, plaats=plaats, schema=SCHRIFT)


def _ververs_toegang(casus: Casus, dossier: Dossier) -> None:
    """Replace the ties where they differ; a person's list columns follow the casus."""
    gewenst = {(band.lid, band.soort): toegang_rij(casus, band) for band in banden_van(dossier)}
    for rij in Toegang.objects.filter(casus=casus):
        nieuw = gewenst.pop((rij.lid_id, rij.soort), None)
        if nieuw is None:
            rij.delete()
        elif any(getattr(rij, veld) != getattr(nieuw, veld) for veld in LIJSTVELDEN):
            nieuw.pk = rij.pk
            nieuw.save(force_update=True)
    Toegang.objects.bulk_create(gewenst.values())


LIJSTVELDEN = ("vanaf", "tot", "loopt", "acuut", "aan", "uiterlijk")


def toegang_rij(casus: Casus, band: Band) -> Toegang:
    """A tie as a row, with the list columns of its casus. Somebody asked for a second view must act now."""
    return Toegang(
        casus_id=casus.id,
        organisatie_id=casus.organisatie_id,
        lid_id=band.lid,
        soort=band.soort,
        vanaf=band.vanaf,
        tot=band.tot,
        loopt=casus.status in ("signaal", "open") or bool(casus.aan),
        acuut=casus.acuut,
        aan="mij" if band.soort == "meekijker" else band.aan or casus.aan,
        uiterlijk=casus.uiterlijk or casus.gewijzigd_op,
    )


def _ververs_kenmerken(casus: Casus, dossier: Dossier) -> None:
    gewenst = kenmerk_afdrukken(kenmerk_sleutel(casus.organisatie_id), dossier)
    aanwezig = set(Kenmerk.objects.filter(casus=casus).values_list("afdruk", flat=True))
    if weg := aanwezig - gewenst:
        Kenmerk.objects.filter(casus=casus, afdruk__in=weg).delete()
    Kenmerk.objects.bulk_create(kenmerk_rijen(casus, gewenst - aanwezig))


def kenmerk_afdrukken(zoeksleutel: Sleutel, dossier: Dossier) -> set[str]:
    """The hashes under which the clients of a dossier are found."""
    return {kenmerk_hash(zoeksleutel, kenmerk) for kenmerk in kenmerken(dossier)}


def kenmerk_rijen(casus: Casus, afdrukken: Iterable[str]) -> list[Kenmerk]:
    """These hashes as rows of a casus, unsaved."""
    return [
        Kenmerk(casus_id=casus.id, organisatie_id=casus.organisatie_id, afdruk=afdruk)
        for afdruk in sorted(afdrukken)
    ]


def _ververs_berichten(casus: Casus, dossier: Dossier, sleutel: Sleutel) -> None:
    """What the givers of the signals may see; sealed under the key of the dossier where each was given.

    A giver whom the casus turns out to be about hears nothing of it: that message stays as it was.
    """
    rijen = [
        rij
        for rij in EigenSignaal.objects.filter(casus=casus)
        if not rij.bericht or str(rij.lid_id) not in dossier.uitgesloten
    ]
    elders = [rij.dossier_id for rij in rijen if rij.dossier_id != casus.id]
    sleutels = {
        casus.id: sleutel,
        **(open_sleutels(casus.organisatie_id, elders) if elders else {}),
    }
    for rij in rijen:
        if eigen := sleutels.get(rij.dossier_id):
            rij.bericht = verzegeld_bericht(eigen, rij, dossier)
    EigenSignaal.objects.bulk_update(rijen, ["bericht"])


def verzegeld_bericht(sleutel: Sleutel, rij: EigenSignaal, dossier: Dossier) -> bytes:
    """What the giver of this signal may see, sealed under the key of the dossier where it was given."""
    return verzegeld(sleutel, rij.dossier_id, f"{BERICHT}/{rij.volgnummer}", bericht(dossier))

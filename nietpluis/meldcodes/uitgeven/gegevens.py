"""A meldcode, a poster or a leaflet as the plain data that the templates of Typst read. Text, never markup."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from nietpluis.kern.folder import Folder
from nietpluis.kern.meldcodetekst import Blok
from nietpluis.meldcodes.uitgeven.poster import Poster
from nietpluis.meldcodes.uitgeven.tekens import toonbaar
from nietpluis.meldcodes.uitgeven.uitgave import Uitgave, datum
from nietpluis.organisaties import qr
from nietpluis.ui.nummers import GEVAARNUMMERS

Gegevens = dict[str, Any]


def gevaar() -> list[Gegevens]:
    """The two numbers for danger."""
    return [
        {"naam": b.naam, "nummer": b.nummer, "tel": b.tel, "wanneer": b.wanneer}
        for b in GEVAARNUMMERS
    ]


def van_uitgave(uitgave: Uitgave) -> Gegevens:
    """A whole meldcode."""
    return {
        **kop(uitgave),
        "delen": [
            {"titel": deel.titel, "blokken": [van_blok(blok) for blok in deel.blokken]}
            for deel in uitgave.tekst.onderdelen
        ],
    }


def kop(uitgave: Uitgave) -> Gegevens:
    """What stands on everything that is printed: whose it is, of when, whom to call."""
    return {
        "titel": uitgave.titel,
        "organisatie": uitgave.organisatie,
        "kenmerken": [list(paar) for paar in uitgave.kenmerken],
        "gevaar": gevaar(),
        "aanspreken": uitgave.aanspreken,
        "telefoon": uitgave.telefoon,
        "adres": uitgave.adres,
        "openbaar": uitgave.openbaar,
    }


def van_blok(blok: Blok) -> Gegevens:
    """A paragraph, list, heading or table."""
    return {
        "soort": blok.soort,
        "tekst": blok.tekst,
        "regels": list(blok.regels),
        "rijen": [list(rij) for rij in blok.rijen],
    }


def van_folder(uitgave: Uitgave, folder: Folder) -> Gegevens:
    """The leaflet: its title is that of the file."""
    return {
        **kop(uitgave),
        "titel": folder.titel,
        "onder": folder.onder,
        "inleiding": folder.inleiding,
        "delen": [
            {
                "code": deel.code,
                "titel": deel.titel,
                "blokken": [van_blok(blok) for blok in deel.blokken],
            }
            for deel in folder.onderdelen
        ],
    }


def van_poster(poster: Poster) -> Gegevens:
    """The poster; the QR code is a drawing that the template shows with the address as its words."""
    return {
        **kop(poster.uitgave),
        "titel": "Iets gezien dat u zorgen baart?",
        "stappen": list(poster.uitgave.in_een_zin),
        "mensen": [asdict(wie) for wie in poster.mensen],
        "gemaakt": datum(poster.gemaakt_op),
        "code": qr.teken(poster.uitgave.adres).decode(),
    }


def leesbaar(waarde: Any) -> Any:
    """The same data, every text in characters that a PDF can show."""
    if isinstance(waarde, str):
        return toonbaar(waarde)
    if isinstance(waarde, dict):
        return {sleutel: leesbaar(deel) for sleutel, deel in waarde.items()}
    return [leesbaar(deel) for deel in waarde] if isinstance(waarde, list) else waarde

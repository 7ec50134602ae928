"""What a casus page shows against what kern says of the facts that were really stored."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page

from nietpluis.kern import regels, stand
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import Feit
from nietpluis.kern.scenario import TOEGEWEZEN, Verwacht
from nietpluis.kern.taken import eerste_taak
from nietpluis.kern.waarschuwingen import waarschuwingen
from tests.paden.speler_velden import antwoorden_van

WOORDEN = {
    "gedaan": "Gedaan",
    "met_reden": "Niet gedaan, met reden",
    "open": "Nog open",
    "nu_niet": "Nu niet",
    "vervalt": "Gedaan",
}
AF = ("gedaan", "met_reden", "vervalt")
EIGEN_TITEL = {"bel_nu": "Schrijf op wat er is afgesproken"}
"""Tasks of which the card says in words of its own what to do."""
AANNEMEN = "Neem dit signaal aan"
"""What comes first while nobody works on it, whatever else it asks; but for what was kept for later."""
ZONDER_TAAK = {"gesloten": "Deze casus is afgesloten"}


def verschillen(dossier: Dossier, verwacht: Verwacht) -> list[str]:
    """What differs from the scenario, days and tasks left aside: the browser plays everything now."""
    return [*_stand(dossier, verwacht), *_mogen(dossier, verwacht)]


def _stand(dossier: Dossier, verwacht: Verwacht) -> Iterator[str]:
    stappen = stand.stappen(dossier)
    huidig, uitkomst = stand.huidige_stap(dossier), dossier.uitkomst
    is_nu = {
        "status": dossier.status,
        "stap": huidig.code if huidig else "",
        "gedaan": tuple(s.stap.code for s in stappen if s.staat in AF),
        "open": tuple(s.stap.code for s in stappen if s.staat not in AF),
        "waarschuwingen": tuple(w.code for w in waarschuwingen(dossier)),
        "uitkomst": uitkomst.code if uitkomst else "",
        "norm": uitkomst.norm if uitkomst else None,
        "acuut": dossier.acuut,
    }
    for sleutel, waarde in is_nu.items():
        gewenst = getattr(verwacht, sleutel)
        if gewenst is not None and gewenst != waarde:
            yield f"{sleutel}: verwacht {gewenst!r}, is {waarde!r}"


def _mogen(dossier: Dossier, verwacht: Verwacht) -> Iterator[str]:
    for soort in verwacht.mag:
        if bezwaar := regels.kan_volgen(dossier, soort, TOEGEWEZEN):
            yield f"{soort} mag niet: {bezwaar.tekst}"
    for soort in verwacht.mag_niet:
        if regels.kan_volgen(dossier, soort, TOEGEWEZEN) is None:
            yield f"{soort} mag wel"


def anders_vastgelegd(geschreven: Feit, dossier: Dossier, vandaag: date) -> list[str]:
    """Fields of the last fact of this kind that are stored otherwise than the scenario wrote them."""
    staat = dossier.laatste(type(geschreven))
    assert staat, f"{geschreven.soort} is niet vastgelegd"
    hoort = antwoorden_van(geschreven, vandaag)
    is_zo = antwoorden_van(staat, staat.gebeurd_op)
    return [
        f"{veld}: geschreven {waarde!r}, staat er als {is_zo.get(veld)!r}"
        for veld, waarde in hoort.items()
        if _los(is_zo.get(veld)) != _los(waarde)
    ]


def _los(waarde: Any) -> Any:
    """Several answers without their order: the form stores them in its own."""
    return frozenset(waarde) if isinstance(waarde, tuple) else waarde


def toon(pagina: Page) -> dict[str, object]:
    """What the page of a casus says of the steps, of what is to be done, and of danger."""
    stappen = zip(
        pagina.locator(".nietpluis-steps__name").all_inner_texts(),
        pagina.locator(".nietpluis-steps__state").all_text_contents(),
        strict=True,
    )
    return {
        "stappen": [(naam.strip(), woorden.strip()) for naam, woorden in stappen],
        "nu": pagina.locator("h2#nu").inner_text(),
        "aan u": pagina.locator("section.nietpluis-card--now:has(h2#nu)").count() == 1,
        "alarm": pagina.locator(".nietpluis-alarm").count() == 1,
    }


def hoort_te_tonen(dossier: Dossier) -> dict[str, object]:
    """What that page should say."""
    taak = eerste_taak(dossier)
    return {
        "stappen": [
            (s.stap.naam, "Nu aan u" if s.is_nu else WOORDEN[s.staat])
            for s in stand.stappen(dossier)
        ],
        "nu": _titel(dossier),
        "aan u": taak is not None and taak.vraagt_nu(timezone.now()),
        "alarm": dossier.acuut,
    }


def _titel(dossier: Dossier) -> str:
    taak = eerste_taak(dossier)
    if taak is None:
        return ZONDER_TAAK.get(dossier.status, "Er staat nu niets open")
    if dossier.status == "signaal":
        return AANNEMEN
    return EIGEN_TITEL.get(taak.code, taak.tekst)


def ontbrekende_waarschuwingen(pagina: Page, dossier: Dossier) -> list[str]:
    """The titles of warnings that the page leaves out."""
    tekst = pagina.locator("main").inner_text()
    return [w.titel for w in waarschuwingen(dossier) if w.titel not in tekst]

"""What a casus asks now, of whom, and by when: a list of tasks, the first of which is "Nu aan u"."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from nietpluis.kern import clienttaken, stand, wachttaken
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import JA, NEE, Feit
from nietpluis.kern.feiten.besluiten import (
    Besluit,
    Hulpafspraak,
)
from nietpluis.kern.feiten.mensen import Toewijzing
from nietpluis.kern.feiten.signalen import Aangenomen, Teruggebeld
from nietpluis.kern.feiten.verloop import NogWachten
from nietpluis.kern.taak import Aan, Taak
from nietpluis.kern.termijnen import einde_van, uiterlijk


def taken(dossier: Dossier) -> tuple[Taak, ...]:
    """Every task, the most pressing first. A closed casus asks only for its agreed look back, and for an answer."""
    if dossier.status == "gesloten":
        return (*clienttaken.inzage(dossier), *wachttaken.na_afsluiting(dossier))
    if dossier.status == "verplaatst":
        return ()
    if dossier.status == "volgsignaal":
        return tuple(wachttaken.volgsignaal(dossier))
    alle = [taak for bron in _BRONNEN for taak in bron(dossier)]
    return tuple(
        sorted(_uitgesteld(dossier, alle), key=lambda t: (not t.spoed, t.aan != "mij", t.uiterlijk))
    )


def eerste_taak(dossier: Dossier) -> Taak | None:
    """What is asked first; None when nothing is."""
    return next(iter(taken(dossier)), None)


def gevraagde(dossier: Dossier) -> Toewijzing | None:
    """Whom the step at hand was asked of, when it is that step that asks something now; danger asks everybody."""
    taak = eerste_taak(dossier)
    if taak is None or taak.spoed or taak.aan != "mij":
        return None
    return dossier.gevraagd.get(taak.stap)


def aan_wie(dossier: Dossier, lid: str) -> Aan | Literal[""]:
    """Of whom the first task asks something, as this assigned person sees it: what was asked of another, waits."""
    taak, gevraagd = eerste_taak(dossier), gevraagde(dossier)
    if gevraagd and gevraagd.aan.lid != lid:
        return "ander"
    return taak.aan if taak else ""


def _sinds(feit: Feit | None, dossier: Dossier) -> datetime:
    """The moment from which a term runs."""
    return feit.vastgelegd_op if feit else dossier.feiten[0].vastgelegd_op


def _gevaar(dossier: Dossier) -> Iterator[Taak]:
    """Call; and once that was done, establish whether the danger has passed."""
    if dossier.acuut:
        yield Taak(
            code="is_het_voorbij" if dossier.is_gebeld else "bel_nu",
            tekst="Leg vast of het gevaar voorbij is"
            if dossier.is_gebeld
            else "Bel nu en leg vast",
            waarom="U hebt gebeld. Is iedereen nu veilig?"
            if dossier.is_gebeld
            else "Er is misschien direct gevaar.",
            aan="mij",
            uiterlijk=dossier.feiten[-1].vastgelegd_op,
            soort="gevaar_voorbij" if dossier.is_gebeld else "melding",
            spoed=True,
        )


def _ontvangst(dossier: Dossier) -> Iterator[Taak]:
    if ontvanger := dossier.ontvanger:
        yield Taak(
            code="lees_signaal",
            tekst="Lees een nieuw signaal",
            waarom="Iemand gaf dit door en wacht op u.",
            aan="mij",
            uiterlijk=ontvanger.uiterlijk,
            soort="aangenomen",
        )


def _terugbellen(dossier: Dossier) -> Iterator[Taak]:
    aangenomen = dossier.laatste(Aangenomen)
    voor = aangenomen.terugbellen_voor if aangenomen else None
    gebeld = max(
        (nummer for nummer, feit in dossier.van(Teruggebeld) if feit.bereikt != NEE), default=0
    )
    if voor and gebeld < dossier.nummer_van(Aangenomen):
        yield Taak(
            code="bel_terug",
            tekst="Bel terug over het signaal",
            waarom="De collega wacht op uw telefoontje.",
            aan="mij",
            uiterlijk=voor,
            soort="teruggebeld",
        )


def _speciale_route(dossier: Dossier) -> Iterator[Taak]:
    if dossier.wacht_op_deskundige:
        yield Taak(
            code="vraag_deskundige",
            tekst="Vraag advies aan Veilig Thuis",
            waarom="Praat nog niet met de familie. Een deskundige denkt eerst mee.",
            aan="mij",
            uiterlijk=uiterlijk("deskundige", dossier.feiten[-1].vastgelegd_op),
            soort="advies",
            spoed=True,
        )


def _eisen(dossier: Dossier) -> Iterator[Taak]:
    """The open requirement of the step at hand; while danger is acute nobody is asked for the others."""
    if dossier.ontvanger or dossier.moet_opnieuw_wegen:
        return
    for open_eis in stand.openstaand(dossier):
        if open_eis.staat == "open":
            eis = open_eis.eis
            yield Taak(
                code=f"eis_{eis.code}",
                tekst=eis.taak or eis.tekst,
                waarom=eis.waarom,
                aan="mij",
                uiterlijk=uiterlijk(eis.termijn or open_eis.stap.code, _sinds(None, dossier)),
                soort=eis.een_van[0].soort,
                stap=open_eis.stap.code,
            )
            return


def _opnieuw_wegen(dossier: Dossier) -> Iterator[Taak]:
    if dossier.moet_opnieuw_wegen:
        yield Taak(
            code="weeg_opnieuw",
            tekst="Weeg opnieuw",
            waarom=dossier.opnieuw_wegen_want,
            aan="mij",
            uiterlijk=uiterlijk("besluit", dossier.feiten[-1].vastgelegd_op),
            soort="weging",
            stap=dossier.protocol.stap_van("weging"),
        )


def _besluiten(dossier: Dossier) -> Iterator[Taak]:
    if (
        dossier.besluit
        or dossier.ontvanger
        or stand.openstaand(dossier)
        or dossier.moet_opnieuw_wegen
    ):
        return
    yield Taak(
        code="besluit",
        tekst="Neem een besluit",
        waarom="Alle stappen staan. U beslist over melden en over hulp.",
        aan="mij",
        uiterlijk=uiterlijk("besluit", _sinds(dossier.weging, dossier)),
        soort="besluit",
        stap=dossier.protocol.stappen[-1].code,
    )


def _na_besluit(dossier: Dossier) -> Iterator[Taak]:
    besluit = dossier.besluit
    if besluit is None:
        return
    if dossier.moet_nog_melden:
        yield _taak_mij(
            besluit, "meld", "Meld bij Veilig Thuis", "U besloot om te melden.", "melding", "melden"
        )
    if besluit.hulp == JA and dossier.nummer_van(Hulpafspraak) <= dossier.ronde:
        waarom = "Leg vast wat het doel is, wie het doet en wanneer u opnieuw kijkt."
        yield _taak_mij(
            besluit, "leg_hulp_vast", "Leg de hulp vast", waarom, "hulpafspraak", "hulp"
        )
    if dossier.wacht_op_meekijker:
        wie = besluit.meekijker or "Een collega"
        yield Taak(
            code="meekijken",
            tekst=f"{wie} kijkt mee met uw besluit",
            waarom=dossier.protocol.zeg("{Het_kader} vraagt om een melding. Een ander kijkt mee."),
            aan="ander",
            uiterlijk=uiterlijk("meekijken", besluit.vastgelegd_op),
            soort="meegekeken",
        )


def _taak_mij(
    besluit: Besluit, code: str, tekst: str, waarom: str, soort: str, termijn: str
) -> Taak:
    tot = uiterlijk(termijn, besluit.vastgelegd_op)
    return Taak(code=code, tekst=tekst, waarom=waarom, aan="mij", uiterlijk=tot, soort=soort)


def _sluiten(dossier: Dossier) -> Iterator[Taak]:
    """With everything decided and nothing more to wait for, closing is what is left."""
    if dossier.besluit is None or any(True for bron in _LOPEND for _ in bron(dossier)):
        return
    yield Taak(
        code="sluit_af",
        tekst="Sluit de casus af, of kijk later opnieuw",
        waarom="Er staat niets meer open.",
        aan="mij",
        uiterlijk=uiterlijk("afsluiten", dossier.feiten[-1].vastgelegd_op),
        soort="afsluiting",
    )


def _uitgesteld(dossier: Dossier, alle: list[Taak]) -> list[Taak]:
    """Move what waits for another to the day that "nog steeds wachten" named."""
    feit = dossier.laatste(NogWachten)
    if feit is None:
        return alle
    tot = einde_van(feit.tot)
    return [replace(t, uiterlijk=max(t.uiterlijk, tot)) if t.aan == "ander" else t for t in alle]


_LOPEND = (
    _gevaar,
    _speciale_route,
    _terugbellen,
    wachttaken.wachten,
    _opnieuw_wegen,
    _na_besluit,
    wachttaken.veilig_thuis,
    wachttaken.hulp,
    wachttaken.later_informeren,
)
_BRONNEN = (*_LOPEND, _ontvangst, _eisen, _besluiten, _sluiten, clienttaken.inzage)
WACHTEN = timedelta(days=7)
"""How long "nog steeds wachten" waits."""

"""What a casus waits for: an answer of somebody else, or a day to look again."""

from collections.abc import Iterator
from datetime import date, datetime

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import WEET_NIET, Feit
from nietpluis.kern.feiten.besluiten import (
    Evaluatie,
    Hulpafspraak,
    Melding,
    Terugkoppeling,
    Veiligheidsafspraak,
)
from nietpluis.kern.feiten.gesprekken import Advies, Geinformeerd, GesprekNietGevoerd, Overleg
from nietpluis.kern.feiten.signalen import Signaal, Volgsignaal
from nietpluis.kern.feiten.verloop import Afsluiting
from nietpluis.kern.taak import Taak
from nietpluis.kern.termijnen import dag_van, einde_van, uiterlijk


def wachten(dossier: Dossier) -> Iterator[Taak]:
    """Somebody was asked and answers later: the last such question that has had no answer of its kind since."""
    for kind, tekst in (
        (Overleg, "Wacht op overleg"),
        (Advies, "Wacht op advies van Veilig Thuis"),
    ):
        feit = dossier.laatste(kind)
        if isinstance(feit, Overleg | Advies) and feit.wacht_tot:
            wie = feit.naam if isinstance(feit, Overleg) and feit.naam else ""
            yield Taak(
                code=f"wacht_{kind.soort}",
                tekst=f"{wie} denkt mee" if wie else tekst,
                waarom="U vroeg iets en wacht op antwoord.",
                aan="ander",
                uiterlijk=einde_van(feit.wacht_tot),
                soort=kind.soort,
            )


def veilig_thuis(dossier: Dossier) -> Iterator[Taak]:
    """After a melding: the decision within five working days, then the inquiry within ten weeks."""
    nummer, melding = dossier.nummer_van(Melding), dossier.laatste(Melding)
    if melding is None:
        return
    antwoorden = [
        t for n, t in dossier.van(Terugkoppeling) if n > nummer and t.moment != "ontvangst"
    ]
    laatste = antwoorden[-1] if antwoorden else None
    if laatste is None:
        tekst, waarom = (
            "Hoor het besluit van Veilig Thuis",
            "Na vijf werkdagen hoort u een besluit.",
        )
        code, tot = "wacht_vt_besluit", uiterlijk("vt_besluit", melding.vastgelegd_op)
    elif laatste.moment == "veiligheidsbeoordeling" and laatste.vervolg == "onderzoek":
        tekst, waarom = "Veilig Thuis doet onderzoek", "Dat duurt ten hoogste tien weken."
        code, tot = "wacht_vt_onderzoek", uiterlijk("vt_onderzoek", laatste.vastgelegd_op)
    else:
        return
    yield Taak(
        code=code, tekst=tekst, waarom=waarom, aan="ander", uiterlijk=tot, soort="terugkoppeling"
    )


def hulp(dossier: Dossier) -> Iterator[Taak]:
    """Help that should have worked by a date, and a date agreed to look again; six weeks where none was named."""
    afspraak, evaluatie = (
        dossier.nummer_van(Hulpafspraak, Veiligheidsafspraak),
        dossier.laatste(Evaluatie),
    )
    if evaluatie and dossier.nummer_van(Evaluatie) > afspraak:
        dag = evaluatie.opnieuw_op or (
            _over_zes_weken(evaluatie) if evaluatie.veiliger == WEET_NIET else None
        )
    else:
        dag = min(_afgesproken_dagen(dossier), default=None)
    if dag:
        yield Taak(
            code="evalueer",
            tekst="Helpt de hulp?",
            waarom="Kijk of het thuis veiliger is.",
            aan="opnieuw",
            uiterlijk=einde_van(dag),
            soort="evaluatie",
        )


def _afgesproken_dagen(dossier: Dossier) -> Iterator[date]:
    """The days by which help and safety agreements of this round should have worked."""
    afspraken: list[tuple[int, Hulpafspraak | Veiligheidsafspraak]] = [
        *dossier.van(Hulpafspraak),
        *dossier.van(Veiligheidsafspraak),
    ]
    for nummer, afspraak in afspraken:
        if nummer > dossier.ronde:
            yield afspraak.uiterlijk or _over_zes_weken(afspraak)


def _over_zes_weken(feit: Feit) -> date:
    return dag_van(uiterlijk("evaluatie", feit.vastgelegd_op))


def later_informeren(dossier: Dossier) -> Iterator[Taak]:
    """A talk that could not be held, or a melding that the client was to hear of later."""
    verteld = max((n for n, g in dossier.van(Geinformeerd) if g.waarover != "nog_niet"), default=0)
    feit, melding = dossier.laatste(GesprekNietGevoerd), dossier.laatste(Melding)
    if feit and feit.later_op and verteld < dossier.nummer_van(GesprekNietGevoerd):
        yield _vertel(
            "Kan {de_client} het nu horen?",
            "Het gesprek kon toen niet.",
            einde_van(feit.later_op),
            dossier,
        )
    if melding and melding.client_weet == "volgt" and verteld < dossier.nummer_van(Melding):
        dag = uiterlijk("besluit", melding.vastgelegd_op)
        yield _vertel(
            "Vertel {de_client} over de melding",
            "Dat zou later gebeuren, als het veilig is.",
            dag,
            dossier,
        )


def _vertel(tekst: str, waarom: str, op: datetime, dossier: Dossier) -> Taak:
    zin, code = dossier.protocol.zeg(tekst), "informeer_later"
    return Taak(
        code=code, tekst=zin, waarom=waarom, aan="opnieuw", uiterlijk=op, soort="geinformeerd"
    )


def na_afsluiting(dossier: Dossier) -> Iterator[Taak]:
    """The look back that was agreed at closing."""
    feit = dossier.laatste(Afsluiting)
    if feit and feit.monitor_op:
        yield Taak(
            code="monitor",
            tekst="Kijk of het nog goed gaat",
            waarom="Dat sprak u af bij het afsluiten.",
            aan="opnieuw",
            uiterlijk=einde_van(feit.monitor_op),
            soort="heropening",
        )


def volgsignaal(dossier: Dossier) -> Iterator[Taak]:
    """A signal below the threshold: look again on its day, together with what was added to it."""
    feit = dossier.laatste(Volgsignaal)
    if feit:
        aantal = sum(1 for _ in dossier.van(Signaal))
        yield Taak(
            code="kijk_volgsignaal",
            tekst=f"Lees {aantal} kleine signalen samen"
            if aantal > 1
            else "Kijk opnieuw naar een klein signaal",
            waarom="Elk signaal was te klein voor een casus. Samen misschien niet."
            if aantal > 1
            else "Dat sprak u af.",
            aan="opnieuw",
            uiterlijk=einde_van(feit.kijk_opnieuw_op),
            soort="volgsignaal",
        )

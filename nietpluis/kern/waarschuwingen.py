"""What must be seen before anything else: danger, the special route, and what makes a step weaker."""

from dataclasses import dataclass
from typing import Literal

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.gesprekken import Gesprek
from nietpluis.kern.feiten.gevaar import Dreiging
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.feiten.verloop import Noodtoegang, Onleesbaar

Toon = Literal["gevaar", "let_op", "uitleg"]


@dataclass(frozen=True, kw_only=True)
class Waarschuwing:
    """A warning: its code, how loud, what it says, what to do and what to leave."""

    code: str
    toon: Toon
    titel: str
    tekst: str
    doe: tuple[str, ...] = ()
    doe_niet: tuple[str, ...] = ()


def waarschuwingen(dossier: Dossier) -> tuple[Waarschuwing, ...]:
    """Every warning that holds now, the loudest first; none for a closed casus."""
    if dossier.is_gesloten:
        return ()
    mogelijk = (
        _gevaar,
        _speciale_route,
        _dreiging,
        _collega,
        _vertegenwoordiger,
        _tegen_kader,
        _uit_beeld,
        _in_nood_geopend,
        _onleesbaar,
    )
    return tuple(w for maak in mogelijk if (w := maak(dossier)))


def _gevaar(dossier: Dossier) -> Waarschuwing | None:
    if not dossier.acuut:
        return None
    return Waarschuwing(
        code="gevaar",
        toon="gevaar",
        titel="Er is misschien direct gevaar. Bel nu.",
        tekst="U mag bellen vóór de andere stappen. Uitleggen hoeft nu niet.",
    )


def _speciale_route(dossier: Dossier) -> Waarschuwing | None:
    vormen = dossier.speciale_vormen
    if not vormen:
        return None
    namen = ", ".join(vorm.naam.lower() for vorm in vormen)
    deskundigen = dict.fromkeys(naam for vorm in vormen for naam in vorm.deskundigen)
    if not dossier.wacht_op_deskundige:
        return Waarschuwing(
            code="speciale_route_gevraagd",
            toon="uitleg",
            titel=f"Speciale route: {namen}",
            tekst="Een deskundige denkt mee. Volg dat advies voordat u met de familie praat.",
        )
    return Waarschuwing(
        code="speciale_route",
        toon="let_op",
        titel=f"Speciale route: {namen}",
        tekst="De gewone volgorde stopt hier. Een gesprek met de familie kan het gevaar groter maken.",
        doe=(
            "Bel Veilig Thuis voor advies: 0800-2000.",
            *(f"Vraag mee te denken: {d}." for d in deskundigen if d != "Veilig Thuis"),
        ),
        doe_niet=(
            "Praat nog niet met de ouders of de familie.",
            "Vraag de familie niet om te tolken.",
        ),
    )


def _dreiging(dossier: Dossier) -> Waarschuwing | None:
    dreiging = dossier.laatste(Dreiging)
    if dreiging is None:
        return None
    return Waarschuwing(
        code="dreiging",
        toon="let_op",
        titel="Een medewerker is bedreigd",
        tekst=dreiging.maatregel or "Spreek eerst af hoe de medewerker veilig blijft.",
        doe_niet=("Ga niet alleen op bezoek.",),
    )


def _collega(dossier: Dossier) -> Waarschuwing | None:
    if not any(signaal.over_collega for _, signaal in dossier.van(Signaal)):
        return None
    return Waarschuwing(
        code="collega",
        toon="let_op",
        titel="Dit gaat over iemand die hier werkt, of diens familie",
        tekst=" ".join(
            deel
            for deel in (
                "Deze persoon kan de casus nergens zien. Praat er alleen over met wie is toegewezen.",
                dossier.protocol.bij_medewerker,
            )
            if deel
        ),
    )


def _vertegenwoordiger(dossier: Dossier) -> Waarschuwing | None:
    gesprekken = [gesprek for _, gesprek in dossier.van(Gesprek)]
    verdacht = any(g.vermoeden_vertegenwoordiger == "ja" for g in gesprekken)
    if not verdacht or any(g.met_client for g in gesprekken):
        return None
    return Waarschuwing(
        code="vertegenwoordiger",
        toon="let_op",
        titel=dossier.protocol.zeg("Het gesprek met {de_client} is nog niet gevoerd"),
        tekst=dossier.protocol.zeg(
            "U sprak met iemand die zelf misschien betrokken is. Dat telt niet als gesprek met {de_client}."
        ),
    )


def _tegen_kader(dossier: Dossier) -> Waarschuwing | None:
    if not dossier.tegen_kader or dossier.is_meegekeken:
        return None
    return Waarschuwing(
        code="tegen_kader",
        toon="let_op",
        titel="Iemand kijkt mee met uw besluit",
        tekst=dossier.protocol.zeg(
            "{Het_kader} vraagt om een melding. Uw besluit geldt. Binnen twee werkdagen kijkt een ander mee."
        ),
    )


def _uit_beeld(dossier: Dossier) -> Waarschuwing | None:
    if not dossier.is_uit_beeld:
        return None
    return Waarschuwing(
        code="uit_beeld",
        toon="let_op",
        titel=dossier.protocol.zeg("{De_client} is uit beeld"),
        tekst="Weeg opnieuw voordat u afsluit. Ook wie weg is, kan onveilig zijn.",
    )


def _onleesbaar(dossier: Dossier) -> Waarschuwing | None:
    if dossier.laatste(Onleesbaar) is None:
        return None
    return Waarschuwing(
        code="onleesbaar",
        toon="let_op",
        titel="Eén of meer delen zijn niet te lezen",
        tekst="Vraag de beheerder om hulp. De rest van de casus klopt.",
    )


def _in_nood_geopend(dossier: Dossier) -> Waarschuwing | None:
    """Somebody without a tie opened it, and nobody else has written anything since."""
    nummer, feit = dossier.nummer_van(Noodtoegang), dossier.laatste(Noodtoegang)
    if feit is None or any(f.door.lid != feit.door.lid for f in dossier.feiten[nummer:]):
        return None
    return Waarschuwing(
        code="in_nood_geopend",
        toon="let_op",
        titel=f"{feit.door.naam} opende deze casus in nood",
        tekst="De reden staat onderaan. Klopt dit niet? Zeg het dan tegen de privacyfunctionaris.",
    )

"""Everything that the page of a casus shows, as one plain object."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from nietpluis.casussen.banden import banden
from nietpluis.casussen.lezen import OpenCasus
from nietpluis.casussen.schermen import stappen, verloop, wanneer
from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.casussen.schermen.bijlagen import Bijlageregel, bijlagen
from nietpluis.casussen.schermen.eigen_woorden import voor_stap
from nietpluis.casussen.schermen.meldcode import Stapregel, Versie, stapregel, versie
from nietpluis.casussen.schermen.mensen import Contact, Mens, contacten, mensen, over_wie
from nietpluis.casussen.schermen.nu import Keuzegroep, Nu, iets_anders, nu_aan_u
from nietpluis.casussen.schermen.verloop import Blik, Gebeurtenis
from nietpluis.casussen.stapvragen import Stapvraag
from nietpluis.kern import regels
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.gevaar import Gevaar
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.feiten.verloop import Afsluiting
from nietpluis.kern.inzage import BEHANDELT
from nietpluis.kern.protocol import Protocol
from nietpluis.kern.taken import eerste_taak
from nietpluis.kern.termijnen import dag_van
from nietpluis.kern.waarschuwingen import Waarschuwing, waarschuwingen
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.ui.onderdelen import Beller, Doen, Gezegd, Optie, Stap, Tag
from nietpluis.ui.tijd import moment_voluit

TE_VERIFIEREN = "te verifiëren"


@dataclass(frozen=True, kw_only=True)
class Bericht:
    """A warning as a notice."""

    titel: str
    tekst: str
    soort: str
    doen: Doen | None


@dataclass(frozen=True, kw_only=True)
class Bij:
    """What the page needs beside the dossier: whom to consult, the version that is public now, whose the step is."""

    anderen: Sequence[Lidmaatschap] = ()
    nieuwer: int | None = None
    vraag: Stapvraag | None = None


@dataclass(frozen=True, kw_only=True)
class Casuspagina:
    """The page, from top to bottom."""

    adressen: Adressen
    tags: list[Tag]
    wie: str
    bewaren: str
    alarm: Bericht | None
    berichten: list[Bericht]
    rail: list[Stap]
    nu: Nu
    meldcode: Versie | None
    stapregel: Stapregel | None
    anders: list[Keuzegroep]
    signaal: Sequence[Gezegd]
    mensen: list[Mens]
    over_wie: tuple[str, ...]
    contacten: list[Contact]
    bijlagen: list[Bijlageregel]
    bellers: list[Beller]
    gebeurtenissen: list[Gebeurtenis]
    filters: list[Optie]
    volgende_url: str
    eerste_url: str
    inhoud: list[str]
    met_namen: bool
    mag_toewijzen: bool
    mag_erbij: bool
    mag_bijlage: bool
    mag_inzage: bool
    na: int


def casuspagina(
    geopend: OpenCasus,
    lid: Lidmaatschap,
    op: datetime,
    bij: Bij,
    *,
    met_namen: bool = False,
    filter_: str = "",
    blad: int = 1,
) -> Casuspagina:
    """The page of an opened casus for this person at this moment."""
    dossier, vandaag = geopend.dossier, dag_van(op)
    adressen = Adressen(lid.organisatie.slug, geopend.casus.id)
    eigen = banden(lid, dossier, op)
    kan = frozenset(
        soort
        for soort in ("correctie", "betrokkene", "toewijzing", "bijlage")
        if regels.kan_volgen(dossier, soort, eigen) is None
    )
    blik = Blik(
        dossier=dossier,
        adressen=adressen,
        nu=op,
        met_namen=met_namen,
        mag_verbeteren="correctie" in kan,
    )
    gebeurtenissen, meer = verloop.verloop(blik, filter_, blad)
    gewaarschuwd = waarschuwingen(dossier)
    hier = adressen.naar("namen") if met_namen else adressen.casuspagina
    return Casuspagina(
        adressen=adressen,
        tags=_tags(dossier),
        wie=_wie(dossier, op),
        bewaren=_bewaard_tot(geopend.casus.bewaren_tot, vandaag),
        alarm=next((_alarm(w, dossier) for w in gewaarschuwd if w.code == "gevaar"), None),
        berichten=[_bericht(w) for w in gewaarschuwd if w.code != "gevaar"],
        rail=stappen.rail(dossier, adressen, str(lid.id)),
        nu=nu_aan_u(dossier, adressen, op, str(lid.id)),
        meldcode=versie(dossier, lid.organisatie, bij.nieuwer),
        stapregel=_stapregel(bij.vraag, geopend, lid, mag_vragen="toewijzing" in kan),
        signaal=_signaal(blik),
        anders=iets_anders(dossier, eigen, adressen),
        mensen=mensen(
            dossier, vandaag, adressen, met_namen=met_namen, mag_wijzigen="betrokkene" in kan
        ),
        over_wie=over_wie(dossier) if met_namen else (),
        contacten=contacten(dossier, vandaag),
        bijlagen=bijlagen(dossier, vandaag, adressen),
        bellers=[_beller(ander) for ander in bij.anderen],
        gebeurtenissen=gebeurtenissen,
        filters=_filters(hier, filter_),
        volgende_url=_blad_url(hier, filter_, blad + 1) if meer else "",
        eerste_url=_blad_url(hier, filter_, 1) if blad > 1 else "",
        inhoud=te_verifieren(dossier.protocol),
        met_namen=met_namen,
        mag_toewijzen="toewijzing" in kan and bool(dossier.toegewezen),
        mag_erbij="betrokkene" in kan,
        mag_bijlage="bijlage" in kan and dossier.protocol.kent("bijlage"),
        mag_inzage=bool(lid.rolnamen & BEHANDELT),
        na=len(dossier.feiten),
    )


def _stapregel(
    vraag: Stapvraag | None, geopend: OpenCasus, lid: Lidmaatschap, *, mag_vragen: bool
) -> Stapregel | None:
    taak = eerste_taak(geopend.dossier)
    if vraag is None or taak is None:
        return None
    adressen = Adressen(lid.organisatie.slug, geopend.casus.id)
    return stapregel(vraag, taak, adressen, lid.id, mag_vragen=mag_vragen)


def _signaal(blik: Blik) -> Sequence[Gezegd]:
    """What the signal says, for whoever must read it first."""
    signaal = blik.dossier.laatste(Signaal) if blik.dossier.ontvanger else None
    if signaal is None:
        return ()
    van = ", ".join(deel for deel in (signaal.auteur.naam, signaal.auteur.functie) if deel)
    op = wanneer.dag(signaal.gebeurd_op, dag_van(blik.nu))
    return [Gezegd("Van", f"{van}, {op}"), *blik.gezegd(signaal)]


def _alarm(w: Waarschuwing, dossier: Dossier) -> Bericht:
    """The warning, after the words in which the danger was told."""
    gevaar = dossier.laatste(Gevaar)
    gezien = gevaar.wat.strip() if gevaar else ""
    return replace(_bericht(w), tekst=f"{gezien} {w.tekst}".strip())


def _bericht(w: Waarschuwing) -> Bericht:
    doen = Doen(w.doe, w.doe_niet, "Doe dit wel", "Doe dit niet") if w.doe or w.doe_niet else None
    return Bericht(
        titel=w.titel,
        tekst=w.tekst,
        soort="letop" if w.toon == "let_op" else "weten",
        doen=doen,
    )


def _tags(dossier: Dossier) -> list[Tag]:
    tags = []
    if dossier.opening and dossier.opening.voorziening:
        tags.append(Tag(voorziening(dossier)))
    woorden = {"gesloten": "Afgesloten", "volgsignaal": "Klein signaal", "signaal": "Nieuw signaal"}
    if dossier.status in woorden:
        tags.append(Tag(woorden[dossier.status], "weten"))
    return tags


def voorziening(dossier: Dossier) -> str:
    """The kind of work in which it was seen, as the protocol calls it."""
    code = dossier.opening.voorziening if dossier.opening else ""
    return next(
        (v.naam for v in dossier.protocol.voorzieningen if v.code == code),
        code.replace("_", " ").capitalize(),
    )


def _wie(dossier: Dossier, op: datetime) -> str:
    """Who has it since when; or to whom the signal was given."""
    zinnen = [
        f"{t.aan.naam} werkt aan deze casus sinds {moment_voluit(t.vastgelegd_op, op)}{voor_stap(t, dossier)}."
        for t in dossier.toegewezen.values()
    ]
    if ontvanger := dossier.ontvanger:
        zinnen.append(f"Dit signaal is doorgegeven aan {ontvanger.aan.naam}.")
        if ontvanger.waarnemer:
            zinnen.append(f"{ontvanger.waarnemer.naam} neemt waar.")
    if dossier.status == "gesloten" and (einde := dossier.laatste(Afsluiting)):
        zinnen.append(f"Afgesloten op {wanneer.dag(einde.gebeurd_op, dag_van(op))}.")
    return " ".join(zinnen)


def _beller(lid: Lidmaatschap) -> Beller:
    delen = (deel.strip(". ") for deel in (lid.functie, lid.bereikbaar))
    wanneer_bij = " ".join(f"{deel[:1].upper()}{deel[1:]}." for deel in delen if deel)
    return Beller(lid.naam, lid.telefoon, wanneer_bij)


def _filters(hier: str, gekozen: str) -> list[Optie]:
    keuzes = {"": "Alles", **{code: woord for code, (woord, _) in verloop.FILTERS.items()}}
    return [
        Optie(woord, f"{hier}?toon={code}#verloop" if code else f"{hier}#verloop", code == gekozen)
        for code, woord in keuzes.items()
    ]


def _blad_url(hier: str, filter_: str, blad: int) -> str:
    return f"{hier}?toon={filter_}&blad={blad}#verloop"


def te_verifieren(protocol: Protocol) -> list[str]:
    """What the assigned person should know about the content itself; empty when it is settled."""
    uit = []
    if protocol.status == TE_VERIFIEREN:
        uit.append(f"‘{protocol.naam}’ is nog niet door een deskundige nagekeken.")
    if protocol.erft:
        uit.append("Een deel komt uit de algemene meldcode en is niet voor uw werk gemaakt.")
    return [*uit, *protocol.let_op]


def _bewaard_tot(tot: date | None, vandaag: date) -> str:
    """How long a closed casus is kept, as a sentence; "" when that is not known."""
    return f"Wij bewaren deze casus tot {wanneer.dag(tot, vandaag)}." if tot else ""

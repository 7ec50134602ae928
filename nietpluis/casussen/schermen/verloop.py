"""What happened until now: every fact as one entry, newest first, corrected ones with what stood there before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from nietpluis.casussen.schermen import koppen
from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.casussen.schermen.eigen_woorden import eigen_tekst, eigen_titel
from nietpluis.casussen.schermen.wanneer import dag, om
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import JA, Feit
from nietpluis.kern.feiten.bijlagen import Bijgevoegd
from nietpluis.kern.feiten.clientrechten import SOORTEN_RECHTEN
from nietpluis.kern.feiten.gevaar import Gevaar
from nietpluis.kern.feiten.signalen import Signaal, Uitwerking
from nietpluis.kern.feiten.verloop import Correctie, Onleesbaar
from nietpluis.kern.protocol import Handeling
from nietpluis.kern.termijnen import dag_van
from nietpluis.kern.vouw import Regel
from nietpluis.ui.onderdelen import Gezegd, Tag
from nietpluis.ui.tijd import moment_voluit

BLAD = 50
"""Entries on a page."""
FILTERS: Mapping[str, tuple[str, frozenset[str]]] = {
    "signalen": (
        "Signalen",
        frozenset(
            {"signaal", "uitwerking", "letsel", "kindcheck", "mantelzorgcheck", "volgsignaal"}
        ),
    ),
    "overleg": ("Overleg", frozenset({"overleg", "advies", "risicotaxatie"})),
    "gesprek": (
        "Gesprek",
        frozenset({"gesprek", "gesprek_niet_gevoerd", "contactpoging", "geinformeerd", "visie"}),
    ),
    "besluit": (
        "Besluit",
        frozenset({"weging", "besluit", "meegekeken", "melding", "terugkoppeling"}),
    ),
}
VAST = SOORTEN_RECHTEN | frozenset(
    {
        *("opening", "doorgegeven", "aangenomen", "toewijzing", "verplaatsing"),
        *("nog_wachten", "onleesbaar", "overgeheveld", "noodtoegang"),
    }
)
"""Kinds that nobody puts right: who has the casus is changed by giving it on, and the rest holds no words."""


@dataclass(frozen=True, kw_only=True)
class Eerder:
    """What stood there before, and why it was put right."""

    reden: str
    meta: str
    tekst: str
    gezegd: Sequence[Gezegd]


@dataclass(frozen=True, kw_only=True)
class Gebeurtenis:
    """One entry of the timeline."""

    nummer: int
    titel: str
    meta: str
    tekst: str
    gezegd: Sequence[Gezegd]
    icoon: str
    gevaar: bool
    tags: Sequence[Tag]
    eerder: Eerder | None
    is_weg: bool
    verbeter_url: str
    werk_uit_url: str
    bekijk_url: str


@dataclass(frozen=True, kw_only=True)
class Blik:
    """How one looks at a dossier: where its pages are, when it is, whether names show, who may put right."""

    dossier: Dossier
    adressen: Adressen
    nu: datetime
    met_namen: bool = False
    mag_verbeteren: bool = False

    def handeling(self, feit: Feit) -> Handeling | None:
        """How this kind of fact is asked for in this protocol."""
        protocol = self.dossier.protocol
        return protocol.handeling(feit.soort) if protocol.kent(feit.soort) else None

    def gezegd(self, feit: Feit) -> list[Gezegd]:
        """The answers in a fact."""
        return koppen.antwoorden(
            feit, self.handeling(feit), dag_van(self.nu), met_namen=self.met_namen
        )


def verloop(blik: Blik, filter_: str = "", blad: int = 1) -> tuple[list[Gebeurtenis], bool]:
    """One page of entries, newest first, and whether there are more. Pages begin at 1."""
    kies = _kies(filter_)
    regels = sorted(
        (regel for regel in blik.dossier.regels if kies(regel.feit)),
        key=lambda regel: (regel.feit.gebeurd_op, regel.nummer),
        reverse=True,
    )
    deel = regels[(blad - 1) * BLAD : blad * BLAD]
    return [gebeurtenis(blik, regel) for regel in deel], len(regels) > blad * BLAD


def _kies(filter_: str) -> Callable[[Feit], bool]:
    if filter_ not in FILTERS:
        return lambda _feit: True
    soorten = FILTERS[filter_][1]
    return lambda feit: feit.soort in soorten


def gebeurtenis(blik: Blik, regel: Regel) -> Gebeurtenis:
    """One fact, as it holds now."""
    feit, handeling = regel.feit, blik.handeling(regel.feit)
    tekst, gezegd = _inhoud(blik, feit)
    return Gebeurtenis(
        nummer=regel.nummer,
        titel=eigen_titel(feit, blik.dossier) or (handeling.titel if handeling else feit.soort),
        meta=meta(feit, blik),
        tekst="" if regel.ingetrokken else tekst,
        gezegd=() if regel.ingetrokken else gezegd,
        icoon=(handeling.icoon if handeling else "") or "papier",
        gevaar=_is_gevaar(feit) and not regel.ingetrokken,
        tags=_tags(regel),
        eerder=_eerder(blik, regel) if regel.is_gecorrigeerd else None,
        is_weg=regel.ingetrokken,
        verbeter_url=_verbeter_url(blik, regel),
        werk_uit_url=_werk_uit_url(blik, regel),
        bekijk_url=_bekijk_url(blik, regel),
    )


def _inhoud(blik: Blik, feit: Feit) -> tuple[str, Sequence[Gezegd]]:
    """A fact of one answer is told as a sentence; of more, as a list."""
    tekst = eigen_tekst(feit, blik.dossier, dag_van(blik.nu))
    if tekst:
        return tekst, ()
    gezegd = blik.gezegd(feit)
    if len(gezegd) == 1 and not isinstance(feit, Signaal):
        return gezegd[0].tekst, ()
    return "", gezegd


def _is_gevaar(feit: Feit) -> bool:
    return isinstance(feit, Gevaar) or (isinstance(feit, Signaal) and feit.nu_onveilig == JA)


def meta(feit: Feit, blik: Blik) -> str:
    """When it happened, when it was written down, and by whom; one sentence where these are the same."""
    if isinstance(feit, Onleesbaar) and not feit.door.naam:
        return "Wanneer dit was, is ook niet te lezen."
    vandaag, vastgelegd = dag_van(blik.nu), moment_voluit(feit.vastgelegd_op, blik.nu)
    wie = _wie(feit, blik.dossier)
    if feit.gebeurd_op == dag_van(feit.vastgelegd_op) and feit.gebeurd_om is None:
        return f"{vastgelegd[0].upper()}{vastgelegd[1:]}. Vastgelegd door {wie}."
    tijd = f", {om(feit.gebeurd_om)}" if feit.gebeurd_om else ""
    op = dag(feit.gebeurd_op, vandaag)
    op = op if op in ("vandaag", "gisteren") else f"op {op}"
    return f"Gebeurd {op}{tijd}. Vastgelegd {vastgelegd}, door {wie}."


def _wie(feit: Feit, dossier: Dossier) -> str:
    """Who wrote it down; the work of whoever has the casus is known."""
    functie = "" if feit.door.lid in dossier.toegewezen else feit.door.functie
    door = ", ".join(deel for deel in (feit.door.naam or "het systeem", functie) if deel)
    return f"{door}, namens {feit.namens.naam}" if feit.namens else door


def _tags(regel: Regel) -> list[Tag]:
    tags = []
    if regel.ingetrokken:
        tags.append(Tag("Weggehaald", "", "kruisje"))
    elif regel.is_gecorrigeerd:
        tags.append(Tag("Verbeterd", "weten", "pen"))
    if regel.herkomst:
        tags.append(Tag(f"Uit een ander signaal, onderdeel {regel.herkomst.nummer}", "", "map"))
    if isinstance(regel.feit, Onleesbaar):
        tags.append(Tag("Niet te lezen", "letop", "letop"))
    return tags


def _eerder(blik: Blik, regel: Regel) -> Eerder:
    laatste = blik.dossier.feiten[regel.correcties[-1] - 1]
    reden = laatste.reden if isinstance(laatste, Correctie) else ""
    tekst, gezegd = _inhoud(blik, regel.eerst)
    return Eerder(reden=reden, meta=meta(laatste, blik), tekst=tekst, gezegd=gezegd)


def _werk_uit_url(blik: Blik, regel: Regel) -> str:
    """Where this very signal is put in order, while nobody has done so."""
    if not blik.mag_verbeteren or regel.ingetrokken or not isinstance(regel.feit, Signaal):
        return ""
    if blik.dossier.is_gesloten or any(
        werk.signaal == regel.nummer for _, werk in blik.dossier.van(Uitwerking)
    ):
        return ""
    return f"{blik.adressen.leg_vast('uitwerking')}?signaal={regel.nummer}"


def _bekijk_url(blik: Blik, regel: Regel) -> str:
    """Where the file of this fact opens; nowhere once it was taken away."""
    opent = isinstance(regel.feit, Bijgevoegd) and not regel.ingetrokken
    return blik.adressen.naar("bijlage", regel.nummer) if opent else ""


def _verbeter_url(blik: Blik, regel: Regel) -> str:
    kan = blik.mag_verbeteren and regel.feit.soort not in VAST and not regel.ingetrokken
    return blik.adressen.naar("corrigeer", regel.nummer) if kan else ""

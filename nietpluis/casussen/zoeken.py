"""Finding casussen among those that one works on oneself: by client number, or by a name in the sealed labels."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from nietpluis.casussen.leeslog.wat import Erbij, GezochtOp, gezocht
from nietpluis.casussen.lezen import open_etiketten
from nietpluis.casussen.models import Casus, Kenmerk
from nietpluis.kern.lezen_bewaken import ZOEKEN
from nietpluis.kluis.kenmerk import kenmerk_hash
from nietpluis.kluis.sleutels import kenmerk_sleutel
from nietpluis.organisaties.models import Lidmaatschap

LOPEND = ("signaal", "open", "volgsignaal")
AANGENOMEN = ("open", "volgsignaal")
"""What a new signal can join: a small one that was kept must be able to add up."""
MEESTE_ETIKETTEN = 500
"""The most labels that one search by name opens."""
MEESTE_TREFFERS = 51
KORTST = 3
"""Letters that a name must have to be searched for."""


@dataclass(frozen=True)
class Zoeking:
    """What a search gave: the casussen, by what they were found, and whether it looked everywhere."""

    term: str
    gevonden: list[Casus]
    op: GezochtOp
    afgekapt: bool = False

    def voor_het_log(self, organisatie: UUID) -> Erbij:
        """What the log of reading says of it: never the words."""
        return Erbij(
            soort=ZOEKEN,
            gezocht_op=self.op,
            gezocht=gezocht(organisatie, self.term),
            treffers=len(self.gevonden),
        )


def zoek(lid: Lidmaatschap, term: str) -> Zoeking:
    """The casussen of this person with this number or client number, else those that name this person."""
    if not term:
        return Zoeking("", [], "naam")
    if op_het_nummer := op_nummer(lid, term):
        return Zoeking(term, list(dict.fromkeys(op_het_nummer + op_kenmerk(lid, term))), "nummer")
    if met_kenmerk := op_kenmerk(lid, term):
        return Zoeking(term, met_kenmerk, "kenmerk")
    if len(term) < KORTST:
        return Zoeking(term, [], _wijze(term))
    met_naam, afgekapt = op_naam(lid, term)
    return Zoeking(term, met_naam, "naam" if met_naam else _wijze(term), afgekapt)


def _wijze(term: str) -> GezochtOp:
    """By what somebody looked who found nothing: a term with a digit in it is no name."""
    return "kenmerk" if any(teken.isdecimal() for teken in term) else "naam"


def zoekterm(tekst: str) -> str:
    """What was typed in a search field, without signs that no one can see; at most 100 signs."""
    return "".join(teken for teken in tekst if teken.isprintable()).strip()[:100]


def lopende(lid: Lidmaatschap, hoeveel: int, alleen: UUID | None = None) -> list[Casus]:
    """The casussen that a signal can join: this person is assigned to them; the last changed first."""
    casussen = Casus.objects.voor(lid).filter(
        status__in=AANGENOMEN, toegangen__lid=lid, toegangen__soort="toegewezen"
    )
    if alleen:
        casussen = casussen.filter(id=alleen)
    return list(casussen.order_by("-gewijzigd_op", "id")[:hoeveel])


def op_kenmerk(lid: Lidmaatschap, kenmerk: str) -> list[Casus]:
    """The casussen of this person that name this client number; closed ones too."""
    try:
        afdruk = kenmerk_hash(kenmerk_sleutel(lid.organisatie_id), kenmerk)
    except ValueError:  # no letter and no digit: the number of nobody
        return []
    met_afdruk = Kenmerk.objects.filter(organisatie_id=lid.organisatie_id, afdruk=afdruk)
    casussen = Casus.objects.voor(lid).filter(id__in=met_afdruk.values("casus_id"))
    return list(casussen.order_by("-gewijzigd_op", "id")[:MEESTE_TREFFERS])


def op_nummer(lid: Lidmaatschap, tekst: str) -> list[Casus]:
    """The casus of this person with this number: "K 4821" or 4821."""
    cijfers = "".join(teken for teken in tekst.upper().lstrip("KVS ") if not teken.isspace())
    if not cijfers.isdecimal() or len(cijfers) > 9:  # noqa: PLR2004 -- more digits than a number column holds
        return []
    return list(Casus.objects.voor(lid).filter(nummer=int(cijfers)))


def op_naam(lid: Lidmaatschap, naam: str) -> tuple[list[Casus], bool]:
    """The running casussen whose label names this person, and whether some were left unopened."""
    rijen = list(
        Casus.objects.voor(lid)
        .filter(status__in=LOPEND)
        .order_by("-gewijzigd_op", "id")[: MEESTE_ETIKETTEN + 1]
    )
    etiketten = open_etiketten(rijen[:MEESTE_ETIKETTEN])
    zoek = naam.casefold()
    gevonden = [
        casus
        for casus in rijen[:MEESTE_ETIKETTEN]
        if (etiket := etiketten.get(casus.id))
        and _noemt([*etiket.get("namen", ()), *etiket.get("over", ())], zoek)
    ]
    return gevonden, len(rijen) > MEESTE_ETIKETTEN


def _noemt(namen: Iterable[str], zoek: str) -> bool:
    return any(zoek in naam.casefold() for naam in namen)

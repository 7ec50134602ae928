"""Proof that nothing was changed: every chain, and every derived row against the facts.

Walks in batches, each in a room of its own: a million dossiers take no more memory than two hundred, and
no transaction lasts longer than a batch. Whoever records meanwhile is not in the way and gives no alarm.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from nietpluis.casussen.bijlagen.controle import controleer_bijlagen
from nietpluis.casussen.controle_afgeleid import afgeleid
from nietpluis.casussen.controlerijen import Rijen, haal
from nietpluis.casussen.lezen import OpenCasus, open_feit, vouw_feiten
from nietpluis.casussen.models import Casus, Nummering, Vastlegging, Vernietiging
from nietpluis.casussen.projectie import VOUWVERSIE
from nietpluis.casussen.vernietigen.wissen import VERNIETIGD
from nietpluis.kern.feiten.verloop import Onleesbaar
from nietpluis.kluis.keten import Anker, Schakel, controleer_keten
from nietpluis.kluis.sleutels import Sleutel, SleutelFout, keten_sleutel
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie

PER_KEER = 200
"""How many casussen are fetched at once."""


@dataclass(frozen=True)
class Fout:
    """Something that is not as it should be, in one casus."""

    casus: Casus
    soort: str
    tekst: str


def controleer(organisatie: Organisatie, vanaf: int = 1) -> Iterator[tuple[Casus, list[Fout]]]:
    """Every casus of an organisation, from this number on, with what is wrong in it. Reads everything.

    Opens its own rooms. Raises VerkeerdeHoofdsleutel.
    """
    for stapel in _stapels(organisatie, vanaf):
        for casus, fouten in stapel:
            yield casus, _nog_eens(casus) if fouten else fouten


def _stapels(organisatie: Organisatie, vanaf: int) -> Iterator[list[tuple[Casus, list[Fout]]]]:
    """By number, and not by a cursor: PostgreSQL behind a pooler would send the whole table at once."""
    while True:
        with in_organisatie(organisatie.id):
            vanaf_hier = Casus.objects.filter(organisatie=organisatie, nummer__gte=vanaf)
            casussen = list(vanaf_hier.order_by("nummer")[:PER_KEER])
            if not casussen:
                return
            rijen = haal(casussen)
            stapel = [(casus, _fouten(casus, rijen[casus.id])) for casus in casussen]
        yield stapel
        vanaf = casussen[-1].nummer + 1


def _nog_eens(casus: Casus) -> list[Fout]:
    """Look again while nobody can record in it: what was recorded between two of our questions is no fault."""
    with in_organisatie(casus.organisatie_id, schrijven=True):
        vers = Casus.objects.select_for_update().filter(id=casus.id).first()
        return controleer_casus(vers) if vers else []


def ontbrekende_nummers(organisatie: Organisatie, vanaf: int = 1) -> Iterator[tuple[int, int]]:
    """The numbers that were given out and that no casus has, as first and last of each gap.

    Numbers never skip, so a whole casus is gone. Opens its own rooms.
    """
    with in_organisatie(organisatie.id):
        laatste = Nummering.objects.filter(organisatie=organisatie).values_list(
            "laatste", flat=True
        )
        hoogste = laatste.first() or 0
    verwacht = vanaf
    for nummer in _nummers(organisatie, vanaf):
        if nummer > verwacht:
            yield verwacht, nummer - 1
        verwacht = nummer + 1
    if verwacht <= hoogste:
        yield verwacht, hoogste


def _nummers(organisatie: Organisatie, vanaf: int) -> Iterator[int]:
    while True:
        with in_organisatie(organisatie.id):
            rijen = Casus.objects.filter(organisatie=organisatie, nummer__gte=vanaf)
            stapel = list(rijen.order_by("nummer").values_list("nummer", flat=True)[:10_000])
        if not stapel:
            return
        yield from stapel
        vanaf = stapel[-1] + 1


def controleer_casus(casus: Casus) -> list[Fout]:
    """What is wrong in one casus: in its chain, its facts, its columns, its ties, its hashes, its figures."""
    return _fouten(casus, haal([casus])[casus.id])


def _fouten(casus: Casus, rijen: Rijen) -> list[Fout]:
    if (vernietigd := _vernietiging(casus, rijen)) is not None:
        return vernietigd
    try:
        keten = [Fout(casus, "keten", tekst) for tekst in ketenfouten(casus, rijen.vastleggingen)]
    except SleutelFout as fout:
        return [Fout(casus, "sleutel", str(fout))]
    if rijen.sleutel is None:
        return [*keten, _zonder_sleutel(casus, rijen)]
    if not rijen.vastleggingen:
        return [*keten, Fout(casus, "keten", "Er is geen enkele vastlegging.")]
    return keten or list(_leesfouten(casus, rijen.sleutel, rijen))


def _zonder_sleutel(casus: Casus, rijen: Rijen) -> Fout:
    if rijen.sleutelfout:
        return Fout(casus, "sleutel", rijen.sleutelfout)
    tekst = (
        "Deze casus is vernietigd, maar staat hier nog. Draai 'nietpluis vernietigingen --herhaal'."
    )
    return Fout(casus, "vernietiging", tekst)


def _leesfouten(casus: Casus, sleutel: Sleutel, rijen: Rijen) -> Iterator[Fout]:
    """What the facts themselves say: whether they open, under which key, and whether the rest follows from them."""
    feiten = []
    for rij in rijen.vastleggingen:
        feiten.append(feit := open_feit(sleutel, casus.id, rij))
        if isinstance(feit, Onleesbaar):
            yield Fout(casus, "feit", f"Nummer {rij.volgnummer} is niet te lezen.")
        elif not _hoort_bij(sleutel, casus, rij):
            yield Fout(casus, "feit", f"Nummer {rij.volgnummer} noemt een andere sleutel.")
    if casus.vouwversie != VOUWVERSIE:
        tekst = "De lijstgegevens zijn van een andere versie. Draai 'nietpluis herbereken'."
        yield Fout(casus, "verouderd", tekst)
        return
    geopend = OpenCasus(casus, sleutel, vouw_feiten(feiten))
    for wat in afgeleid(geopend, rijen):
        yield Fout(casus, "afgeleid", f"{wat} klopt niet met de feiten.")
    for tekst in controleer_bijlagen(geopend):
        yield Fout(casus, "bijlage", tekst)


def _hoort_bij(sleutel: Sleutel, casus: Casus, rij: Vastlegging) -> bool:
    """Whether the fact opens under the very key that its row names; there is nothing to ask where there is one key."""
    if not sleutel.eerdere:
        return rij.sleutelversie == sleutel.versie
    genoemd = [een for een in sleutel.alle if een.versie == rij.sleutelversie]
    los = [Sleutel(een.voor(een.doel), een.doel, een.versie) for een in genoemd]
    return any(not isinstance(open_feit(een, casus.id, rij), Onleesbaar) for een in los)


def _vernietiging(casus: Casus, rijen: Rijen) -> list[Fout] | None:
    """What is wrong with a dossier that was destroyed, or is being destroyed; None for any other.

    Its chain must still hold, its key must be gone, and a tombstone and the register must say so.
    """
    if Vernietiging.Daad.VOLTOOID not in rijen.daden and casus.status != VERNIETIGD:
        if Vernietiging.Daad.BEVESTIGD not in rijen.daden:
            return None
        tekst = "Deze casus wordt nog vernietigd. Draai 'nietpluis vernietigingen'."
        return [Fout(casus, "vernietiging", tekst)]
    teksten = chain(_vernietigfouten(casus, rijen), ketenfouten(casus, rijen.vastleggingen))
    return [Fout(casus, "vernietiging", tekst) for tekst in teksten]


def _vernietigfouten(casus: Casus, rijen: Rijen) -> Iterator[str]:
    if Vernietiging.Daad.VOLTOOID not in rijen.daden:
        yield "Deze casus heet vernietigd, maar niemand legde dat vast."
    if casus.status != VERNIETIGD or bytes(casus.etiket):
        yield "Deze casus is vernietigd, maar de lijst zegt iets anders."
    if rijen.sleutel:
        yield "Deze casus is vernietigd, maar haar sleutel is er weer. Draai 'nietpluis vernietigingen --herhaal'."
    elif rijen.sleutelfout:
        yield "Deze casus is vernietigd, maar niet door het systeem: haar sleutel is zonder besluit weg."
    if rijen.toegangen or rijen.afdrukken:
        yield "Deze casus is vernietigd, maar er wijst nog iets naar."


def ketenfouten(casus: Casus, rijen: Sequence[Vastlegging]) -> list[str]:
    """What is wrong with the chain of a casus, in Dutch. Raises VerkeerdeHoofdsleutel."""
    schakels = [Schakel(rij.volgnummer, rij.schema, rij.zegel, rij.schakel) for rij in rijen]
    sleutel, anker = keten_sleutel(casus.organisatie_id), Anker(casus.aantal, casus.kop)
    gevonden = [str(b) for b in controleer_keten(sleutel, casus.id, schakels, anker)]
    if len(rijen) > casus.aantal:
        gevonden.append(f"Er zijn {len(rijen)} vastleggingen, de casus telt er {casus.aantal}.")
    return gevonden

"""`nietpluis sleutels …`: how the keys stand, changing them while people work, the recovery sheet."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import formats, timezone

from nietpluis.casussen import herstelpapier, opruimen
from nietpluis.casussen.management.commands.controleer import kies
from nietpluis.casussen.models import Casus
from nietpluis.casussen.opvolgen import NietOpgevolgd, geef_opvolger
from nietpluis.kluis import herstelblad, rotatie, sleutelstand
from nietpluis.kluis.models import Organisatiesleutel
from nietpluis.kluis.organisatiesleutels import hoofdsleutel
from nietpluis.kluis.sleutels import SleutelFout, ruim_wees_op
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie

WISSEL = """Er staat niets onder een andere hoofdsleutel. Zo wisselt u van hoofdsleutel:
1. Maak een nieuwe. Zet haar op elke server in NIETPLUIS_HOOFDSLEUTEL_VORIGE. Start opnieuw.
2. Wissel op elke server de twee om: de nieuwe in NIETPLUIS_HOOFDSLEUTEL. Start opnieuw.
3. Draai deze opdracht nog eens. Maak daarna een nieuw herstelblad."""


class Command(BaseCommand):
    """A command with acts of its own; each may be stopped and run again."""

    help = "Beheert de sleutels: stand, wisselen terwijl er gewerkt wordt, herstelblad."
    requires_system_checks = ()  # with a wrong master key `stand` must still answer

    def add_arguments(self, parser: ArgumentParser) -> None:
        daden = parser.add_subparsers(dest="daad", required=True, metavar="wat")
        stand = daden.add_parser(
            "stand", help="hoeveel sleutels er zijn, en wat een oude nodig heeft"
        )
        stand.add_argument("--json", action="store_true", help="geef het antwoord als JSON")
        draai = daden.add_parser("draai-organisatie", help="een nieuwe sleutel per organisatie")
        draai.add_argument("--organisatie", default="", help="alleen deze (de naam in het adres)")
        daden.add_parser("draai-hoofd", help="alles onder de nieuwe hoofdsleutel brengen")
        opvolger = daden.add_parser("opvolger", help="een nieuwe sleutel voor één dossier")
        opvolger.add_argument("casus", nargs="?", default="", help="het nummer van de casus")
        opvolger.add_argument("--organisatie", default="", help="de naam in het adres")
        opvolger.add_argument("--dossier", type=UUID, help="of het dossier, als UUID")
        ruim = daden.add_parser("ruim-op", help="sleutels die niets meer nodig heeft")
        ruim.add_argument("--doe", action="store_true", help="haal ze weg (anders alleen tonen)")
        blad = daden.add_parser("herstelblad", help="de hoofdsleutel op papier")
        blad.add_argument("--pdf", type=Path, help="schrijf het blad als PDF in dit bestand")
        bevestig = daden.add_parser("bevestig", help="typ het herstelblad over, als proef")
        bevestig.add_argument("--wie", default="", help="uw naam")

    def handle(self, **opties: Any) -> None:
        daden: dict[str, Callable[[dict[str, Any]], None]] = {
            "stand": self._stand,
            "draai-organisatie": self._draai_organisatie,
            "draai-hoofd": self._draai_hoofd,
            "opvolger": self._opvolger,
            "ruim-op": self._ruim_op,
            "herstelblad": self._herstelblad,
            "bevestig": self._bevestig,
        }
        daden[opties["daad"]](opties)

    # -----------------------------------------------------------------------------------------

    def _stand(self, opties: dict[str, Any]) -> None:
        hoofd, slugs = sleutelstand.hoofdstand(), _slugs()
        rijen = [sleutelstand.organisatiestand(id_) for id_ in rotatie.organisaties()]
        standen = {slugs.get(rij.organisatie, str(rij.organisatie)): rij for rij in rijen if rij}
        opvolgers, bevestigd = sleutelstand.opvolgers(), sleutelstand.herstelblad_bevestigd_op()
        if opties["json"]:
            organisaties = [
                asdict(rij) | {"slug": slug, "oud": rij.oud} for slug, rij in standen.items()
            ]
            antwoord = {
                "hoofdsleutel": asdict(hoofd), "organisaties": organisaties,
                "opvolgers": opvolgers, "herstelblad_bevestigd_op": bevestigd,
            }  # fmt: skip
            self.stdout.write(json.dumps(antwoord, default=str, ensure_ascii=False, indent=2))
            return
        self._hoofdstand(hoofd)
        for slug, rij in standen.items():
            self.stdout.write(f"{slug}: {_in_woorden(rij)}")
        self.stdout.write(f"Dossiers met een opvolger: {opvolgers}.")
        wanneer = f"bevestigd op {_dag(bevestigd)}" if bevestigd else "nog niet bevestigd"
        self.stdout.write(f"Herstelblad van deze hoofdsleutel: {wanneer}.")

    def _hoofdstand(self, hoofd: sleutelstand.Hoofdstand) -> None:
        naast = f" Daarnaast openen: {', '.join(hoofd.andere)}." if hoofd.andere else ""
        self.stdout.write(f"Hoofdsleutel {hoofd.naam}.{naast}")
        self.stdout.write(
            f"Sleutels van organisaties: {hoofd.onder_huidige} onder deze,"
            f" {hoofd.onder_andere} onder een andere, {hoofd.dicht} gaan niet open."
        )

    def _draai_organisatie(self, opties: dict[str, Any]) -> None:
        for organisatie in kies(opties["organisatie"]):
            if not Organisatiesleutel.objects.filter(organisatie=organisatie.id).exists():
                continue
            verder = rotatie.is_begonnen(organisatie.id)
            gedaan = 0
            for gedaan in rotatie.draai_organisatie(organisatie.id):
                self.stderr.write(f"{organisatie.slug}: {gedaan} sleutels opnieuw verpakt …")
            begin = "een eerdere wisseling is nu af" if verder else "er is een nieuwe sleutel"
            stand = sleutelstand.organisatiestand(organisatie.id)
            over = f" {stand.oud} gaan niet open." if stand and stand.oud else ""
            self.stdout.write(
                f"{organisatie.slug}: {begin}, {gedaan} sleutels opnieuw verpakt.{over}"
            )

    def _draai_hoofd(self, _opties: dict[str, Any]) -> None:
        gedaan, dicht = rotatie.herverpak_hoofd()
        if dicht:
            raise CommandError(f"{dicht} sleutels gaan met geen enkele hoofdsleutel open.")
        if not gedaan:
            self.stdout.write(WISSEL)
            return
        self.stdout.write(
            f"{gedaan} sleutels staan nu onder hoofdsleutel {herstelblad.naam(hoofdsleutel())}."
            " Haal op elke server de oude weg en start opnieuw. Maak een nieuw herstelblad."
        )

    def _opvolger(self, opties: dict[str, Any]) -> None:
        organisatie, casus_id = _zoek(opties)
        try:
            versie = geef_opvolger(organisatie, casus_id)
        except (SleutelFout, NietOpgevolgd) as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(f"Wat nieuw is, gaat onder sleutel {versie} van dit dossier.")

    def _ruim_op(self, opties: dict[str, Any]) -> None:
        aantal = 0
        for organisatie in kies(""):
            try:
                wezen = opruimen.wezen(organisatie)
            except opruimen.TeVeel as fout:
                raise CommandError(str(fout)) from fout
            versies = rotatie.overbodig(organisatie.id)
            for dossier in wezen:
                self.stdout.write(f"{organisatie.slug}: sleutel zonder dossier {dossier}")
            for rij in versies:
                self.stdout.write(f"{organisatie.slug}: versie {rij.versie} opent niets meer")
            aantal += len(wezen) + len(versies)
            if opties["doe"]:
                sum(ruim_wees_op(dossier, opruimen.grens()) for dossier in wezen)
                versies.delete()
        slot = "zijn weg" if opties["doe"] else "kunnen weg; dat doet u met --doe"
        self.stdout.write(f"{aantal} sleutels {slot}.")

    def _herstelblad(self, opties: dict[str, Any]) -> None:
        regels = herstelblad.blad(hoofdsleutel(), _dag(timezone.now()))
        if not opties["pdf"]:
            self.stdout.write("\n".join(regels))
            return
        try:
            herstelpapier.schrijf_pdf(opties["pdf"], regels)
        except FileExistsError as fout:
            raise CommandError("Dit bestand bestaat al.") from fout
        self.stdout.write("Druk het blad af en gooi dit bestand daarna weg.")

    def _bevestig(self, opties: dict[str, Any]) -> None:
        wie = (opties["wie"] or input("Uw naam: ")).strip()
        if not wie:
            raise CommandError("Zeg wie dit bevestigt.")
        getypt = b"".join(self._lees_regel(nummer) for nummer in range(1, herstelblad.REGELS + 1))
        if getypt != hoofdsleutel().voor("hoofd"):
            raise CommandError("Dit is een blad van een andere hoofdsleutel.")
        sleutelstand.bevestig_herstelblad(wie[:120])
        self.stdout.write("Het klopt. Bewaar het blad in een kluis.")

    def _lees_regel(self, nummer: int) -> bytes:
        """Ask for one line until it is right."""
        while True:
            try:
                return herstelblad.lees_regel(nummer, input(f"Regel {nummer}: "))
            except herstelblad.Typefout as fout:
                self.stderr.write(str(fout))
            except EOFError as einde:
                raise CommandError("Niet bevestigd: het blad is niet helemaal getypt.") from einde


def _slugs() -> dict[UUID, str]:
    return dict(Organisatie.objects.values_list("id", "slug"))


def _in_woorden(rij: sleutelstand.Organisatiestand) -> str:
    per_versie = ", ".join(f"versie {v}: {n}" for v, n in rij.per_versie.items())
    oud = f" {rij.oud} dossiers hebben nog een oude nodig." if rij.oud else ""
    kwijt = f" {rij.zonder_sleutel} gaan niet open." if rij.zonder_sleutel else ""
    return f"nieuwste versie {rij.nieuwste} van {_dag(rij.sinds)} ({per_versie}).{oud}{kwijt}"


def _dag(wanneer: Any) -> str:
    return formats.date_format(timezone.localtime(wanneer), "j F Y")


def _zoek(opties: dict[str, Any]) -> tuple[Organisatie, UUID]:
    """The organisation and id of the casus that is named by number or by id. Raises CommandError."""
    if not opties["dossier"] and not (opties["casus"] and opties["organisatie"]):
        raise CommandError("Noem --dossier, of het nummer van de casus met --organisatie.")
    nummer = opties["casus"].split()[-1] if opties["casus"] else ""
    if nummer and not nummer.isdecimal():
        raise CommandError("Schrijf het nummer van de casus als 4821.")
    hoe = {"id": opties["dossier"]} if opties["dossier"] else {"nummer": int(nummer)}
    for organisatie in kies(opties["organisatie"]):
        with in_organisatie(organisatie.id):
            casus = Casus.objects.filter(organisatie=organisatie, **hoe).first()
        if casus:
            return organisatie, casus.id
    raise CommandError("Deze casus is er niet.")

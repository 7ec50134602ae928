"""Keeping files: what stands cannot go, what was begun can, and no file is ever whole in memory."""

import os
import signal
import tracemalloc
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone

from nietpluis.casussen.bijlagen import bijvoegen, opruimen
from nietpluis.casussen.bijlagen.bijvoegen import NietMeerOnderweg, in_feit, voeg_bij
from nietpluis.casussen.bijlagen.opslag import Binnen, Opslag, lees_onderweg
from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.models import Bijlage, Bijlageonderweg, Bijlagestuk, Casus
from nietpluis.kern.feiten.bijlagen import Bijgevoegd
from nietpluis.kluis import onveranderlijk
from nietpluis.kluis.onveranderlijk import is_geinstalleerd
from nietpluis.kluis.stroom import STUK
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.beelden import PDF, als, beeld, foto
from tests.casussen.bijlage_schermen import NAAM, TE_ZIEN, open_bestand, rijen, voeg_toe
from tests.casussen.casus import feit, lees
from tests.casussen.werk_schermen import aan_het_werk, ververst

MB = 1024 * 1024


@pytest.fixture
def casus(anna: Lidmaatschap, fatima: Lidmaatschap) -> Casus:
    return aan_het_werk(anna, fatima)


def begin(casus: Casus, lid: Lidmaatschap) -> Opslag:
    with met_lid(lid):
        return Opslag(lid, open_casus(ververst(casus, lid)))


def binnen(casus: Casus, lid: Lidmaatschap, inhoud: bytes = PDF) -> Binnen:
    """A file that came in and waits."""
    opslag = begin(casus, lid)
    opslag.neem(inhoud)
    return opslag.sluit(NAAM)


def als_feit(lid: Lidmaatschap, bestand: Binnen) -> Bijgevoegd:
    velden: dict[str, Any] = {"te_zien": TE_ZIEN, **in_feit(bestand)}
    toegevoegd = feit(lid, "bijlage", **velden)
    assert isinstance(toegevoegd, Bijgevoegd)
    return toegevoegd


@pytest.mark.parametrize("model", [Bijlage, Bijlagestuk])
def test_what_was_added_cannot_be_changed_or_removed(
    anna: Lidmaatschap, casus: Casus, model: Any
) -> None:
    voeg_toe(casus, anna)
    daden: list[Callable[[], Any]] = [
        lambda: model.objects.update(organisatie_id=casus.organisatie_id),
        lambda: model.objects.all().delete(),
    ]
    for daad in daden:
        with pytest.raises(IntegrityError, match="blijft staan"), transaction.atomic():  # noqa: SIM117 -- in this order
            with met_lid(anna, schrijven=True):
                daad()
    assert rijen(anna) == (1, 0, 1)


def test_what_was_begun_can_go_and_is_never_changed(anna: Lidmaatschap, casus: Casus) -> None:
    voeg_toe(casus, anna)
    bestand = binnen(casus, anna)
    los = Bijlagestuk.objects.filter
    with pytest.raises(IntegrityError), transaction.atomic(), met_lid(anna, schrijven=True):
        los(bijlage=bestand.id).update(volgnummer=9)
    with met_lid(anna, schrijven=True):
        assert los(bijlage=bestand.id).delete()[0] == 1
    assert rijen(anna) == (1, 1, 1)


def test_the_guard_is_proved_with_and_without_rows(anna: Lidmaatschap, casus: Casus) -> None:
    tabel = Bijlagestuk._meta.db_table
    with met_lid(anna):
        onveranderlijk.bewijs(connection, tabel)
    binnen(casus, anna)
    with met_lid(anna, schrijven=True):
        onveranderlijk.bewijs(connection, tabel)
        onveranderlijk.verwijder(connection, tabel)
        with pytest.raises(onveranderlijk.NietOnveranderlijk):
            onveranderlijk.bewijs(connection, tabel)
        onveranderlijk.installeer(connection, tabel)


def test_what_nobody_added_goes_after_a_day(anna: Lidmaatschap, casus: Casus) -> None:
    voeg_toe(casus, anna)
    binnen(casus, anna)
    oud = binnen(casus, anna)
    with met_lid(anna, schrijven=True):
        lang_geleden = timezone.now() - timedelta(days=1, minutes=1)
        Bijlageonderweg.objects.filter(id=oud.id).update(begonnen_op=lang_geleden)
        assert opruimen.ruim_op() == 1
        assert opruimen.ruim_op() == 0
    assert rijen(anna) == (1, 1, 2)


def test_the_space_of_a_destroyed_dossier_is_given_back(
    anna: Lidmaatschap, fatima: Lidmaatschap, casus: Casus
) -> None:
    ander = aan_het_werk(anna, fatima)
    voeg_toe(ander, anna)
    voeg_toe(casus, anna, PDF[:9] + bytes(3 * STUK) + PDF[9:])
    binnen(casus, anna)
    with met_lid(anna, schrijven=True):
        assert opruimen.verwijder_stukken(casus.id) == 4
        assert opruimen.verwijder_stukken(casus.id) == 0
        assert is_geinstalleerd(connection, Bijlagestuk._meta.db_table)
    assert rijen(anna) == (2, 0, 1)


def test_a_casus_without_files_has_nothing_to_give_back(anna: Lidmaatschap, casus: Casus) -> None:
    with met_lid(anna, schrijven=True):
        assert opruimen.verwijder_stukken(casus.id) == 0


def test_added_twice_at_once_is_once(anna: Lidmaatschap, casus: Casus) -> None:
    bestand = binnen(casus, anna)
    with met_lid(anna, schrijven=True):
        na = lees(casus, anna).casus.aantal
        voeg_bij(ververst(casus, anna), anna, bestand, als_feit(anna, bestand), na=na)
        with pytest.raises(NietMeerOnderweg):
            voeg_bij(ververst(casus, anna), anna, bestand, als_feit(anna, bestand), na=na + 1)
    assert rijen(anna) == (1, 0, 1)


@pytest.mark.django_db(transaction=True)
def test_a_process_killed_half_way_leaves_the_casus_as_it_was(
    anna: Lidmaatschap, casus: Casus
) -> None:
    voor = ververst(casus, anna).aantal
    connections.close_all()
    if (kind := os.fork()) == 0:
        opslag = begin(casus, anna)
        opslag.neem(PDF[:9])
        while True:  # until a first few pieces stand in the database, and then the plug
            opslag.neem(bytes(STUK))
            if opslag._bewaard:
                os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(kind, 0)
    assert rijen(anna) == (0, 1, 16)
    assert ververst(casus, anna).aantal == voor
    with met_lid(anna, schrijven=True):
        lang_geleden = timezone.now() - timedelta(days=2)
        Bijlageonderweg.objects.update(begonnen_op=lang_geleden)
        assert opruimen.ruim_op() == 1
    assert rijen(anna) == (0, 0, 0)


def test_two_files_at_once_stay_apart(anna: Lidmaatschap, casus: Casus) -> None:
    """Piece by piece in turn, as two phones send them."""
    een, twee = begin(casus, anna), begin(casus, anna)
    lang, kort = PDF[:9] + bytes(3 * STUK) + PDF[9:], foto()
    for van in range(0, len(lang), 1000):
        een.neem(lang[van : van + 1000])
        if kort[van : van + 1000]:
            twee.neem(kort[van : van + 1000])
    for bestand in (een.sluit("a.pdf"), twee.sluit("b.jpg")):
        with met_lid(anna, schrijven=True):
            na = lees(casus, anna).casus.aantal
            voeg_bij(ververst(casus, anna), anna, bestand, als_feit(anna, bestand), na=na)
        aantal = ververst(casus, anna).aantal
        delen = open_bestand(casus, anna, aantal).lees(lambda: met_lid(anna))
        assert len(b"".join(delen)) == bestand.grootte


def test_a_refusal_leaves_the_file_waiting(
    anna: Lidmaatschap, casus: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand = binnen(casus, anna)

    def breekt(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(bijvoegen, "leg_vast", breekt)
    with met_lid(anna, schrijven=True):
        with pytest.raises(RuntimeError):
            voeg_bij(casus, anna, bestand, als_feit(anna, bestand), na=casus.aantal)
        assert lees_onderweg(lees(casus, anna), anna, bestand.id) == bestand
    assert rijen(anna) == (0, 1, 1)


def test_what_waits_under_a_broken_seal_is_nothing(anna: Lidmaatschap, casus: Casus) -> None:
    bestand = binnen(casus, anna)
    with met_lid(anna, schrijven=True):
        for zegel in (b"", b"\x01" + bytes(300)):
            Bijlageonderweg.objects.update(zegel=zegel)
            assert lees_onderweg(lees(casus, anna), anna, bestand.id) is None


def test_an_empty_file_that_never_began_leaves_nothing_to_forget(
    anna: Lidmaatschap, casus: Casus
) -> None:
    begin(casus, anna).weg()
    assert rijen(anna) == (0, 0, 0)


def test_nothing_of_a_photo_stands_plain_in_the_database(anna: Lidmaatschap, casus: Casus) -> None:
    """Not a row of dots of it, not its kind, not its name."""
    groot = als("PNG", beeld(600, 400), compress_level=0)
    voeg_toe(casus, anna, groot)
    with met_lid(anna):
        alles = b"".join(bytes(z) for z in Bijlagestuk.objects.values_list("zegel", flat=True))
    for spoor in (groot[200:216], b"IHDR", b"IDAT", NAAM.encode()):
        assert spoor not in alles


def piek(casus: Casus, lid: Lidmaatschap, megabytes: int) -> tuple[int, int]:
    """The most memory (bytes) that taking in and reading out so much takes, in parts of 64 kB."""
    opslag = begin(casus, lid)
    tracemalloc.start()
    opslag.neem(PDF[:9])
    for _ in range(megabytes * MB // STUK - 1):
        opslag.neem(bytes(STUK))
    opslag.neem(PDF[9:])
    bestand = opslag.sluit(NAAM)
    erin = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    with met_lid(lid, schrijven=True):
        vers = ververst(casus, lid)
        voeg_bij(vers, lid, bestand, als_feit(lid, bestand), na=vers.aantal)
    open_ = open_bestand(casus, lid, ververst(casus, lid).aantal)
    tracemalloc.start()
    for _ in open_.lees(lambda: met_lid(lid)):
        pass
    eruit = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return erin, eruit


def test_twenty_megabytes_take_no_more_memory_than_two(anna: Lidmaatschap, casus: Casus) -> None:
    weinig, veel = piek(casus, anna, 2), piek(casus, anna, 20)
    for klein, groot in zip(weinig, veel, strict=True):
        assert groot < 1.3 * klein
        assert groot < 8 * MB

"""A suspect dossier key: what is new goes under another, and what was recorded stays as it is."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from nietpluis.casussen import opvolgen
from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.lezen import ETIKET, SCHRIFT
from nietpluis.casussen.models import Casus, EigenSignaal, Vastlegging
from nietpluis.casussen.signaleren import voeg_samen
from nietpluis.kluis.onveranderlijk import verwijder
from nietpluis.kluis.sleutels import Sleutel, open_sleutel, vernietig, volg_op
from nietpluis.kluis.zegel import ZegelVerbroken, open_zegel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, geef, lees, leg, neem


def draai(*rest: str) -> str:
    uit = StringIO()
    call_command("sleutels", "opvolger", *rest, stdout=uit, stderr=StringIO())
    return uit.getvalue()


def fouten(casus: Casus, lid: Lidmaatschap) -> list[str]:
    with met_lid(lid):
        return [fout.tekst for fout in controleer_casus(Casus.objects.get(id=casus.id))]


def rijen(casus: Casus, lid: Lidmaatschap) -> list[tuple[int, bytes]]:
    with met_lid(lid):
        gevonden = Vastlegging.objects.filter(casus=casus).order_by("volgnummer")
        return [(rij.sleutelversie, bytes(rij.zegel)) for rij in gevonden]


def opent_etiket(sleutel: Sleutel, casus: Casus, lid: Lidmaatschap) -> bool:
    with met_lid(lid):
        etiket = Casus.objects.get(id=casus.id).etiket
    try:
        open_zegel(sleutel, etiket, dossier=casus.id, plaats=ETIKET, schema=SCHRIFT)
    except ZegelVerbroken:
        return False
    return True


@pytest.fixture
def casus(fatima: Lidmaatschap, anna: Lidmaatschap) -> Casus:
    return neem(geef(fatima), anna).casus


def test_new_facts_and_labels_go_under_the_successor(casus: Casus, anna: Lidmaatschap) -> None:
    verdacht, voor = open_sleutel(casus.organisatie_id, casus.id), rijen(casus, anna)
    assert "sleutel 2" in draai(casus.kenmerk, "--organisatie", "de-linde")
    assert rijen(casus, anna) == voor
    assert not opent_etiket(verdacht, casus, anna)
    leg(casus, anna, feit(anna, "betrokkene", code="client", client="ja", kenmerk="12345"))
    assert [versie for versie, _ in rijen(casus, anna)] == [1] * len(voor) + [2]
    assert fouten(casus, anna) == []
    assert len(lees(casus, anna).dossier.feiten) == len(voor) + 1


def test_by_the_id_of_the_dossier(casus: Casus, anna: Lidmaatschap) -> None:
    assert "sleutel 2" in draai("--dossier", str(casus.id))
    assert "sleutel 3" in draai("--dossier", str(casus.id))
    assert fouten(casus, anna) == []


def test_stopped_halfway_it_goes_on_and_makes_no_third(casus: Casus, anna: Lidmaatschap) -> None:
    volg_op(casus.organisatie_id, casus.id)  # and then the power went off
    assert lees(casus, anna).dossier.feiten
    assert "sleutel 2" in draai("--dossier", str(casus.id))
    assert fouten(casus, anna) == []


def test_the_message_of_a_signal_that_joined_elsewhere_follows(
    casus: Casus, romy: Lidmaatschap, anna: Lidmaatschap
) -> None:
    signaal = geef(romy)
    with met_lid(anna, schrijven=True):
        een, ander = (Casus.objects.get(id=c.id) for c in (signaal, casus))
        voeg_samen(een, ander, anna, na=een.aantal, na_doel=ander.aantal)
    verdacht = open_sleutel(signaal.organisatie_id, signaal.id)
    draai("--dossier", str(signaal.id))
    with met_lid(anna):
        zegel = EigenSignaal.objects.get(dossier=signaal).bericht
    plaats = {"dossier": signaal.id, "plaats": "bericht/2", "schema": SCHRIFT}
    assert open_zegel(open_sleutel(signaal.organisatie_id, signaal.id), zegel, **plaats)  # type: ignore[arg-type]  # three kinds of values
    with pytest.raises(ZegelVerbroken):
        open_zegel(verdacht, zegel, **plaats)  # type: ignore[arg-type]  # as above


def test_a_message_that_does_not_open_is_left_as_it_is(
    casus: Casus, romy: Lidmaatschap, anna: Lidmaatschap
) -> None:
    with met_lid(anna, schrijven=True):
        EigenSignaal.objects.filter(dossier=casus).update(casus=geef(romy), bericht=b"kapot")
    draai("--dossier", str(casus.id))
    with met_lid(anna):
        assert bytes(EigenSignaal.objects.get(dossier=casus).bericht) == b"kapot"


def test_what_was_tampered_with_gets_no_fresh_labels(casus: Casus, anna: Lidmaatschap) -> None:
    verwijder(connection, Vastlegging._meta.db_table)
    with met_lid(anna, schrijven=True):
        Vastlegging.objects.filter(casus=casus, volgnummer=2).update(zegel=b"kapot")
    with pytest.raises(CommandError, match="veranderd"):
        draai("--dossier", str(casus.id))


def test_a_destroyed_dossier_has_no_successor(casus: Casus) -> None:
    vernietig(casus.id)
    with pytest.raises(CommandError, match="vernietigd"):
        draai("--dossier", str(casus.id))


@pytest.mark.parametrize(
    ("hoe", "fout"),
    [
        ([], "Noem --dossier"),
        (["4821"], "Noem --dossier"),
        (["K acht", "--organisatie", "de-linde"], "Schrijf het nummer"),
        (["4821", "--organisatie", "de-linde"], "Deze casus is er niet"),
        (["--dossier", str(uuid4())], "Deze casus is er niet"),
    ],
)
def test_what_cannot_be_found_is_said(casus: Casus, hoe: list[str], fout: str) -> None:
    with pytest.raises(CommandError, match=fout):
        draai(*hoe)


def test_the_label_tells_whether_it_is_finished(casus: Casus, anna: Lidmaatschap) -> None:
    sleutel = volg_op(casus.organisatie_id, casus.id)
    assert not opvolgen._is_klaar(casus, sleutel)

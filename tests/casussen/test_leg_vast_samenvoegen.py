"""A signal that joins a casus: copies that name their origin, an end in the old dossier, and silence outside."""

import json
from uuid import uuid4

import pytest

from nietpluis.casussen import signaleren
from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.lezen import SCHRIFT, OpenCasus
from nietpluis.casussen.models import Casus, EigenSignaal
from nietpluis.casussen.projectie import BERICHT
from nietpluis.casussen.signaleren import voeg_samen
from nietpluis.casussen.stempel import persoon
from nietpluis.casussen.vastleggen import IemandWasVoor, NietToegestaan
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kluis.sleutels import open_sleutel
from nietpluis.kluis.zegel import open_zegel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, geef, lees, leg, neem
from tests.casussen.momentopname import momentopname


@pytest.fixture
def doel(fatima: Lidmaatschap, anna: Lidmaatschap) -> OpenCasus:
    """A casus that Anna works on."""
    return neem(geef(fatima), anna)


@pytest.fixture
def signaal(romy: Lidmaatschap, doel: OpenCasus) -> Casus:
    """A later signal about the same woman, by somebody else."""
    return geef(romy, zag_of_hoorde="Zij had een dikke lip.")


def voeg(signaal: Casus, doel: Casus, lid: Lidmaatschap, **nummers: int) -> OpenCasus:
    """Join them, from the numbers that a screen opened now would carry."""
    with met_lid(lid, schrijven=True):
        een, ander = (Casus.objects.get(id=casus.id) for casus in (signaal, doel))
        na = {"na": een.aantal, "na_doel": ander.aantal, **nummers}
        return voeg_samen(een, ander, lid, na=na["na"], na_doel=na["na_doel"])


def bericht_van(lid: Lidmaatschap) -> dict[str, str]:
    """What the giver's page says, opened with the key of where the signal was given."""
    with met_lid(lid):
        rij = EigenSignaal.objects.get(lid=lid)
        tekst = open_zegel(
            open_sleutel(rij.organisatie_id, rij.dossier_id),
            rij.bericht,
            dossier=rij.dossier_id,
            plaats=f"{BERICHT}/{rij.volgnummer}",
            schema=SCHRIFT,
        )
    bericht: dict[str, str] = json.loads(tekst)
    return bericht


def alles_klopt(lid: Lidmaatschap) -> bool:
    with met_lid(lid):
        return not [fout for casus in Casus.objects.all() for fout in controleer_casus(casus)]


def test_the_copy_names_where_it_was_recorded(
    signaal: Casus, doel: OpenCasus, anna: Lidmaatschap
) -> None:
    voeg(signaal, doel.casus, anna)
    regel = lees(doel.casus, anna).dossier.regels[-1]
    assert isinstance(regel.feit, Signaal)
    assert regel.feit.zag_of_hoorde == "Zij had een dikke lip."
    assert regel.herkomst is not None
    assert (regel.herkomst.dossier, regel.herkomst.nummer) == (str(signaal.id), 2)
    assert lees(signaal, anna).dossier.status == "verplaatst"
    assert alles_klopt(anna)


def test_the_message_follows_in_silence(
    signaal: Casus, doel: OpenCasus, anna: Lidmaatschap, romy: Lidmaatschap
) -> None:
    voor = bericht_van(romy)
    voeg(signaal, doel.casus, anna)
    assert set(bericht_van(romy)) == set(voor)
    leg(doel.casus, anna, feit(anna, "volgend_bezoek", tekst="Bel eerst even aan."))
    assert bericht_van(romy)["volgend_bezoek"] == "Bel eerst even aan."
    with met_lid(romy):
        rij = EigenSignaal.objects.get(lid=romy)
        assert (rij.dossier_id, rij.casus_id) == (signaal.id, doel.casus.id)
        assert not Casus.objects.voor(romy).exists()
    assert alles_klopt(anna)


def test_the_same_twice_is_once(signaal: Casus, doel: OpenCasus, anna: Lidmaatschap) -> None:
    nummers = {"na": signaal.aantal, "na_doel": doel.casus.aantal}
    eerste = voeg(signaal, doel.casus, anna, **nummers)
    voor = momentopname()
    assert voeg(signaal, doel.casus, anna, **nummers).dossier.feiten == eerste.dossier.feiten
    assert momentopname() == voor


def test_a_casus_that_went_on_takes_nothing_and_the_signal_stays(
    signaal: Casus, doel: OpenCasus, anna: Lidmaatschap
) -> None:
    """The error is answered inside the transaction, as a screen does; half a join must not commit."""
    leg(doel.casus, anna, feit(anna, "overleg"))
    voor = momentopname()
    with met_lid(anna, schrijven=True), pytest.raises(IemandWasVoor):
        voeg_samen(
            Casus.objects.get(id=signaal.id),
            Casus.objects.get(id=doel.casus.id),
            anna,
            na=signaal.aantal,
            na_doel=doel.casus.aantal,
        )
    assert momentopname() == voor


def test_a_closed_casus_takes_nothing(signaal: Casus, doel: OpenCasus, anna: Lidmaatschap) -> None:
    leg(doel.casus, anna, feit(anna, "afsluiting", reden="verkeerd_geopend"))
    voor = momentopname()
    with met_lid(anna, schrijven=True):
        een, ander = Casus.objects.get(id=signaal.id), Casus.objects.get(id=doel.casus.id)
        with pytest.raises(NietToegestaan):
            voeg_samen(een, ander, anna, na=een.aantal, na_doel=ander.aantal)
    assert momentopname() == voor


def test_a_casus_of_somebody_else_takes_nothing(
    signaal: Casus, doel: OpenCasus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    leg(doel.casus, anna, feit(anna, "toewijzing", aan=persoon(bram)))
    leg(doel.casus, anna, feit(anna, "toewijzing", aan=persoon(anna), einde="ja"))
    with pytest.raises(NietToegestaan):
        voeg(signaal, doel.casus, anna)
    assert lees(signaal, anna).dossier.status == "signaal"


def test_a_copy_that_travels_on_keeps_its_first_origin(
    signaal: Casus, doel: OpenCasus, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    voeg(signaal, doel.casus, anna)
    verder = neem(geef(fatima, uuid4(), zag_of_hoorde="En weer."), anna)
    voeg(doel.casus, verder.casus, anna)
    herkomsten = {
        (regel.herkomst.dossier, regel.herkomst.nummer)
        for regel in lees(verder.casus, anna).dossier.regels
        if regel.herkomst
    }
    assert herkomsten >= {(str(signaal.id), 2), (str(doel.casus.id), 2)}
    assert alles_klopt(anna)


def test_a_giver_whom_the_casus_is_about_hears_nothing_more(
    signaal: Casus, doel: OpenCasus, anna: Lidmaatschap, romy: Lidmaatschap
) -> None:
    over_romy = feit(anna, "signaal", zag_of_hoorde="…", werkt_hier="ja", over_lid=str(romy.id))
    leg(doel.casus, anna, over_romy)
    voeg(signaal, doel.casus, anna)
    voor = bericht_van(romy)
    leg(doel.casus, anna, feit(anna, "volgend_bezoek", tekst="Praat niet met Romy."))
    assert bericht_van(romy) == voor
    assert "Romy" not in json.dumps(voor)


def test_a_join_that_fails_half_way_leaves_both_as_they_were(
    signaal: Casus, doel: OpenCasus, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    voor = momentopname()
    monkeypatch.setattr(signaleren, "_kopieen", lambda *_: 1 / 0)
    with met_lid(anna, schrijven=True):
        een, ander = Casus.objects.get(id=signaal.id), Casus.objects.get(id=doel.casus.id)
        with pytest.raises(ZeroDivisionError):
            voeg_samen(een, ander, anna, na=een.aantal, na_doel=ander.aantal)
    assert momentopname() == voor

"""Synthetic dossiers are real ones: kern would have allowed each fact, and nothing in the rows is off."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from nietpluis.casussen.controle import controleer
from nietpluis.casussen.lezen import vouw_feiten
from nietpluis.casussen.models import Casus, Nummering, Toegang
from nietpluis.casussen.vullen.kans import Kans
from nietpluis.casussen.vullen.mensen import Bezetting
from nietpluis.casussen.vullen.opdracht import verdeel
from nietpluis.casussen.vullen.verhaal import vertel
from nietpluis.kern import protocollen, regels
from nietpluis.kern.feiten import Feit, Persoon
from nietpluis.kern.rechten import BANDEN
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.ontvangers import ontvangers
from nietpluis.organisaties.toegang import in_organisatie

NU = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


def _persoon(nummer: int) -> Persoon:
    return Persoon(lid=str(UUID(int=nummer)), naam=f"Persoon {nummer}", functie="begeleider")


def _verhalen(sector: str, hoeveel: int, *, alleen_open: bool = False) -> list[list[Feit]]:
    bezetting = Bezetting(UUID(int=9), sector, _persoon(1), _persoon(2), (_persoon(3), _persoon(4)))
    return [
        vertel(Kans(f"{sector}/{nummer}"), bezetting, NU, alleen_open=alleen_open)
        for nummer in range(hoeveel)
    ]


def _vul(**opties: int | str) -> str:
    uit = StringIO()
    call_command("vul", zaad=7, verwerkers=1, stdout=uit, stderr=StringIO(), **opties)
    return uit.getvalue()


@pytest.mark.parametrize("sector", protocollen.sectoren())
def test_kern_had_elk_feit_toegestaan(sector: str) -> None:
    for feiten in _verhalen(sector, 60):
        dossier = vouw_feiten(feiten[:1])
        assert regels.mogen_volgen(dossier, feiten[1:], frozenset(BANDEN)) is None


@pytest.mark.parametrize("sector", protocollen.sectoren())
def test_alles_is_voor_nu_vastgelegd_en_op_volgorde(sector: str) -> None:
    for feiten in _verhalen(sector, 60):
        momenten = [feit.vastgelegd_op for feit in feiten]
        assert momenten == sorted(momenten)
        assert momenten[-1] < NU


@pytest.mark.parametrize("sector", protocollen.sectoren())
def test_elke_weging_heeft_een_uitkomst(sector: str) -> None:
    gewogen = [d for d in map(vouw_feiten, _verhalen(sector, 200)) if d.weging]
    assert gewogen
    assert all(d.uitkomst is not None and d.uitkomst.compleet for d in gewogen)


def test_elke_stand_komt_voor() -> None:
    dossiers = [vouw_feiten(feiten) for feiten in _verhalen("onderwijs", 400)]
    assert set(Counter(d.status for d in dossiers)) == {
        "signaal",
        "open",
        "volgsignaal",
        "gesloten",
    }
    assert 7 <= sum(len(d.feiten) for d in dossiers) / len(dossiers) <= 10


def test_alleen_open_is_alles_toegewezen() -> None:
    dossiers = [vouw_feiten(feiten) for feiten in _verhalen("ggz", 100, alleen_open=True)]
    assert {d.status for d in dossiers} == {"open", "volgsignaal"}
    assert all(list(d.toegewezen) == [_persoon(1).lid] for d in dossiers)


def test_hetzelfde_zaad_geeft_dezelfde_verhalen() -> None:
    assert _verhalen("artsen", 20) == _verhalen("artsen", 20)


def test_verdeel_geeft_elke_casus_een_plaats() -> None:
    assert verdeel(10, 1) == [10]
    assert verdeel(60, 1, 60) == [60]
    aantallen = verdeel(1000, 7, 300)
    assert aantallen[0] == 300
    assert sum(aantallen) == 1000
    assert aantallen[1:] == sorted(aantallen[1:], reverse=True)


@pytest.mark.parametrize("verkeerd", [(10, 0, 0), (10, 1, 5), (10, 3, 11)])
def test_verdeel_weigert_wat_niet_kan(verkeerd: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="aantallen"):
        verdeel(*verkeerd)


@pytest.mark.django_db
def test_een_controle_vindt_niets() -> None:
    assert "80 casussen" in _vul(casussen=80, organisaties=4, op=NU.isoformat())
    fouten = []
    for organisatie in Organisatie.objects.all():
        with in_organisatie(organisatie.id, schrijven=True):
            fouten += [fout for _, gevonden in controleer(organisatie) for fout in gevonden]
            assert Casus.objects.count() == Nummering.objects.get().laatste
    assert fouten == []


@pytest.mark.django_db
def test_de_grootste_staat_open_bij_een_persoon() -> None:
    _vul(casussen=50, organisaties=3, grootste=30)
    grootste = Organisatie.objects.get(slug="vul-7-1")
    with in_organisatie(grootste.id, schrijven=True):
        aandacht = ontvangers(grootste, None, NU.date() + timedelta(days=9))[0]
        assert Toegang.objects.werklijst(aandacht, datetime.now(UTC)).count() == 30
        assert Lidmaatschap.objects.get_queryset().count() == 8


@pytest.mark.django_db
def test_hetzelfde_zaad_vult_niet_twee_keer() -> None:
    _vul(casussen=3, organisaties=1)
    with pytest.raises(CommandError, match="ander zaad"):
        _vul(casussen=3, organisaties=1)


@pytest.mark.django_db(transaction=True)
def test_twee_processen_schrijven_hetzelfde_als_een() -> None:
    uit = StringIO()
    call_command("vul", casussen=300, organisaties=2, verwerkers=2, stdout=uit, stderr=StringIO())
    organisatie = Organisatie.objects.get(slug="vul-1-1")
    with in_organisatie(organisatie.id, schrijven=True):
        gevonden = list(controleer(organisatie))
    assert len(gevonden) == verdeel(300, 2)[0]
    assert all(not fouten for _, fouten in gevonden)

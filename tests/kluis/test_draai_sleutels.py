"""A key gives way to a newer one: nothing is lost, and what the older one closed opens."""

import base64
import signal
import subprocess
import sys
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db.models import F
from django.utils import timezone
from pytest_django import Settings

from nietpluis.kluis import organisatiesleutels, rotatie, sleutels, sleutelstand
from nietpluis.kluis.geheim import Sleutel, nieuw
from nietpluis.kluis.models import Dossiersleutel, Organisatiesleutel
from tests.kluis.omgeving import omgeving_van_de_toets

pytestmark = pytest.mark.django_db

VEEL = 60


def _gelijk(een: Sleutel, ander: Sleutel) -> bool:
    return een.voor(een.doel) == ander.voor(ander.doel)


@pytest.fixture
def gemaakt(linde: UUID, monkeypatch: pytest.MonkeyPatch) -> dict[UUID, Sleutel]:
    """Many dossier keys of one organisation, handled seven at a time."""
    monkeypatch.setattr(rotatie, "PER_KEER", 7)
    return sleutels.nieuwe_sleutels(linde, [uuid4() for _ in range(VEEL)])


def _alles_opent(organisatie: UUID, gemaakt: dict[UUID, Sleutel]) -> None:
    geopend = sleutels.open_sleutels(organisatie, list(gemaakt))
    assert geopend.keys() == gemaakt.keys()
    assert all(_gelijk(geopend[dossier], gemaakt[dossier]) for dossier in gemaakt)


def _versies() -> set[int]:
    return set(Dossiersleutel.objects.values_list("versie", flat=True))


def test_every_dossier_key_comes_under_the_new_version(
    linde: UUID, gemaakt: dict[UUID, Sleutel]
) -> None:
    assert list(rotatie.draai_organisatie(linde))[-1] == VEEL
    assert _versies() == {2}
    _alles_opent(linde, gemaakt)


def test_a_successor_is_wrapped_anew_with_the_key_before_it(linde: UUID, dossier: UUID) -> None:
    eerste = sleutels.nieuwe_sleutel(linde, dossier)
    tweede = sleutels.volg_op(linde, dossier)
    list(rotatie.draai_organisatie(linde))
    geopend = sleutels.open_sleutel(linde, dossier)
    assert _gelijk(geopend, tweede)
    assert _gelijk(geopend.eerste, eerste)


def test_what_was_stopped_halfway_opens_and_goes_on(
    linde: UUID, gemaakt: dict[UUID, Sleutel]
) -> None:
    half = rotatie.draai_organisatie(linde)
    assert next(half) == 7
    half.close()
    assert _versies() == {1, 2}
    _alles_opent(linde, gemaakt)
    assert rotatie.is_begonnen(linde)
    assert list(rotatie.draai_organisatie(linde))[-1] == VEEL - 7  # no third version is begun
    assert _versies() == {2}


def test_another_organisation_is_left_alone(linde: UUID, gemaakt: dict[UUID, Sleutel]) -> None:
    sleutels.nieuwe_sleutel(chris := uuid4(), ander := uuid4())
    list(rotatie.draai_organisatie(linde))
    assert Dossiersleutel.objects.get(dossier=ander).versie == 1
    assert sleutels.open_sleutel(chris, ander).versie == 1


def test_a_key_destroyed_meanwhile_does_not_come_back(
    linde: UUID, gemaakt: dict[UUID, Sleutel], monkeypatch: pytest.MonkeyPatch
) -> None:
    weg = next(iter(gemaakt))
    echt = rotatie._anders_verpakt

    def vernietig_eerst(rij: Dossiersleutel, *rest: object) -> object:
        if rij.dossier == weg:
            sleutels.vernietig(weg)
        return echt(rij, *rest)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(rotatie, "_anders_verpakt", vernietig_eerst)
    assert list(rotatie.draai_organisatie(linde))[-1] == VEEL - 1
    assert not Dossiersleutel.objects.filter(dossier=weg).exists()


def test_a_damaged_key_is_passed_over_and_counted(
    linde: UUID, gemaakt: dict[UUID, Sleutel]
) -> None:
    kapot = next(iter(gemaakt))
    Dossiersleutel.objects.filter(dossier=kapot).update(verpakt=b"kapot")
    assert list(rotatie.draai_organisatie(linde))[-1] == VEEL - 1
    stand = sleutelstand.organisatiestand(linde)
    assert stand is not None
    assert (stand.per_versie, stand.nieuwste, stand.oud) == ({1: 1, 2: VEEL - 1}, 2, 1)


def test_what_somebody_wraps_with_the_older_key_meanwhile_is_found(
    linde: UUID, gemaakt: dict[UUID, Sleutel]
) -> None:
    """A recording read the older version just before; its row comes after the walk has passed."""
    rijen, laat = sleutels.maak_rijen(linde, [uuid4()])
    voortgang = rotatie.draai_organisatie(linde)
    while next(voortgang) < VEEL:
        pass
    Dossiersleutel.objects.bulk_create(rijen)
    assert list(voortgang)[-1] == VEEL + 1
    _alles_opent(linde, gemaakt | laat)


def test_a_version_goes_when_nothing_needs_it_for_a_day(
    linde: UUID, gemaakt: dict[UUID, Sleutel]
) -> None:
    for _ in range(2):
        list(rotatie.draai_organisatie(linde))
    assert not rotatie.overbodig(linde).exists()
    Organisatiesleutel.objects.update(aangemaakt_op=F("aangemaakt_op") - timedelta(days=2))
    assert [rij.versie for rij in rotatie.overbodig(linde)] == [2]  # not 1: chains come from it
    rotatie.overbodig(linde).delete()
    _alles_opent(linde, gemaakt)


def test_a_version_that_is_needed_stays(linde: UUID, dossier: UUID) -> None:
    sleutels.nieuwe_versie(linde)
    sleutels.nieuwe_sleutel(linde, dossier)
    sleutels.nieuwe_versie(linde)
    Organisatiesleutel.objects.update(aangemaakt_op=timezone.now() - timedelta(days=9))
    assert not rotatie.overbodig(linde).exists()


# ---------------------------------------------------------------------------------------------
# The master key


@pytest.fixture
def hoofden(settings: Settings) -> tuple[bytes, bytes]:
    """The master key of now, and the one to come."""
    return settings.HOOFDSLEUTEL, nieuw("hoofd").voor("hoofd")


def test_both_master_keys_open_while_one_takes_over(
    linde: UUID, gemaakt: dict[UUID, Sleutel], hoofden: tuple[bytes, bytes], settings: Settings
) -> None:
    oud, nieuw_ = hoofden
    settings.HOOFDSLEUTEL, settings.HOOFDSLEUTELS_VORIGE = nieuw_, (oud,)
    _alles_opent(linde, gemaakt)
    assert sleutelstand.hoofdstand().onder_andere == 1
    assert rotatie.herverpak_hoofd() == (1, 0)
    assert sleutelstand.hoofdstand().onder_andere == 0
    # A process that still wraps with the old one, but knows the new one beside it.
    settings.HOOFDSLEUTEL, settings.HOOFDSLEUTELS_VORIGE = oud, (nieuw_,)
    _alles_opent(linde, gemaakt)
    settings.HOOFDSLEUTEL, settings.HOOFDSLEUTELS_VORIGE = nieuw_, ()
    organisatiesleutels.vergeet()
    _alles_opent(linde, gemaakt)


def test_a_second_time_there_is_nothing_to_do(
    linde: UUID, dossier: UUID, hoofden: tuple[bytes, bytes], settings: Settings
) -> None:
    sleutels.nieuwe_sleutel(linde, dossier)
    settings.HOOFDSLEUTEL, settings.HOOFDSLEUTELS_VORIGE = hoofden[1], (hoofden[0],)
    assert rotatie.herverpak_hoofd() == (1, 0)
    assert rotatie.herverpak_hoofd() == (0, 0)


def test_what_no_master_key_opens_is_counted_and_left(linde: UUID, settings: Settings) -> None:
    sleutels.keten_sleutel(linde)
    settings.HOOFDSLEUTEL = bytes(32)
    assert rotatie.herverpak_hoofd() == (0, 1)
    assert sleutelstand.hoofdstand().dicht == 1


def test_chain_search_and_site_keys_stay_what_they_were(
    linde: UUID, hoofden: tuple[bytes, bytes], settings: Settings
) -> None:
    voor = _afgeleid(linde)
    settings.HOOFDSLEUTEL, settings.HOOFDSLEUTELS_VORIGE = hoofden[1], (hoofden[0],)
    rotatie.herverpak_hoofd()
    list(rotatie.draai_organisatie(linde))
    organisatiesleutels.vergeet()
    assert _afgeleid(linde) == voor


def _afgeleid(organisatie: UUID) -> list[bytes]:
    alle = (
        sleutels.keten_sleutel(organisatie),
        sleutels.kenmerk_sleutel(organisatie),
        organisatiesleutels.site_sleutel("anker"),
    )
    return [sleutel.voor(sleutel.doel) for sleutel in alle]


def test_organisations_with_a_key_are_named(linde: UUID) -> None:
    sleutels.keten_sleutel(linde)
    sleutels.nieuwe_versie(linde)
    assert rotatie.organisaties() == [linde]
    assert sleutelstand.organisatiestand(uuid4()) is None


# ---------------------------------------------------------------------------------------------
# Power off in the middle

WISSEL = """
import django; django.setup()
from uuid import UUID
from nietpluis.kluis import rotatie
rotatie.PER_KEER = 5
for gedaan in rotatie.draai_organisatie(UUID({!r})):
    print(gedaan, flush=True)
"""


@pytest.fixture
def gedood(linde: UUID) -> dict[UUID, Sleutel]:
    """Keys of which a part was wrapped anew by a process that was then killed."""
    alle = sleutels.nieuwe_sleutels(linde, [uuid4() for _ in range(400)])
    opdracht = [sys.executable, "-c", WISSEL.format(str(linde))]
    omgeving = omgeving_van_de_toets()
    with subprocess.Popen(opdracht, env=omgeving, stdout=subprocess.PIPE, text=True) as proces:
        assert proces.stdout is not None
        while int(proces.stdout.readline()) < 20:
            pass
        proces.send_signal(signal.SIGKILL)
    return alle


@pytest.mark.django_db(transaction=True)
def test_after_a_kill_everything_opens_and_the_work_goes_on(
    linde: UUID, gedood: dict[UUID, Sleutel]
) -> None:
    assert _versies() == {1, 2}
    _alles_opent(linde, gedood)
    list(rotatie.draai_organisatie(linde))
    assert _versies() == {2}
    _alles_opent(linde, gedood)


# ---------------------------------------------------------------------------------------------
# A server that still has the old setting

LEEST_MEE = """
import django; django.setup()
import sys
from uuid import UUID
from nietpluis.kluis import sleutels
organisatie, alle = UUID({!r}), [UUID(regel.strip()) for regel in sys.stdin]
while True:
    print(len(sleutels.open_sleutels(organisatie, alle)), flush=True)
"""


@pytest.mark.django_db(transaction=True)
def test_a_server_with_the_old_setting_reads_on_while_the_master_key_changes(
    linde: UUID, settings: Settings
) -> None:
    """It has the new one beside the old, as step one of the manual asks; here they have changed places."""
    alle = sleutels.nieuwe_sleutels(linde, [uuid4() for _ in range(20)])
    oud, nieuwe = settings.HOOFDSLEUTEL, nieuw("hoofd").voor("hoofd")
    omgeving = omgeving_van_de_toets()
    omgeving["NIETPLUIS_HOOFDSLEUTEL_VORIGE"] = base64.b64encode(nieuwe).decode()
    with subprocess.Popen(
        [sys.executable, "-c", LEEST_MEE.format(str(linde))],
        env=omgeving, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as proces:  # fmt: skip
        assert proces.stdin is not None
        assert proces.stdout is not None
        proces.stdin.write("\n".join(map(str, alle)))
        proces.stdin.close()
        gelezen = [int(proces.stdout.readline())]
        settings.HOOFDSLEUTEL, settings.HOOFDSLEUTELS_VORIGE = nieuwe, (oud,)
        for _ in range(3):
            rotatie.herverpak_hoofd()
            list(rotatie.draai_organisatie(linde))
            gelezen += [int(proces.stdout.readline()) for _ in range(3)]
        proces.kill()
    assert set(gelezen) == {len(alle)}
    assert sleutelstand.hoofdstand().onder_andere == 0

"""An anchor as a file: read back as it was written, checked by whoever has the public key, refused when changed."""

import hashlib
import json
import os
from base64 import b64decode
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pytest_django import Settings

from nietpluis.kluis import anker, ankermap, organisatiesleutels, rotatie
from nietpluis.kluis.anker import AnkerOngeldig, Ketenstand, Kop
from nietpluis.kluis.geheim import nieuw
from nietpluis.kluis.models import Organisatiesleutel

pytestmark = pytest.mark.django_db

LINDE, CHRIS = UUID(int=1), UUID(int=2)
RIJEN = [(LINDE, 1, 3, b"abcdefgh"), (LINDE, 4, 70_000, b"ijklmnop"), (CHRIS, 1, 1, b"qrstuvwx")]


def kop(reeks: int = 1, vorige: str = "", vorm: str = "volledig") -> Kop:
    return Kop(reeks, "2026-11-22T03:00:00+00:00", vorige, vorm, {LINDE.hex: [4, 2, "0" * 64]})


def bestand(rijen: list[tuple[UUID, int, int, bytes]] = RIJEN, **hoe: object) -> bytes:
    return anker.schrijf(kop(**hoe), iter(rijen))  # type: ignore[arg-type]  # as given


def test_what_was_written_is_read_back() -> None:
    stand = anker.lees(bestand()).verwerk({})
    assert stand[LINDE].geef(1) == (3, b"abcdefgh")
    assert stand[LINDE].geef(4) == (70_000, b"ijklmnop")
    assert list(stand[LINDE].nummers()) == [1, 4]
    assert (stand[LINDE].laatste, stand[CHRIS].laatste) == (4, 1)


def test_a_number_without_a_casus_says_nothing() -> None:
    leeg = Ketenstand()
    assert leeg.geef(7)[0] == 0
    leeg.zet(2, 1, b"x" * 32)
    assert (leeg.geef(1)[0], leeg.geef(2), leeg.laatste) == (0, (1, b"x" * 8), 2)


def test_a_difference_goes_over_what_was() -> None:
    stand = anker.lees(bestand()).verwerk({})
    stand = anker.lees(bestand([(LINDE, 1, 5, b"ABCDEFGH")], vorm="verschil")).verwerk(stand)
    assert stand[LINDE].geef(1) == (5, b"ABCDEFGH")
    assert stand[LINDE].geef(4) == (70_000, b"ijklmnop")


def test_an_outsider_checks_it_with_the_public_key_alone() -> None:
    """Spelled out, without our own code: what stands in the manual for who keeps the anchors."""
    soort, regel, handtekening, _ = bestand().split(b"\n", 3)
    publiek = Ed25519PublicKey.from_public_bytes(bytes.fromhex(anker.publieke_sleutel()))
    publiek.verify(b64decode(handtekening), soort + b"\n" + regel)
    with pytest.raises(InvalidSignature):
        publiek.verify(b64decode(handtekening), soort + b"\n" + regel.replace(b"[4,", b"[5,"))
    assert json.loads(regel)["sleutel"] == anker.publieke_sleutel()


@pytest.mark.parametrize("plaats", range(0, 700, 37))
def test_no_bit_may_change(plaats: int) -> None:
    ruw = bytearray(bestand())
    ruw[plaats % len(ruw)] ^= 1
    with pytest.raises(AnkerOngeldig):
        anker.lees(bytes(ruw))


@pytest.mark.parametrize(
    "ruw", [b"", b"iets anders", b"nietpluis-anker 1\n{}\n\n", b"nietpluis-anker 1\n{}\n!!!\n"]
)
def test_what_is_no_anchor_is_refused(ruw: bytes) -> None:
    with pytest.raises(AnkerOngeldig):
        anker.lees(ruw)


def test_an_anchor_of_another_system_is_refused(settings: Settings) -> None:
    eigen = bestand()
    Organisatiesleutel.objects.all().delete()
    organisatiesleutels.vergeet()
    with pytest.raises(AnkerOngeldig, match="niet van dit systeem"):
        anker.lees(eigen)


def test_a_new_master_key_changes_nothing(settings: Settings) -> None:
    eigen, oud = bestand(), settings.HOOFDSLEUTEL
    settings.HOOFDSLEUTEL, settings.HOOFDSLEUTELS_VORIGE = nieuw("hoofd").voor("hoofd"), (oud,)
    assert rotatie.herverpak_hoofd() == (1, 0)
    settings.HOOFDSLEUTELS_VORIGE = ()
    organisatiesleutels.vergeet()
    assert anker.lees(eigen).kop.reeks == 1


# ---------------------------------------------------------------------------------------------
# A directory of them


@pytest.fixture
def reeks(tmp_path: Path) -> Path:
    """One complete anchor and two that hold what changed."""
    vorige = ""
    for nummer, rijen in enumerate(
        [RIJEN, [(LINDE, 1, 4, b"11111111")], [(LINDE, 5, 1, b"22222222")]], 1
    ):
        ruw = bestand(
            rijen, reeks=nummer, vorige=vorige, vorm="volledig" if nummer == 1 else "verschil"
        )
        ankermap.voeg_toe(tmp_path, nummer, ruw)
        vorige = hashlib.sha256(ruw).hexdigest()
    return tmp_path


def bestanden(map_: Path) -> list[Path]:
    return sorted(map_.glob("*.npa"))


def test_the_newest_state_comes_from_all_of_them(reeks: Path) -> None:
    plaats = ankermap.lees(reeks, minstens=3)
    assert plaats.fouten == []
    assert plaats.stand[LINDE].geef(1) == (4, b"11111111")
    assert plaats.stand[LINDE].laatste == 5
    assert plaats.laatste is not None
    assert plaats.laatste.kop.reeks == 3


def test_an_empty_directory_remembers_nothing(tmp_path: Path) -> None:
    plaats = ankermap.lees(tmp_path)
    assert (plaats.stand, plaats.laatste, plaats.begin, plaats.fouten) == ({}, None, "", [])
    assert ankermap.lees(tmp_path, minstens=1).fouten == ["Anker 1 is weg: het nieuwste hier is 0."]


def test_one_that_was_taken_out_is_missed(reeks: Path) -> None:
    bestanden(reeks)[1].unlink()
    assert ankermap.lees(reeks).fouten == ["anker-00000001.npa past niet op het anker erna."]


def test_without_a_complete_one_it_says_so(reeks: Path) -> None:
    bestanden(reeks)[0].unlink()
    assert "Er is geen volledig anker meer." in ankermap.lees(reeks).fouten


def test_nothing_is_written_over(reeks: Path) -> None:
    voor = [pad.read_bytes() for pad in bestanden(reeks)]
    with pytest.raises(FileExistsError):
        ankermap.voeg_toe(reeks, 3, b"anders")
    assert [pad.read_bytes() for pad in bestanden(reeks)] == voor
    assert len(list(reeks.iterdir())) == 3  # no half file stays behind


@pytest.fixture
def zonder_koppelingen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A share that knows no links."""

    def kan_niet(*_args: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", kan_niet)


@pytest.mark.usefixtures("zonder_koppelingen")
def test_on_a_share_without_links_it_holds_too(tmp_path: Path) -> None:
    ankermap.voeg_toe(tmp_path, 1, b"een")
    with pytest.raises(FileExistsError):
        ankermap.voeg_toe(tmp_path, 1, b"ander")
    assert [pad.read_bytes() for pad in tmp_path.iterdir()] == [b"een"]

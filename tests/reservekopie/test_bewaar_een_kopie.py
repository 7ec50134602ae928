"""Writing a copy and reading it: whole or not at all, for who has the key and for nobody else."""

import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper
from django.db import OperationalError
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from nietpluis.reservekopie import bron, maken, paar
from nietpluis.reservekopie.kopie import ACHTERVOEGSEL, Kop, KopieOngeldig, open_kopie, schrijf_kop
from nietpluis.reservekopie.maken import Gemaakt, gooi_oude_sleutels_weg, maak
from nietpluis.reservekopie.models import Reservekopie
from nietpluis.reservekopie.terugzetten import NietTerug, Wens, keur
from nietpluis.reservekopie.voortgang import Meter, leesbaar

PRIVE, OPENBAAR = paar.maak_paar()
NU = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
INHOUD = os.urandom(200_000)
Wat = Reservekopie.Wat


def stil(_stap: str, _aantal: int, _seconden: float) -> None:
    return None


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> None:
    def brokken(_alias: str) -> Iterator[bytes]:
        yield INHOUD[:100_000]
        yield INHOUD[100_000:]

    monkeypatch.setattr(bron, "lees", brokken)


@pytest.fixture
def gemaakt(database: None, tmp_path: Path) -> Gemaakt:
    return maak(Wat.GEGEVENS, tmp_path, OPENBAAR, NU, stil)


def gelezen(pad: Path, prive: str = PRIVE) -> bytes:
    return b"".join(open_kopie(pad, prive)[1])


def test_who_has_the_private_half_reads_what_was_there(gemaakt: Gemaakt) -> None:
    assert gelezen(gemaakt.pad) == INHOUD
    assert gemaakt.pad.stat().st_mode & 0o777 == 0o600
    assert gemaakt.grootte == gemaakt.pad.stat().st_size


def test_another_key_reads_nothing(gemaakt: Gemaakt) -> None:
    with pytest.raises(KopieOngeldig, match="niet heel"):
        gelezen(gemaakt.pad, paar.maak_paar()[0])


def kort(heel: bytes) -> bytes:
    return heel[:-70_000]


def een_teken_anders(heel: bytes) -> bytes:
    return heel[:-100] + bytes([heel[-100] ^ 1]) + heel[-99:]


def andere_kop(heel: bytes) -> bytes:
    return heel.replace(b'"gegevens"', b'"sleutels"', 1)


def later_gemaakt(heel: bytes) -> bytes:
    return heel.replace(b"2026-11-22", b"2027-11-22", 1)


@pytest.mark.parametrize("verander", [kort, een_teken_anders, andere_kop, later_gemaakt])
def test_a_copy_that_was_changed_is_no_copy(
    gemaakt: Gemaakt, verander: Callable[[bytes], bytes]
) -> None:
    gemaakt.pad.write_bytes(verander(gemaakt.pad.read_bytes()))
    with pytest.raises(KopieOngeldig, match="niet heel"):
        gelezen(gemaakt.pad)


@given(st.binary(max_size=300))
def test_any_other_file_is_no_copy(tmp_path_factory: pytest.TempPathFactory, ruis: bytes) -> None:
    pad = tmp_path_factory.mktemp("ruis") / "bestand"
    for begin in (b"", b"nietpluis-reservekopie-1\n"):
        pad.write_bytes(begin + ruis)
        with pytest.raises(KopieOngeldig):
            gelezen(pad)


@pytest.mark.parametrize("kop", [b'{"wat":"x"}', b"[]", b"null"])
def test_a_head_that_says_too_little_is_no_copy(tmp_path: Path, kop: bytes) -> None:
    pad = tmp_path / "bestand"
    pad.write_bytes(b"nietpluis-reservekopie-1\n" + kop + b"\n" + b"00" * 32 + b"\n")
    with pytest.raises(KopieOngeldig):
        gelezen(pad)


def test_a_full_disk_leaves_no_half_copy(
    database: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(_beschrijver: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", vol)
    with pytest.raises(OSError, match="No space left"):
        maak(Wat.GEGEVENS, tmp_path, OPENBAAR, NU, stil)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_keeps_something_else_is_found_out(
    database: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maken, "inhoud", lambda *_: iter([INHOUD[:-1]]))
    with pytest.raises(KopieOngeldig, match="Kijk de schijf na"):
        maak(Wat.GEGEVENS, tmp_path, OPENBAAR, NU, stil)
    assert list(tmp_path.iterdir()) == []


def leg_neer(map_: Path, wat: str, dagen: int) -> Path:
    pad = map_ / f"{wat}-{dagen}{ACHTERVOEGSEL}"
    with pad.open("wb") as naar:
        schrijf_kop(
            naar, Kop(wat, "sqlite", (NU - timedelta(days=dagen)).isoformat(), "x"), bytes(32)
        )
    return pad


def test_copies_of_keys_do_not_grow_old(tmp_path: Path) -> None:
    blijft = [leg_neer(tmp_path, "gegevens", 30), leg_neer(tmp_path, "sleutels", 6)]
    blijft.append(tmp_path / f"sleutels-van-een-ander{ACHTERVOEGSEL}")
    blijft[-1].write_text("geen kopie")
    weg = leg_neer(tmp_path, "sleutels", 8)
    assert gooi_oude_sleutels_weg(tmp_path, NU) == 1
    assert not weg.exists()
    assert all(pad.exists() for pad in blijft)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wat", "motor", "dagen", "zegt"),
    [
        ("sleutels", None, 8, "ouder dan 7 dagen"),
        ("gegevens", None, 8, "--vervang"),
        ("gegevens", "anders", 0, "van anders"),
    ],
)
def test_what_may_not_be_put_back_is_refused_before_it_is_read(
    tmp_path: Path, wat: str, motor: str | None, dagen: int, zegt: str
) -> None:
    pad = tmp_path / "kopie"
    kop = Kop(wat, motor or bron.motor("default"), (NU - timedelta(days=dagen)).isoformat(), "x")
    with pad.open("wb") as naar:
        schrijf_kop(naar, kop, paar.verzegelsleutel(OPENBAAR, kop.tekst)[0])
    with pytest.raises(NietTerug, match=zegt):
        keur(Wens(pad, PRIVE), NU, stil)


@pytest.mark.parametrize(
    "tekst",
    ["", "npk-prive-", OPENBAAR, PRIVE[:-3], PRIVE + "é"],
    ids=["niets", "geen sleutel", "de andere helft", "te kort", "te lang"],
)
def test_what_is_no_private_half_is_refused(tekst: str) -> None:
    with pytest.raises(paar.SleutelOngeldig, match="npk-prive-"):
        paar.openbaar_van(tekst)


def test_the_pair_is_shown_once_and_fits(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("backup_sleutel")
    gezegd = capsys.readouterr().out.split()
    prive = next(woord for woord in gezegd if woord.startswith(paar.PRIVE))
    assert paar.openbaar_van(prive) in gezegd


@override_settings(RESERVESLEUTEL="")
def test_without_a_key_no_copy_is_made(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="backup_sleutel"):
        call_command("backup", str(tmp_path))


@pytest.mark.django_db
@override_settings(RESERVESLEUTEL=OPENBAAR)
def test_what_was_made_is_kept_for_who_looks_after_the_site(
    database: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("backup", str(tmp_path))
    rijen = {rij.wat: rij for rij in Reservekopie.objects.all()}
    assert set(rijen) == {"gegevens", "sleutels"}
    for rij in rijen.values():
        assert rij.grootte == (tmp_path / rij.bestand).stat().st_size
    assert "teruggelezen en heel" in capsys.readouterr().out


@pytest.mark.django_db
@override_settings(RESERVESLEUTEL=OPENBAAR)
@pytest.mark.parametrize("drukte", [1, 5, 6])
def test_a_busy_database_is_asked_again_and_never_costs_the_copy(
    database: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drukte: int
) -> None:
    bewaar, mislukt = Reservekopie.save, iter(range(drukte))

    def druk(rij: Reservekopie, **hoe: Any) -> None:
        if next(mislukt, None) is not None:
            raise OperationalError("database is locked")
        bewaar(rij, **hoe)

    monkeypatch.setattr(Reservekopie, "save", druk)
    monkeypatch.setattr("nietpluis.reservekopie.maken.time.sleep", lambda _: None)
    te_druk = drukte == maken.POGINGEN
    with pytest.raises(CommandError, match="De kopie is heel") if te_druk else nullcontext():
        call_command("backup", str(tmp_path), wat="gegevens")
    assert len(list(tmp_path.iterdir())) == 1
    assert Reservekopie.objects.count() == (0 if te_druk else 1)


@pytest.mark.django_db
@override_settings(RESERVESLEUTEL=OPENBAAR)
def test_a_place_that_is_not_there_is_named_without_a_trace(database: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="niet te schrijven"):
        call_command("backup", str(tmp_path / "weg"))


@pytest.mark.parametrize(
    ("aantal", "woorden"),
    [(940, "940 bytes"), (3_400_000, "3,4 MB"), (5 * 10**12, "5,0 TB"), (1000, "1,0 kB")],
)
def test_a_size_is_told_in_words(aantal: int, woorden: str) -> None:
    assert leesbaar(aantal) == woorden


@pytest.mark.parametrize(("scherm", "einde"), [(True, "   "), (False, "\n")])
def test_a_long_job_tells_how_far_it_is_once_a_second(scherm: bool, einde: str) -> None:
    tijd, uit = iter([0.0, 0.5, 1.5, 1.9]), io.StringIO()
    with Meter(OutputWrapper(uit), "Gegevens", lambda: next(tijd), toon=scherm) as meter:
        for aantal in (10, 2_000_000, 3_000_000):
            meter.zeg("schrijven", aantal)
    regels = uit.getvalue()
    assert regels.count("Gegevens: schrijven") == 1
    assert f"2,0 MB, 2 s{einde}" in regels

"""Sending to a real mail server: taken, not now, never, not there, gone half way, encrypted."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import override_settings
from django.utils import timezone

from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.portaal.postronde import ronde
from nietpluis.post import versturen
from nietpluis.post.models import Poststuk
from nietpluis.post.uitgaand import klaarzetten
from nietpluis.post.versturen import LANGST, WACHTEN, Uitslag
from tests.post.mailserver import Bus, certificaat, mailserver, op_poort

ADRES = "anna@de-linde.example"


@pytest.fixture
def bus() -> Iterator[Bus]:
    with mailserver() as bus:
        yield bus


@pytest.fixture
def zet_klaar(de_linde: Organisatie) -> Callable[..., UUID]:
    """Put one mail ready for Anna; gives its id."""

    def zet(aan: str = ADRES, soort: str = "klaar") -> UUID:
        with in_organisatie(de_linde.id, schrijven=True):
            return klaarzetten(aan, soort, organisatie_id=de_linde.id, pad="/o/de-linde/").id

    return zet


@pytest.fixture
def stuk(de_linde: Organisatie) -> Callable[[UUID], Poststuk]:
    """How one mail stands now."""

    def lees(id_: UUID) -> Poststuk:
        with in_organisatie(de_linde.id):
            return Poststuk.objects.get(id=id_)

    return lees


def later(**tijd: int) -> Callable[[], datetime]:
    return lambda: timezone.now() + timedelta(**tijd)


Zet = Callable[..., UUID]
Stuk = Callable[[UUID], Poststuk]


def test_een_mail_komt_aan_en_laat_geen_adres_achter(bus: Bus, zet_klaar: Zet, stuk: Stuk) -> None:
    id_ = zet_klaar()
    assert ronde() == Uitslag(verstuurd=1)
    assert bus.aan == [ADRES]
    assert bus.berichten[0]["Subject"] == "Er staat iets voor u klaar"
    assert "http://127.0.0.1:8000/o/de-linde/" in bus.tekst()
    assert (stuk(id_).status, bytes(stuk(id_).zegel), stuk(id_).fout) == ("verstuurd", b"", "")
    assert ronde() == Uitslag()


def test_in_een_mail_staat_geen_woord_van_het_werk(bus: Bus, zet_klaar: Zet) -> None:
    zet_klaar()
    ronde()
    alles = bus.berichten[0].as_string().lower()
    for woord in (
        "meldcode",
        "huiselijk",
        "geweld",
        "casus",
        "signaal",
        "anna de wit",
        "nietpluis",
    ):
        assert woord not in alles.replace("@de-linde.example", "")


@pytest.mark.parametrize("waar", ["op_adres", "op_inhoud"])
def test_nu_niet_is_later_wel(bus: Bus, zet_klaar: Zet, stuk: Stuk, waar: str) -> None:
    getattr(bus, waar).append("451 later")
    id_ = zet_klaar()
    assert ronde() == Uitslag(later=1)
    assert stuk(id_).fout == {"op_adres": "adres_nu_niet", "op_inhoud": "inhoud_nu_niet"}[waar]
    assert ronde() == Uitslag()
    assert ronde(later(minutes=2)) == Uitslag(verstuurd=1)
    assert stuk(id_).pogingen == 2


@pytest.mark.parametrize("waar", ["op_adres", "op_inhoud"])
def test_nooit_is_nooit_en_de_volgende_gaat_door(
    bus: Bus, zet_klaar: Zet, stuk: Stuk, waar: str
) -> None:
    getattr(bus, waar).append("550 onbekend")
    eerste, _ = zet_klaar(), zet_klaar("bram@de-linde.example")
    assert ronde() == Uitslag(verstuurd=1, mislukt=1)
    assert stuk(eerste).status == "mislukt"
    assert ronde(later(days=1)) == Uitslag()


def test_zonder_mailserver_blijft_de_mail_klaarstaan(zet_klaar: Zet, stuk: Stuk) -> None:
    with socket.socket() as dicht:
        dicht.bind(("127.0.0.1", 0))
        with op_poort(dicht.getsockname()[1]):
            eerste, tweede = zet_klaar(), zet_klaar()
            assert ronde() == Uitslag(later=1, bereikbaar=False)
    pogingen = sorted([stuk(eerste).pogingen, stuk(tweede).pogingen])
    assert pogingen == [0, 1]  # one tried the door; the other need not


def test_een_server_die_zwijgt_houdt_niets_op(zet_klaar: Zet, stuk: Stuk) -> None:
    with socket.socket() as stom:
        stom.bind(("127.0.0.1", 0))
        stom.listen()
        with op_poort(stom.getsockname()[1], EMAIL_TIMEOUT=1):
            id_ = zet_klaar()
            assert ronde() == Uitslag(later=1, bereikbaar=False)
    assert stuk(id_).fout == "geen_verbinding"


def test_een_server_die_verdwijnt_na_de_inhoud_krijgt_dezelfde_mail_nog_eens(
    bus: Bus, zet_klaar: Zet, stuk: Stuk
) -> None:
    """Whether it was taken nobody can know: it goes again, under the same mark."""
    bus.op_inhoud.append("weg")
    id_ = zet_klaar()
    assert ronde() == Uitslag(later=1)
    assert stuk(id_).fout == "verbroken"
    assert ronde(later(minutes=2)) == Uitslag(verstuurd=1)
    assert bus.kenmerken() == [f"<{id_}@localhost>"] * 2


def test_een_zender_die_sterft_voor_het_afvinken_laat_niets_liggen(
    bus: Bus, zet_klaar: Zet, stuk: Stuk, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = zet_klaar()
    with monkeypatch.context() as kapot:
        kapot.setattr(versturen, "_markeer_verstuurd", sterf)
        with pytest.raises(Gestorven):
            ronde()
    assert stuk(id_).status == "wacht"
    assert ronde(later(minutes=9)) == Uitslag()  # the dead one still has it in hand
    assert ronde(later(minutes=11)) == Uitslag(verstuurd=1)
    assert bus.kenmerken() == [f"<{id_}@localhost>"] * 2


class Gestorven(BaseException):
    """As if the process was killed."""


def sterf(*_: Any) -> str:
    raise Gestorven


def test_wie_te_lang_deed_over_een_mail_vinkt_niets_meer_af(
    bus: Bus, zet_klaar: Zet, stuk: Stuk, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_, stuur = zet_klaar(), versturen._stuur

    def neemt_een_ander_over(server: Any, poststuk: Poststuk) -> None:
        stuur(server, poststuk)
        monkeypatch.setattr(versturen, "_stuur", stuur)
        ronde(later(minutes=11))

    monkeypatch.setattr(versturen, "_stuur", neemt_een_ander_over)
    ronde()
    assert len(bus.berichten) == 2
    assert (stuk(id_).status, stuk(id_).pogingen) == ("verstuurd", 2)


def test_na_vijf_dagen_houdt_het_op(bus: Bus, zet_klaar: Zet, stuk: Stuk) -> None:
    bus.op_adres += ["451 later"] * 50
    id_, verstreken, uitslag = zet_klaar(), timedelta(0), Uitslag(later=1)
    while uitslag.later:
        uitslag = ronde(partial(timezone.localtime, timezone.now() + verstreken))
        verstreken += timedelta(hours=12, minutes=1)
    assert uitslag == Uitslag(mislukt=1)
    assert LANGST - timedelta(days=1) < verstreken < LANGST + timedelta(days=1)
    assert 10 <= stuk(id_).pogingen <= 12


def test_het_wachten_wordt_steeds_langer() -> None:
    assert list(WACHTEN) == sorted(WACHTEN)
    assert timedelta(minutes=1) == WACHTEN[0]


@pytest.mark.parametrize("soort", ["EMAIL_USE_TLS", "EMAIL_USE_SSL"])
def test_beveiligd_versturen(
    zet_klaar: Zet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, soort: str
) -> None:
    context = certificaat(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    starttls = {"tls_context": context, "require_starttls": True}
    opties = starttls if soort == "EMAIL_USE_TLS" else {"ssl_context": context}
    with mailserver(**opties) as bus, override_settings(**{soort: True}):
        zet_klaar()
        assert ronde() == Uitslag(verstuurd=1)
        assert bus.berichten


def test_een_certificaat_dat_niemand_kent_krijgt_geen_mail(zet_klaar: Zet, tmp_path: Path) -> None:
    opties = {"tls_context": certificaat(tmp_path), "require_starttls": True}
    with mailserver(**opties) as bus, override_settings(EMAIL_USE_TLS=True):
        zet_klaar()
        assert ronde() == Uitslag(later=1, bereikbaar=False)
        assert bus.berichten == []


def test_een_server_zonder_beveiliging_krijgt_geen_mail(
    bus: Bus, zet_klaar: Zet, stuk: Stuk
) -> None:
    with override_settings(EMAIL_USE_TLS=True):
        id_ = zet_klaar()
        assert ronde() == Uitslag(later=1, bereikbaar=False)
    assert (stuk(id_).fout, bus.berichten) == ("niet_veilig", [])


def test_wie_een_ander_geheim_heeft_leest_de_mail_niet(
    bus: Bus, zet_klaar: Zet, stuk: Stuk
) -> None:
    id_ = zet_klaar()
    with override_settings(SECRET_KEY="een-ander-geheim-" * 4):
        assert ronde() == Uitslag(mislukt=1)
    assert stuk(id_).fout == "niet_te_lezen"


def test_een_brief_die_er_niet_meer_is_houdt_de_rest_niet_op(
    bus: Bus, zet_klaar: Zet, de_linde: Organisatie
) -> None:
    id_ = zet_klaar()
    with in_organisatie(de_linde.id, schrijven=True):
        Poststuk.objects.filter(id=id_).update(soort="oud")
    zet_klaar()
    assert ronde() == Uitslag(verstuurd=1, mislukt=1)


@pytest.mark.parametrize(
    ("fout", "code", "weg"),
    [
        (smtplib.SMTPSenderRefused(553, b"", ""), "afzender", True),
        (smtplib.SMTPNotSupportedError(), "adres_onmogelijk", False),
        (TimeoutError(), "verbroken", False),
    ],
)
def test_elke_weigering_heeft_een_code(fout: Exception, code: str, weg: bool) -> None:
    geduid = versturen._duid(fout)
    assert (geduid.code, isinstance(geduid, versturen.GeenServer)) == (code, weg)

"""Putting mail ready: with the act or not at all, once where it should be once, never with a word too many."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import override_settings
from django_scopes import ScopeError, scopes_disabled

from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.post.brieven import bericht, brieven
from nietpluis.post.models import Poststuk
from nietpluis.post.omslag import Omslag, OmslagDicht, open_omslag, sluit
from nietpluis.post.uitgaand import VAN_NIEMAND, klaarzetten, klaarzetten_voor_velen
from tests.inhoud.leesbaarheid import flesch_douma, woorden, zinnen
from tests.inhoud.test_schrijf_leesbaar import VERBODEN

ADRES = "anna@de-linde.example"
met_mailserver = override_settings(MAIL_SERVER="mail.example")
elke_brief = pytest.mark.parametrize("soort", sorted(brieven().soorten))


def zet(organisatie: Organisatie, **anders: Any) -> Poststuk:
    velden: dict[str, Any] = {
        "aan": ADRES,
        "soort": "klaar",
        "organisatie_id": organisatie.id,
        "pad": "/o/x/",
    }
    with in_organisatie(organisatie.id, schrijven=True):
        return klaarzetten(**velden | anders)


def aantal(organisatie: Organisatie) -> int:
    with in_organisatie(organisatie.id):
        return Poststuk.objects.count()


@met_mailserver
def test_een_daad_die_wordt_teruggedraaid_stuurt_niets(de_linde: Organisatie) -> None:
    with transaction.atomic():
        zet(de_linde)
        transaction.set_rollback(True)
    assert aantal(de_linde) == 0


@met_mailserver
def test_eenmaal_is_eenmaal(de_linde: Organisatie, de_wegwijzer: Organisatie) -> None:
    eerste, tweede = (zet(de_linde, eenmaal="klaar:1:2026-11-22") for _ in range(2))
    zet(de_linde, eenmaal="klaar:1:2026-11-23")
    zet(de_wegwijzer, eenmaal="klaar:1:2026-11-22")
    assert eerste.id == tweede.id
    assert (aantal(de_linde), aantal(de_wegwijzer)) == (2, 1)


@met_mailserver
def test_zonder_sleutel_is_elke_mail_een_nieuwe(de_linde: Organisatie) -> None:
    assert zet(de_linde).id != zet(de_linde).id


@met_mailserver
def test_velen_in_een_keer(de_linde: Organisatie) -> None:
    paren = [(f"mens{n}@x.example", f"/welkom/{n}/") for n in range(3)]
    with in_organisatie(de_linde.id, schrijven=True):
        assert klaarzetten_voor_velen("uitnodiging", paren, organisatie_id=de_linde.id) == 3
        rijen = Poststuk.objects.get_queryset()
        omslagen = {open_omslag(rij.zegel, rij.id) for rij in rijen}
    assert omslagen == {Omslag(*paar) for paar in paren}


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"aan": "geen adres"}, ValidationError),
        ({"aan": "x@y.nl\nBcc: z@y.nl"}, ValidationError),
        ({"soort": "reclame"}, ValueError),
        ({"pad": "https://elders.example/"}, ValueError),
        ({"pad": "//elders.example/"}, ValueError),
    ],
)
def test_wat_geen_mail_kan_zijn_wordt_geweigerd(
    de_linde: Organisatie, anders: dict[str, str], fout: type[Exception]
) -> None:
    with pytest.raises(fout):
        zet(de_linde, **anders)
    assert aantal(de_linde) == 0


@met_mailserver
def test_in_de_database_staat_geen_adres_en_geen_link(de_linde: Organisatie) -> None:
    stuk = zet(de_linde, pad="/welkom/geheim/")
    with in_organisatie(de_linde.id):
        rij = Poststuk.objects.filter(id=stuk.id).values().get()
    assert "geheim" not in repr(rij)
    assert ADRES not in repr(rij)


def test_een_omslag_hoort_bij_een_poststuk() -> None:
    zegel = sluit(Omslag(ADRES, "/"), VAN_NIEMAND)
    with pytest.raises(OmslagDicht):
        open_omslag(zegel, uuid4())


def test_buiten_een_organisatie_is_er_geen_post(de_linde: Organisatie) -> None:
    with pytest.raises(ScopeError):
        Poststuk.objects.count()
    with scopes_disabled():
        assert Poststuk.objects.get_queryset() is not None


def test_post_van_een_ander_is_er_niet(de_linde: Organisatie, de_wegwijzer: Organisatie) -> None:
    zet(de_wegwijzer)
    assert aantal(de_linde) == 0


def test_zonder_mailserver_staat_de_tekst_op_het_scherm_van_wie_ontwikkelt(
    de_linde: Organisatie, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert zet(de_linde).fout == "geen_mailserver"
    assert [brief.to for brief in mail.outbox] == [[ADRES]]


@override_settings(PRODUCTIE=True)
def test_zonder_mailserver_gaat_er_in_productie_niets(
    de_linde: Organisatie, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        stuk = zet(de_linde)
    assert (mail.outbox, stuk.status, bytes(stuk.zegel)) == ([], "mislukt", b"")


@elke_brief
def test_een_brief_leest_gemakkelijk(soort: str) -> None:
    tekst = " ".join(bericht(VAN_NIEMAND, soort, Omslag(ADRES, "/")).body.split()).replace(
        "http://127.0.0.1:8000/", "."
    )
    assert flesch_douma([tekst]) > 70
    assert max(len(woorden(zin)) for zin in zinnen(tekst)) <= 18
    assert not [naam for naam, vorm in VERBODEN.items() if vorm.search(tekst)]


@elke_brief
def test_een_brief_noemt_niets_van_het_werk(soort: str) -> None:
    brief = bericht(VAN_NIEMAND, soort, Omslag(ADRES, "/pad/"))
    alles = f"{brief.subject} {brief.body}".lower()
    for woord in ("meldcode", "geweld", "mishandeling", "casus", "dossier", "signaal", "cliënt"):
        assert woord not in alles
    assert brief.subject == "Er staat iets voor u klaar"
    assert brief.body.count("http://127.0.0.1:8000/pad/") == 1


@override_settings(DEFAULT_FROM_EMAIL="Bericht <bericht@post.example>")
def test_het_kenmerk_draagt_het_domein_van_de_afzender() -> None:
    brief = bericht(VAN_NIEMAND, "klaar", Omslag(ADRES, "/"))
    assert brief.extra_headers["Message-ID"] == f"<{VAN_NIEMAND}@post.example>"

"""Reading is recorded before anything is opened, and stands whatever fails after it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from nietpluis.casussen.leeslog.vandaan import Vandaan, vandaan
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.models import Casus, Raadpleging
from nietpluis.casussen.raadplegen import CasusRequest, op_casus, op_lijst
from nietpluis.casussen.stempel import persoon
from nietpluis.kern.feiten.besluiten import Besluit
from nietpluis.kluis import sleutels
from nietpluis.organisaties import tweede_factor
from nietpluis.organisaties.models import Gebruiker, Lidmaatschap
from nietpluis.organisaties.toegang import LidRequest, met_lid
from tests.casussen.casus import feit, geef, leg, neem
from tests.databases import overal


@pytest.fixture
def casus(fatima: Lidmaatschap, anna: Lidmaatschap) -> Casus:
    return neem(geef(fatima), anna).casus


def log() -> list[tuple[str, str, str, int | None]]:
    """Who read what on what ground, oldest first."""
    rijen = overal(lambda: Raadpleging.objects.select_related("lid__gebruiker").order_by("id"))
    return [(rij.lid.gebruiker.roepnaam, rij.wat, rij.grond, rij.nummer) for rij in rijen]


def vraag(
    view: Callable[..., Any], wie: Lidmaatschap | AnonymousUser, methode: str = "get", **waar: Any
) -> Any:
    """Ask for a page as this person."""
    request = getattr(RequestFactory(), methode)("/")
    request.user = wie.gebruiker if isinstance(wie, Lidmaatschap) else wie
    request.session = SessionStore()
    request.session.create()
    request.session[tweede_factor.SESSIE] = tweede_factor.stempel(request.user.pk)
    slug = wie.organisatie.slug if isinstance(wie, Lidmaatschap) else "de-linde"
    return view(request, **{"slug": slug, **waar})


@op_casus("casus")
def leest(request: CasusRequest) -> HttpResponse:
    return HttpResponse(str(len(open_casus(request.casus).dossier.feiten)))


@op_casus("casus")
def valt_om(request: CasusRequest) -> HttpResponse:
    raise ZeroDivisionError


def bladzijden(casus: Casus) -> list[tuple[Callable[..., Any], dict[str, Any]]]:
    """A page of one casus and a list, with the rest of their address."""
    return [(leest, {"casus_id": casus.id}), (lijst, {})]


def test_it_is_written_before_anything_is_opened(
    casus: Casus, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    al_vast: list[int] = []
    gewoon = sleutels.open_sleutel

    def kijk(organisatie: UUID, dossier: UUID) -> Any:
        al_vast.append(len(log()))
        return gewoon(organisatie, dossier)

    monkeypatch.setattr("nietpluis.casussen.lezen.open_sleutel", kijk)
    assert vraag(leest, anna, casus_id=casus.id).content == b"5"
    assert al_vast == [1]


@pytest.mark.parametrize("methode", ["get", "post"])
@pytest.mark.django_db(transaction=True)
def test_it_survives_a_view_that_fails(casus: Casus, anna: Lidmaatschap, methode: str) -> None:
    with pytest.raises(ZeroDivisionError):
        vraag(valt_om, anna, methode, casus_id=casus.id)
    assert log() == [("Anna", "casus", "toegewezen", casus.nummer)]


@pytest.mark.parametrize("methode", ["get", "head", "post"])
def test_a_request_is_one_row(casus: Casus, anna: Lidmaatschap, methode: str) -> None:
    vraag(leest, anna, methode, casus_id=casus.id)
    assert log() == [("Anna", "casus", "toegewezen", casus.nummer)]
    vraag(leest, anna, methode, casus_id=casus.id)
    assert len(log()) == 2


@pytest.mark.parametrize(
    "wie", ["bram", "fatima", "romy", "linda", "gerda", "peter", "bea", "chris"]
)
def test_a_stranger_gets_404_and_leaves_no_row(
    casus: Casus, request: pytest.FixtureRequest, wie: str
) -> None:
    """No row: it would name an id that this person does not know to exist."""
    lid = request.getfixturevalue(wie)
    for casus_id in (casus.id, uuid4()):
        with pytest.raises(Http404):
            vraag(leest, lid, casus_id=casus_id)
    with pytest.raises(Http404):
        vraag(leest, lid, casus_id=casus.id, slug="bestaat-niet")
    assert log() == []


def test_without_signing_in_one_is_sent_to_the_door(casus: Casus) -> None:
    for view, waar in bladzijden(casus):
        antwoord = vraag(view, AnonymousUser(), **waar)
        assert antwoord.status_code == 302
        assert "aanmelden" in antwoord.url
    assert log() == []


def test_a_member_elsewhere_is_nobody_here(casus: Casus, chris: Lidmaatschap) -> None:
    for view, waar in bladzijden(casus):
        with pytest.raises(Http404):
            vraag(view, chris, slug="de-linde", **waar)
    assert log() == []


def test_the_ground_is_the_strongest_tie(fatima: Lidmaatschap, anna: Lidmaatschap) -> None:
    casus = geef(fatima)
    vraag(leest, anna, casus_id=casus.id)
    neem(casus, anna)
    vraag(leest, anna, casus_id=casus.id)
    assert [grond for _, _, grond, _ in log()] == ["ontvanger", "toegewezen"]


def test_a_tie_that_opens_nothing_is_no_ground_and_no_hindrance(
    casus: Casus, anna: Lidmaatschap, bram: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bram is asked for a second view, and later works on the casus himself."""
    besluit = feit(
        anna, "besluit", melden="nee", hulp="ja", meekijker=bram.naam, meekijker_lid=str(bram.id)
    )
    assert isinstance(besluit, Besluit)
    monkeypatch.setattr("nietpluis.kern.regels._stappen_staan", lambda _: None)
    monkeypatch.setattr("nietpluis.kern.dossier.Dossier.tegen_kader", True)
    leg(casus, anna, besluit)
    leg(casus, anna, feit(anna, "toewijzing", aan=persoon(bram)))
    assert vraag(leest, bram, casus_id=casus.id).status_code == 200
    assert log() == [("Bram", "casus", "toegewezen", casus.nummer)]


@op_lijst("werklijst")
def lijst(request: LidRequest) -> HttpResponse:
    return HttpResponse()


def test_a_list_is_one_row_without_a_casus(anna: Lidmaatschap, casus: Casus) -> None:
    vraag(lijst, anna)
    assert log() == [("Anna", "werklijst", "eigen werk", None)]


def test_an_excluded_person_is_a_stranger(
    casus: Casus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    leg(casus, anna, feit(anna, "toewijzing", aan=persoon(bram)))
    over_bram = feit(anna, "signaal", zag_of_hoorde="…", werkt_hier="ja", over_lid=str(bram.id))
    leg(casus, anna, over_bram)
    with pytest.raises(Http404):
        vraag(leest, bram, casus_id=casus.id)
    assert log() == []


def test_somebody_who_left_is_a_stranger(casus: Casus, anna: Lidmaatschap, ida: Gebruiker) -> None:
    with met_lid(anna, schrijven=True):
        anna.actief_tot = anna.actief_van
        anna.save()
    with pytest.raises(Http404):
        vraag(leest, anna, casus_id=casus.id)
    assert log() == []


def test_the_open_casus_is_the_one_asked_for(
    casus: Casus, fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    ander: OpenCasus = neem(geef(fatima, zag_of_hoorde="Iets anders."), anna)
    vraag(leest, anna, casus_id=ander.casus.id)
    assert log()[0][3] == ander.casus.nummer != casus.nummer


def regels() -> list[Raadpleging]:
    return list(overal(lambda: Raadpleging.objects.order_by("id")))


def test_it_says_as_what_and_from_where_somebody_read(casus: Casus, anna: Lidmaatschap) -> None:
    vraag(leest, anna, casus_id=casus.id)
    regel = regels()[0]
    assert regel.rollen == "aandachtsfunctionaris"
    assert regel.soort == "lezen"
    assert regel.sessie
    assert regel.netwerk


def test_another_session_is_another_place_and_the_same_network_is_the_same(
    casus: Casus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    for lid in (anna, bram):
        vraag(lijst, lid)
    een, ander = regels()
    assert een.sessie != ander.sessie
    assert een.netwerk == ander.netwerk


def test_neither_the_session_nor_the_address_is_kept(casus: Casus, anna: Lidmaatschap) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7")
    request.session = SessionStore("abcdefghijklmnopqrstuvwxyz012345")
    plek = vandaan(request, anna.organisatie_id)
    assert "198.51" not in str(plek)
    assert "abcdef" not in str(plek)


def naar(adres: str, **koppen: Any) -> Vandaan:
    return vandaan(RequestFactory().get("/", REMOTE_ADDR=adres, **koppen), UUID(int=1))


@pytest.mark.parametrize(
    ("een", "ander", "gelijk"),
    [
        ("198.51.100.7", "198.51.100.200", True),
        ("198.51.100.7", "198.51.101.7", False),
        ("2001:db8:1:2::1", "2001:db8:1:9::1", True),
        ("2001:db8:1::1", "2001:db8:2::1", False),
    ],
)
def test_a_place_is_a_network(een: str, ander: str, gelijk: bool) -> None:
    assert (naar(een).netwerk == naar(ander).netwerk) is gelijk


def test_another_organisation_cannot_compare() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7")
    assert vandaan(request, UUID(int=1)).netwerk != vandaan(request, UUID(int=2)).netwerk


def test_what_is_no_address_is_not_known() -> None:
    assert naar("unix:").netwerk is None
    assert vandaan(None, UUID(int=1)) == Vandaan()


def test_behind_a_proxy_the_last_address_counts(settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    via = naar("127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.5, 198.51.100.7")
    settings.SECURE_PROXY_SSL_HEADER = None
    assert via.netwerk == naar("198.51.100.7").netwerk

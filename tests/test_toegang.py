"""The access table: who gets where. A new address fails here until somebody says whom it is for."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from pytest_django import DjangoDbBlocker

from tests.toegang.adressen import CASUS, SIGNAAL, alle, pad, pad_naar, vraagt
from tests.toegang.bezoek import NIEMAND, Bezoek, cel, lange_ronde, zichtbaar, zonder_ids
from tests.toegang.invullen import Poging, pogingen
from tests.toegang.tafel import CAST, Rij, banden, leest, rijen
from tests.toegang.wereld import maak_wereld, woorden

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.ronde]

RIJEN = rijen()
OP_CASUS = [rij.naam for rij in RIJEN if rij.doel in ("open", "mee", "foto", "pdf")]
OP_SIGNAAL = [rij.naam for rij in RIJEN if rij.doel == "vers"]
VREEMDEN = ("romy", "bram", "mies", "linda", "gerda", "peter", "bea", "olga")
# Where others have an administration, their settings, their source or their uploads.
NERGENS = (
    "/bestaat-niet/", "/admin/", "/admin/login/", "/o/", "/o/de-linde/admin/", "/api/", "/graphql",
    "/.env", "/.git/config", "/media/", "/static/", "/static/bestaat-niet.css",
    "/static/%2e%2e/settings.py", "/static/ui/../../settings.py", "/__debug__/", "/accounts/login/",
    "/server-status", "/o/de-linde/casussen/../../../",
)  # fmt: skip


@pytest.fixture(scope="module")
def bezoek(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Bezoek]:
    """The world, made once; every test leaves it as it was."""
    logging.disable(logging.WARNING)  # each 404 would be a line
    with django_db_blocker.unblock(), lange_ronde():
        yield Bezoek(maak_wereld())
    logging.disable(logging.NOTSET)


@pytest.fixture(autouse=True)
def _tel_de_pogingen(
    bezoek: Bezoek, record_property: Callable[[str, object], None]
) -> Iterator[None]:
    """How often somebody knocked, and how often the door stayed shut; printed after the run."""
    eerst = Counter(bezoek.geteld)
    yield
    for wat, aantal in (bezoek.geteld - eerst).items():
        record_property(f"tel:Toegang, {wat}", aantal)
    gelekt, bezoek.gelekt = bezoek.gelekt, []
    assert gelekt == []


def test_elk_adres_staat_in_de_tafel() -> None:
    assert sorted({rij.naam for rij in RIJEN}) == sorted({naam for naam, _ in alle()})


@pytest.mark.parametrize("rij", RIJEN, ids=lambda rij: rij.naam)
@pytest.mark.parametrize("methode", ["GET", "POST", "HEAD"])
def test_iedereen_komt_waar_de_tafel_zegt(bezoek: Bezoek, rij: Rij, methode: str) -> None:
    adres = pad_naar(bezoek.wereld, rij.naam, rij.doel)
    gezien = {wie: cel(bezoek.ga(wie, methode, adres)) for wie in CAST}
    if ("GET" if methode == "HEAD" else methode) in rij.methoden:
        assert gezien == rij.cellen
    elif "405" in gezien.values():  # the same for everybody: it says nothing of what is there
        assert set(gezien.values()) <= {"405", "in"}
    else:  # of those who get no further than a question before it
        assert set(gezien.values()) <= set(rij.cellen.values())


@pytest.mark.parametrize("casus", banden())
def test_een_casus_opent_wie_eraan_werkt_en_niemand_anders(bezoek: Bezoek, casus: str) -> None:
    open_voor, gaf = banden()[casus]
    slug = "de-wegwijzer" if casus == "chris" else "de-linde"
    van_casus = pad("casus", slug=slug, casus_id=bezoek.wereld.casussen[casus].id)
    van_signaal = pad("eigen_signaal", slug=slug, id=bezoek.wereld.signaal(casus))
    wie = [naam for naam in (*CAST, "sanne") if naam != NIEMAND]
    assert {
        naam for naam in wie if bezoek.ga(naam, "GET", van_casus).status_code != 404
    } == open_voor
    assert {naam for naam in wie if bezoek.ga(naam, "GET", van_signaal).status_code != 404} == {gaf}


@pytest.mark.parametrize("methode", ["GET", "POST"])
@pytest.mark.parametrize("naam", OP_CASUS)
def test_een_vreemde_ziet_niet_of_een_casus_bestaat(
    bezoek: Bezoek, naam: str, methode: str
) -> None:
    """Existing and not existing give the same answer: to a colleague, to the giver, to whom it is about."""
    for wie, doel in (*((wie, "open") for wie in VREEMDEN), ("fatima", "open"), ("olga", "olga")):
        if (naam, wie) == ("meekijken", "mies"):
            continue
        bestaat = bezoek.ga(wie, methode, pad_naar(bezoek.wereld, naam, doel))
        bestaat_niet = bezoek.ga(wie, methode, pad(naam))
        assert zichtbaar(bestaat) == zichtbaar(bestaat_niet), wie
        assert bestaat.status_code in (404, 405), wie


@pytest.mark.parametrize("methode", ["GET", "POST"])
@pytest.mark.parametrize("naam", OP_SIGNAAL)
def test_een_vreemde_ziet_niet_of_een_signaal_bestaat(
    bezoek: Bezoek, naam: str, methode: str
) -> None:
    for wie in (*VREEMDEN, "anna"):
        bestaat = bezoek.ga(wie, methode, pad_naar(bezoek.wereld, naam, "vers"))
        assert zichtbaar(bestaat) == zichtbaar(bezoek.ga(wie, methode, pad(naam))), wie
        assert bestaat.status_code in (404, 405), wie


@pytest.mark.parametrize("methode", ["GET", "POST"])
@pytest.mark.parametrize("naam", [*OP_CASUS, *OP_SIGNAAL])
def test_een_andere_organisatie_vindt_niets_onder_geen_enkel_adres(
    bezoek: Bezoek, naam: str, methode: str
) -> None:
    """Chris with De Linde's ids, at De Linde and at home; Anna with those of De Wegwijzer, in both places."""
    wereld = bezoek.wereld
    for wie, doel in (("chris", "open"), ("anna", "chris")):
        deel: dict[str, Any] = {CASUS: wereld.casussen[doel].id, SIGNAAL: wereld.signaal(doel)}
        niets: dict[str, Any] = {CASUS: uuid4(), SIGNAAL: uuid4()}
        for slug in ("de-linde", "de-wegwijzer"):
            bestaat = bezoek.ga(wie, methode, pad(naam, slug=slug, **deel))
            bestaat_niet = bezoek.ga(wie, methode, pad(naam, slug=slug, **niets))
            assert zichtbaar(bestaat) == zichtbaar(bestaat_niet), (wie, slug)
            assert bestaat.status_code in (404, 405), (wie, slug)


@pytest.mark.parametrize(
    "rij", [rij for rij in RIJEN if "slug" in vraagt(rij.naam)], ids=lambda rij: rij.naam
)
def test_wie_er_niet_werkt_ziet_niet_of_een_organisatie_bestaat(bezoek: Bezoek, rij: Rij) -> None:
    for wie in ("chris", NIEMAND):
        daar = bezoek.ga(wie, rij.methoden[0], pad(rij.naam, slug="de-linde"))
        nergens = bezoek.ga(wie, rij.methoden[0], pad(rij.naam, slug="bestaat-niet"))
        assert cel(daar) == cel(nergens) == ("in" if wie == NIEMAND else ".")
        assert wie == NIEMAND or zichtbaar(daar) == zichtbaar(nergens)


@pytest.mark.parametrize("methode", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_wat_geen_methode_is_doet_niets(bezoek: Bezoek, methode: str) -> None:
    anders = {}
    for rij in RIJEN:
        for wie in (NIEMAND, "anna", "bea"):
            gezien = cel(bezoek.ga(wie, methode, pad_naar(bezoek.wereld, rij.naam, rij.doel)))
            if gezien not in ("405", ".", "in"):
                anders[rij.naam] = gezien
    assert anders == {}


@pytest.mark.parametrize("methode", ["GET", "POST", "HEAD"])
@pytest.mark.parametrize("adres", NERGENS)
def test_wat_er_niet_is_is_voor_iedereen_hetzelfde(
    bezoek: Bezoek, adres: str, methode: str
) -> None:
    assert {cel(bezoek.ga(wie, methode, adres)) for wie in CAST} == {"."}


def test_vormgeving_is_van_iedereen(bezoek: Bezoek) -> None:
    assert bezoek.ga(NIEMAND, "HEAD", "/static/ui/nietpluis.js").status_code == 200


@pytest.mark.parametrize("wie", [*CAST, "sanne"])
def test_geen_pagina_toont_een_woord_van_een_casus_aan_wie_er_niet_bij_hoort(
    bezoek: Bezoek, wie: str
) -> None:
    """Whoever opens a casus reads that one, whoever gave a signal reads the own words; nothing else shows anywhere.

    Bezoek looks in the answer to every visit; here come the pages that the table has in one state only.
    """
    for rij in RIJEN:
        doelen = {*leest(wie), "olga"} if {CASUS, SIGNAAL} & vraagt(rij.naam) else set()
        for doel in doelen | ({rij.doel} if wie not in CAST else set()):
            bezoek.ga(wie, "GET", pad_naar(bezoek.wereld, rij.naam, doel))
    assert bezoek.gelekt == []


def test_wie_een_woord_ziet_dat_niet_voor_hem_is_valt_op(bezoek: Bezoek) -> None:
    """The look itself: Anna's own casus, with what joined it, in the hands of Bram."""
    casus = pad("casus", casus_id=bezoek.wereld.casussen["open"].id)
    antwoord = bezoek.ga("anna", "GET", casus)
    bezoek.let_op("anna", "GET", casus, antwoord)
    assert bezoek.gelekt == []
    bezoek.let_op("bram", "GET", casus, antwoord)
    assert {(wie, wat) for wie, _, _, wat in bezoek.gelekt} == {("bram", "open"), ("bram", "samen")}
    bezoek.gelekt.clear()


@pytest.mark.parametrize("poging", pogingen(), ids=lambda poging: poging.wat)
def test_wie_iets_van_een_ander_noemt_verandert_niets(bezoek: Bezoek, poging: Poging) -> None:
    adres, velden = poging.adres(bezoek.wereld), poging.velden(bezoek.wereld)
    antwoord, bij = bezoek.bijgekomen(poging.wie, "POST", adres, velden)
    assert antwoord.status_code in (200, 302, 404, 422)
    assert set(bij) <= ({"Raadpleging"} if poging.opent else set())


@pytest.mark.parametrize(
    ("wie", "naam", "vraag"),
    [
        ("anna", "samenvoegen", "casus"),
        ("anna", "werklijst", "vandaag"),
        ("bea", "mensen", "na"),
        ("bea", "mensen", "ouder"),
        ("fatima", "eigen_signalen", "na"),
    ],
)
@pytest.mark.parametrize("doel", ["chris", "bram"])
def test_wie_iets_van_een_ander_vraagt_ziet_wat_er_ook_zonder_stond(
    bezoek: Bezoek, wie: str, naam: str, vraag: str, doel: str
) -> None:
    adres = pad_naar(bezoek.wereld, naam, "vers")
    bestaat = bezoek.ga(wie, "GET", f"{adres}?{vraag}={bezoek.wereld.casussen[doel].id}")
    bestaat_niet = bezoek.ga(wie, "GET", f"{adres}?{vraag}={uuid4()}")
    assert zichtbaar(bestaat) == zichtbaar(bestaat_niet)


@pytest.mark.parametrize("naam", ["terugbellen", "signaal_namens", "signaal_nieuw_2"])
@pytest.mark.parametrize("doel", ["chris", "bram", "open"])
def test_de_sleutel_van_een_ander_geeft_een_eigen_signaal(
    bezoek: Bezoek, naam: str, doel: str
) -> None:
    """A form carries the id that its dossier will have; that of another dossier gives nothing away."""
    wereld = bezoek.wereld
    velden = {"bel_naam": "Gerda", "bel_nummer": "088 000 01 50"}
    velden |= {"namens": str(wereld.leden["romy"].id), "over_wie": "x", "zag_of_hoorde": "y"}
    adres = pad(naam)
    daar = bezoek.bijgekomen(
        "gerda", "POST", adres, velden | {"sleutel": str(wereld.casussen[doel].id)}
    )
    nergens = bezoek.bijgekomen("gerda", "POST", adres, velden | {"sleutel": str(uuid4())})
    assert (daar[0].status_code, daar[1]) == (nergens[0].status_code, nergens[1])


ELKE_KEER_ANDERS = ("tweede_stap_app", "tweede_stap_sleutel", "sleutel_aanmelden", "persoon_link")
"""Pages with a new secret each time."""
VAN_EEN_ANDER = (
    "casus",
    "casus_id",
    "dossier",
    "id",
    "lid",
    "aan",
    "naar",
    "na",
    "sleutel",
    "organisatie",
    "slug",
)
"""Names under which somebody might try to name what belongs to another, in a query or in a body."""


@pytest.mark.parametrize("doel", ["chris", "bram"])
@pytest.mark.parametrize(
    "rij", [rij for rij in RIJEN if "ok" in rij.cellen.values()], ids=lambda rij: rij.naam
)
def test_wie_een_ander_noemt_krijgt_hetzelfde_als_wie_niemand_noemt(
    bezoek: Bezoek, rij: Rij, doel: str
) -> None:
    """The ids of another organisation or a colleague, in the query and the body, under every name at once."""
    wereld = bezoek.wereld
    wie = next(w for w in ("anna", "bea", "fatima", *CAST) if rij.cellen[w] == "ok")
    adres = pad_naar(wereld, rij.naam, rij.doel)
    echt = dict.fromkeys(VAN_EEN_ANDER, str(wereld.casussen[doel].id))
    if doel == "chris":  # a colleague may be named: that is what these fields are for
        echt |= {"lid": str(wereld.leden[doel].id), "aan": str(wereld.leden[doel].id)}
    niets = {naam: str(uuid4()) for naam in echt}
    for methode in rij.methoden:
        if methode == "GET":
            daar, nergens = (
                bezoek.ga(wie, "GET", f"{adres}?{urlencode(velden)}") for velden in (echt, niets)
            )
        else:
            daar, nergens = (bezoek.ga(wie, "POST", adres, velden) for velden in (echt, niets))
        gelijk = zonder_ids(daar) == zonder_ids(nergens)
        assert gelijk or rij.naam in ELKE_KEER_ANDERS, methode
        assert daar.status_code == nergens.status_code
        # Chris works elsewhere; what Bram works on, Anna knows nothing of.
        assert not [woord for woord in woorden(doel) if woord.encode() in daar.content]


@pytest.mark.parametrize("methode", ["GET", "POST"])
@pytest.mark.parametrize("naam", OP_CASUS)
def test_een_vreemde_kost_evenveel_of_een_casus_bestaat_of_niet(
    bezoek: Bezoek, naam: str, methode: str
) -> None:
    """The same questions to the database, so the same order of time (measured by bench/vreemde.py)."""
    for wie in ("romy", "chris"):
        bestaat = bezoek.gevraagd(wie, methode, pad_naar(bezoek.wereld, naam, "open"))
        assert bestaat == bezoek.gevraagd(wie, methode, pad(naam)), wie


LEEST_DOSSIER = {
    *OP_CASUS,
    "vernietiging",
    "langer_bewaren",
    "eigen_advies",
    "eigen_melding",
    "eigen_correctie",
    "eigen_woorden",
}
BLIK = frozenset({"Raadpleging"})
LIJSTEN = {"vernietigen_lijst", "werklijst", "zoek", "raadplegingen", "leessignalen", "leessignaal"}


@pytest.mark.parametrize("rij", RIJEN, ids=lambda rij: rij.naam)
def test_elke_blik_in_een_dossier_staat_er_een_keer_bij(bezoek: Bezoek, rij: Rij) -> None:
    """Whoever reads leaves one Raadpleging, before anything else; whoever finds nothing leaves none."""
    adres = pad_naar(bezoek.wereld, rij.naam, rij.doel)
    for wie in ("fatima", "anna", "mies", "peter", "chris"):
        verwacht = rij.cellen[wie] == "ok" and rij.naam in LEEST_DOSSIER | LIJSTEN
        _, bij = bezoek.bijgekomen(wie, rij.methoden[0], adres, alleen=BLIK)
        assert bij.get("Raadpleging", 0) == int(verwacht), wie

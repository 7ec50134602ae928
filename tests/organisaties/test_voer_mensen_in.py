"""Adding many workers from a list: every bad line named, nothing mended, nothing kept before it is confirmed."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nietpluis.organisaties import csvlijst, invoeren
from nietpluis.organisaties.csvlijst import Onleesbaar
from nietpluis.organisaties.models import (
    Beheerhandeling,
    Gebruiker,
    Lidmaatschap,
    Team,
    Uitnodiging,
)
from nietpluis.organisaties.toegang import met_lid
from nietpluis.portaal.postronde import ronde
from tests.personages import als

ADRES = "/o/de-linde/mensen/invoeren/"
GOED = (
    "naam;e-mail;functie;team;telefoon;rol\n"
    "Sam de Groot;sam@x.example;begeleider;Team Noord;088 000 01 80;medewerker\n"
)
KOP = "naam;e-mail;functie\n"


@pytest.fixture
def van_bea(client: Client, bea: Lidmaatschap) -> Client:
    return als(client, bea)


@pytest.fixture
def mailserver() -> Iterator[None]:
    with override_settings(MAIL_SERVER="mail.example"):
        yield


def stuur(client: Client, tekst: str = "", **anders: Any) -> Any:
    return client.post(ADRES, {"tekst": tekst} | anders)


def pagina(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def fouten(bea: Lidmaatschap, tekst: str) -> list[tuple[int, str, str]]:
    with met_lid(bea):
        oordeel = invoeren.beoordeel(bea, csvlijst.lees(tekst), timezone.now())
    return [(fout.regel, fout.veld, fout.reden) for fout in oordeel.fouten]


@pytest.mark.usefixtures("mailserver")
def test_eerst_kijken_dan_bevestigen_dan_pas_mail(van_bea: Client, bea: Lidmaatschap) -> None:
    eerst = stuur(van_bea, GOED)
    assert eerst.status_code == 200
    assert "Deze mensen komen erbij (1)" in pagina(eerst)
    with met_lid(bea):
        assert not Uitnodiging.objects.exists()
    assert "1 persoon is toegevoegd." in pagina(
        van_bea.post(ADRES, {"tekst": GOED, "doe": "bevestig"}, follow=True)
    )
    with met_lid(bea):
        sam = Uitnodiging.objects.select_related("team").get()
        assert [rij.wat for rij in Beheerhandeling.objects.voor(bea)] == ["uitgenodigd"]
    assert (sam.naam, sam.functie, sam.rollen) == ("Sam de Groot", "begeleider", ["medewerker"])
    assert (str(sam.team), sam.telefoon) == ("Team Noord", "088 000 01 80")
    ronde()
    assert [bericht.to for bericht in mail.outbox] == [["sam@x.example"]]


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("scheider", [";", ",", "\t"])
def test_elk_werkblad_wordt_gelezen(van_bea: Client, codering: str, scheider: str) -> None:
    tekst = "Naam;E-mail;Functie\r\nZoë Noël;zoe@x.example;kraamverzorgende\r\n"
    bestand = SimpleUploadedFile("mensen.csv", tekst.replace(";", scheider).encode(codering))
    antwoord = van_bea.post(ADRES, {"bestand": bestand})
    assert antwoord.status_code == 200
    assert "Zoë Noël" in pagina(antwoord)


@pytest.mark.parametrize(
    ("regel", "veld", "reden"),
    [
        (";sam@x.example;begeleider", "naam", "Vul de naam in."),
        ("Sam;sam(a)x.example;begeleider", "e-mail", "Dit is geen e-mailadres."),
        ("Sam;sam@x.example;", "functie", "Schrijf welk werk"),
        ("S" * 121 + ";sam@x.example;begeleider", "naam", "ten hoogste 120 tekens"),
        (
            "Sam;sam@x.example",
            "hele regel",
            "Deze regel heeft 2 vakken. De eerste regel heeft er 3.",
        ),
        ("Sam;sam@x.example;a;b", "hele regel", "Deze regel heeft 4 vakken."),
        ("Sam\u200e;sam@x.example;a", "naam", "niet te lezen"),
        ("Sam;" + "s" * 64 + "@" + "x." * 95 + "example;a", "e-mail", ""),
    ],
)
def test_elke_slechte_regel_wordt_genoemd(
    bea: Lidmaatschap, regel: str, veld: str, reden: str
) -> None:
    ((nummer, waar, waarom),) = fouten(bea, f"{KOP}Eva;eva@x.example;begeleider\n{regel}\n")
    assert (nummer, waar) == (3, veld)
    assert reden in waarom


@pytest.mark.parametrize(
    ("kolom", "getypt", "reden"),
    [
        ("rol", "beheerder", "Zo kan alleen “medewerker”."),
        ("rol", "aandachtsfunctionaris", "Zo kan alleen “medewerker”."),
        ("telefoon", "bel maar", "Vul alleen het nummer in"),
        ("telefoon", "06" + " " * 10 + "1" * 30, "Vul alleen het nummer in"),
        ("team", "t" * 81, "ten hoogste 80 tekens"),
    ],
)
def test_ook_wat_niet_hoeft_wordt_gekeurd(
    bea: Lidmaatschap, kolom: str, getypt: str, reden: str
) -> None:
    ((_, veld, waarom),) = fouten(bea, f"naam;functie;{kolom}\nSam;begeleider;{getypt}\n")
    assert veld == kolom
    assert reden in waarom


def test_een_fout_houdt_alles_tegen_en_het_getypte_blijft(
    van_bea: Client, bea: Lidmaatschap
) -> None:
    tekst = f"{GOED}Eva;geen adres;begeleider;;;\n"
    for doe in ("", "bevestig"):
        antwoord = stuur(van_bea, tekst, doe=doe)
        assert antwoord.status_code == 422
        for deel in (
            "Op 1 plek klopt iets niet",
            "geen adres",
            "Sam de Groot",
            "nog niets bewaard",
        ):
            assert deel in pagina(antwoord)
        assert 'value="bevestig"' not in pagina(antwoord)
    with met_lid(bea):
        assert not Uitnodiging.objects.exists()


def test_een_dubbele_regel_noemt_de_eerste(bea: Lidmaatschap) -> None:
    tekst = f"{KOP}Sam;sam@x.example;a\nEva;;a\nSamuel;SAM@x.example;b\nEva;;a\nEva;;b\n"
    assert fouten(bea, tekst) == [
        (4, "e-mail", "Dit staat ook op regel 2. Haal een van de twee weg."),
        (5, "naam", "Dit staat ook op regel 3. Haal een van de twee weg."),
    ]


def test_wie_er_al_is_wordt_overgeslagen_en_genoemd(van_bea: Client, romy: Lidmaatschap) -> None:
    tekst = f"{KOP}Romy;ROMY@de-linde.example;begeleider\nSam;sam@x.example;a\nEva;;a\n"
    eerste = pagina(stuur(van_bea, tekst))
    assert "Regel 2: romy@de-linde.example. Deze persoon staat al in de lijst." in eerste
    stuur(van_bea, tekst, doe="bevestig")
    tweede = stuur(van_bea, tekst, doe="bevestig")
    assert tweede.status_code == 422
    for deel in ("Deze mensen slaan we over (3)", "is al uitgenodigd", "niemand om toe te voegen"):
        assert deel in pagina(tweede)


def test_een_adres_dat_elders_bekend_is_ziet_eruit_als_elk_ander(
    bea: Lidmaatschap, chris: Lidmaatschap
) -> None:
    with met_lid(bea):
        lijst = csvlijst.lees(f"{KOP}C;chris@de-wegwijzer.example;a\n")
        oordeel = invoeren.beoordeel(bea, lijst, timezone.now())
    assert (len(oordeel.nieuw), oordeel.al_hier, oordeel.fouten) == (1, [], [])


def test_wie_geen_adres_heeft_staat_meteen_in_de_lijst(van_bea: Client, bea: Lidmaatschap) -> None:
    tekst = f"{KOP}Eva Smit;;hulp bij het huishouden\nSam;sam@x.example;a\n"
    assert "Zonder e-mailadres, en dus met een kaart: 1 keer." in pagina(stuur(van_bea, tekst))
    stuur(van_bea, tekst, doe="bevestig")
    with met_lid(bea):
        eva = Lidmaatschap.objects.get(gebruiker__naam="Eva Smit")
        assert (eva.rolnamen, eva.gebruiker.email) == (frozenset({"medewerker"}), None)
    assert not Gebruiker.objects.get(naam="Eva Smit").has_usable_password()


def test_een_nieuw_team_wordt_eerst_genoemd(van_bea: Client, bea: Lidmaatschap) -> None:
    tekst = "naam;functie;team\nEva;a;Team Zuid\nSam;a;team zuid\nKim;a;TEAM NOORD\n"
    eerst = pagina(stuur(van_bea, tekst))
    assert "Deze teams zijn nieuw en worden gemaakt: team zuid." in eerst
    stuur(van_bea, tekst, doe="bevestig")
    with met_lid(bea):
        assert sorted(Team.objects.values_list("naam", flat=True)) == ["Team Noord", "team zuid"]


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"", "Dit bestand is leeg."),
        (b" \r\n ", "Dit bestand is leeg."),
        (b"PK\x03\x04xlsx", "Bewaar het eerst als CSV."),
        ("naam;functie\nEva;a".encode("utf-16"), "Bewaar uw werkblad als CSV."),
        (b"naam;functie\n\x81\x8d;a\n", "Bewaar uw werkblad als CSV UTF-8."),
        (b"Eva;eva@x.example;a\n", "De eerste regel moet de namen van de kolommen hebben"),
        (b"naam;functie;leeftijd\nEva;a;3\n", "De kolom “leeftijd” kennen we niet."),
        (b"naam;functie;Naam\nEva;a;b\n", "staat er twee keer"),
        (b"naam;e-mail\nEva;x@y.nl\n", "De kolom “functie” ontbreekt."),
        (b"naam;functie;\nEva;a;\n", "een kolom zonder naam"),
        (b"naam;functie\n\n", "Er staan geen mensen in"),
        (b'naam;functie\n"Eva;a\n', "klopt een aanhalingsteken niet"),
        (b"naam;functie\n" + b"E;a\n" * 10_001, "meer dan 10.000 mensen"),
        (b"naam;functie\n" + b"x" * 2_000_000, "Dit is te groot."),
        (b"x" * 30_000_000, "Dit is te groot."),
    ],
    ids=lambda waarde: str(waarde)[:24],
)
def test_een_bestand_dat_niet_kan_zegt_waarom(van_bea: Client, inhoud: bytes, reden: str) -> None:
    bestand = SimpleUploadedFile("mensen.csv", inhoud)
    antwoord = van_bea.post(ADRES, {"bestand": bestand})
    assert antwoord.status_code == 422
    assert reden in pagina(antwoord)


def test_een_te_lange_geplakte_lijst_zegt_dat(van_bea: Client) -> None:
    antwoord = van_bea.post(ADRES, {"tekst": "x" * 3_000_000}, follow=True)
    assert antwoord.status_code == 422
    assert "Dit is te groot." in pagina(antwoord)


@pytest.mark.parametrize(
    ("velden", "reden"),
    [({}, "Kies een bestand, of plak de lijst."), ({"beide": True}, "Niet allebei.")],
)
def test_een_van_de_twee(van_bea: Client, velden: dict[str, Any], reden: str) -> None:
    beide = {"tekst": GOED, "bestand": SimpleUploadedFile("m.csv", GOED.encode())}
    antwoord = van_bea.post(ADRES, beide if velden else {})
    assert (antwoord.status_code, reden in pagina(antwoord)) == (422, True)


def test_wat_niet_klopt_is_een_bestand_dat_niets_uitrekent(van_bea: Client) -> None:
    kwaad = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)"]
    tekst = KOP + "".join(f"Eva;{adres};a\n" for adres in kwaad)
    antwoord = stuur(van_bea, tekst, doe="fouten")
    assert antwoord["Content-Type"].startswith("text/csv")
    rijen = list(csv.reader(io.StringIO(pagina(antwoord).lstrip("\ufeff")), delimiter=";"))
    assert rijen[0] == ["regel", "veld", "wat er staat", "waarom het niet kan"]
    assert [rij[2] for rij in rijen[1:]] == [f"'{adres}" for adres in kwaad]
    assert csvlijst.lees("naam;functie\n'x;a\n").rijen[0].velden["naam"] == "'x"


def test_zonder_sleutel_van_het_formulier_gebeurt_er_niets(bea: Lidmaatschap) -> None:
    client = als(Client(enforce_csrf_checks=True), bea)
    assert client.post(ADRES, {"tekst": GOED, "doe": "bevestig"}).status_code == 403
    with met_lid(bea):
        assert not Uitnodiging.objects.exists()


def test_wie_tegelijk_dezelfde_toevoegt_laat_niets_half_staan(
    van_bea: Client, bea: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    voer_in = invoeren.voer_in

    def een_ander_ook(*argumenten: Any) -> None:
        voer_in(*argumenten)
        raise IntegrityError

    monkeypatch.setattr(invoeren, "voer_in", een_ander_ook)
    assert "Iemand deed dit ook." in pagina(stuur(van_bea, GOED, doe="bevestig"))
    with met_lid(bea):
        assert not Uitnodiging.objects.exists()


def test_tienduizend_mensen_in_weinig_vragen(van_bea: Client, bea: Lidmaatschap) -> None:
    tekst = KOP + "".join(f"Mens {n};mens{n}@x.example;a\n" for n in range(9_990))
    tekst += "".join(f"Zonder {n};;a\n" for n in range(10))
    begin = time.monotonic()
    with CaptureQueriesContext(connection) as vragen:
        eerst = stuur(van_bea, tekst)
    assert "U ziet de eerste 200." in pagina(eerst)
    assert len(vragen) < 35
    assert stuur(van_bea, tekst, doe="bevestig").status_code == 302
    assert time.monotonic() - begin < 60  # seconds, on a busy machine
    with met_lid(bea):
        assert Uitnodiging.objects.count() == 9_990


def test_een_lege_pagina_vraagt_om_een_lijst(van_bea: Client) -> None:
    antwoord = van_bea.get(ADRES)
    assert (antwoord.status_code, "Bekijk de lijst" in pagina(antwoord)) == (200, True)


def test_onleesbaar_zegt_het_ook_buiten_de_pagina() -> None:
    with pytest.raises(Onleesbaar, match="te groot"):
        csvlijst.lees("x" * 2_000_001)

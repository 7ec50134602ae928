"""What is no answer of a passkey opens nothing and breaks nothing."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode

import pytest
from django.test import Client

from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.tweede_factor import Factor
from tests.organisaties.tweede_stap import STAP, geef_app
from tests.personages import WACHTWOORD, als


def _b64(ruw: bytes) -> str:
    return urlsafe_b64encode(ruw).decode().rstrip("=")


def _antwoord(beeld: bytes, gegevens: bytes) -> str:
    """An answer that looks like one, with these bytes where a passkey tells what it is."""
    klant = {"type": "webauthn.create", "challenge": "AA", "origin": "http://testserver"}
    return json.dumps(
        {
            "id": "AA",
            "rawId": "AA",
            "type": "public-key",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": _b64(json.dumps(klant).encode()),
                "authenticatorData": _b64(gegevens),
                "attestationObject": _b64(beeld),
                "signature": "AA",
                "userHandle": "AA",
            },
        }
    )


ONZIN = [
    _antwoord(b"\x81" * 2000, b"\x00" * 5),  # nested deeper than anybody reads
    _antwoord(b"\xa3cfmt", b"\x00" * 37),  # cut off
    _antwoord(b"", b""),
    _antwoord(b"\xa3cfmtdnonegattStmt\xa0hauthData\x58\x05AAAAA", b"\xff" * 60),
    "",
    "x",
    "[]",
    "{}",
    "null",
    "[" * 100_000,
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}),
    json.dumps({"id": 1, "rawId": None, "type": [], "response": {"userHandle": 5}}),
]
elk_antwoord = pytest.mark.parametrize("antwoord", ONZIN, ids=range(len(ONZIN)))


@elk_antwoord
def test_onzin_opent_geen_sessie(client: Client, anna: Lidmaatschap, antwoord: str) -> None:
    geef_app(anna)
    als(client, anna, factor=Factor.GEEN)
    client.get(STAP)
    assert client.post(STAP, {"antwoord": antwoord}).status_code == 422
    assert client.get("/o/de-linde/werklijst/").status_code == 302


@elk_antwoord
def test_onzin_meldt_niemand_aan(client: Client, db: None, antwoord: str) -> None:
    client.get("/aanmelden/sleutel/")
    assert client.post("/aanmelden/sleutel/", {"antwoord": antwoord}).status_code == 422
    assert "_auth_user_id" not in client.session


@elk_antwoord
def test_onzin_wordt_geen_sleutel(client: Client, anna: Lidmaatschap, antwoord: str) -> None:
    als(client, anna, factor=Factor.GEEN)
    client.get(f"{STAP}instellen/sleutel/")
    velden = {"wachtwoord": WACHTWOORD, "naam": "Mijn telefoon", "antwoord": antwoord}
    assert client.post(f"{STAP}instellen/sleutel/", velden).status_code == 422
    assert not middelen.heeft_middel(anna.gebruiker)


def test_te_vaak_een_verkeerd_wachtwoord_stelt_niets_in(client: Client, anna: Lidmaatschap) -> None:
    als(client, anna, factor=Factor.GEEN)
    adres = f"{STAP}instellen/sleutel/"
    for _ in range(10):
        client.post(adres, {"wachtwoord": "mis", "naam": "x", "antwoord": "{}"})
    velden = {"wachtwoord": WACHTWOORD, "naam": "x", "antwoord": "{}"}
    assert "te vaak geprobeerd" in client.post(adres, velden).content.decode()

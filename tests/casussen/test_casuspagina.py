from django.test import Client

from nietpluis.organisaties.models import Lidmaatschap
from tests.casussen.casus import feit, geef, leg, neem
from tests.personages import als


def pad(casus: object, *rest: str) -> str:
    return f"/o/de-linde/casussen/{casus.id}/" + "".join(f"{deel}/" for deel in rest)  # type: ignore[attr-defined]  # a Casus


def test_smoke(client: Client, anna: Lidmaatschap, fatima: Lidmaatschap) -> None:
    als(client, anna)
    casus = geef(fatima, nu_onveilig="ja", denkt_zelf="Bang")
    for deel in [(), ("namen",), ("neem-aan",), ("geef-door",), ("voeg-samen",), ("leg-vast", "volgsignaal")]:
        assert client.get(pad(casus, *deel)).status_code == 200, deel
    assert client.get("/o/de-linde/werklijst/").status_code == 200
    neem(casus, anna)
    leg(casus, anna, feit(anna, "betrokkene", code="p1", client="ja", naam="Jansen", kenmerk="123", geslacht="vrouw"))
    for soort in ["overleg", "advies", "gesprek", "melding", "betrokkene", "letsel", "uitwerking", "afsluiting", "gevaar_voorbij"]:
        assert client.get(pad(casus, "leg-vast", soort)).status_code == 200, soort
    for deel in [(), ("namen",), ("wie-werkt-eraan",), ("tekst",), ("verbeter", "2"), ("verbeter", "2", "haal-weg"), ("stap", "overleg"), ("stap", "besluit")]:
        assert client.get(pad(casus, *deel)).status_code == 200, deel
    r = client.post("/o/de-linde/werklijst/zoek/", {"zoek": "jansen"})
    assert casus.kenmerk[2:] in r.content.decode()
    assert client.get("/o/de-linde/werklijst/").status_code == 200

"""Who receives the signals, who stands in, and who is away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.organisaties.models import Functie, Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.organisaties.beheer_mensen import MENSEN, sporen
from tests.personages import als


def test_een_ander_krijgt_de_signalen(
    client: Client, bea: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    terug = timezone.localdate() + timedelta(days=7)
    keuze = {"vervuller": bram.id, "waarnemer": anna.id, "afwezig_tot": terug}
    assert als(client, bea).post(f"{MENSEN}signalen/", keuze).status_code == 302
    with met_lid(bea):
        ontvanger = Functie.objects.get().ontvanger(timezone.localdate())
    assert ontvanger == anna
    assert [wat for wat, _, _ in sporen(bea)] == ["vervuller", "waarnemer", "afwezig"]


@pytest.mark.parametrize(
    ("wie", "waarnemer", "reden"),
    [
        ("anna", "anna", "niet voor zichzelf waarnemen"),
        ("anna", None, "Kies wie de signalen krijgt zolang"),
        ("fatima", "anna", "Kies iemand uit de lijst."),
        ("chris", "anna", "Kies iemand uit de lijst."),
    ],
)
def test_een_bezetting_die_niet_kan_wordt_geweigerd(
    client: Client,
    bea: Lidmaatschap,
    request: pytest.FixtureRequest,
    wie: str,
    waarnemer: str | None,
    reden: str,
) -> None:
    keuze = {
        "vervuller": request.getfixturevalue(wie).id,
        "waarnemer": request.getfixturevalue(waarnemer).id if waarnemer else "",
        "afwezig_tot": timezone.localdate() + timedelta(days=7),
    }
    assert reden in als(client, bea).post(f"{MENSEN}signalen/", keuze).content.decode()
    assert sporen(bea) == []

"""Where nobody can confirm any more, whoever runs the server can; and everybody sees it."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from nietpluis.organisaties import rolverzoek
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.organisaties.beheer_mensen import rollen, sporen
from tests.personages import als


@pytest.fixture
def _gevraagd(bea: Lidmaatschap, linda: Lidmaatschap, gerda: Lidmaatschap) -> None:
    with met_lid(bea, schrijven=True):
        rolverzoek.geef_of_vraag(bea, linda, {"leidinggevende", "bestuurder"})


def bevestig(slug: str, email: str, rol: str) -> str:
    uit = StringIO()
    call_command("rol_bevestigen", slug, email, rol, stdout=uit)
    return uit.getvalue()


@pytest.mark.usefixtures("_gevraagd")
def test_de_rol_gaat_in_en_staat_er_als_zonder_tweede(
    bea: Lidmaatschap, linda: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    assert "ingegaan" in bevestig("de-linde", "Linda@de-linde.example", "bestuurder")
    assert rollen(linda) == {"leidinggevende", "bestuurder"}
    assert sporen(bea)[-1] == ("rol_bevestigd", "vanaf de server", "bestuurder")
    pagina = als(Client(), gerda).get("/o/de-linde/rollen/").content.decode()
    assert "er was geen tweede persoon" in pagina


@pytest.mark.parametrize(
    ("slug", "email", "rol", "reden"),
    [
        ("bestaat-niet", "linda@de-linde.example", "bestuurder", "Deze organisatie is er niet."),
        ("de-linde", "linda@de-linde.example", "beheerder", "Deze rol is niet gevraagd."),
        ("de-linde", "romy@de-linde.example", "bestuurder", "Deze rol is niet gevraagd."),
    ],
)
@pytest.mark.usefixtures("_gevraagd")
def test_wat_niet_is_gevraagd_gaat_niet_in(slug: str, email: str, rol: str, reden: str) -> None:
    with pytest.raises(CommandError, match=reden):
        bevestig(slug, email, rol)


@pytest.mark.usefixtures("_gevraagd")
def test_wie_stopte_krijgt_niets(linda: Lidmaatschap) -> None:
    linda.actief_tot = linda.actief_van
    with met_lid(linda, schrijven=True):
        linda.save(update_fields=["actief_tot"])
    with pytest.raises(CommandError, match="niet meer"):
        bevestig("de-linde", "linda@de-linde.example", "bestuurder")
    assert rollen(linda) == {"leidinggevende"}

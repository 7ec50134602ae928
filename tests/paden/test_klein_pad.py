"""The small path that both engines walk: a signal, taken on, thought over, decided and closed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.models import Casus
from nietpluis.kern.feiten.gesprekken import Overleg
from nietpluis.kern.feiten.verloop import Afwijking
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.conftest import TELEFOON
from tests.paden.speler import KANTOOR, Speler

pytestmark = pytest.mark.klein_pad

WEGING = {
    "vermoeden": "ja",
    "onveiligheid": "nee",
    "hulp_mogelijk": "ja",
    "hulp_aanvaard": "ja",
    "hulp_werkt": "ja",
}


@pytest.fixture
def fatima_belt(nieuwe_pagina: Callable[..., Page], fatima: Lidmaatschap) -> Speler:
    return Speler(fatima, nieuwe_pagina(viewport=TELEFOON))


@pytest.fixture
def anna_werkt(nieuwe_pagina: Callable[..., Page], anna: Lidmaatschap) -> Speler:
    speler = Speler(anna, nieuwe_pagina(viewport=KANTOOR))
    speler.ga("werklijst")
    speler.meld_aan()
    return speler


def vertel(fatima: Speler) -> None:
    """From her own start page, after signing in, over both screens."""
    fatima.ga("start")
    fatima.meld_aan()
    fatima.volg(fatima.adres("signaal_nieuw"))
    fatima.vul(
        {"over_wie": "Mevrouw van dinsdag", "zag_of_hoorde": "Een blauwe plek op haar pols."}
    )
    fatima.verstuur("Verder")
    fatima.vul({"nu_onveilig": "nee", "wanneer": "gisteren", "bron": "zelf"})
    fatima.verstuur("Geef het door")
    expect(fatima.pagina.locator("h1")).to_have_text("Anna de Wit heeft uw signaal")
    assert fatima.pagina.evaluate("document.documentElement.scrollWidth") <= TELEFOON["width"]


def neem_aan(anna: Speler) -> None:
    (casus,) = anna.casussen_op_werklijst()
    anna.volg(anna.adres("casus", casus))
    anna.volg(anna.adres("aannemen", casus))
    anna.verstuur("Neem het aan")


def overleg(anna: Speler, casus: Casus) -> None:
    anna.volg(anna.adres("handeling", casus.id, "overleg"))
    anna.vul({"met": "collega", "naam": "Bram", "uitkomst": "Wij zien hetzelfde."})
    anna.verstuur()


def weeg(anna: Speler, casus: Casus) -> None:
    """Question by question, and on to the decision."""
    anna.volg(anna.adres("weging", casus.id))
    for vraag, antwoord in WEGING.items():
        assert anna.pagina.locator("input[name=vraag]").get_attribute("value") == vraag
        anna.vul({"antwoord": antwoord})
        anna.verstuur("Volgende vraag")
    anna.klik(anna.pagina.locator("main button[name=naar][value=besluit]"))


def beslis(anna: Speler) -> None:
    """No melding, but help; with a reason for what was not done."""
    open_ = anna.pagina.locator("main textarea[name^=reden_]").evaluate_all(
        "v => v.map(x => x.name)"
    )
    assert open_
    redenen = dict.fromkeys(open_, "Mevrouw wil nu nog niet praten.")
    anna.vul({"melden": "nee", "hulp": "ja", "grond": "Zij neemt de hulp aan.", **redenen})
    anna.verstuur()


def help_en_sluit(anna: Speler, casus: Casus) -> None:
    straks = timezone.localdate() + timedelta(weeks=6)
    anna.vul({"doel": "Thuis is het weer rustig.", "wie": "Romy", "uiterlijk": straks})
    anna.verstuur()
    anna.volg(anna.adres("handeling", casus.id, "evaluatie"))
    anna.vul({"veiliger": "ja", "bevinding": "Het is rustig."})
    anna.verstuur()
    anna.volg(anna.adres("handeling", casus.id, "afsluiting"))
    anna.vul({"reden": "veilig_door_hulp", "toelichting": "De hulp werkt."})
    anna.verstuur()


def test_van_een_signaal_tot_een_gesloten_casus(fatima_belt: Speler, anna_werkt: Speler) -> None:
    vertel(fatima_belt)
    neem_aan(anna_werkt)
    with met_lid(anna_werkt.lid):
        casus = Casus.objects.get()
    overleg(anna_werkt, casus)
    weeg(anna_werkt, casus)
    beslis(anna_werkt)
    help_en_sluit(anna_werkt, casus)
    with met_lid(anna_werkt.lid):
        casus.refresh_from_db()
        dossier = open_casus(casus).dossier
        assert not controleer_casus(casus)
    assert dossier.status == "gesloten"
    assert dossier.nummer_van(Overleg) < dossier.nummer_van(Afwijking)
    fatima_belt.ga("eigen_signalen")
    expect(fatima_belt.pagina.locator("article .nietpluis-tags li")).to_have_text("Afgerond")


def test_een_signaal_zonder_javascript(
    nieuwe_pagina: Callable[..., Page], fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    vertel(Speler(fatima, nieuwe_pagina(javascript=False, viewport=TELEFOON)))
    with met_lid(anna):
        dossier = open_casus(Casus.objects.get()).dossier
    assert [feit.soort for feit in dossier.feiten] == ["opening", "signaal", "doorgegeven"]

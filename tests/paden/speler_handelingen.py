"""How each kind of fact is done on the screens: `HANDELINGEN[soort]`, and "*" for all that have no way of their own.

An act takes the play and the move. It returns whether the answers were typed, or came by themselves.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from nietpluis.casussen.formulieren.signaal import ROUTE
from nietpluis.kern.feiten.besluiten import Weging
from nietpluis.kern.feiten.mensen import Toewijzing
from nietpluis.kern.feiten.signalen import Doorgegeven, Uitwerking
from nietpluis.kern.scenario import Zet
from tests.paden.speler import Speler
from tests.paden.speler_velden import antwoorden_van
from tests.paden.speler_voorstelling import Voorstelling


def geef_signaal(stuk: Voorstelling, zet: Zet) -> bool:
    """A worker tells on two screens; whoever reads it opens it from the work list, or lets it join."""
    _vertel(stuk, stuk.spelers[zet.speler], antwoorden_van(zet.feit, timezone.localdate()))
    (nieuw,) = set(stuk.houder.casussen_op_werklijst()) - stuk.gezien
    stuk.gezien.add(nieuw)
    stuk.houder.volg(stuk.houder.adres("casus", nieuw))
    if len(stuk.gezien) == 1:
        stuk.casus = nieuw
    else:
        _voeg_samen(stuk)
    return True


def _vertel(stuk: Voorstelling, melder: Speler, velden: Mapping[str, Any]) -> None:
    melder.ga("start")
    melder.volg(melder.adres("signaal_nieuw"))
    gevraagd = melder.vul(velden)
    melder.verstuur("Verder")
    kop = stuk.scenario.kop
    gevraagd |= melder.vul({**velden, ROUTE: kop.sector, "voorziening": kop.voorziening})
    melder.verstuur("Geef het door")
    assert set(velden) <= gevraagd
    expect(melder.pagina.locator("h1")).to_have_text(f"{stuk.houder.lid.naam} heeft uw signaal")


def _voeg_samen(stuk: Voorstelling) -> None:
    houder = stuk.houder
    houder.klik(houder.pagina.get_by_role("link", name="Het hoort bij een casus"))
    houder.klik(houder.pagina.locator(f'main a[href="?casus={stuk.casus}"]'))
    houder.klik(houder.pagina.get_by_role("button", name="Ja, voeg het samen"))


def is_doorgegeven(stuk: Voorstelling, zet: Zet) -> bool:
    """Giving a signal hands it over by itself, to the one whom the scenario names."""
    assert isinstance(zet.feit, Doorgegeven)
    ontvanger = stuk.dossier().ontvanger
    assert ontvanger
    assert ontvanger.aan.lid == str(stuk.spelers[zet.feit.aan.lid].lid.id)
    return False


def neem_aan(stuk: Voorstelling, zet: Zet) -> bool:
    """Whoever received it takes it on; the proposed line for the next visit stays as it is."""
    houder = stuk.spelers[zet.speler]
    houder.volg(houder.adres("aannemen", stuk.casus))
    houder.verstuur("Neem het aan")
    return False


def is_toegewezen(stuk: Voorstelling, zet: Zet) -> bool:
    """Taking a signal on assigns it by itself."""
    assert isinstance(zet.feit, Toewijzing)
    assert str(stuk.spelers[zet.feit.aan.lid].lid.id) in stuk.dossier().toegewezen
    return False


def leg_vast(stuk: Voorstelling, zet: Zet) -> bool:
    """From the page of the casus to the form of this kind, and back."""
    speler, soort = stuk.spelers[zet.speler], zet.feit.soort
    if str(speler.lid.id) not in stuk.dossier().toegewezen:
        return leg_zelf_vast(stuk, zet)
    _naar_formulier(stuk, speler, soort)
    _kies_signaal(stuk, speler, zet)
    velden = antwoorden_van(zet.feit, timezone.localdate())
    assert set(velden) <= speler.vul(velden)
    speler.verstuur()
    assert speler.pagina.url.endswith(speler.adres("casus", stuk.casus))
    return True


def _naar_formulier(stuk: Voorstelling, speler: Speler, soort: str) -> None:
    """From the page of the casus; what is not offered there stands on the page of its step."""
    stuk.naar_casus()
    formulier = speler.adres("handeling", stuk.casus, soort)
    if not speler.ziet(formulier):
        stap = stuk.dossier().protocol.handeling(soort).stap
        speler.volg(speler.adres("stap", stuk.casus, stap))
    speler.volg(formulier)


def _kies_signaal(stuk: Voorstelling, speler: Speler, zet: Zet) -> None:
    """The form proposes which signal is worked out; another is named in the address."""
    if not isinstance(zet.feit, Uitwerking):
        return
    nummer = str(stuk.nummers[zet.feit.signaal])
    if speler.pagina.locator("input[name=signaal]").get_attribute("value") != nummer:
        speler.pagina.goto(f"{speler.pagina.url}?signaal={nummer}")


def leg_zelf_vast(stuk: Voorstelling, zet: Zet) -> bool:
    """Whoever gave the signal called Veilig Thuis, and adds that to the own signal."""
    melder = stuk.spelers[zet.speler]
    melder.ga("eigen_signalen")
    melder.klik(melder.pagina.locator("article h3 a").first)
    knop = {"advies": "Ik vroeg advies", "melding": "Ik deed een melding"}[zet.feit.soort]
    melder.klik(melder.pagina.get_by_role("link", name=knop))
    velden = antwoorden_van(zet.feit, timezone.localdate())
    assert set(velden) <= melder.vul(velden)
    melder.verstuur()
    stuk.houder.ga("casus", stuk.casus)
    return True


def weeg(stuk: Voorstelling, zet: Zet) -> bool:
    """Answer question by question; the outcome that the page tells is the one that kern then draws."""
    assert isinstance(zet.feit, Weging)
    speler, pagina = stuk.spelers[zet.speler], stuk.spelers[zet.speler].pagina
    stuk.naar_casus()
    speler.volg(speler.adres("weging", stuk.casus))
    for _ in zet.feit.keuzes:
        vraag = pagina.locator("input[name=vraag]").get_attribute("value") or ""
        reden = zet.feit.waarom.get(vraag, "")
        speler.vul({"antwoord": zet.feit.keuzes[vraag], "waarom": reden})
        speler.verstuur("Volgende vraag")
    gezegd = pagina.locator("main").inner_text()
    speler.klik(pagina.locator("main button[name=naar][value=besluit]"))
    uitkomst = stuk.dossier().uitkomst
    assert uitkomst
    assert uitkomst.titel in gezegd
    return True


def beslis(stuk: Voorstelling, zet: Zet) -> bool:
    """Take both decisions; all steps stand, so no reasons are asked."""
    speler = stuk.spelers[zet.speler]
    stuk.naar_casus()
    speler.volg(speler.adres("besluit", stuk.casus))
    velden = antwoorden_van(zet.feit, timezone.localdate())
    gevraagd = speler.vul(velden)
    assert set(velden) <= gevraagd
    assert not [veld for veld in gevraagd if veld.startswith("reden_")]
    speler.verstuur()
    return True


HANDELINGEN: Mapping[str, Callable[[Voorstelling, Zet], bool]] = {
    "signaal": geef_signaal,
    "doorgegeven": is_doorgegeven,
    "aangenomen": neem_aan,
    "toewijzing": is_toegewezen,
    "weging": weeg,
    "besluit": beslis,
    "*": leg_vast,
}

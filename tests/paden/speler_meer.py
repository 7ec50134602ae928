"""Acts that the ten casussen from practice do not need: a reason for what is not done, and a second view."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from nietpluis.kern.feiten.besluiten import Besluit
from nietpluis.kern.feiten.verloop import Afwijking
from nietpluis.kern.scenario import Zet
from tests.paden.speler_handelingen import HANDELINGEN, beslis
from tests.paden.speler_velden import antwoorden_van
from tests.paden.speler_voorstelling import Voorstelling


def geef_reden(stuk: Voorstelling, zet: Zet) -> bool:
    """On the page of the step: "Dit doen wij niet, want …"."""
    assert isinstance(zet.feit, Afwijking)
    speler, eis = stuk.spelers[zet.speler], zet.feit.eis
    eisen = stuk.dossier().protocol.eisen()
    stap = next(stap for stap, deze in eisen if deze.code == eis)
    stuk.naar_casus()
    speler.volg(speler.adres("stap", stuk.casus, stap.code))
    speler.volg(f"?reden={eis}#eis-{eis}")
    speler.vul({"reden": zet.feit.reden})
    speler.verstuur("Leg de reden vast")
    return True


def beslis_met_meekijker(stuk: Voorstelling, zet: Zet) -> bool:
    """The decision; where it goes against the kader, with why and with who looks along."""
    assert isinstance(zet.feit, Besluit)
    if not zet.feit.waarom_niet:
        return beslis(stuk, zet)
    speler, meekijker = stuk.spelers[zet.speler], stuk.spelers[zet.feit.meekijker_lid]
    stuk.naar_casus()
    speler.volg(speler.adres("besluit", stuk.casus))
    velden = antwoorden_van(zet.feit, timezone.localdate())
    assert set(velden) <= speler.vul({**velden, "meekijker": str(meekijker.lid.id)})
    speler.verstuur()
    return True


def kijk_mee(stuk: Voorstelling, zet: Zet) -> bool:
    """Whoever was asked reads the decision and says what to think of it."""
    speler, velden = stuk.spelers[zet.speler], antwoorden_van(zet.feit, timezone.localdate())
    speler.ga("meekijken_lijst")
    speler.volg(speler.adres("meekijken", stuk.casus))
    speler.vul({veld: velden[veld] for veld in ("eens", "toelichting")})
    speler.verstuur()
    stuk.houder.ga("casus", stuk.casus)
    return True


MEER: Mapping[str, Callable[[Voorstelling, Zet], bool]] = {
    **HANDELINGEN,
    "afwijking": geef_reden,
    "besluit": beslis_met_meekijker,
    "meegekeken": kijk_mee,
}

"""A casus on which Anna and Bram both work, and what the tests of its forms ask of it."""

from nietpluis.casussen.lezen import OpenCasus
from nietpluis.casussen.models import Casus
from nietpluis.casussen.stempel import persoon
from nietpluis.kern.feiten import Feit
from nietpluis.organisaties.models import Lidmaatschap
from tests.casussen.casus import feit, geef, lees, leg, neem
from tests.paden.speler import Speler

OVERLEG = {"met": "collega", "naam": "Romy", "uitkomst": "Wij zien hetzelfde, elke dinsdag."}


def samen(melder: Lidmaatschap, een: Lidmaatschap, ander: Lidmaatschap) -> Casus:
    """A signal of `melder` on which `een` and `ander` both work."""
    casus = neem(geef(melder), een).casus
    leg(casus, een, feit(een, "toewijzing", aan=persoon(ander), taak="casushouder"))
    return casus


def vastgelegd(casus: Casus, lid: Lidmaatschap, soort: type[Feit]) -> list[Feit]:
    """The facts of this kind that stand in the casus."""
    return [staat for _, staat in gelezen(casus, lid).dossier.van(soort)]


def gelezen(casus: Casus, lid: Lidmaatschap) -> OpenCasus:
    """The casus as it stands now."""
    return lees(casus, lid)


def open_overleg(speler: Speler, casus: Casus) -> None:
    """From the page of the casus to the form of an overleg."""
    speler.ga("casus", casus.id)
    speler.volg(speler.adres("handeling", casus.id, "overleg"))

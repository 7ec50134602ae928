"""A written casus, played through the real screens by people at their own browsers."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.utils import timezone

from nietpluis.casussen.bericht import STATUSSEN, status
from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.models import Casus
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.scenario import Scenario, Zet
from nietpluis.organisaties.toegang import met_lid
from tests.paden import speler_vergelijk as vergelijk
from tests.paden.speler import Speler


class Voorstelling:
    """A scenario with who plays whom; `houder` is who the signals go to and who works on the casus."""

    casus: UUID
    """The casus that is played; there once the signal was given."""

    def __init__(self, scenario: Scenario, spelers: Mapping[str, Speler], houder: Speler) -> None:
        self.scenario, self.spelers, self.houder = scenario, spelers, houder
        self.gezien: set[UUID] = set()
        """The casussen and loose signals that the houder knows of."""
        self.nummers: dict[int, int] = {}
        """The number of each fact in the scenario -> its number in the dossier."""

    def speel(self, handelingen: Mapping[str, Callable[["Voorstelling", Zet], bool]]) -> None:
        """Play every fact by the act of its kind; compare after each, and look at the whole at the end."""
        for nummer, zet in enumerate(self.scenario.zetten[1:], 2):
            handeling = handelingen.get(zet.feit.soort, handelingen["*"])
            getypt = handeling(self, zet)
            self.vergelijk(nummer, zet, getypt=getypt)
        self.vergelijk_melders()
        with met_lid(self.houder.lid):
            for casus in Casus.objects.all():
                assert not controleer_casus(casus)

    def dossier(self) -> Dossier:
        """The facts that were really stored, folded."""
        with met_lid(self.houder.lid):
            return open_casus(Casus.objects.get(id=self.casus)).dossier

    def naar_casus(self) -> None:
        """The houder looks at the page of the casus, unless it is on the screen already."""
        if not self.houder.pagina.url.endswith(self.houder.adres("casus", self.casus)):
            self.houder.ga("casus", self.casus)

    def vergelijk(self, nummer: int, zet: Zet, *, getypt: bool) -> None:
        """Compare what was typed with what is stored, and that with the scenario and with the page."""
        dossier, plek = self.dossier(), f"feit {nummer} ({zet.feit.soort})"
        self.nummers[nummer] = dossier.nummer_van(type(zet.feit))
        if getypt:
            anders = vergelijk.anders_vastgelegd(zet.feit, dossier, timezone.localdate())
            assert not anders, plek
        assert not vergelijk.verschillen(dossier, zet.verwacht), plek
        self.naar_casus()
        assert vergelijk.toon(self.houder.pagina) == vergelijk.hoort_te_tonen(dossier), plek
        assert not vergelijk.ontbrekende_waarschuwingen(self.houder.pagina, dossier), plek

    def vergelijk_melders(self) -> None:
        """Whoever gave a signal reads of each the status that it should have, and no more."""
        hoort = STATUSSEN[status(self.dossier())]
        for melder in {zet.speler for zet in self.scenario.zetten if zet.feit.soort == "signaal"}:
            self.spelers[melder].ga("eigen_signalen")
            tags = self.spelers[melder].pagina.locator("article .nietpluis-tags li")
            assert {tag.strip() for tag in tags.all_inner_texts()} == {hoort}

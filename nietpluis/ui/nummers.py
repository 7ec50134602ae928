"""The two numbers for danger, in this order, as they stand on every page a worker can reach."""

from nietpluis.ui.onderdelen import Beller

ALARMNUMMER = Beller("Bel 112", "112", "Als er nu direct gevaar is", toon_nummer=False)
VEILIG_THUIS = Beller(
    "Bel Veilig Thuis", "0800-2000", "Als het vandaag niet veilig is. Gratis, dag en nacht."
)
GEVAARNUMMERS = (ALARMNUMMER, VEILIG_THUIS)

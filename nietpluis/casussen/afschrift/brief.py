"""The letter with a copy, in plain words. It never says who told something, or that somebody did."""

from datetime import date

from nietpluis.kern.feiten.clientrechten import Inzageverzoek
from nietpluis.ui.tijd import dag_voluit

SOORT = {
    "alles": "U vroeg om een afschrift van wat wij over u opschreven.",
    "deel": "U vroeg om een deel van wat wij over u opschreven.",
    "leeslijst": "U vroeg wie uw dossier las.",
}
WEG = (
    "Wij lieten weg wat over iemand anders gaat. Ook lieten wij weg wat iemand kan schaden."
    " Van collega’s ziet u hun werk en niet hun naam."
)
ONEENS = "Hebt u een vraag, of bent u het niet eens met ons antwoord?"
KLACHT = "U mag ook een klacht indienen, bij ons of bij de Autoriteit Persoonsgegevens."
NAMENS = "U vroeg om een afschrift voor iemand anders."


def brief(verzoek: Inzageverzoek, organisatie: str, telefoon: str, vandaag: date) -> list[str]:
    """The letter, a paragraph each."""
    eigen = verzoek.vrager in ("client", "vermoedelijke_pleger", "naaste", "ouder_zonder_gezag")
    vraag = (
        SOORT.get(verzoek.wat, SOORT["alles"]) if eigen or verzoek.wat == "leeslijst" else NAMENS
    )
    bel = f" Bel dan {telefoon}." if telefoon else ""
    return [
        f"{dag_voluit(vandaag, jaar=True).capitalize()}",
        f"{vraag} Dat vroeg u op {dag_voluit(verzoek.gebeurd_op, jaar=True)}. Hier is ons antwoord.",
        WEG,
        "Klopt er iets niet? U mag vragen om het te verbeteren. U mag ook vragen om het weg te doen.",
        f"{ONEENS}{bel} {KLACHT}",
        "Bewaar dit papier op een plek waar niemand anders het leest.",
        f"Met vriendelijke groet, {organisatie}",
    ]

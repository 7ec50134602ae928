"""What a text does is told from what it only names: terms explained, other files, forms without whom to ask."""

import pytest

from tests.kern.test_toets import bevinding, heel, lees

AFGESPROKEN = (
    "# Taken",
    "De begeleider doet stap 1. De gedragswetenschapper doet stap 2 en 4.",
)
TEKSTEN = [
    (
        "vertrouwelijke_gegevens",
        "aanwezig",
        (
            "# Mond houden",
            "Wij vertellen niets aan anderen. Veilig Thuis mogen wij vertellen wat nodig is, ook als iemand nee zegt.",
            "Wat je opschrijft ligt in de kluis en wordt na vijftien jaar vernietigd.",
        ),
    ),
    (
        "vertrouwelijke_gegevens",
        "onduidelijk",
        (
            "# Privacy",
            "Wij houden ons aan de AVG. Dossiers worden vijftien jaar bewaard.",
            "In het dossier wordt genoteerd wat er gebeurt.",
        ),
    ),
    (
        "vertrouwelijke_gegevens",
        "onduidelijk",
        ("# Privacy", "Wij hebben een beroepsgeheim. Alles wordt genoteerd in het EPD."),
    ),
    (
        "vertrouwelijke_gegevens",
        "onduidelijk",
        ("# Geheim", "Er is een beroepsgeheim. Melden bij Veilig Thuis mag zonder toestemming."),
    ),
    ("vertrouwelijke_gegevens", "ontbreekt", ("De begeleider noteert het in het dossier.",)),
    (
        "kindcheck",
        "aanwezig",
        (
            "# Denk aan de kinderen",
            "Zijn er kinderen in huis, voor wie deze cliënt zorgt, en zijn zij veilig?",
        ),
    ),
    (
        "kindcheck",
        "aanwezig",
        (
            "# De kindcheck",
            "Vraag bij de start:",
            *("welke kinderen er zijn;", "waar zij zijn;", "of er een zwangerschap is;"),
            "wie voor hen zorgt.",
        ),
    ),
    ("kindcheck", "ontbreekt", ("# Afkortingen", "Kindcheck: nagaan of er kinderen zijn")),
    (
        "kindcheck",
        "ontbreekt",
        ("# Scholing", "E-learning Kindcheck, voor wie met volwassen patiënten werkt"),
    ),
    ("kindcheck", "ontbreekt", ("Doe ook de kindcheck. Verderop leest u hoe dat gaat.",)),
    ("kindcheck", "onduidelijk", ("Doe ook de kindcheck.",)),
    (
        "kindcheck",
        "onduidelijk",
        ("# Begrippen", "Kindcheck: nagaan of er kinderen zijn. Hier zelden aan de orde."),
    ),
    (
        "bijzondere_vormen",
        "aanwezig",
        (
            "# Eer en dwang",
            "Bij huwelijksdwang, achterlating en eergerelateerd geweld: geen contact met de familie.",
        ),
    ),
    (
        "bijzondere_vormen",
        "onduidelijk",
        (
            "# Bijzondere vormen",
            "Huwelijksdwang, eergerelateerd geweld en mensenhandel vragen specifieke kennis.",
        ),
    ),
    (
        "bijzondere_vormen",
        "ontbreekt",
        ("# Begrippen", "Geweld: ook ouderenmishandeling, huwelijksdwang en achterlating."),
    ),
    (
        "bijzondere_vormen",
        "ontbreekt",
        ("Onder huiselijk geweld vallen ook ouderenmishandeling, huwelijksdwang en achterlating.",),
    ),
    (
        "afwegingskader",
        "aanwezig",
        (
            "Denken we nog steeds dat er iets mis is?",
            "Is iemand nu niet veilig, of is het keer op keer onveilig? Dan melden we.",
            "Kunnen wij genoeg doen om het te stoppen?",
            "Willen de mensen die hulp en doen ze mee?",
        ),
    ),
    ("afwegingskader", "ontbreekt", ("Gebruik het afwegingskader (zie bijlage 3).",)),
    ("afwegingskader", "ontbreekt", ("Is iemand nu niet veilig, bel dan 112.",)),
    (
        "verantwoordelijkheden",
        "onduidelijk",
        (*AFGESPROKEN, "Het team met de begeleider beslist over melden in consensus."),
    ),
    (
        "verantwoordelijkheden",
        "aanwezig",
        (*AFGESPROKEN, "Wij beslissen samen over een melding. De directeur hakt de knoop door."),
    ),
    (
        "verantwoordelijkheden",
        "onduidelijk",
        (
            *AFGESPROKEN,
            "De begeleider beslist of er wordt gemeld.",
            "De directeur neemt het besluit over een melding.",
        ),
    ),
    (
        "verantwoordelijkheden",
        "aanwezig",
        (
            *AFGESPROKEN,
            "De begeleider beslist of er wordt gemeld.",
            "Bij verschil van inzicht neemt de directeur het besluit over een melding.",
        ),
    ),
]


@pytest.mark.parametrize(("element", "wens", "alineas"), TEKSTEN)
def test_wat_er_staat_is_iets_anders_dan_wat_er_wordt_genoemd(
    element: str, wens: str, alineas: tuple[str, ...]
) -> None:
    assert bevinding(lees(*heel(element), *alineas), element) == wens


def test_een_lijst_met_begrippen_houdt_op_bij_de_volgende_kop() -> None:
    begrippen = ("# Begrippen", "Dossier: wat wij opschrijven.")
    kind = (
        "# Kindcheck",
        "Vraag bij de kindcheck of er kinderen zijn, hoe oud, en of zij veilig zijn.",
    )
    assert bevinding(lees(*heel("kindcheck"), *begrippen, *kind), "kindcheck") == "aanwezig"

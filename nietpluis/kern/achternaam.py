"""Family names, to tell whether somebody reads about what may be their own family."""

import unicodedata

TUSSENVOEGSELS = frozenset(
    {
        *(
            "van",
            "de",
            "der",
            "den",
            "het",
            "'t",
            "’t",
            "ten",
            "ter",
            "te",
            "in",
            "op",
            "aan",
            "bij",
        ),
        *("vd", "v.d.", "v", "d", "el", "al", "ben", "la", "le", "du", "von", "e.v.", "en"),
    }
)
KORTST = 3
"""Letters that a name must have: initials say nothing."""


def achternamen(naam: str) -> frozenset[str]:
    """The family names in a full name, bare: "Anna de Wit-Şahin" gives wit and sahin.

    Without particles, accents and capitals. Empty for a single word: a first name alone is no family name.
    """
    delen = naam.replace("-", " ").split()
    achter = (deel for deel in delen[1:] if deel.casefold() not in TUSSENVOEGSELS)
    return frozenset(kaal for deel in achter if len(kaal := _kaal(deel)) >= KORTST)


def _kaal(deel: str) -> str:
    ontleed = unicodedata.normalize("NFKD", deel).casefold()
    return "".join(teken for teken in ontleed if teken.isalpha())

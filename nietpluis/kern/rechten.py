"""Who may do what: one table of act x band, asked as `mag(act, banden)`.

A band is what ties a person to the work: a role in the organisation, or a tie to this one casus
("toegewezen", "ontvanger" of its signal, "melder" who gave it, "meekijker" who was asked for a second view).
Access comes from the work, not from the rank: no role by itself opens a casus.
"""

from collections.abc import Set as AbstractSet

ROLLEN = {
    "medewerker": "medewerker",
    "aandachtsfunctionaris": "aandachtsfunctionaris",
    "leidinggevende": "leidinggevende",
    "bestuurder": "bestuurder",
    "beheerder": "beheerder",
    "privacyfunctionaris": "privacyfunctionaris",
}
BANDEN = {
    **ROLLEN,
    "toegewezen": "wie aan deze casus is toegewezen",
    "ontvanger": "wie dit signaal ontvangt",
    "melder": "wie dit signaal gaf",
    "meekijker": "wie is gevraagd om mee te kijken",
    "noodtoegang": "wie deze casus in nood opende",
    "bewaarder": "wie over bewaren beslist",
}

_CASUS = frozenset({"toegewezen"})
_ONTVANGST = frozenset({"toegewezen", "ontvanger"})
_IEDER = frozenset({*ROLLEN, "toegewezen", "ontvanger", "melder"})
_EIGEN = frozenset({"toegewezen", "melder"})

RECHTEN: dict[str, frozenset[str]] = {
    # Recording: advice and melding never need anyone's leave.
    "signaal": _IEDER,
    "opening": _IEDER,
    "advies": frozenset({"toegewezen", "ontvanger", "melder", "noodtoegang"}),
    "melding": frozenset({"toegewezen", "ontvanger", "melder", "noodtoegang"}),
    "gevaar": frozenset({"toegewezen", "ontvanger", "melder", "noodtoegang"}),
    # Whoever opened a casus in need does what cannot wait, and leaves the rest to who works on it.
    "gevaar_voorbij": frozenset({"toegewezen", "noodtoegang"}),
    "informatiedeling": frozenset({"toegewezen", "noodtoegang"}),
    "noodtoegang": frozenset({"aandachtsfunctionaris", "leidinggevende", "bestuurder"}),
    "correctie": _EIGEN,
    "doorgegeven": frozenset({"toegewezen", "ontvanger", "melder"}),
    "aangenomen": _ONTVANGST,
    "verplaatsing": _ONTVANGST,
    "toewijzing": _ONTVANGST,
    "volgend_bezoek": _ONTVANGST,
    "teruggebeld": _ONTVANGST,
    "volgsignaal": _ONTVANGST,
    "meegekeken": frozenset({"toegewezen", "meekijker"}),
    "bewaartermijn_verlengd": frozenset({"toegewezen", "bewaarder"}),
    # Looking and managing.
    "geef_signaal": frozenset(ROLLEN),
    "open_casus": frozenset({"toegewezen", "noodtoegang"}),
    "lees_signaal": _ONTVANGST,
    "zie_eigen_signalen": frozenset(ROLLEN),
    "word_toegewezen": frozenset({"aandachtsfunctionaris", "medewerker", "privacyfunctionaris"}),
    "zie_totalen": frozenset({"bestuurder"}),
    "zie_raadplegingen": frozenset({"privacyfunctionaris"}),
    "beheer_mensen": frozenset({"beheerder"}),
    "zie_wachtend_signaal": frozenset({"leidinggevende"}),
    # The meldcode itself: whoever knows the work or keeps the site writes; each of the others has a say of its own.
    "schrijf_meldcode": frozenset({"aandachtsfunctionaris", "bestuurder", "beheerder"}),
    "beoordeel_meldcode": frozenset({"aandachtsfunctionaris"}),
    "stel_meldcode_vast": frozenset({"bestuurder"}),
    "publiceer_meldcode": frozenset({"bestuurder"}),
    # Who keeps the site may have a file read; whether a text meets the law is said by who answers for it.
    "toets_meldcode": frozenset({"aandachtsfunctionaris", "bestuurder", "beheerder"}),
    "beoordeel_toets": frozenset({"aandachtsfunctionaris", "bestuurder"}),
}
"""Act -> the bands of which one suffices. A kind of fact that is not named here is for whoever is assigned."""


def mag(act: str, banden: AbstractSet[str]) -> str | None:
    """None when somebody with these bands may do this; otherwise the reason, in Dutch."""
    nodig = RECHTEN.get(act, _CASUS)
    if nodig & banden:
        return None
    wie = [naam for band, naam in BANDEN.items() if band in nodig]
    return f"Dit is het werk van {_of(wie)}."


def _of(woorden: list[str]) -> str:
    return woorden[0] if len(woorden) == 1 else ", ".join(woorden[:-1]) + " of " + woorden[-1]

"""Finding a client again without storing who it is."""

import hashlib
import hmac
import unicodedata

from nietpluis.kluis.geheim import Sleutel


def kenmerk_hash(sleutel: Sleutel, kenmerk: str) -> str:
    """64 hex digits by which the same kenmerk is found again (HMAC-SHA256).

    `sleutel` is the organisation's search key: without it, trying all citizen
    numbers gives nothing, and two organisations cannot compare. Raises
    ValueError when no letter or digit is left: all such would be one client.
    """
    kaal = genormaliseerd(kenmerk)
    if not kaal:
        raise ValueError("Een kenmerk heeft minstens één letter of cijfer.")
    return hmac.new(sleutel.voor("kenmerk"), kaal.encode(), hashlib.sha256).hexdigest()


def genormaliseerd(kenmerk: str) -> str:
    """Only letters and digits, without difference of case, width or way of typing an accent."""
    # Casefolding can undo the normal form, so it is restored afterwards.
    gevouwen = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", kenmerk).casefold())
    return "".join(teken for teken in gevouwen if unicodedata.category(teken)[0] in "LN")

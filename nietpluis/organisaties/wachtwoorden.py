"""What makes a password too easy here: words of the work and of the organisation."""

from __future__ import annotations

import re

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError

from nietpluis.organisaties.models import Gebruiker
from nietpluis.organisaties.toegang import werkt_bij

WOORDEN = frozenset(
    {
        *("nietpluis", "niet", "pluis", "meldcode", "veilig", "thuis", "veiligthuis", "signaal"),
        *("casus", "dossier", "melding", "zorg", "wachtwoord", "welkom", "aanmelden"),
        *("lente", "zomer", "herfst", "winter", "januari", "februari", "maart", "april", "mei"),
        *("juni", "juli", "augustus", "september", "oktober", "november", "december"),
    }
)
"""Words that somebody who knows where you work tries first."""
REST = 8  # characters that must be left without those words and without numbers


class LangGenoeg(MinimumLengthValidator):
    """Django's own, in our words: the Dutch of this message fell out of Django 5.2."""

    def get_error_message(self) -> str:
        """What would be right."""
        return f"Dit wachtwoord is te kort. Neem minstens {self.min_length} tekens."


class VerzinIetsAnders:
    """Refuses a password of which little is left without the words that everybody at work would try."""

    def validate(self, password: str, user: Gebruiker | None = None) -> None:
        """Raise ValidationError when fewer than eight letters are left."""
        rest = re.sub(r"[\W\d_]+", " ", password.casefold())
        for woord in sorted(WOORDEN | _van_het_werk(user), key=len, reverse=True):
            rest = rest.replace(woord, " ")
        if len(rest.replace(" ", "")) < REST:
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        """What would be right."""
        return "Dit wachtwoord raadt iemand die uw werk kent. Neem vier woorden die niets met het werk te maken hebben."


def _van_het_werk(gebruiker: Gebruiker | None) -> frozenset[str]:
    """The words in the names of the organisations where this person works."""
    namen = [lid.organisatie.naam for lid in werkt_bij(gebruiker)] if gebruiker else []
    woorden = re.findall(r"[^\W\d_]+", " ".join(namen).casefold())
    return frozenset(woord for woord in woorden if len(woord) > 2)  # noqa: PLR2004 -- "de", "in"

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Finds and makes people by e-mail address, whatever the case of its letters."""

    def get_by_natural_key(self, username: str | None) -> Gebruiker:
        """Return the person with this address; raises `Gebruiker.DoesNotExist`."""
        if not username:  # without this, None would find whoever has no address
            raise Gebruiker.DoesNotExist
        return self.get(email__iexact=username)

    def maak(
        self, email: str | None, naam: str, *, wachtwoord: str | None = None, **velden: Any
    ) -> Gebruiker:
        """Create a person; without a password nobody can sign in until one is chosen.

        Without an address the person has no account to sign in to: an inlogkaart is the only way in.
        """
        velden.setdefault("roepnaam", naam.split(maxsplit=1)[0])
        gebruiker = Gebruiker(email=email, naam=naam, **velden)
        gebruiker.set_password(wachtwoord)
        gebruiker.save()
        return gebruiker


class Gebruiker(AbstractBaseUser):
    """A person who can sign in. What someone may do stands in `Lidmaatschap`, never here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(
        max_length=254,
        unique=True,
        null=True,
        blank=True,
        help_text="To sign in; lower case. None: comes in with an inlogkaart only.",
    )
    naam = models.CharField(max_length=120, help_text="Full name, as colleagues know it.")
    roepnaam = models.CharField(max_length=60, help_text="How the screen addresses this person.")
    is_active = models.BooleanField(default=True, help_text="Off: signing in is impossible.")
    pincode = models.CharField(
        max_length=128,
        blank=True,
        help_text="Hash; brings the hidden screen back. Empty: password.",
    )
    misse_pincodes = models.PositiveSmallIntegerField(
        default=0, help_text="Wrong tries at the hidden screen since the last good one."
    )

    aanmeldronde = models.PositiveIntegerField(
        default=0, help_text="One more ends every session of this person."
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["naam"]

    objects = GebruikerManager()

    class Meta:
        verbose_name_plural = "gebruikers"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="gebruiker_email_uniek"),
        ]

    def __str__(self) -> str:
        return self.naam

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the address in lower case, so that one person has one account."""
        self.email = (self.email or "").strip().lower() or None
        super().save(*args, **kwargs)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must carry to stay one of this person: changes with the password and the round.

        Django's own names only the password. Both its checks (also that under an older secret) ask this.
        """
        stand = f"{self.password}/{self.aanmeldronde}"
        zout = "nietpluis.organisaties.aanmelding"
        return salted_hmac(zout, stand, secret=secret, algorithm="sha256").hexdigest()

    def get_full_name(self) -> str:
        return self.naam

    def get_short_name(self) -> str:
        return self.roepnaam

    def zet_pincode(self, pincode: str) -> None:
        """Keep the hash of a pincode; the caller saves."""
        self.pincode = make_password(pincode)
        self.misse_pincodes = 0

    def opent_met(self, geheim: str) -> bool:
        """Tell whether this secret opens the hidden screen: the pincode, or else the password."""
        return check_password(geheim, self.pincode or self.password)

"""Changing the own password: after the second step, for who has one; every other session ends."""

from __future__ import annotations

from typing import cast

from allauth.account import views as allauth
from django.http import HttpResponse

from nietpluis.organisaties import aangemeld
from nietpluis.organisaties.toegang import GebruikerRequest
from nietpluis.organisaties.views.tweede_stap_instellen import na_eigen_stap

eerste = na_eigen_stap(allauth.password_set)
"""Leads on to changing it: whoever is here by allauth's own pages has a password already."""


@na_eigen_stap
def veranderen(request: GebruikerRequest) -> HttpResponse:
    """Let allauth change it, which ends the sessions with the old one; this one goes on under a new key."""
    antwoord = cast("HttpResponse", allauth.password_change(request))
    aangemeld.volg_sessie(request)
    return antwoord

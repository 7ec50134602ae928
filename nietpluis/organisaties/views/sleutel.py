"""Signing in with a passkey: what somebody has, opened with what somebody knows or is. Two steps in one."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nietpluis.organisaties import aangemeld, tweede_factor
from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.formulieren import Formulier
from nietpluis.organisaties.models import Gebruiker


class SleutelAanmeldForm(Formulier):
    """What a passkey answered; `wie` is whose it is, once it is right."""

    wie: Gebruiker
    antwoord = forms.CharField(
        widget=forms.HiddenInput, error_messages={"required": middelen.SLEUTEL_KLOPT_NIET}
    )

    def clean_antwoord(self) -> Any:
        """The answer as data."""
        try:
            antwoord = json.loads(self.cleaned_data["antwoord"])
        except (ValueError, RecursionError) as fout:
            raise ValidationError(middelen.SLEUTEL_KLOPT_NIET) from fout
        self.wie = middelen.wie_heeft_sleutel(antwoord)
        return antwoord


@login_not_required
@never_cache
@sensitive_post_parameters("antwoord")
@require_http_methods(["GET", "HEAD", "POST"])
def aanmelden(request: HttpRequest) -> HttpResponse:
    """Ask a passkey, and sign in whom it belongs to."""
    form = SleutelAanmeldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        get_adapter().login(request, form.wie)
        tweede_factor.zet(request)
        aangemeld.volg_sessie(request)
        return redirect("verder")
    context = {"form": form, "sleutelvraag": middelen.sleutelvraag(None)}
    status = 422 if form.errors else 200
    return render(request, "tweede_stap/sleutel_aanmelden.html", context, status=status)

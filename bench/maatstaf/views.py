"""A list page as Django's tutorial would make it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bench.maatstaf.models import Regel

BLAD = 50


@login_not_required
def lijst(request: HttpRequest) -> HttpResponse:
    """Fifty rows in the order of a date."""
    regels = Regel.objects.order_by("uiterlijk", "id")[:BLAD]
    return render(request, "maatstaf/lijst.html", {"regels": regels})

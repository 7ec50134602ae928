"""After the second step one goes on to a page of this site, and nowhere else."""

import pytest
from django.test import RequestFactory

from nietpluis.organisaties.tweede_factor import veilig_vervolg


@pytest.mark.parametrize(
    ("adres", "goed"),
    [
        ("/o/de-linde/", True),
        ("http://testserver/o/de-linde/?a=1", True),
        ("null", False),
        ("", False),
        ("//kwaad.example/", False),
        ("https://kwaad.example/", False),
        ("javascript:alert(1)", False),
        ("o/de-linde/", False),
    ],
)
def test_alleen_een_pagina_van_deze_site_volgt(adres: str, goed: bool) -> None:
    vervolg = veilig_vervolg(RequestFactory().get("/"), adres)
    assert vervolg == (adres if goed else "/verder/")

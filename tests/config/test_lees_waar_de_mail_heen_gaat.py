"""Which mail server, how safe the way to it, and where a link in a mail leads."""

import pytest

from nietpluis.config import omgeving


@pytest.fixture(autouse=True)
def _schone_omgeving(monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in ("OMGEVING", "MAIL_SERVER", "MAIL_BEVEILIGING", "WEBADRES"):
        monkeypatch.delenv(f"NIETPLUIS_{naam}", raising=False)


@pytest.mark.parametrize(
    ("server", "productie", "soort"),
    [
        ("", False, "console"),
        ("", True, "dummy"),
        ("mail.example", False, "smtp"),
        ("mail.example", True, "smtp"),
    ],
)
def test_zonder_mailserver_gaat_er_geen_mail(
    monkeypatch: pytest.MonkeyPatch, server: str, productie: bool, soort: str
) -> None:
    monkeypatch.setenv("NIETPLUIS_MAIL_SERVER", server)
    assert omgeving.mailsoort(productie) == soort


@pytest.mark.parametrize(
    ("gevraagd", "server", "productie", "uit"),
    [
        (None, "mail.example", True, (True, False)),
        (None, "mail.example", False, (False, False)),
        ("starttls", "mail.example", False, (True, False)),
        ("tls", "mail.example", True, (False, True)),
        ("geen", "127.0.0.1", True, (False, False)),
    ],
)
def test_de_weg_naar_de_mailserver_is_beveiligd(
    monkeypatch: pytest.MonkeyPatch,
    gevraagd: str | None,
    server: str,
    productie: bool,
    uit: tuple[bool, bool],
) -> None:
    monkeypatch.setenv("NIETPLUIS_MAIL_SERVER", server)
    if gevraagd:
        monkeypatch.setenv("NIETPLUIS_MAIL_BEVEILIGING", gevraagd)
    assert omgeving.mailbeveiliging(productie) == uit


@pytest.mark.parametrize("soort", ["geen", "een beetje"])
def test_open_en_bloot_start_niet(monkeypatch: pytest.MonkeyPatch, soort: str) -> None:
    monkeypatch.setenv("NIETPLUIS_MAIL_SERVER", "mail.example")
    monkeypatch.setenv("NIETPLUIS_MAIL_BEVEILIGING", soort)
    with pytest.raises(SystemExit, match="Nietpluis start niet"):
        omgeving.mailbeveiliging(True)


def test_een_link_leidt_naar_de_eerste_naam(monkeypatch: pytest.MonkeyPatch) -> None:
    assert omgeving.webadres(["localhost"]) == "http://127.0.0.1:8000"
    monkeypatch.setenv("NIETPLUIS_OMGEVING", "productie")
    assert omgeving.webadres(["een.example", "twee.example"]) == "https://een.example"
    monkeypatch.setenv("NIETPLUIS_WEBADRES", "https://drie.example/")
    assert omgeving.webadres(["een.example"]) == "https://drie.example"


@pytest.mark.parametrize("adres", ["drie.example", "ftp://x.example", "https://", "https://x/pad"])
def test_een_adres_dat_geen_site_is_start_niet(monkeypatch: pytest.MonkeyPatch, adres: str) -> None:
    monkeypatch.setenv("NIETPLUIS_WEBADRES", adres)
    with pytest.raises(SystemExit, match="NIETPLUIS_WEBADRES"):
        omgeving.webadres(["x.example"])

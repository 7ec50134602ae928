"""What the environment says becomes settings; what it leaves out gets a safe default."""

import stat
from pathlib import Path

import pytest

from nietpluis.config import omgeving


@pytest.fixture(autouse=True)
def _schone_omgeving(monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in ("OMGEVING", "GEHEIM", "HOOFDSLEUTEL", "ADRESSEN", "DATABASE"):
        monkeypatch.delenv(f"NIETPLUIS_{naam}", raising=False)


def test_in_ontwikkeling_blijft_een_geheim_bewaard(tmp_path: Path) -> None:
    eerste = omgeving.geheim(tmp_path / "var")

    assert omgeving.geheim(tmp_path / "var") == eerste
    assert len(eerste) >= omgeving.MIN_LENGTE_GEHEIM
    assert [pad.name for pad in (tmp_path / "var").iterdir()] == ["geheim"]


def test_alleen_de_eigenaar_leest_een_bewaard_geheim(tmp_path: Path) -> None:
    omgeving.hoofdsleutel(tmp_path / "var")

    assert stat.S_IMODE((tmp_path / "var" / "hoofdsleutel").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700


def test_wie_tegelijk_begint_krijgt_hetzelfde_geheim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "geheim").write_text("van-de-ander")
    echt = Path.exists
    monkeypatch.setattr(Path, "exists", lambda pad: pad.name != "geheim" and echt(pad))

    assert omgeving.bewaard_geheim(tmp_path, "geheim") == "van-de-ander"


def test_zonder_adres_is_de_database_een_bestand(tmp_path: Path) -> None:
    gekozen = omgeving.database("DATABASE", tmp_path / "var" / "een.sqlite3")

    assert gekozen["NAME"] == tmp_path / "var" / "een.sqlite3"
    assert gekozen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_een_bestand_is_te_noemen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIETPLUIS_DATABASE", f"sqlite:///{tmp_path}/twee.sqlite3")

    assert omgeving.database("DATABASE", tmp_path)["NAME"] == tmp_path / "twee.sqlite3"


def test_een_adres_van_postgresql_valt_in_delen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adres = "postgresql://np:a%40b@db.intern:5433/nietpluis?sslmode=verify-full"
    monkeypatch.setenv("NIETPLUIS_DATABASE", adres)

    gekozen = omgeving.database("DATABASE", tmp_path)

    delen = [gekozen[deel] for deel in ("NAME", "USER", "PASSWORD", "HOST", "PORT")]
    assert delen == ["nietpluis", "np", "a@b", "db.intern", "5433"]
    assert gekozen["OPTIONS"] == {"sslmode": "verify-full"}
    assert gekozen["DISABLE_SERVER_SIDE_CURSORS"]


def test_in_ontwikkeling_antwoordt_alleen_deze_machine() -> None:
    assert omgeving.toegestane_namen() == ["localhost", "127.0.0.1", "[::1]"]


def test_een_proxy_moet_genoemd_zijn(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not omgeving.ja_nee("ACHTER_PROXY")

    monkeypatch.setenv("NIETPLUIS_ACHTER_PROXY", "ja")

    assert omgeving.ja_nee("ACHTER_PROXY")

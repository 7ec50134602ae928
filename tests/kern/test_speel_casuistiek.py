"""Every scenario in the content plays true: each fact is allowed when it comes, and what it expects holds."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from nietpluis.kern.inhoud import MAP, InhoudFout
from nietpluis.kern.scenario import lees, speel

BESTANDEN: Sequence[Path] = sorted((MAP / "casuistiek").glob("*.toml"))


KOP = 'titel = "x"\nbron = "x"\nsector = "{}"\n'
SIGNAAL = """
[personen.a]
naam = "A"
functie = "b"
[[feiten]]
soort = "signaal"
door = "a"
vastgelegd_op = 2026-01-01T10:00:00
"""


@pytest.mark.parametrize("bestand", BESTANDEN, ids=lambda bestand: bestand.stem)
def test_a_scenario_plays_true(bestand: Path) -> None:
    fout = [
        f"{t.nummer} {t.zet.feit.soort}: {t.bezwaar.tekst if t.bezwaar else ''} {'; '.join(t.verschillen)}"
        for t in speel(lees(bestand))
        if t.bezwaar or t.verschillen
    ]
    assert not fout, "\n".join(fout)


def test_the_ten_practice_cases_are_there() -> None:
    assert len([b for b in BESTANDEN if b.stem.startswith("praktijk_")]) == 10


@pytest.mark.parametrize(
    ("tekst", "fout"),
    [
        ('titel = "x"', "bron"),
        ('titel = "x"\nbron = "x"\nsector = "basis"', "geen enkel feit"),
        ('titel = "x"\nbron = "x"\nsector = "basis"\nraar = 1', "raar"),
        (
            KOP.format("basis")
            + "[[feiten]]\nsoort='signaal'\ndoor='niemand'\nvastgelegd_op=2026-01-01T10:00:00",
            "personen",
        ),
        (
            KOP.format("bestaat_niet") + SIGNAAL,
            "bestaat_niet",
        ),
    ],
)
def test_a_wrong_file_is_told_by_file_and_key(tmp_path: Path, tekst: str, fout: str) -> None:
    bestand = tmp_path / "fout.toml"
    bestand.write_text(tekst)
    with pytest.raises(InhoudFout, match=fout):
        list(speel(lees(bestand)))


def test_a_difference_is_told(tmp_path: Path) -> None:
    bron = next(b for b in BESTANDEN if b.stem.startswith("praktijk_01"))
    anders = tmp_path / "anders.toml"
    anders.write_text(bron.read_text().replace('status = "signaal"', 'status = "gesloten"', 1))
    assert any(t.verschillen for t in speel(lees(anders)))

"""Which model text is proposed: that of what the organisation provides, or of who works alone."""

from __future__ import annotations

from datetime import date

import pytest

from nietpluis.meldcodes.kiezen import aanbod
from nietpluis.organisaties.models import Organisatie

OP = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("sector", "voorzieningen", "eenpersoons", "past"),
    [
        ("onderwijs", ["basisonderwijs"], False, "basisonderwijs"),
        ("onderwijs", ["basisonderwijs", "speciaal_onderwijs"], False, ""),
        ("onderwijs", [], False, ""),
        ("artsen", [], False, "artsen"),
        ("artsen", [], True, "artsen"),
        ("ggz", [], True, "eenpersoonspraktijk"),
    ],
)
def test_de_tekst_die_past_staat_vooraan(
    sector: str, voorzieningen: list[str], eenpersoons: bool, past: str
) -> None:
    organisatie = Organisatie(sector=sector, voorzieningen=voorzieningen, eenpersoons=eenpersoons)
    keuze = aanbod(organisatie, OP)
    assert keuze.past == past
    assert not past or keuze.eigen[0].model == past
    namen = [model.model for model in (*keuze.eigen, *keuze.andere)]
    assert len(namen) == len(set(namen))


def test_wie_alleen_werkt_in_de_zorg_ziet_die_tekst_en_een_school_niet() -> None:
    eigen = {
        sector: [m.model for m in aanbod(Organisatie(sector=sector, eenpersoons=True), OP).eigen]
        for sector in ("artsen", "onderwijs")
    }
    assert eigen["artsen"] == ["artsen", "eenpersoonspraktijk"]
    assert "eenpersoonspraktijk" not in eigen["onderwijs"]

"""A PDF that everybody can read (PDF/UA-1), set by Typst out of a template of ours and plain data.

Nothing that anybody typed is ever read as markup: the template takes it as JSON. No letter of the machine is
used, so that a page is the same everywhere; the same data gives the same bytes.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Literal

import typst

from nietpluis.meldcodes.uitgeven.gegevens import Gegevens, leesbaar

HIER = Path(__file__).parent
SJABLONEN = HIER / "sjablonen"
BEWAARD = 32
"""Files kept in memory, of about 60 kB: a public page is asked for more often than it changes."""
Sjabloon = Literal["meldcode", "poster", "folder"]


def maak_pdf(sjabloon: Sjabloon, gegevens: Gegevens, gemaakt: date) -> bytes:
    """The file; `gemaakt` is the day that it bears. Raises typst.TypstError, which is an error of ours."""
    return _maak(sjabloon, json.dumps(leesbaar(gegevens), ensure_ascii=False), gemaakt)


@lru_cache(maxsize=BEWAARD)
def _maak(sjabloon: Sjabloon, gegevens: str, gemaakt: date) -> bytes:
    return typst.compile(
        SJABLONEN / f"{sjabloon}.typ",
        root=SJABLONEN,
        format="pdf",
        sys_inputs={"gegevens": gegevens},
        pdf_standards="ua-1",
        font_paths=_letters(),
        ignore_system_fonts=True,
        timestamp=int(datetime.combine(gemaakt, time(12), UTC).timestamp()),
    )


@lru_cache(maxsize=1)
def _letters() -> typst.Fonts:
    """Our letters; behind them those that Typst brings, for a sign that ours lack."""
    return typst.Fonts(include_system_fonts=False, font_paths=[HIER / "letters"])

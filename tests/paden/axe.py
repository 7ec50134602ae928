"""Looks for WCAG faults in the page that a browser shows."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def axe(pagina: Page) -> list[str]:
    """Return each violation of WCAG 2.2 AA as one line: rule, what is wrong, where.

    The script comes in through the debugger, so the page's own policy stays as strict as it is.
    """
    pagina.evaluate(_AXE)
    uitkomst: dict[str, Any] = pagina.evaluate(
        "regels => axe.run(document, {runOnly: {type: 'tag', values: regels}})", _WCAG
    )
    return [
        f"{fout['id']}: {fout['help']}: {', '.join(str(plek['target']) for plek in fout['nodes'])}"
        for fout in uitkomst["violations"]
    ]

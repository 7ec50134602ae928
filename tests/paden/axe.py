"""Looks for WCAG faults in the page that a browser shows."""

from pathlib import Path

from playwright.sync_api import Page

_AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
# Only what went wrong comes back: what went right is a hundred times as much to carry over.
_LOOP = """async (regels) => {
    const opties = {runOnly: {type: 'tag', values: regels}, resultTypes: ['violations']};
    const uitkomst = await axe.run(document, opties);
    return uitkomst.violations.map(fout => [fout.id, fout.help, fout.nodes.map(plek => String(plek.target))]);
}"""
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def axe(pagina: Page) -> list[str]:
    """Return each violation of WCAG 2.2 AA as one line: rule, what is wrong, where.

    The script comes in through the debugger, so the page's own policy stays as strict as it is.
    """
    pagina.evaluate(_AXE)
    fouten: list[tuple[str, str, list[str]]] = pagina.evaluate(_LOOP, _WCAG)
    return [f"{regel}: {wat}: {', '.join(waar)}" for regel, wat, waar in fouten]

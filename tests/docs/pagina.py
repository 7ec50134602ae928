"""Reads our documents: their links, and the names and files that they mention in backticks."""

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

BASIS = Path(__file__).resolve().parents[2]
PAKKETTEN = ("config", "portaal", "casussen", "tellingen", "organisaties", "kluis", "ui", "kern")
_BLOK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_NAAM = re.compile(r"(?:nietpluis\.)?({})((?:\.\w+)*)".format("|".join(PAKKETTEN)))


def documenten() -> list[Path]:
    """Every Markdown page that is ours, the newest decision included."""
    boven = [BASIS / naam for naam in ("README.md", "ARCHITECTURE.md", "STYLE.md", "SECURITY.md")]
    onder = [*(BASIS / "docs").rglob("*.md"), BASIS / "nietpluis/ui/README.md"]
    return [*boven, BASIS / "CHANGELOG.md", *sorted(onder)]


def naam_van(pad: Path) -> str:
    """Return the path as a reader of the repository knows it."""
    return str(pad.relative_to(BASIS))


def links(pad: Path) -> list[str]:
    """Return the relative links of a page, without their anchors."""
    gevonden = _LINK.findall(_BLOK.sub("", pad.read_text(encoding="utf-8")))
    return [link.partition("#")[0] for link in gevonden if not re.match(r"\w+:|#", link)]


def in_code(pad: Path) -> list[str]:
    """Return what stands in backticks within the running text."""
    return _CODE.findall(_BLOK.sub("", pad.read_text(encoding="utf-8")))


def puntnamen(pad: Path) -> list[str]:
    """Return the dotted names of our own packages: `kern.dossier.vouw` as nietpluis.kern.dossier.vouw."""
    return sorted(
        {
            f"nietpluis.{tekst.removeprefix('nietpluis.')}"
            for tekst in in_code(pad)
            if "." in tekst and _NAAM.fullmatch(tekst) and not tekst.endswith((".py", ".md"))
        }
    )


def bestaat(naam: str) -> bool:
    """Tell whether a dotted name is a module, or something in one (a model: in `models` of its app)."""
    delen = naam.split(".")
    for einde in range(len(delen), 1, -1):
        module = ".".join(delen[:einde])
        if _is_module(module):
            return _heeft(module, delen[einde:]) or _heeft(f"{module}.models", delen[einde:])
    return False


def _is_module(naam: str) -> bool:
    try:
        return find_spec(naam) is not None
    except ModuleNotFoundError:  # what stands before the last dot is no package
        return False


def _heeft(module: str, rest: list[str]) -> bool:
    try:
        ding: object = import_module(module)
    except ModuleNotFoundError:
        return False
    for deel in rest:
        if not hasattr(ding, deel):
            return False
        ding = getattr(ding, deel)
    return True

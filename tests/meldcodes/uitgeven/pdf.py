"""What a PDF says to a screen reader, read back with another program than made it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader


def lees(inhoud: bytes) -> PdfReader:
    """The file, opened."""
    return PdfReader(BytesIO(inhoud))


def tekst(inhoud: bytes) -> str:
    """All words of it, in the order in which they stand in the pages, a space between."""
    return " ".join(" ".join(blad.extract_text() for blad in lees(inhoud).pages).split())


def catalogus(inhoud: bytes) -> Any:
    """What the file says of itself as a whole."""
    begin: Any = lees(inhoud).trailer["/Root"]
    return begin


def bouw(inhoud: bytes) -> list[dict[str, Any]]:
    """Every element of the structure tree, in reading order."""
    return list(_elementen(catalogus(inhoud)["/StructTreeRoot"]["/K"]))


def _elementen(deel: Any) -> Iterator[dict[str, Any]]:
    deel = deel.get_object() if hasattr(deel, "get_object") else deel
    if isinstance(deel, list):
        for kind in deel:
            yield from _elementen(kind)
    elif isinstance(deel, dict):
        if "/S" in deel:
            yield deel
        yield from _elementen(deel.get("/K", []))


def soorten(inhoud: bytes) -> list[str]:
    """The kinds of these elements: H1, P, Table …"""
    return [str(deel["/S"]).removeprefix("/") for deel in bouw(inhoud)]


def bladwijzers(inhoud: bytes) -> list[str]:
    """The titles of all bookmarks."""

    def loop(delen: list[Any]) -> Iterator[str]:
        for deel in delen:
            if isinstance(deel, list):
                yield from loop(deel)
            else:
                yield str(deel.title)

    return list(loop(lees(inhoud).outline))

"""The source of the house as trees, for rules that a reader would otherwise have to guard."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

BASIS = Path(__file__).resolve().parents[2]
PAKKET = BASIS / "nietpluis"


@cache
def modules() -> dict[str, ast.Module]:
    """Path below the package ("casussen/lezen.py") -> its tree; migrations are left out."""
    return {
        str(pad.relative_to(PAKKET)): ast.parse(pad.read_text(encoding="utf-8"))
        for pad in sorted(PAKKET.rglob("*.py"))
        if "migrations" not in pad.parts
    }


@cache
def namen(boom: ast.AST) -> tuple[str, ...]:
    """Every name that is imported, read or called, and every attribute as "thing.attribute"; a tree is walked once."""
    return tuple(_namen(boom))


def _namen(boom: ast.AST) -> Iterator[str]:
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.ImportFrom):
            yield from (deel.name for deel in knoop.names)
        elif isinstance(knoop, ast.Name):
            yield knoop.id
        elif isinstance(knoop, ast.Attribute):
            yield f"{stam(knoop.value)}.{knoop.attr}"


def stam(knoop: ast.AST) -> str:
    """How a thing is written, as far as names and dots go."""
    if isinstance(knoop, ast.Attribute):
        return f"{stam(knoop.value)}.{knoop.attr}"
    return knoop.id if isinstance(knoop, ast.Name) else ""

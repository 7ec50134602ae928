"""An act about people that cannot be done."""

from __future__ import annotations


class BeheerFout(Exception):
    """An act that cannot be done: `veld` is the field, str() says in Dutch what would be right."""

    def __init__(self, veld: str, reden: str) -> None:
        self.veld = veld
        super().__init__(reden)

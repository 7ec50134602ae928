"""An act on the meldcode that cannot be done, or not any more."""

from __future__ import annotations


class MeldcodeFout(Exception):
    """An act that cannot be done: `veld` is the field, str() says in Dutch why and what to do."""

    def __init__(self, reden: str, veld: str = "") -> None:
        self.veld = veld
        super().__init__(reden)


class IemandWasVoor(MeldcodeFout):
    """Somebody saved the same part in the meantime; `wie` is the name."""

    def __init__(self, wie: str) -> None:
        self.wie = wie
        super().__init__(
            f"{wie} bewaarde dit onderdeel net voor u. Wat u typte, staat er nog. "
            "Kijk het na en bewaar opnieuw."
        )

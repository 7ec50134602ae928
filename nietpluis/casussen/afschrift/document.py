"""What a copy says, as plain data: a letter, the parts, and who read the dossier. Files are made of it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

_STUUR = {code: None for code in range(32) if chr(code) not in "\n\t"} | {127: None}


@dataclass(frozen=True, kw_only=True)
class Onderdeel:
    """One fact as the copy says it: a title, when it was and who wrote it down, and lines with a heading."""

    nummer: int
    titel: str
    wanneer: str
    regels: Sequence[tuple[str, str]] = ()

    @property
    def tekst(self) -> str:
        """All that it says."""
        return "\n".join(
            [self.titel, *(f"{kop}: {zin}" if kop else zin for kop, zin in self.regels)]
        )


@dataclass(frozen=True, kw_only=True)
class Weggelaten:
    """A fact, or a part of one, that the copy does not hold: what it says, and the code of the reason."""

    onderdeel: Onderdeel
    reden: str
    deels: bool = False


@dataclass(frozen=True, kw_only=True)
class Document:
    """A copy. `voor`: for whom it is, on every page; `brief`: its letter, a paragraph each."""

    organisatie: str
    telefoon: str
    voor: str
    gemaakt_op: date
    brief: Sequence[str]
    onderdelen: Sequence[Onderdeel] = ()
    lezers: Sequence[tuple[str, str]] = ()
    versie: int = field(default=1)

    @property
    def kopregel(self) -> str:
        """What stands on every page: for whom this copy is."""
        return f"Dit afschrift is alleen voor: {self.voor}"


def schrijf(waarde: Document | Sequence[Weggelaten]) -> bytes:
    """A copy, or what was left out of it, as JSON: the form in which it is sealed and of which the digest is."""
    ruw = asdict(waarde) if isinstance(waarde, Document) else [asdict(deel) for deel in waarde]
    return json.dumps(ruw, ensure_ascii=False, default=str, separators=(",", ":")).encode()


def lees_document(tekst: bytes) -> Document:
    """Undo `schrijf` of a copy."""
    ruw: dict[str, Any] = json.loads(tekst)
    ruw["gemaakt_op"] = date.fromisoformat(ruw["gemaakt_op"])
    ruw["onderdelen"] = [_onderdeel(deel) for deel in ruw["onderdelen"]]
    ruw["lezers"] = [(wanneer, wie) for wanneer, wie in ruw["lezers"]]
    return Document(**ruw)


def lees_weggelaten(tekst: bytes) -> list[Weggelaten]:
    """Undo `schrijf` of what was left out."""
    return [
        Weggelaten(**deel | {"onderdeel": _onderdeel(deel["onderdeel"])})
        for deel in json.loads(tekst)
    ]


def _onderdeel(ruw: Mapping[str, Any]) -> Onderdeel:
    return Onderdeel(**{**ruw, "regels": [(kop, zin) for kop, zin in ruw["regels"]]})


def digest(tekst: bytes) -> str:
    """The digest (sha256, hex) that a fact of the dossier keeps of it."""
    return hashlib.sha256(tekst).hexdigest()


def schoon(tekst: str) -> str:
    """Text without the control characters that no file may hold; half characters become a question mark."""
    return tekst.translate(_STUUR).encode("utf-8", "replace").decode()

"""Reading a file in another process: this one survives whatever is in it.

A question is eight bytes with a length and then the file; an answer is four bytes with a length and then JSON. A
process that answers nothing, too much, too late or nonsense is killed, and the next file gets a new one.
"""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import IO, Any, BinaryIO, Self, get_args

from nietpluis.kern.document import Alinea, Bestandsoort, Document
from nietpluis.meldcodes.inlezen import grenzen
from nietpluis.meldcodes.inlezen.fouten import LeesFout

_BASIS = str(Path(__file__).resolve().parents[3])
_START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from nietpluis.meldcodes.inlezen.werker import hoofd; hoofd()"
)
VRAAG = struct.Struct(">Q")
ANTWOORD = struct.Struct(">I")
_SOORTEN = frozenset(get_args(Bestandsoort))


def lees(gegevens: Path | bytes | BinaryIO, naam: str) -> Document:
    """Read one file in a process of its own, which then ends: nothing of it meets the next file.

    `naam` is only how the result names it; the kind is told by the content. Raises LeesFout.
    """
    with Lezer() as lezer:
        return lezer.lees(gegevens, naam)


class Lezer:
    """Reads many files of one owner, one after the other, in one process that is replaced in time.

    Use it in a `with`. `per_proces` is how many files one process reads at most.
    """

    def __init__(self, per_proces: int = grenzen.BESTANDEN_PER_PROCES) -> None:
        self._per_proces = per_proces
        self._proces: subprocess.Popen[bytes] | None = None
        self._gelezen = 0
        self._op_tijd_gestopt = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self.sluit()

    def lees(self, gegevens: Path | bytes | BinaryIO, naam: str) -> Document:
        """Read one file. Raises LeesFout; the next file can be read after any failure."""
        ruw = _bytes_van(gegevens)
        if not ruw:
            raise LeesFout("leeg")
        if len(ruw) > grenzen.GROOTSTE_BESTAND:
            raise LeesFout("te_groot")
        return _document(self._vraag(ruw), naam)

    @property
    def geheugen(self) -> int:
        """Memory that the process has in use now, in bytes; 0 where that cannot be known."""
        if self._proces is None:
            return 0
        try:
            bladen = Path(f"/proc/{self._proces.pid}/statm").read_text(encoding="ascii").split()
        except OSError:
            return 0
        return int(bladen[1]) * 4096

    def sluit(self) -> None:
        """End the process, if there is one."""
        if self._proces is None:
            return
        self._proces.kill()
        self._proces.wait()
        for pijp in (self._proces.stdin, self._proces.stdout):
            _sluit(pijp)
        self._proces = None

    def _vraag(self, ruw: bytes) -> Any:
        """What the process answers, as plain data that is not trusted."""
        proces = self._klaar_proces()
        klok = Timer(grenzen.WACHTTIJD, self._stop)
        klok.daemon = True
        klok.start()
        try:
            antwoord = _wissel(proces, ruw)
        except BaseException:
            self.sluit()
            raise
        finally:
            klok.cancel()
            klok.join()
        if antwoord is None or self._op_tijd_gestopt:
            self.sluit()
        if antwoord is None:
            raise LeesFout("te_zwaar")
        return antwoord

    def _stop(self) -> None:
        self._op_tijd_gestopt = True
        if self._proces is not None:
            self._proces.kill()

    def _klaar_proces(self) -> subprocess.Popen[bytes]:
        oud = self._gelezen >= self._per_proces or self.geheugen > grenzen.GEGROEID
        if self._proces is not None and (oud or self._proces.poll() is not None):
            self.sluit()
        if self._proces is None:
            self._proces, self._gelezen, self._op_tijd_gestopt = _start(), 0, False
        self._gelezen += 1
        return self._proces


def _start() -> subprocess.Popen[bytes]:
    """A process without our environment (it holds secrets), our terminal or our folders in its path."""
    return subprocess.Popen(  # noqa: S603 -- our own program, and nothing of the file in the arguments
        [sys.executable, "-I", "-c", _START, _BASIS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"LC_ALL": "C.UTF-8"},
        cwd="/",
        start_new_session=True,
    )


def _wissel(proces: subprocess.Popen[bytes], ruw: bytes) -> Any:
    """Ask and hear; None where the process died. Raises LeesFout for an answer that is none."""
    if proces.stdin is None or proces.stdout is None:
        return None
    try:
        proces.stdin.write(VRAAG.pack(len(ruw)) + ruw)
        proces.stdin.flush()
    except OSError:
        return None
    kop = proces.stdout.read(ANTWOORD.size)
    if len(kop) < ANTWOORD.size:
        return None
    (lengte,) = ANTWOORD.unpack(kop)
    if lengte > grenzen.ANTWOORD:
        raise LeesFout("te_lang")
    tekst = proces.stdout.read(lengte)
    if len(tekst) < lengte:
        return None
    try:
        return json.loads(tekst)
    except (ValueError, RecursionError) as fout:
        raise LeesFout("beschadigd") from fout


def _document(antwoord: Any, naam: str) -> Document:
    """The answer, checked, as a document. Raises LeesFout with the code that it names."""
    match antwoord:
        case {"fout": str(code)}:
            raise LeesFout(code)
        case {
            "soort": str(soort),
            "bladzijden": int() | None as bladzijden,
            "alineas": list(rijen),
        }:
            if soort in _SOORTEN:
                bestand = naam.encode("utf-8", "replace").decode()
                alineas = tuple(map(_alinea, rijen))
                return Document(
                    bestand=bestand, soort=soort, alineas=alineas, bladzijden=bladzijden  # type: ignore[arg-type]  # it is one of them
                )  # fmt: skip
    raise LeesFout("beschadigd")


def _alinea(rij: Any) -> Alinea:
    match rij:
        case [str(tekst), str(plaats), int(niveau), bool(inhoudsopgave)] if niveau in range(7):
            return Alinea(tekst=tekst, plaats=plaats, niveau=niveau, inhoudsopgave=inhoudsopgave)
    raise LeesFout("beschadigd")


def _bytes_van(gegevens: Path | bytes | BinaryIO) -> bytes:
    """At most one byte more than is allowed."""
    if isinstance(gegevens, bytes):
        return gegevens
    if not isinstance(gegevens, Path):
        return gegevens.read(grenzen.GROOTSTE_BESTAND + 1)
    try:
        if gegevens.is_dir():
            raise LeesFout("map")
        if gegevens.exists() and not gegevens.is_file():  # a pipe or a device may never end
            raise LeesFout("ander_soort")
        with gegevens.open("rb") as stroom:
            return stroom.read(grenzen.GROOTSTE_BESTAND + 1)
    except PermissionError as fout:
        raise LeesFout("geen_toegang") from fout
    except (OSError, ValueError) as fout:  # ValueError: a name with a NUL in it
        raise LeesFout("er_niet") from fout


def _sluit(pijp: IO[bytes] | None) -> None:
    """Close, also where bytes are still waiting for a process that is gone."""
    if pijp is not None:
        try:
            pijp.close()
        except OSError:
            return

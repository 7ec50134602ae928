"""The afwegingskader: answers to an outcome, with its grounds and its norm, in words to repeat to a parent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nietpluis.kern.protocol import Inhoud, Status

ANTWOORDEN = ("ja", "nee", "weet_niet")
WOORDEN = {"ja": "Ja", "nee": "Nee", "weet_niet": "Weet ik niet"}


@dataclass(frozen=True, kw_only=True)
class Tak(Inhoud):
    """What an answer leads to: a next question (`verder`) or an outcome, one of the two.

    `zin` is the ground as a sentence; `antwoord` the reply to who gives it; `advies` puts asking advice
    on the work list; `telt_als` lets "weet_niet" count as "ja" where the profession says so.
    """

    verder: str = ""
    uitkomst: str = ""
    norm: int | None = None
    zin: str = ""
    antwoord: str = ""
    hulp: str = ""
    advies: bool = False
    telt_als: str = ""


@dataclass(frozen=True, kw_only=True)
class Weegvraag(Inhoud):
    """One of the five questions, with the step of the protocol in which this profession asks it."""

    code: str
    nummer: int
    stap: str
    tekst: str
    ja: Tak
    nee: Tak
    weet_niet: Tak
    hulp: str = ""
    bron: str = ""

    def tak(self, antwoord: str) -> Tak:
        """Where an answer leads; "weet_niet" that counts as another answer leads where that one does."""
        keuzes = {"ja": self.ja, "nee": self.nee, "weet_niet": self.weet_niet}
        tak = keuzes[antwoord]
        return keuzes[tak.telt_als] if tak.telt_als else tak


@dataclass(frozen=True, kw_only=True)
class Uitkomsttekst(Inhoud):
    """How an outcome is told: never "niet melden", always what the kader asks and that advice stays possible."""

    code: str
    titel: str
    uitleg: str
    zeg: str
    vraagt_melding: bool = False
    volgende: str = ""


@dataclass(frozen=True, kw_only=True)
class Afwegingskader(Inhoud):
    """One edition of one profession's framework."""

    beroepsgroep: str
    naam: str
    ingangsdatum: date
    status: Status
    bron: tuple[str, ...]
    vragen: tuple[Weegvraag, ...]
    uitkomsten: tuple[Uitkomsttekst, ...]
    normen: tuple[str, str, str]
    erft: str = ""
    eigen: frozenset[str] = frozenset()
    digest: str = ""

    def vraag(self, code: str) -> Weegvraag:
        """The question with this code; KeyError where there is none."""
        return next(vraag for vraag in self.vragen if vraag.code == code)

    def uitkomst(self, code: str) -> Uitkomsttekst:
        """How this outcome is told."""
        return next(u for u in self.uitkomsten if u.code == code)


@dataclass(frozen=True, kw_only=True)
class Grond:
    """One answer on the way to the outcome, and the sentence that it gives."""

    vraag: Weegvraag
    antwoord: str
    zin: str
    reactie: str

    @property
    def woord(self) -> str:
        """The answer as said."""
        return WOORDEN[self.antwoord]


@dataclass(frozen=True, kw_only=True)
class Uitkomst:
    """Where the answers lead so far. `volgende` is the open question; None when the kader has spoken.

    `norm` is the meldnorm (1, 2 or 3) that asks for a melding; `advies` says that advice should be asked.
    """

    code: str
    titel: str
    uitleg: str
    zeg: str
    vraagt_melding: bool
    norm: int | None
    normtekst: str
    gronden: tuple[Grond, ...]
    advies: bool
    volgende: Weegvraag | None

    @property
    def compleet(self) -> bool:
        """Whether no question is open."""
        return self.volgende is None


def weeg(kader: Afwegingskader, keuzes: Mapping[str, str]) -> Uitkomst:
    """Walk the answers through the questions. Answers to questions off the path are left aside.

    `keuzes` maps a question's code to "ja", "nee" or "weet_niet"; any other answer raises ValueError.
    """
    gronden: list[Grond] = []
    vraag: Weegvraag = kader.vragen[0]
    while True:
        antwoord = keuzes.get(vraag.code, "")
        if not antwoord:
            return _onderweg(gronden, vraag)
        if antwoord not in ANTWOORDEN:
            raise ValueError(f"{vraag.code}: {antwoord!r} is geen antwoord")
        tak = vraag.tak(antwoord)
        eigen = {"ja": vraag.ja, "nee": vraag.nee, "weet_niet": vraag.weet_niet}[antwoord]
        gronden.append(Grond(vraag=vraag, antwoord=antwoord, zin=eigen.zin, reactie=eigen.antwoord))
        if tak.uitkomst:
            return _uitkomst(kader, gronden, tak)
        vraag = kader.vraag(tak.verder)


def _advies(gronden: list[Grond]) -> bool:
    return any(getattr(grond.vraag, grond.antwoord).advies for grond in gronden)


def _onderweg(gronden: list[Grond], vraag: Weegvraag) -> Uitkomst:
    return Uitkomst(
        code="",
        titel="",
        uitleg="",
        zeg="",
        vraagt_melding=False,
        norm=None,
        normtekst="",
        gronden=tuple(gronden),
        advies=_advies(gronden),
        volgende=vraag,
    )


def _uitkomst(kader: Afwegingskader, gronden: list[Grond], tak: Tak) -> Uitkomst:
    tekst = kader.uitkomst(tak.uitkomst)
    return Uitkomst(
        code=tekst.code,
        titel=tekst.titel,
        uitleg=tekst.uitleg,
        zeg=tekst.zeg,
        vraagt_melding=tekst.vraagt_melding,
        norm=tak.norm,
        normtekst=kader.normen[tak.norm - 1] if tak.norm else "",
        gronden=tuple(gronden),
        advies=_advies(gronden) or tekst.volgende == "advies",
        volgende=None,
    )


def kaderfouten(kader: Afwegingskader) -> list[tuple[str, str]]:
    """What is wrong with a kader as data: (key, error) pairs; a branch must lead on, forward, to one thing."""
    codes = [vraag.code for vraag in kader.vragen]
    uitkomsten = {uitkomst.code for uitkomst in kader.uitkomsten}
    return [
        (f"vragen.{vraag.code}.{antwoord}", fout)
        for plaats, vraag in enumerate(kader.vragen)
        for antwoord, tak in (("ja", vraag.ja), ("nee", vraag.nee), ("weet_niet", vraag.weet_niet))
        if (fout := _takfout(tak, codes[plaats + 1 :], uitkomsten))
    ]


def _takfout(tak: Tak, verder: list[str], uitkomsten: set[str]) -> str:
    if sum(map(bool, (tak.verder, tak.uitkomst, tak.telt_als))) != 1:
        return "noem precies één: verder, uitkomst of telt_als"
    if tak.verder and tak.verder not in verder:
        return f"verder = {tak.verder!r} is geen latere vraag"
    if tak.uitkomst and tak.uitkomst not in uitkomsten:
        return f"uitkomst = {tak.uitkomst!r} staat niet bij de uitkomsten"
    if tak.telt_als and tak.telt_als not in ("ja", "nee"):
        return "telt_als is ja of nee"
    return "" if tak.norm in (None, 1, 2, 3) else "norm is 1, 2 of 3"

"""What happens after a weighing or a decision and asks to weigh again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nietpluis.kern.feiten import JA, NEE
from nietpluis.kern.feiten.besluiten import Besluit, Evaluatie, Meegekeken, Melding, Weging
from nietpluis.kern.feiten.gesprekken import Advies, Overleg
from nietpluis.kern.feiten.mensen import UitBeeld
from nietpluis.kern.feiten.signalen import Signaal

if TYPE_CHECKING:
    from nietpluis.kern.dossier import Dossier


def reden(dossier: Dossier) -> str:
    """The last reason since the weighing, in Dutch; empty when the weighing still holds."""
    redenen = {
        max(
            (n for n, e in dossier.van(Evaluatie) if e.veiliger == NEE), default=0
        ): "Het werd niet veiliger.",
        dossier.nummer_van(UitBeeld) if dossier.is_uit_beeld else 0: "{De_client} is uit beeld.",
        **_na_overleg(dossier),
        **_na_besluit(dossier),
    }
    laatste = max(redenen)
    return dossier.protocol.zeg(redenen[laatste]) if laatste > dossier.nummer_van(Weging) else ""


def _na_overleg(dossier: Dossier) -> dict[int, str]:
    """Advice or overleg that the weighing itself asked for, by number."""
    if not dossier.uitkomst or dossier.uitkomst.code != "overleg_eerst":
        return {}
    return {dossier.nummer_van(Overleg, Advies): "U hebt nu overlegd."}


def _na_besluit(dossier: Dossier) -> dict[int, str]:
    """What came after the decision and may change it, by number."""
    besluit = dossier.nummer_van(Besluit)
    if not besluit or dossier.besluit is None:
        return {}
    redenen = {n: "Er kwam een nieuw signaal na uw besluit." for n, _ in dossier.van(Signaal)}
    if dossier.besluit.melden != JA and dossier.nummer_van(Melding) < besluit:
        redenen |= {
            n: "Wie meekeek, ziet het anders." for n, m in dossier.van(Meegekeken) if m.eens == NEE
        }
        redenen |= {
            n: "Veilig Thuis raadt een melding aan."
            for n, a in dossier.van(Advies)
            if a.raadt_melding == JA
        }
    return {nummer: tekst for nummer, tekst in redenen.items() if nummer > besluit}

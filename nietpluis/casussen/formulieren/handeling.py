"""The one form of every kind of fact, out of the questions of the protocol, and the fact that it yields."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from datetime import date
from typing import Any

from django import forms

from nietpluis.casussen.stempel import Stempel
from nietpluis.kern.feiten import SOORTEN, Feit
from nietpluis.kern.protocol import Handeling, Vraag
from nietpluis.ui.formulier import Vragenformulier, bouw_formulier

EIGEN = "antwoorden."
ZONDER_DAG = frozenset(
    {"betrokkene", "volgsignaal", "volgend_bezoek", "afsluiting", "heropening", "overgenomen"}
)
"""Kinds that happen by recording them: no day is asked."""
VOORUIT = frozenset({"kijk_opnieuw_op", "wacht_tot", "later_op", "opnieuw_op", "monitor_op"})
"""Days that lie ahead."""
IN_CASUS = {
    "signaal": ("over_wie", "zag_of_hoorde", "denkt_zelf", "nu_onveilig", "bron", "bron_wie"),
}
"""Of kinds that have a form of their own elsewhere: what is asked by who already works on the casus."""
DAG = Vraag(
    veld="gebeurd_op",
    tekst="Op welke dag was dit?",
    soort="datum",
    verplicht=True,
    hulp="Vandaag staat er al. Verander het als het eerder was.",
)
TIJD = Vraag(veld="gebeurd_om", tekst="Hoe laat ongeveer?", soort="tijd")


class Stapformulier(Vragenformulier):
    """The questions of one kind of fact, and the day on which it happened."""

    vandaag: date

    def clean(self) -> dict[str, Any]:
        """A fact has happened; what is agreed lies ahead."""
        gegeven = super().clean()
        op = gegeven.get("gebeurd_op")
        if op and op > self.vandaag:
            self.add_error("gebeurd_op", "Deze dag moet nog komen. Kies vandaag of eerder.")
        for veld in VOORUIT & set(gegeven):
            if gegeven[veld] and gegeven[veld] < self.vandaag:
                self.add_error(veld, "Deze dag is al voorbij. Kies een dag die nog komt.")
        if gegeven.get("kenmerk") and not any(teken.isalnum() for teken in gegeven["kenmerk"]):
            self.add_error("kenmerk", "Een nummer heeft ten minste één cijfer of letter.")
        return gegeven


def maak_formulier(handeling: Handeling, *, met_dag: bool = True) -> type[Stapformulier]:
    """The form of a kind of fact in this protocol."""
    velden = IN_CASUS.get(handeling.soort)
    vragen = [vraag for vraag in handeling.vragen if velden is None or vraag.veld in velden]
    if met_dag and handeling.soort not in ZONDER_DAG:
        vragen += [DAG, TIJD]
    return type("Formulier", (Stapformulier, bouw_formulier(vragen)), {})


def open_formulier(
    handeling: Handeling,
    vandaag: date,
    data: Any = None,
    initial: Mapping[str, Any] | None = None,
    *,
    met_dag: bool = True,
) -> Stapformulier:
    """The form as it opens: today filled in, what was typed or known before in its place."""
    form = maak_formulier(handeling, met_dag=met_dag)(
        data, initial={"gebeurd_op": vandaag, **(initial or {})}
    )
    form.vandaag = vandaag
    return form


def maak_feit(soort: str, form: Vragenformulier, stempel: Stempel, **extra: Any) -> Feit:
    """The fact that a valid form says."""
    gegeven = form.antwoorden()
    op = gegeven.pop("gebeurd_op", None)
    if isinstance(op, date):
        stempel["gebeurd_op"] = op
    return SOORTEN[soort](**stempel, **_velden(gegeven), **extra)


def _velden(gegeven: Mapping[str, Any]) -> dict[str, Any]:
    """Answers as fields of a fact; what only this protocol asks goes into `antwoorden`."""
    eigen = {
        veld.removeprefix(EIGEN): _als_tekst(waarde)
        for veld, waarde in gegeven.items()
        if veld.startswith(EIGEN)
    }
    velden = {veld: waarde for veld, waarde in gegeven.items() if not veld.startswith(EIGEN)}
    return velden | ({"antwoorden": eigen} if eigen else {})


def _als_tekst(waarde: Any) -> str:
    return ",".join(waarde) if isinstance(waarde, tuple) else str(waarde)


def verander(feit: Feit, form: Vragenformulier) -> Feit:
    """The same fact with what the form now says; what was emptied in it becomes empty."""
    leeg = {
        veld.name: _leeg(veld)
        for veld in fields(feit)
        if veld.name in form.fields and (veld.default, veld.default_factory) != (MISSING, MISSING)
    }
    eigen_velden = {"gebeurd_op", "gebeurd_om", "antwoorden", *feit.velden()}
    gegeven = {k: v for k, v in _velden(form.antwoorden()).items() if k in eigen_velden}
    eigen = {**feit.antwoorden, **gegeven.pop("antwoorden", {})}
    return replace(feit, **{**leeg, **gegeven, "antwoorden": eigen})


def _leeg(veld: Any) -> Any:
    return veld.default_factory() if veld.default is MISSING else veld.default


def wat_er_staat(feit: Feit, handeling: Handeling) -> dict[str, Any]:
    """A fact as the beginning of its own form."""
    velden = {vraag.veld: _waarde(feit, vraag.veld) for vraag in handeling.vragen}
    return {**velden, "gebeurd_op": feit.gebeurd_op, "gebeurd_om": feit.gebeurd_om}


def _waarde(feit: Feit, veld: str) -> Any:
    if veld.startswith(EIGEN):
        return feit.antwoorden.get(veld.removeprefix(EIGEN), "")
    waarde = getattr(feit, veld, "")
    return list(waarde) if isinstance(waarde, tuple) else waarde


def alleen_nieuw(feit: Feit, bekend: Feit) -> Feit:
    """The fact without what was known already: a later fact says only what it changes."""
    gelijk = {
        veld.name: _leeg(veld)
        for veld in fields(feit)
        if veld.name in feit.velden()
        and (veld.default, veld.default_factory) != (MISSING, MISSING)
        and getattr(feit, veld.name) == getattr(bekend, veld.name)
    }
    return replace(feit, **gelijk)


def uit_concept(form: type[forms.Form], bewaard: Mapping[str, Any]) -> dict[str, Any]:
    """A kept draft as the beginning of a form: the fields that this form knows."""
    return {veld: bewaard[veld] for veld in form.base_fields if veld in bewaard}

"""A copy: what goes in, fact by fact; making it; the files; and handing it over at a safe moment."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.casussen.afschrift import keuzes
from nietpluis.casussen.afschrift.brief import brief
from nietpluis.casussen.afschrift.document import Document, Onderdeel, Weggelaten, schoon
from nietpluis.casussen.afschrift.keuzes import Keuze
from nietpluis.casussen.afschrift.leeslijst import lezers
from nietpluis.casussen.afschrift.odt import maak_odt
from nietpluis.casussen.afschrift.onderdelen import onderdelen
from nietpluis.casussen.afschrift.opslag import Bewaard, bewaar, feit_van, open_afschrift
from nietpluis.casussen.afschrift.pdf import maak_pdf
from nietpluis.casussen.afschrift.verzoeken import LEESLIJST, Loop, kijk, oordeel, zoek
from nietpluis.casussen.bladeren import lees_blad
from nietpluis.casussen.formulieren.inzage import (
    gekozen_uit,
    keusformulier,
    overhandigfeit,
    overhandigformulier,
)
from nietpluis.casussen.leeslog.wat import Erbij
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.schermen.mensen import contacten
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import IemandWasVoor, NietToegestaan, leg_vast
from nietpluis.casussen.views.inzage import naar, voor_wie_behandelt
from nietpluis.casussen.views.vastleggen_scherm import formulierpagina, na_uit, probeer
from nietpluis.kern.afschrift import REDENEN, voorstel
from nietpluis.kern.feiten.clientrechten import AfschriftGemaakt
from nietpluis.kern.lezen_bewaken import UITVOER
from nietpluis.kern.termijnen import dag_van

BLAD = 15
"""Facts on a page."""
VORMEN = {
    "pdf": (maak_pdf, "application/pdf"),
    "odt": (maak_odt, "application/vnd.oasis.opendocument.text"),
}


@require_http_methods(["GET", "POST"])
@op_casus("afschrift_kiezen")
@voor_wie_behandelt
def afschrift_kiezen(request: CasusRequest, nummer: int) -> HttpResponse:
    """Ask of each fact whether it is given; the rules propose, and nothing is given that nobody chose."""
    geopend, loop = _open(request, nummer)
    if loop is None:
        return naar(request, "inzage")
    delen, voorgesteld = _delen(geopend, loop)
    bladen = max(1, -(-len(delen) // BLAD))
    blad = min(lees_blad(request.GET.get("blad", "")), bladen)
    deze = delen[(blad - 1) * BLAD : blad * BLAD]
    gekozen = {**voorgesteld, **keuzes.lees(request.lid, request.casus.id, nummer)}
    form = keusformulier(deze, gekozen, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        keuzes.bewaar(request.lid, request.casus.id, nummer, gekozen_uit(form, deze))
        return _verder(request, nummer, blad, bladen)
    return formulierpagina(
        request,
        "casussen/afschrift_kiezen.html",
        form,
        len(geopend.dossier.feiten),
        loop=loop,
        rijen=[(deel, [form[f"{veld}_{deel.nummer}"] for veld in VELDEN]) for deel in deze],
        blad=blad,
        bladen=bladen,
    )


VELDEN = ("keus", "reden", "tekst")


def _verder(request: CasusRequest, nummer: int, blad: int, bladen: int) -> HttpResponse:
    if blad >= bladen:
        return naar(request, "afschrift_maken", nummer)
    antwoord = naar(request, "afschrift_kiezen", nummer)
    antwoord["Location"] += f"?blad={blad + 1}"
    return antwoord


def _open(request: CasusRequest, nummer: int) -> tuple[OpenCasus, Loop | None]:
    """The dossier, and the request when a copy may be made for it."""
    geopend = open_casus(request.casus)
    loop = zoek(geopend.dossier, nummer)
    return geopend, loop if loop and loop.stand in ("kies", "geef", "klaar") else None


def _delen(geopend: OpenCasus, loop: Loop) -> tuple[list[Onderdeel], dict[int, Keuze]]:
    """Every fact as a copy would say it, and what the rules propose; none for who asks for the readers only."""
    if loop.verzoek.wat == LEESLIJST:
        return [], {}
    hoe = kijk(geopend.dossier, loop.verzoek)
    alle = onderdelen(geopend.dossier, dag_van(timezone.now()))
    voorgesteld = {deel.nummer: Keuze.van(voorstel(hoe, regel, deel.tekst)) for regel, deel in alle}
    return [deel for _, deel in alle], voorgesteld


@require_http_methods(["GET", "POST"])
@op_casus("afschrift_maken", vers=True)
@voor_wie_behandelt
def afschrift_maken(request: CasusRequest, nummer: int) -> HttpResponse:
    """Show what will be given and what not, and make the copy of it."""
    nu = timezone.now()
    geopend, loop = _open(request, nummer)
    if loop is None:
        return naar(request, "inzage")
    delen, _ = _delen(geopend, loop)
    gekozen = keuzes.lees(request.lid, request.casus.id, nummer)
    if any(deel.nummer not in gekozen for deel in delen):
        messages.warning(request, "Kies eerst voor elk onderdeel wat u ermee doet.")
        return naar(request, "afschrift_kiezen", nummer)
    gegeven, weg = keuzes.splits(delen, gekozen)
    if request.method == "POST":
        inhoud = _document(request, geopend, loop, gegeven, dag_van(nu)), weg
        return _maak(request, geopend, nummer, inhoud, nu)
    return formulierpagina(
        request,
        "casussen/afschrift_maken.html",
        None,
        len(geopend.dossier.feiten),
        loop=loop,
        gegeven=gegeven,
        weg=_in_woorden(weg),
        met_lezers=_met_lezers(geopend, loop),
    )


def _voor(geopend: OpenCasus, loop: Loop) -> str:
    """For whom it is, on every page: by name where that person stands in the casus."""
    clienten = [mens.code for mens in geopend.dossier.clienten]
    zelf = clienten[0] if loop.verzoek.vrager == "client" and len(clienten) == 1 else ""
    code = loop.verzoek.over or zelf
    namen = [mens.naam for mens in geopend.dossier.betrokkenen if mens.code == code and mens.naam]
    return ", ".join([*namen, loop.wie[:1].lower() + loop.wie[1:]]) if namen else loop.wie


def _met_lezers(geopend: OpenCasus, loop: Loop) -> bool:
    """Whether the copy says who read the dossier: not for a part of it, nor for who gets the own data only."""
    mag = oordeel(geopend.dossier, loop.verzoek).mag
    return loop.verzoek.wat != "deel" and mag != "eigen_gegevens"


def _document(
    request: CasusRequest,
    geopend: OpenCasus,
    loop: Loop,
    gegeven: Sequence[Onderdeel],
    vandaag: date,
) -> Document:
    organisatie = request.lid.organisatie
    return Document(
        organisatie=schoon(organisatie.naam),
        telefoon=organisatie.telefoon,
        voor=schoon(_voor(geopend, loop)),
        gemaakt_op=vandaag,
        brief=brief(loop.verzoek, schoon(organisatie.naam), organisatie.telefoon, vandaag),
        onderdelen=list(gegeven),
        lezers=lezers(request.casus) if _met_lezers(geopend, loop) else [],
    )


def _maak(
    request: CasusRequest,
    geopend: OpenCasus,
    nummer: int,
    inhoud: tuple[Document, list[Weggelaten]],
    nu: datetime,
) -> HttpResponse:
    na = na_uit(request, len(geopend.dossier.feiten))
    try:
        open_ = bewaar(geopend, request.lid, nummer, inhoud, na=na, nu=nu)
    except (IemandWasVoor, NietToegestaan) as fout:
        messages.warning(request, str(fout))
        return naar(request, "afschrift_kiezen", nummer)
    keuzes.vergeet(request.lid, request.casus.id, nummer)
    messages.success(request, "Het afschrift is gemaakt.")
    gemaakt = open_.dossier.laatste(AfschriftGemaakt)
    return naar(request, "afschrift", gemaakt.afschrift) if gemaakt else naar(request, "inzage")


@require_http_methods(["GET", "POST"])
@op_casus("afschrift")
@voor_wie_behandelt
def afschrift(request: CasusRequest, afschrift_id: UUID) -> HttpResponse:
    """Show both versions of a copy and how the client is reached safely; record that it was handed over."""
    nu, geopend = timezone.now(), open_casus(request.casus)
    bewaard = open_afschrift(geopend, afschrift_id)
    if bewaard is None:
        return naar(request, "inzage")
    verstuurd = request.POST if request.method == "POST" else None
    form = overhandigformulier(verstuurd, {"gegeven_op": dag_van(nu)})
    if form.is_bound and form.is_valid():
        if form.cleaned_data["gegeven_op"] > dag_van(nu):
            form.add_error("gegeven_op", "Deze dag moet nog komen. Kies vandaag of eerder.")
        else:
            feit = overhandigfeit(form, str(afschrift_id), stempel(request.lid, nu))
            na = na_uit(request, len(geopend.dossier.feiten))
            if probeer(form, lambda: leg_vast(request.casus, request.lid, [feit], na=na, nu=nu)):
                messages.success(request, "Vastgelegd dat u het afschrift gaf.")
                return naar(request, "inzage")
    return _afschriftpagina(request, geopend, bewaard, form, nu)


def _afschriftpagina(
    request: CasusRequest, geopend: OpenCasus, bewaard: Bewaard, form: object, nu: datetime
) -> HttpResponse:
    feit = feit_van(geopend, bewaard.id)
    loop = zoek(geopend.dossier, feit.verzoek) if feit else None
    return formulierpagina(
        request,
        "casussen/afschrift.html",
        form,  # type: ignore[arg-type]  # a form, handed on
        len(geopend.dossier.feiten),
        bewaard=bewaard,
        weg=_in_woorden(bewaard.weggelaten),
        gegeven=loop.gegeven if loop else None,
        contacten=contacten(geopend.dossier, dag_van(nu)),
    )


def _in_woorden(weg: Sequence[Weggelaten]) -> list[tuple[Weggelaten, str]]:
    return [(deel, REDENEN.get(deel.reden, deel.reden)) for deel in weg]


@require_GET
@op_casus("afschrift_bestand", vers=True, erbij=Erbij(UITVOER))
@voor_wie_behandelt
def afschrift_bestand(request: CasusRequest, afschrift_id: UUID, vorm: str) -> HttpResponse:
    """Give the file; its name and its properties say nothing."""
    if vorm not in VORMEN:
        raise Http404
    bewaard = open_afschrift(open_casus(request.casus), afschrift_id)
    if bewaard is None:
        return naar(request, "inzage")
    maak, soort = VORMEN[vorm]
    kop = {"Content-Disposition": f'attachment; filename="afschrift.{vorm}"'}
    return HttpResponse(maak(bewaard.document), content_type=soort, headers=kop)

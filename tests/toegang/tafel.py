"""Who gets where: every address against every one of the cast, as a table that a lawyer can read.

A cell says what this person meets: `ok` (the page, or a way on), `in` (first sign in), or `.` (404, as for what
does not exist; never 403, which gives away that something is there). A method that a row does not name is 405 for
whoever is signed in. All addresses are those of De Linde; Chris works elsewhere, and olga's casussen are about Olga.
"""

from dataclasses import dataclass
from functools import cache

TAFEL = """
                                                     niemand fatima  romy    anna    bram    mies    linda   gerda   peter   bea     olga    chris
voordeur                             -      GET      in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
start                                -      GET      in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
zo_begint_u                          -      GET      in      .       .       .       .       .       .       ok      .       ok      .       .
security_txt                         -      GET      .       .       .       .       .       .       .       .       .       .       .       .
help_hoe                             -      GET      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
help_wie                             -      GET      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
help_toegankelijkheid                -      GET      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
begrippen                            -      GET      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
eigen_signalen                       -      GET      in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
signaal_nieuw                        -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
signaal_nieuw_2                      -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
signaal_collega                      -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
terugbellen                          -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
signaal_namens                       -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
eigen_signaal                        vers   GET      in      ok      .       .       .       .       .       .       .       .       .       .
signaal_verstuurd                    vers   GET      in      ok      .       .       .       .       .       .       .       .       .       .
eigen_advies                         vers   GET+POST in      ok      .       .       .       .       .       .       .       .       .       .
eigen_melding                        vers   GET+POST in      ok      .       .       .       .       .       .       .       .       .       .
eigen_woorden                        vers   GET      in      ok      .       .       .       .       .       .       .       .       .       .
eigen_correctie                      vers   GET+POST in      ok      .       .       .       .       .       .       .       .       .       .
concept                              -      POST     in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
werklijst                            -      GET      in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
zoek                                 -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
casus                                open   GET      in      .       .       ok      .       .       .       .       .       .       .       .
namen                                open   GET      in      .       .       ok      .       .       .       .       .       .       .       .
nog_wachten                          open   POST     in      .       .       ok      .       .       .       .       .       .       .       .
handeling                            open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
aannemen                             open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
doorgeven                            open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
samenvoegen                          open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
corrigeer                            open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
haal_weg                             open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
toewijzen                            open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
kopieertekst                         open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
stap                                 open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
vraag_voor_stap                      open   POST     in      .       .       ok      .       .       .       .       .       .       .       .
bijlage_toevoegen                    open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
bijlage                              foto   GET      in      .       .       ok      .       .       .       .       .       .       .       .
bijlage_foto                         foto   GET      in      .       .       ok      .       .       .       .       .       .       .       .
bijlage_pdf                          pdf    GET      in      .       .       ok      .       .       .       .       .       .       .       .
weging                               open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
weging_uitkomst                      open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
besluit                              open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
meekijken_lijst                      -      GET      in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
meekijken                            mee    GET+POST in      .       .       .       .       ok      .       .       .       .       .       .
gesprek_voorbereiden                 open   GET      in      .       .       ok      .       .       .       .       .       .       .       .
inzage                               open   GET      in      .       .       ok      .       .       .       .       .       .       .       .
inzage_nieuw                         open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
inzage_besluit                       open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
afschrift_kiezen                     open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
afschrift_maken                      open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
afschrift                            open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
afschrift_bestand                    open   GET      in      .       .       ok      .       .       .       .       .       .       .       .
vernietigingsverzoek                 open   GET+POST in      .       .       ok      .       .       .       .       .       .       .       .
vernietigen_lijst                    -      GET      in      .       .       ok      ok      ok      .       ok      ok      .       ok      .
vernietiging                         oud    GET+POST in      .       .       ok      ok      ok      .       ok      ok      .       ok      .
langer_bewaren                       oud    GET+POST in      .       .       ok      ok      ok      .       ok      ok      .       ok      .
totalen                              -      GET      in      .       .       .       .       .       .       ok      .       .       .       .
meldcode_praktijk                    -      GET      in      .       .       ok      ok      ok      .       ok      .       .       ok      .
raadplegingen                        -      GET      in      .       .       .       .       .       .       .       ok      .       ok      .
raadplegingen_uitvoer                -      GET+POST in      .       .       .       .       .       .       .       ok      .       ok      .
leesverslag                          open   GET      in      .       .       ok      .       .       .       .       .       .       .       .
leesverslag_nummer                   -      GET      in      .       .       .       .       .       .       .       .       .       .       .
leessignalen                         -      GET      in      .       .       ok      ok      ok      .       ok      ok      .       ok      .
leessignaal                          mies   GET+POST in      .       .       ok      ok      .       .       ok      ok      .       ok      .
noodtoegang                          -      GET+POST in      .       .       ok      ok      ok      ok      ok      .       .       ok      .
account_login                        -      GET+POST ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
account_logout                       -      GET+POST ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
account_inactive                     -      GET      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
account_signup                       -      GET+POST ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
account_change_password              -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
account_set_password                 -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
account_reset_password               -      GET+POST ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
account_reset_password_done          -      GET      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
account_reset_password_from_key_done -      GET      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
account_reset_password_from_key      -      GET+POST ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
welkom                               -      GET+POST ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
begin                                -      GET+POST ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
begin_gestuurd                       -      GET      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
begin_link                           -      GET+POST ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
verder                               -      GET      in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
organisaties                         -      GET      in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
tweede_stap                          -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
zonder_tweede_stap                   -      POST     in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
tweede_stap_kies                     -      GET      in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
tweede_stap_app                      -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
tweede_stap_plaatje                  -      GET      in      .       .       .       .       .       .       .       .       .       .       .
tweede_stap_sleutel                  -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
tweede_stap_codes                    -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
tweede_stap_weg                      -      GET+POST in      .       .       .       .       .       .       .       .       .       .       .
sleutel_aanmelden                    -      GET+POST ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
overal                               -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
beeindig_aanmelding                  -      POST     in      .       .       .       .       .       .       .       .       .       .       .
onthul                               -      GET+POST ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
verberg                              -      POST     ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
gegevens                             -      GET+POST in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
zet_pincode                          -      POST     in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
toestand                             -      GET      in      .       .       .       .       .       .       .       .       ok      .       .
mensen                               -      GET      in      .       .       .       .       .       .       .       .       ok      .       .
persoon_toevoegen                    -      GET+POST in      .       .       .       .       .       .       .       .       ok      .       .
post                                 -      GET+POST in      .       .       .       .       .       .       .       .       ok      .       .
invoeren                             -      GET+POST in      .       .       .       .       .       .       .       .       ok      .       .
mail                                 -      GET+POST in      .       .       .       .       .       .       .       .       ok      .       .
uitgenodigd                          -      GET      in      .       .       .       .       .       .       .       .       ok      .       .
uitnodiging                          sam    GET+POST in      .       .       .       .       .       .       .       .       ok      .       .
persoon                              romy   GET+POST in      .       .       .       .       .       .       .       .       ok      .       .
persoon_stoppen                      romy   GET+POST in      .       .       .       .       .       .       .       .       ok      .       .
persoon_tweede_stap                  romy   GET+POST in      .       .       .       .       .       .       .       .       ok      .       .
persoon_link                         nienke POST     in      .       .       .       .       .       .       .       .       ok      .       .
kaart_start                          -      GET      in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
kaart                                -      GET+POST .       .       .       .       .       .       .       .       .       .       .       .
kaart_klaar                          -      GET+POST ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
kaarten                              -      GET+POST in      .       .       .       .       .       .       .       .       ok      .       .
kaarten_afdrukken                    -      GET+POST in      .       .       .       .       .       .       .       .       ok      .       .
kaart_code                           -      GET      in      .       .       .       .       .       .       .       .       .       .       .
kaart_van                            romy   GET+POST in      .       .       .       .       .       .       .       .       ok      .       .
rolverzoeken                         -      GET      in      .       .       ok      ok      ok      ok      ok      ok      ok      ok      .
rol_beslissen                        -      GET+POST in      .       .       .       .       .       .       .       .       .       .       .
schrijfpagina                        -      GET+POST .       .       .       .       .       .       .       .       .       .       .       .
schrijfpagina_klaar                  -      GET      .       .       .       .       .       .       .       .       .       .       .       .
schrijfpagina_beheer                 -      GET+POST in      .       .       .       .       .       .       .       .       ok      .       .
schrijfpagina_sluiten                -      GET+POST in      .       .       .       .       .       .       .       .       .       .       .
schrijfpagina_vel                    -      GET      in      .       .       .       .       .       .       .       .       .       .       .
schrijfpagina_code                   -      GET      in      .       .       .       .       .       .       .       .       .       .       .
overdrachten                         -      GET      in      .       .       ok      ok      ok      ok      .       .       .       ok      .
overdracht                           -      GET+POST in      .       .       .       .       .       .       .       .       .       .       .
openbaar_meldcode                    -      GET      .       .       .       .       .       .       .       .       .       .       .       .
openbaar_meldcode_kort               -      GET      .       .       .       .       .       .       .       .       .       .       .       .
openbaar_meldcode_pdf                -      GET      .       .       .       .       .       .       .       .       .       .       .       .
openbaar_meldcode_odt                -      GET      .       .       .       .       .       .       .       .       .       .       .       .
openbaar_meldcode_folder             -      GET      .       .       .       .       .       .       .       .       .       .       .       .
openbaar_meldcode_folder_pdf         -      GET      .       .       .       .       .       .       .       .       .       .       .       .
meldcode_lezen                       -      GET      in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
meldcode_pdf                         -      GET      in      .       .       .       .       .       .       .       .       .       .       .
meldcode_odt                         -      GET      in      .       .       .       .       .       .       .       .       .       .       .
meldcode_poster                      -      GET      in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
meldcode_poster_pdf                  -      GET      in      .       .       .       .       .       .       .       .       .       .       .
meldcode_toetsen                     -      GET      in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
toets_nieuw                          -      GET+POST in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
toets_eigen                          -      GET+POST in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
toets                                gelezen GET      in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
toets_bevinding                      gelezen GET+POST in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
toets_criterium                      gelezen GET+POST in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
toets_waarschuwing                   gelezen POST     in      .       .       ok      ok      ok      .       ok      .       .       ok      .
toets_oordeel                        gelezen GET+POST in      .       .       ok      ok      ok      .       ok      .       .       ok      .
toets_weg                            gelezen GET+POST in      .       .       ok      ok      ok      .       ok      .       .       ok      .
ui_galerij                           -      GET      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok
meldcode                             -      GET      in      ok      ok      ok      ok      ok      ok      ok      ok      ok      ok      .
meldcode_schrijven                   -      GET      in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
meldcode_begin                       -      GET+POST in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
meldcode_gegevens                    -      GET+POST in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
meldcode_functies                    -      GET+POST in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
meldcode_taken                       -      GET+POST in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
meldcode_vormen                      -      GET+POST in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
meldcode_teksten                     -      GET      in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
meldcode_tekst                       -      GET+POST in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
meldcode_nakijken                    -      GET      in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
meldcode_voorbeeld                   -      GET      in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
meldcode_weg                         -      GET+POST in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
meldcode_voorleggen                  -      GET+POST in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
meldcode_terugnemen                  -      GET+POST in      .       .       ok      ok      ok      .       ok      .       ok      ok      .
meldcode_beoordelen                  -      GET+POST in      .       .       ok      ok      ok      .       .       .       .       ok      .
meldcode_vaststellen                 -      GET+POST in      .       .       .       .       .       .       ok      .       .       .       .
meldcode_versie                      -      GET      in      .       .       .       .       .       .       .       .       .       .       .
meldcode_vergelijken                 -      GET      in      .       .       .       .       .       .       .       .       .       .       .
meldcode_publiceren                  -      GET+POST in      .       .       .       .       .       .       .       .       .       .       .
meldcode_intrekken                   -      GET+POST in      .       .       .       .       .       .       .       .       .       .       .
"""  # noqa: E501 -- a table is as wide as the cast

BANDEN = """
            leest        gaf
vers        anna         fatima
wacht       anna+bram    fatima
romy        anna         romy
namens      anna         fatima
olgawacht   anna         romy
olga        anna         romy
samen       -            fatima
open        anna         fatima
acuut       anna         fatima
speciaal    anna         fatima
volg        anna         fatima
mee         anna         fatima
bram        bram         romy
dicht       anna         fatima
oud         anna         fatima
oudolga     anna         romy
foto        anna         fatima
pdf         anna         fatima
chris       chris        sanne
"""
"""Who opens each casus (`leest`), and who follows the signal it began with (`gaf`)."""


@dataclass(frozen=True)
class Rij:
    """One address: for which casus, signal or colleague, with which methods, and what each person meets."""

    naam: str
    doel: str
    methoden: tuple[str, ...]
    cellen: dict[str, str]


def _lees(tabel: str) -> tuple[list[str], list[list[str]]]:
    kop, *regels = (regel.split() for regel in tabel.strip("\n").splitlines())
    return kop, regels


def rijen() -> list[Rij]:
    """The table, a row at a time."""
    wie, regels = _lees(TAFEL)
    return [
        Rij(naam, doel, tuple(methoden.split("+")), dict(zip(wie, cellen, strict=True)))
        for naam, doel, methoden, *cellen in regels
    ]


@cache
def banden() -> dict[str, tuple[frozenset[str], str]]:
    """Per casus who opens it, and who gave its signal."""
    _, regels = _lees(BANDEN)
    return {
        casus: (frozenset(() if lezers == "-" else lezers.split("+")), gaf)
        for casus, lezers, gaf in regels
    }


@cache
def leest(wie: str) -> frozenset[str]:
    """The casussen of which this person may meet a word: who opens it, and who gave the signal it began with."""
    mag = {casus for casus, (open_voor, gaf) in banden().items() if wie in open_voor or wie == gaf}
    # What joined another casus is read there, and whoever looks along reads why it was decided so.
    return frozenset(mag | {"anna": {"samen"}, "mies": {"mee"}}.get(wie, set()))


CAST = tuple(_lees(TAFEL)[0])

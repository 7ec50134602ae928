"""The first reading on small texts: what is there, what is missing, what is no meldcode, what deserves a warning."""

from datetime import date

import pytest

from nietpluis.kern.document import Alinea, Document
from nietpluis.kern.eisen import eisen_op
from nietpluis.kern.toets import toets
from nietpluis.kern.uitslag import Uitslag, als_gegevens, als_json, uit_gegevens

OP = date(2026, 11, 1)
STAPPEN = (
    "# Meldcode van De Linde",
    "Stap 1: U brengt de signalen in kaart.",
    "Stap 2: U overlegt met een collega.",
    "Stap 3: U voert een gesprek met de cliënt.",
    "Stap 4: U weegt de ernst en het risico.",
    "Stap 5: U beslist over melden bij Veilig Thuis en over hulp.",
)
KADER = (
    "# Afwegingskader",
    "Acute onveiligheid: iemand is nu in gevaar.",
    "Structurele onveiligheid: het is steeds opnieuw onveilig.",
    "1. Heb ik een vermoeden?",
    "2. Kunnen wij genoeg hulp geven of regelen?",
    "3. Nemen zij de hulp aan?",
)
WIE = (
    "# Wie doet wat",
    "De medewerker doet stap 1. De aandachtsfunctionaris doet de stappen 2 tot en met 4.",
    "Over een melding beslist uiteindelijk de directeur.",
)
VORMEN = (
    "# Bijzondere vormen",
    "Denk aan huwelijksdwang, eergerelateerd geweld en achterlating. Bel dan eerst Veilig Thuis.",
)
KIND = (
    "# Kindcheck",
    "Zorgt een volwassen cliënt voor minderjarige kinderen? Vraag hoe oud zij zijn en of zij veilig zijn.",
)
GEHEIM = (
    "# Vertrouwelijke gegevens",
    "U hebt een beroepsgeheim. Melden mag zonder toestemming.",
    "Elke stap komt in het dossier. Alles wordt genoteerd en twintig jaar bewaard.",
)
ALLES = {
    "stappenplan": STAPPEN,
    "afwegingskader": KADER,
    "verantwoordelijkheden": WIE,
    "bijzondere_vormen": VORMEN,
    "kindcheck": KIND,
    "vertrouwelijke_gegevens": GEHEIM,
}


def document(*alineas: str) -> Document:
    delen = tuple(
        Alinea(
            tekst=a.lstrip("#~ "),
            plaats=f"alinea {n}",
            niveau=1 if a.startswith("#") else 0,
            inhoudsopgave=a.startswith("~"),
        )
        for n, a in enumerate(alineas, 1)
    )
    return Document(bestand="meldcode.docx", soort="docx", alineas=delen)


def lees(*alineas: str, sector: str = "algemeen", op: date = OP) -> Uitslag:
    return toets(document(*alineas), eisen_op(sector, op), op)


def heel(behalve: str = "") -> tuple[str, ...]:
    """The whole little meldcode, or without one element."""
    return tuple(zin for code, deel in ALLES.items() if code != behalve for zin in deel)


def bevinding(uitslag: Uitslag, code: str) -> str:
    return next(e.bevinding for e in uitslag.elementen if e.code == code)


def codes(uitslag: Uitslag) -> list[str]:
    return [w.code for w in uitslag.waarschuwingen]


def test_wat_alles_heeft_voldoet_volgens_de_eerste_lezing() -> None:
    uitslag = lees(*heel())
    assert {e.code: e.bevinding for e in uitslag.wettelijk()} == dict.fromkeys(ALLES, "aanwezig")
    assert (uitslag.is_meldcode, uitslag.oordeel) == (True, "voldoet")


@pytest.mark.parametrize("code", ALLES)
def test_wat_een_onderdeel_mist_voldoet_niet(code: str) -> None:
    titel = () if code != "stappenplan" else ("# Meldcode van De Linde",)
    uitslag = lees(*titel, *heel(code))
    assert bevinding(uitslag, code) == "ontbreekt"
    assert uitslag.oordeel == "voldoet niet"
    anders = {e.code: e.bevinding for e in uitslag.wettelijk() if e.code != code}
    assert anders == {c: "aanwezig" for c in ALLES if c != code}


def test_een_bevinding_zegt_door_welke_regel_en_waar() -> None:
    stap = lees(*heel()).elementen[0].criteria[0]
    assert (stap.code, stap.regel, stap.bevinding) == (
        "stap_signalen",
        "signalen_als_stap",
        "aanwezig",
    )
    assert stap.gezocht == "een stap 1 die over signalen in kaart brengen gaat"
    assert (stap.vindplaatsen[0].plaats, stap.vindplaatsen[0].citaat) == ("alinea 2", STAPPEN[1])


def test_wat_ontbreekt_zegt_wat_er_is_gezocht_en_geeft_een_voorbeeld() -> None:
    uitslag = lees(*heel("kindcheck"))
    genoemd = next(e for e in uitslag.elementen if e.code == "kindcheck").criteria[0]
    assert genoemd.regel == ""
    assert genoemd.vindplaatsen == ()
    assert "het woord kindcheck" in genoemd.gezocht
    assert genoemd.artikel.startswith("artikel 2")
    assert genoemd.voorbeeld


@pytest.mark.parametrize(
    "zin",
    [
        "~ Kindcheck ........ 4",
        "Hier komt nog een tekst over de kindcheck: volwassen, minderjarige, verslaving.",
        "De kindcheck staat in een andere map.",
        "Kindcheck ...................... 7",
    ],
)
def test_een_inhoudsopgave_een_belofte_of_een_enkel_woord_is_nog_geen_kindcheck(zin: str) -> None:
    assert bevinding(lees(*heel("kindcheck"), zin), "kindcheck") == "ontbreekt"


def test_een_kop_met_alleen_een_belofte_is_er_niet() -> None:
    belofte = ("# Kindcheck", "Deze tekst volgt nog.", "Nog uit te werken.", "# Slot", "Tot zover.")
    assert bevinding(lees(*heel("kindcheck"), *belofte), "kindcheck") == "ontbreekt"
    deels = ("# Kindcheck", "Deze tekst volgt nog.", "Vraag er alvast naar.")
    assert bevinding(lees(*heel("kindcheck"), *deels), "kindcheck") == "onduidelijk"


def test_een_regel_die_later_een_kop_is_hoort_bij_de_inhoudsopgave() -> None:
    opgave = ("Kindcheck 7", "Vormen van geweld 8", "# Kindcheck", "Deze tekst volgt nog.")
    assert bevinding(lees(*heel("kindcheck"), *opgave), "kindcheck") == "ontbreekt"


def test_een_kop_zonder_tekst_en_een_kindcheck_die_niet_geldt_zijn_onduidelijk() -> None:
    zonder = heel("kindcheck")
    assert bevinding(lees(*zonder, "# Kindcheck"), "kindcheck") == "onduidelijk"
    nvt = "De kindcheck is bij ons niet van toepassing, want wij zien alleen kinderen."
    assert bevinding(lees(*zonder, nvt), "kindcheck") == "onduidelijk"


def test_een_taaktabel_is_geen_stappenplan() -> None:
    tabel = (
        "# Meldcode: wie doet wat",
        "Stap 1 signalen – leraar – directeur",
        "Stap 2 overleg – leraar – directeur",
        "Stap 3 gesprek – leraar – directeur",
        "Stap 4 wegen – leraar – directeur",
        "Stap 5 beslissen – leraar – directeur",
    )
    uitslag = lees(*tabel, *heel("stappenplan"))
    assert bevinding(uitslag, "stappenplan") == "ontbreekt"
    assert bevinding(uitslag, "verantwoordelijkheden") == "aanwezig"


def test_stappen_zonder_nummer_worden_als_rij_herkend() -> None:
    rij = (
        "Breng de signalen in kaart.",
        "Vraag advies aan een collega of Veilig Thuis.",
        "Ga in gesprek met de ouders.",
        "Weeg de ernst van het geweld.",
        "Beslis over melden of hulp.",
    )
    assert bevinding(lees("# Protocol kindermishandeling", *rij), "stappenplan") == "aanwezig"
    drie = lees("# Protocol kindermishandeling", *rij[:3])
    assert bevinding(drie, "stappenplan") == "onduidelijk"


def test_alleen_het_woord_afwegingskader_is_onduidelijk_en_een_keer_is_niets() -> None:
    zonder = heel("afwegingskader")
    eens = "Wij gebruiken het afwegingskader."
    assert bevinding(lees(*zonder, eens), "afwegingskader") == "ontbreekt"
    assert bevinding(lees(*zonder, eens, eens), "afwegingskader") == "onduidelijk"
    assert bevinding(lees(*zonder, "# Het afwegingskader"), "afwegingskader") == "onduidelijk"


@pytest.mark.parametrize(
    ("titel", "reden"),
    [
        ("# Folder voor ouders over de meldcode", "ander soort tekst"),
        ("# Protocol calamiteiten", "ander soort tekst"),
        ("# Klachtenregeling", "ander soort tekst"),
        ("# Schoolveiligheidsplan", "ander soort tekst"),
        ("# HR-richtlijn huiselijk geweld", "ander soort tekst"),
        ("# Als een medewerker thuis geweld meemaakt", "ander soort tekst"),
    ],
)
def test_een_andere_titel_is_geen_meldcode(titel: str, reden: str) -> None:
    uitslag = lees(titel, *heel())
    assert (uitslag.is_meldcode, uitslag.oordeel) == (False, "geen meldcode")
    assert reden in uitslag.waarom


def test_een_bundel_die_de_meldcode_in_de_titel_noemt_mag() -> None:
    assert lees("# Schoolveiligheidsplan, bijlage: de meldcode", *heel()).is_meldcode


@pytest.mark.parametrize(
    "regels",
    [
        ("# Schoolveiligheidsplan, deel 4", "# Meldcode huiselijk geweld"),
        ("# Meldcode huiselijk geweld", "Schoolveiligheidsplan"),
        ("# Meldcode huiselijk geweld en meldplicht calamiteiten",),
        ("# Meldcode en privacyreglement",),
        ("# Meldcode huiselijk geweld", "Besproken in de vergadering van 12 mei 2025"),
        ("# Handelingsprotocol huiselijk geweld", "Met signalenlijst en gespreksleidraad"),
    ],
)
def test_een_deel_van_een_bundel_en_wat_erbij_staat_blijft_een_meldcode(
    regels: tuple[str, ...],
) -> None:
    assert lees(*regels, *heel()[1:]).is_meldcode


def test_een_regel_over_vaststelling_noemt_geen_ander_soort_tekst() -> None:
    half = ("# Meldcode De Linde", "Vastgesteld in de vergadering van mei", *KADER, *KIND)
    assert lees(*half).is_meldcode


def test_wie_weinig_geeft_en_een_ander_soort_tekst_noemt_is_er_geen() -> None:
    assert not lees("# Meldcode", "Informatie voor ouders", *KADER, *KIND).is_meldcode


def test_een_tekst_die_zegt_dat_hij_het_niet_is_wordt_geloofd() -> None:
    uitslag = lees("# De meldcode in het kort", "Dit is niet de meldcode zelf.", *heel()[1:])
    assert not uitslag.is_meldcode
    assert "zegt zelf" in uitslag.waarom
    kaart = ("# Bijlage", "De kaart vervangt de meldcode niet.")
    assert lees(*heel(), *kaart).is_meldcode


def test_vijf_stappen_over_iets_anders_zijn_geen_meldcode() -> None:
    agressie = (
        "# Protocol agressie",
        "Stap 1: de leerkracht brengt de signalen in kaart.",
        "Stap 2: de leerkracht overlegt met een collega.",
        "Stap 3: gesprek met de leerling en de ouders.",
        "Stap 4: weeg hoe ernstig het is.",
        "Stap 5: beslis over een maatregel of hulp.",
    )
    uitslag = lees(*agressie)
    assert not uitslag.is_meldcode
    assert "over iets anders" in uitslag.waarom
    assert lees(*agressie, "Dit gaat over geweld in de thuissituatie.").is_meldcode


def test_een_tekst_aan_ouders_is_geen_meldcode() -> None:
    aan_ouders = (
        "Wij praten over uw kind.",
        "Bent u het niet eens?",
        "Wij komen bij uw gezin.",
    ) * 3
    uitslag = lees("# Als wij ons zorgen maken", *STAPPEN[1:], *aan_ouders)
    assert not uitslag.is_meldcode
    assert "spreekt ouders of cliënten aan" in uitslag.waarom


def test_een_lange_tekst_over_iets_anders_is_geen_meldcode() -> None:
    uitslag = lees("# Handleiding", *["De brandtrap is groen."] * 200, *STAPPEN[1:])
    assert not uitslag.is_meldcode
    assert "over iets anders" in uitslag.waarom


def test_een_meldcode_zonder_stappen_wordt_aan_titel_en_delen_herkend() -> None:
    uitslag = lees("# Meldcode De Linde", *KADER, *KIND)
    assert uitslag.is_meldcode
    assert "titel" in uitslag.waarom
    assert not lees("# Meldcode De Linde", "Wij hebben een meldcode.").is_meldcode
    assert lees("# Meldcode De Linde", "Overwegende dat wij zorg geven;", *KIND).is_meldcode


def test_wie_alles_op_een_eigen_manier_vertelt_heeft_toch_een_meldcode() -> None:
    uitslag = lees("# Onze werkwijze", *KADER, *KIND, *GEHEIM)
    assert uitslag.is_meldcode
    assert "3 van de onderdelen" in uitslag.waarom


def test_een_artikel_over_de_stappen_is_geen_meldcode() -> None:
    stappen = tuple(zin.replace(": U ", ": Men ") for zin in STAPPEN[1:] if "colle" not in zin)
    assert not lees("# Wat de wet vraagt", *stappen).is_meldcode


def test_een_leeg_document_is_onleesbaar() -> None:
    assert lees().oordeel == "onleesbaar"
    assert lees("  ").oordeel == "onleesbaar"


def test_wie_buiten_de_wet_valt_krijgt_advies() -> None:
    assert lees(*heel("kindcheck"), sector="vrijwilligers").oordeel == "advies"


def test_de_kinderopvang_heeft_geen_kindcheck_en_2015_geen_afwegingskader() -> None:
    assert lees(*heel("kindcheck"), sector="kinderopvang").oordeel == "voldoet"
    toen = date(2015, 1, 1)
    assert lees(*heel("afwegingskader"), op=toen).oordeel == "voldoet"
    school = lees(*heel("afwegingskader"), sector="onderwijs", op=toen)
    assert bevinding(school, "verwijsindex") == "ontbreekt"
    assert school.oordeel == "voldoet niet"


@pytest.mark.parametrize(
    ("zin", "code"),
    [
        ("Bel het AMK.", "verouderde_instantie"),
        ("Het AMK is opgegaan in Veilig Thuis.", ""),
        ("Zie de Wet op de jeugdzorg.", "verouderd_artikel"),
        ("Veilig Thuis: 0800-2000.", ""),
        ("Veilig Thuis Utrecht: 030-1234567.", "veilig_thuis_nummer_verkeerd"),
        ("Neem contact op met [naam aandachtsfunctionaris].", "open_invulplek"),
        ("Vastgesteld door: ________", "open_invulplek"),
        ("Het nummer volgt nog.", "open_invulplek"),
        ("Zie bijlage [2].", ""),
        ("Wij zijn verplicht elk vermoeden te melden.", "meldplicht"),
        ("Artsen zijn wettelijk verplicht om elk geval van mishandeling te melden.", "meldplicht"),
        ("Er is geen meldplicht.", ""),
        ("Bij acute onveiligheid moet u altijd melden.", ""),
        ("Een calamiteit melden wij bij de toezichthouder.", "calamiteiten"),
        ("Een calamiteit melden wij ook, maar dat is een andere regeling.", ""),
        ("Vastgesteld op 3 maart 2014.", "ouder_dan_vijf_jaar"),
        ("Vastgesteld op 3 maart 2024. De vorige versie was van 2014.", ""),
    ],
)
def test_een_waarschuwing_staat_bij_haar_zin(zin: str, code: str) -> None:
    goed = "Bel Veilig Thuis op 0800-2000."
    uitslag = lees(*heel(), goed, zin)
    assert codes(uitslag) == ([code] if code else [])
    if code:
        assert uitslag.waarschuwingen[0].citaat == zin


def test_het_ontbrekende_nummer_en_een_soort_onveiligheid_gaan_over_de_hele_tekst() -> None:
    zonder_acuut = tuple(zin for zin in heel() if "Acute" not in zin)
    uitslag = lees(*zonder_acuut)
    assert codes(uitslag) == ["veilig_thuis_nummer_ontbreekt", "een_soort_onveiligheid"]
    assert [w.plaats for w in uitslag.waarschuwingen] == ["hele tekst", "hele tekst"]


def test_een_moeilijke_tekst_krijgt_een_waarschuwing() -> None:
    moeilijk = "De verantwoordelijkheidsverdeling is overeenkomstig implementatievoorschriften vastgelegd. "
    assert "moeilijk_leesbaar" in codes(lees(*heel(), moeilijk * 40))


def test_een_lange_passage_wordt_afgekapt_op_een_woord() -> None:
    lang = "De kindcheck: " + "zorg voor minderjarige kinderen " * 30
    citaat = lees(*heel("kindcheck"), lang).elementen[4].criteria[0].vindplaatsen[0].citaat
    assert citaat.endswith("e …")
    assert len(citaat) <= 302


def test_een_uitslag_gaat_heen_en_weer_en_heeft_de_vorm_van_toets() -> None:
    uitslag = lees(*heel())
    assert uit_gegevens(als_gegevens(uitslag)) == uitslag
    json = als_json(uitslag)
    assert list(json["elementen"]) == list(ALLES)
    assert json["elementen"]["kindcheck"]["oordeel"] == "aanwezig"
    assert set(json["elementen"]["kindcheck"]["vindplaatsen"][0]) == {"plaats", "citaat"}
    assert {"code", "plaats", "citaat"} <= set(json["waarschuwingen"][0])
    assert json["leesbaarheid"]["woorden"] == uitslag.leesbaarheid.woorden
    assert "signalenkaart" in json["adviezen"]
    assert "signalenkaart" not in json["elementen"]

"""The timeline as plain data: no database."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.casussen.schermen.kopieertekst import kopieertekst
from nietpluis.casussen.schermen.nu import iets_anders, nu_aan_u
from nietpluis.casussen.schermen.stappen import rail
from nietpluis.casussen.schermen.verloop import Blik, Gebeurtenis, verloop
from nietpluis.kern import protocollen, schrift
from nietpluis.kern.dossier import Dossier, vouw
from nietpluis.kern.feiten import SOORTEN, Feit, Persoon

NU = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ANNA = Persoon(lid="anna", naam="Anna de Wit", functie="aandachtsfunctionaris")
FATIMA = Persoon(lid="fatima", naam="Fatima", functie="hulp")
ADRESSEN = Adressen("de-linde", UUID(int=1))
HEEFT = frozenset({"aandachtsfunctionaris", "toegewezen"})


def feit(soort: str, dagen: int = 0, door: Persoon = ANNA, **velden: Any) -> Feit:
    nu = NU - timedelta(days=dagen)
    stempel = {"gebeurd_op": nu.date(), "vastgelegd_op": nu, "door": door, **velden}
    return SOORTEN[soort](**stempel)


def dossier(*feiten: Feit) -> Dossier:
    protocol = protocollen.protocol_op("maatschappelijke_ondersteuning", NU.date())
    opening = feit("opening", 20, FATIMA, protocol=protocol.sector, uitgave=protocol.ingangsdatum)
    signaal = feit(
        "signaal", 20, FATIMA, over_wie="mevrouw Peeters", zag_of_hoorde="Een blauwe plek."
    )
    return vouw(protocol, (opening, signaal, feit("toewijzing", 19, aan=ANNA), *feiten))


def vertel(verhaal: Dossier, **hoe: Any) -> list[Gebeurtenis]:
    return verloop(Blik(dossier=verhaal, adressen=ADRESSEN, nu=NU, **hoe))[0]


def test_the_last_that_happened_comes_first_whenever_it_was_written_down() -> None:
    laat = feit("overleg", 0, met="collega", gebeurd_op=date(2026, 11, 1))
    titels = [g.titel for g in vertel(dossier(feit("kindcheck", 5, kinderen="nee"), laat))]
    assert titels[:1] == ["Kindcheck"]
    assert titels[-1] == "Overleg met een collega"


def test_when_it_happened_and_when_it_was_written_down_are_both_told() -> None:
    vrijdag: dict[str, Any] = {"gebeurd_op": date(2026, 11, 20), "gebeurd_om": time(9, 30)}
    eerste = vertel(dossier(feit("advies", 0, advies="Wacht.", **vrijdag)))[0]
    assert eerste.meta.startswith(
        "Gebeurd op vrijdag 20 november, 9.30 uur. Vastgelegd vandaag, 10.00 uur"
    )


def test_somebody_else_is_told_with_the_work_and_for_whom() -> None:
    laatste = vertel(dossier(feit("signaal", 0, over_wie="x", zag_of_hoorde="y", namens=FATIMA)))[0]
    assert laatste.meta.endswith("door Anna de Wit, namens Fatima.")
    assert "door Fatima, hulp" in vertel(dossier())[-1].meta


def test_names_wait_until_they_are_asked_for() -> None:
    def over(met_namen: bool) -> str:
        signaal = next(g for g in vertel(dossier(), met_namen=met_namen) if g.titel == "Signaal")
        return next(regel.tekst for regel in signaal.gezegd if regel.kop == "Over wie")

    assert over(met_namen=False) == "Staat bij ‘Toon namen’."
    assert over(met_namen=True) == "mevrouw Peeters"


def test_what_cannot_be_read_shows_as_such_and_stops_nothing() -> None:
    stuk = vertel(dossier(schrift.lees(b"geen feit")))
    assert [g.titel for g in stuk if g.tags] == ["Dit kan deze versie niet lezen"]
    assert len(stuk) == 4


def test_what_came_from_elsewhere_names_its_number() -> None:
    kopie = feit(
        "overgeheveld", 0, van="een-dossier", nummer=2, feit=feit("kindcheck", 9, kinderen="nee")
    )
    gekomen = next(g for g in vertel(dossier(kopie)) if g.titel == "Kindcheck")
    assert [tag.tekst for tag in gekomen.tags] == ["Uit een ander signaal, onderdeel 2"]


@pytest.mark.parametrize("soort", sorted(set(SOORTEN) - {"correctie", "overgeheveld"}))
def test_every_kind_can_be_told(soort: str) -> None:
    nodig: dict[str, dict[str, Any]] = {
        "betrokkene": {"code": "p1"},
        "bijlage": {"bijlage": "7d5bff7b-3f2c-4c39-9d2f-8d9c7a3f0d11"},
        "toewijzing": {"aan": ANNA},
        "doorgegeven": {"aan": ANNA, "uiterlijk": NU},
        "opening": {"protocol": "basis", "uitgave": date(2019, 1, 1)},
        "uitwerking": {"signaal": 2},
        "volgsignaal": {"kijk_opnieuw_op": NU.date()},
        "weging": {"kader": "algemeen", "uitgave": date(1900, 1, 1)},
        "afwijking": {"eis": "overleg", "reden": "Alleen."},
        "nog_wachten": {"tot": NU.date()},
        "verplaatsing": {"naar": "elders"},
        "inzageverzoek": {"vrager": "client", "uiterlijk": NU.date()},
        "inzagebesluit": {"verzoek": 5, "besluit": "deels", "gronden": ("privacy_ander",)},
        "afschrift_gemaakt": {"verzoek": 5, "afschrift": "x", "gegeven": 3, "weggelaten": 2},
        "afschrift_gegeven": {"afschrift": "x", "aan": "de cliënt", "waar": "hier"},
        "vernietigingsverzoek": {
            "vrager": "client",
            "besluit": "weigeren",
            "grond": "belang_ander",
        },
        "bewaartermijn_verlengd": {"tot": NU.date(), "reden": "Een rechtszaak."},
        "noodtoegang": {"geldig_tot": NU},
    }
    velden = nodig.get(soort, {})
    assert all(g.titel and g.meta for g in vertel(dossier(feit(soort, 0, **velden))))


def test_the_text_for_the_client_file_leaves_out_a_step_not_taken() -> None:
    niet = feit(
        "gesprek_niet_gevoerd", 2, reden="veiligheid_betrokkenen", toelichting="Gevaarlijk."
    )
    regels = kopieertekst(dossier(feit("overleg", 3, met="collega"), niet), NU.date()).regels
    assert any("wij vroegen een ander om mee te denken" in regel for regel in regels)
    assert not any("bespraken" in regel for regel in regels)


def test_advice_begins_with_the_telephone() -> None:
    route = feit("uitwerking", 1, signaal=2, vormen=("eergerelateerd_geweld",))
    kaart = nu_aan_u(dossier(route), ADRESSEN, NU)
    assert kaart.knoppen[0].url == "tel:08002000"


def test_the_rail_says_what_is_not_for_now() -> None:
    route = feit("uitwerking", 1, signaal=2, vormen=("eergerelateerd_geweld",))
    assert {stap.naam: stap.stand for stap in rail(dossier(route), ADRESSEN)}[
        "Gesprek"
    ] == "nu_niet"


def test_what_may_not_be_recorded_is_left_out_and_not_greyed() -> None:
    def namen(banden: frozenset[str]) -> set[str]:
        return {k.tekst for groep in iets_anders(dossier(), banden, ADRESSEN) for k in groep.keuzes}

    assert {"Overleg", "Sluit de casus af", "Besluit"} <= namen(HEEFT)
    assert "Overleg" not in namen(frozenset({"ontvanger"}))
    assert "Open de casus weer" not in namen(HEEFT)


def test_the_list_offers_what_says_something_now() -> None:
    def namen(verhaal: Dossier) -> set[str]:
        return {k.tekst for groep in iets_anders(verhaal, HEEFT, ADRESSEN) for k in groep.keuzes}

    assert {"Werk het signaal uit", "De cliënt is uit beeld"} <= namen(dossier())
    assert not {"Bericht van Veilig Thuis", "De cliënt is weer in beeld"} & namen(dossier())
    weg = namen(dossier(feit("uit_beeld", 1, reden="verhuisd"), feit("melding", 0, wat="Alles.")))
    assert {"Bericht van Veilig Thuis", "De cliënt is weer in beeld"} <= weg


def test_calling_back_begins_with_the_number_that_was_left() -> None:
    signaal = feit(
        "signaal", 2, FATIMA, zag_of_hoorde="Iets.", mag_bellen="ja", bel_nummer="06 12 34"
    )
    kaart = nu_aan_u(
        dossier(signaal, feit("aangenomen", 1, terugbellen_voor=NU - timedelta(days=99))),
        ADRESSEN,
        NU,
    )
    assert [(k.tekst, k.url) for k in kaart.knoppen][:1] == [("Bel Fatima: 06 12 34", "tel:061234")]
    assert kaart.knoppen[1].tekst == "Ik heb gebeld"

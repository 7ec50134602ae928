from datetime import date

import pytest

from nietpluis.kern import gesprekshulp
from nietpluis.kern.gesprekshulp import gesprekshulp_op
from nietpluis.kern.inhoud import InhoudFout
from nietpluis.kern.protocollen import protocol_op, sectoren
from tests.inhoud.leesbaarheid import flesch_douma

VANDAAG = date(2026, 11, 21)
GEVRAAGD = {
    "begint_zelf",
    "client",
    "ouder",
    "kind",
    "vermoedelijke_pleger",
    "oudere",
    "melding",
    "boos",
}


@pytest.mark.parametrize("sector", sectoren())
def test_every_sector_reads_it_in_its_own_words(sector: str) -> None:
    hulp = gesprekshulp_op(VANDAAG, protocol_op(sector, VANDAAG).woorden)
    assert {situatie.code for situatie in hulp.situaties} == GEVRAAGD
    assert "{" not in repr(hulp)


def test_a_school_talks_with_a_leerling() -> None:
    hulp = gesprekshulp_op(VANDAAG, protocol_op("onderwijs", VANDAAG).woorden)
    assert "Een gesprek met de leerling" in [situatie.naam for situatie in hulp.situaties]


def test_it_warns_for_what_makes_a_talk_dangerous() -> None:
    hulp = repr(gesprekshulp_op(VANDAAG, protocol_op("basis", VANDAAG).woorden))
    for waarschuwing in ("niet de vrijdag", "geheim", "nooit familie", "Vraag geen toestemming"):
        assert waarschuwing in hulp


def test_every_situation_has_words_to_say_and_a_source() -> None:
    for situatie in gesprekshulp_op(VANDAAG, {}).situaties:
        assert len(situatie.zinnen) >= 4
        assert situatie.bron


def test_a_condition_that_kern_does_not_know_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    ruw = gesprekshulp._ruw(date(2019, 1, 1))
    stuk = {**ruw, "situaties": [{**ruw["situaties"][0], "als": "volle_maan"}]}
    monkeypatch.setattr(gesprekshulp, "_ruw", lambda _: stuk)
    with pytest.raises(InhoudFout, match="begint_zelf"):
        gesprekshulp_op(VANDAAG, {})


def test_it_reads_as_easy_dutch() -> None:
    hulp = gesprekshulp_op(VANDAAG, protocol_op("basis", VANDAAG).woorden)
    regels = [*hulp.voorbereiding, *hulp.doe, *hulp.doe_niet]
    for s in hulp.situaties:
        regels += [s.naam, s.uitleg, *s.doe, *s.doe_niet, *s.zinnen]
    assert flesch_douma([regel for regel in regels if regel]) >= 70

"""Facts as they were written by every version stay readable. Never change a line of gouden_feiten.jsonl: add."""

import json
from pathlib import Path

import pytest

from nietpluis.kern import schrift
from nietpluis.kern.feiten import SOORTEN
from nietpluis.kern.feiten.gesprekken import Overleg
from nietpluis.kern.feiten.verloop import Onleesbaar
from tests.kern.feiten_maken import dossier, feit

GOUD = [
    regel
    for regel in (Path(__file__).parent / "gouden_feiten.jsonl").read_text().splitlines()
    if regel
]


@pytest.mark.parametrize("regel", GOUD, ids=lambda regel: json.loads(regel)["soort"])
def test_a_golden_fact_reads_and_loses_nothing(regel: str) -> None:
    gelezen = schrift.lees(regel.encode())
    assert not isinstance(gelezen, Onleesbaar)
    assert schrift.naar_ruw(gelezen) == json.loads(regel)


def test_every_kind_and_version_has_a_golden_fact() -> None:
    gezien = {(ruw["soort"], ruw["schema"]) for ruw in map(json.loads, GOUD)}
    nu = {(soort, kind.schema) for soort, kind in SOORTEN.items() if soort != "onleesbaar"}
    assert nu <= gezien


def test_an_old_version_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    def van_nul(ruw: schrift.Ruw) -> schrift.Ruw:
        return {**{k: v for k, v in ruw.items() if k != "wie"}, "met": ruw["wie"].lower()}

    monkeypatch.setitem(schrift.OPWAARDERINGEN, ("overleg", 0), van_nul)
    oud = schrift.naar_ruw(feit("overleg", naam="Bram"))
    gelezen = schrift.van_ruw({**oud, "schema": 0, "wie": "Collega"})
    assert isinstance(gelezen, Overleg)
    assert gelezen.met == "collega"


@pytest.mark.parametrize(
    "tekst",
    [
        b"",
        b"geen json",
        b"[]",
        b"{}",
        b'{"soort": "onbekend"}',
        b'{"soort": "overleg", "gebeurd_op": "gisteren", "door": {}}',
        b'{"soort": "overleg", "gebeurd_op": "2026-01-01", "door": {"naam": "Anna"}, "raar": 1}',
    ],
)
def test_what_cannot_be_read_shows_as_such_and_stops_nothing(tekst: bytes) -> None:
    gelezen = schrift.lees(tekst)
    assert isinstance(gelezen, Onleesbaar)
    assert dossier(gelezen).status == "signaal"


def test_of_an_unreadable_fact_day_and_author_are_saved() -> None:
    ruw = {**schrift.naar_ruw(feit("overleg", met="collega")), "raar": 1}
    gelezen = schrift.lees(json.dumps(ruw).encode())
    assert isinstance(gelezen, Onleesbaar)
    assert (gelezen.was, gelezen.door.naam, str(gelezen.gebeurd_op)) == (
        "overleg",
        "Anna",
        "2026-03-02",
    )


def test_an_unsound_fact_is_not_written() -> None:
    with pytest.raises(schrift.FeitOngeldig, match="met"):
        schrift.schrijf(feit("overleg", met=3))

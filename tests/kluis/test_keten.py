from typing import Any, Protocol
from uuid import UUID, uuid4

import pytest

from nietpluis.kluis.geheim import Sleutel, nieuw
from nietpluis.kluis.keten import BEGIN, Anker, Schakel, Soort, controleer_keten, schakel


class Zoeker(Protocol):
    def __call__(
        self, rijen: list[Schakel], anker: Anker | None = None
    ) -> list[tuple[int, Soort]]: ...


@pytest.fixture
def ketensleutel() -> Sleutel:
    return nieuw("keten")


@pytest.fixture
def rijen(ketensleutel: Sleutel, dossier: UUID) -> list[Schakel]:
    rijen: list[Schakel] = []
    vorige = BEGIN
    for nummer in range(1, 7):
        inhoud = f"feit {nummer}".encode()
        vorige = schakel(
            ketensleutel, vorige, dossier=dossier, nummer=nummer, schema=1, inhoud=inhoud
        )
        rijen.append(Schakel(nummer, 1, inhoud, vorige))
    return rijen


@pytest.fixture
def gevonden(ketensleutel: Sleutel, dossier: UUID) -> Zoeker:
    def zoek(rijen: list[Schakel], anker: Anker | None = None) -> list[tuple[int, Soort]]:
        bevindingen = controleer_keten(ketensleutel, dossier, rijen, anker)
        return [(bevinding.nummer, bevinding.soort) for bevinding in bevindingen]

    return zoek


def test_a_whole_chain_gives_nothing(gevonden: Zoeker, rijen: list[Schakel]) -> None:
    assert gevonden(rijen) == []
    assert gevonden(rijen[::-1]) == []
    assert gevonden([]) == []


def test_memoryviews_from_the_database_are_read(gevonden: Zoeker, rijen: list[Schakel]) -> None:
    gelezen = [
        rij._replace(inhoud=memoryview(rij.inhoud), schakel=memoryview(rij.schakel))
        for rij in rijen
    ]
    assert gevonden(gelezen) == []


@pytest.mark.parametrize("nummer", [1, 3, 6])
@pytest.mark.parametrize(
    "wijziging", [{"inhoud": b"anders"}, {"schema": 2}, {"schakel": bytes(32)}]
)
def test_a_changed_row_is_found_at_its_number(
    gevonden: Zoeker, rijen: list[Schakel], nummer: int, wijziging: dict[str, Any]
) -> None:
    rijen[nummer - 1] = rijen[nummer - 1]._replace(**wijziging)
    assert gevonden(rijen) == [(nummer, Soort.GEWIJZIGD)]


def test_a_row_cut_from_the_middle_is_found(gevonden: Zoeker, rijen: list[Schakel]) -> None:
    del rijen[2]
    assert gevonden(rijen) == [(3, Soort.ONTBREEKT), (4, Soort.ONBEWIJSBAAR)]


def test_the_first_row_cut_off_is_found(gevonden: Zoeker, rijen: list[Schakel]) -> None:
    assert gevonden(rijen[1:]) == [(1, Soort.ONTBREEKT), (2, Soort.ONBEWIJSBAAR)]


def test_a_gap_is_named_as_one(ketensleutel: Sleutel, dossier: UUID, rijen: list[Schakel]) -> None:
    del rijen[1:4]
    eerste = controleer_keten(ketensleutel, dossier, rijen)[0]
    assert (eerste.nummer, eerste.tot) == (2, 4)
    assert str(eerste) == "Nummer 2 t/m 4: Deze vastlegging is weg."


def test_a_change_behind_a_gap_is_still_found(gevonden: Zoeker, rijen: list[Schakel]) -> None:
    rijen[4] = rijen[4]._replace(inhoud=b"anders")
    del rijen[1]
    assert (5, Soort.GEWIJZIGD) in gevonden(rijen)


def test_a_cut_that_is_renumbered_is_found(gevonden: Zoeker, rijen: list[Schakel]) -> None:
    del rijen[2]
    rijen = [rij._replace(nummer=nummer) for nummer, rij in enumerate(rijen, 1)]
    assert [nummer for nummer, _ in gevonden(rijen)] == [3, 4, 5]


@pytest.mark.parametrize(("een", "ander"), [(2, 3), (2, 5), (1, 6)])
def test_two_swapped_rows_are_found(
    gevonden: Zoeker, rijen: list[Schakel], een: int, ander: int
) -> None:
    links, rechts = rijen[een - 1], rijen[ander - 1]
    rijen[een - 1] = rechts._replace(nummer=een)
    rijen[ander - 1] = links._replace(nummer=ander)
    assert gevonden(rijen) == [(een, Soort.VERWISSELD), (ander, Soort.VERWISSELD)]


def test_swapped_contents_under_their_old_links_are_found(
    gevonden: Zoeker, rijen: list[Schakel]
) -> None:
    links, rechts = rijen[1], rijen[3]
    rijen[1] = links._replace(inhoud=rechts.inhoud)
    rijen[3] = rechts._replace(inhoud=links.inhoud)
    assert gevonden(rijen) == [(2, Soort.GEWIJZIGD), (4, Soort.GEWIJZIGD)]


def test_a_number_that_stands_twice_is_found(gevonden: Zoeker, rijen: list[Schakel]) -> None:
    vals = rijen[3]._replace(inhoud=b"verzonnen")
    assert gevonden([*rijen, rijen[3]]) == [(4, Soort.DUBBEL)]
    assert gevonden([vals, *rijen]) == [(4, Soort.DUBBEL)]


def test_a_copy_under_a_new_number_is_found(gevonden: Zoeker, rijen: list[Schakel]) -> None:
    assert gevonden([*rijen, rijen[2]._replace(nummer=7)]) == [(7, Soort.DUBBEL)]


def test_a_row_below_one_is_found(gevonden: Zoeker, rijen: list[Schakel]) -> None:
    assert gevonden([rijen[0]._replace(nummer=0), *rijen]) == [(0, Soort.GEWIJZIGD)]


def test_a_chain_of_another_dossier_is_found(ketensleutel: Sleutel, rijen: list[Schakel]) -> None:
    assert len(controleer_keten(ketensleutel, uuid4(), rijen)) == 6


def test_a_chain_made_under_another_key_is_found(dossier: UUID, rijen: list[Schakel]) -> None:
    assert len(controleer_keten(nieuw("keten"), dossier, rijen)) == 6


def test_a_cut_at_the_end_shows_only_with_an_anchor(gevonden: Zoeker, rijen: list[Schakel]) -> None:
    anker = Anker(6, rijen[-1].schakel)
    assert gevonden(rijen[:4]) == []
    assert gevonden(rijen[:4], anker) == [(5, Soort.ONTBREEKT)]
    assert gevonden([], anker) == [(1, Soort.ONTBREEKT)]


def test_a_chain_that_grew_still_fits_its_anchor(gevonden: Zoeker, rijen: list[Schakel]) -> None:
    assert gevonden(rijen, Anker(4, rijen[3].schakel)) == []
    assert gevonden(rijen, Anker(0, b"")) == []


def test_a_chain_made_anew_does_not_fit_its_anchor(gevonden: Zoeker, rijen: list[Schakel]) -> None:
    assert gevonden(rijen, Anker(4, bytes(32))) == [(4, Soort.VERVANGEN)]


def test_borders_between_parts_are_bound(ketensleutel: Sleutel, dossier: UUID) -> None:
    een = schakel(ketensleutel, BEGIN, dossier=dossier, nummer=1, schema=11, inhoud=b"x")
    ander = schakel(ketensleutel, BEGIN, dossier=dossier, nummer=11, schema=1, inhoud=b"x")
    assert een != ander


def test_a_dossier_key_makes_no_links(dossier: UUID) -> None:
    with pytest.raises(ValueError, match="keten"):
        schakel(nieuw("dossier"), BEGIN, dossier=dossier, nummer=1, schema=1, inhoud=b"x")

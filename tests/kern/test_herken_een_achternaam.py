import pytest

from nietpluis.kern.achternaam import achternamen


@pytest.mark.parametrize(
    ("naam", "achter"),
    [
        ("Anna de Wit", {"wit"}),
        ("Anna de Wit-Şahin", {"wit", "sahin"}),
        ("Truus van 't Hoff", {"hoff"}),
        ("José Müller", {"muller"}),
        ("Jan PEETERS", {"peeters"}),
        ("Fatima", set()),
        ("Bo A.", set()),
        ("", set()),
    ],
)
def test_a_family_name_is_bare(naam: str, achter: set[str]) -> None:
    assert achternamen(naam) == achter

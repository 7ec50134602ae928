"""SECURITY.md says of every table whose rows it holds and what keeps others out; the code says the same."""

from tests.docs.muurtafel import in_security, tafel


def test_the_table_of_security_is_that_of_the_code() -> None:
    """Where it is not: tests/docs/muurtafel.py says how to write it anew."""
    assert in_security() == tafel()

"""How many queries a page takes, on any engine: what matters is that more rows take no more of them."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.databases import tel

RUIM = 40
"""More than any page needs."""


def aantal_vragen(client: Client, url: str) -> int:
    """The queries of one look at a page, on the main database."""
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(url).status_code == 200
    assert tel(gevangen) <= RUIM
    return tel(gevangen)

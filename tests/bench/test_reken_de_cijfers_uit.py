from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from bench.cijfers import MAATSTAF, cijfers, procent, tabel
from bench.klant import Antwoord
from bench.tijdmeting import KOP, TijdMiddleware, uit_kop

ANTWOORD = Antwoord(status=200, koppen={"A": "b"}, inhoud=b"12345", duur=10.0, server=4.0)


def test_mediaan_en_p99_komen_uit_de_antwoorden() -> None:
    rij = cijfers("x", 1, [replace(ANTWOORD, duur=float(n)) for n in range(1, 102)], 2.0)
    assert (rij.mediaan, rij.p90, rij.p99) == (51.0, 91.0, 100.0)
    assert rij.per_seconde == 50.5
    assert rij.bytes == 5 + len("A: b\r\n")


def test_procent_van_een_enkele_waarde_is_die_waarde() -> None:
    assert procent([3.0], 99) == 3.0


def test_de_laatste_kolom_is_zoveel_keer_de_maatstaf_met_evenveel_klanten() -> None:
    rijen = [
        cijfers(MAATSTAF, 1, [ANTWOORD], 1.0),
        cijfers(MAATSTAF, 8, [replace(ANTWOORD, duur=40.0)], 1.0),
        cijfers("Casus", 8, [replace(ANTWOORD, duur=60.0)], 1.0),
    ]
    assert tabel(rijen).splitlines()[-1].endswith("| 1.50 |")


def test_de_server_zegt_hoe_lang_hij_bezig_was() -> None:
    antwoord = TijdMiddleware(lambda _: HttpResponse())(HttpRequest())
    duur, cpu = uit_kop(antwoord.headers[KOP])
    assert 0 <= cpu < 1000
    assert 0 < duur < 10_000
    assert uit_kop("") == (0, 0)

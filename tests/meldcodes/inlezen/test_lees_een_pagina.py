"""A page of HTML reads as it shows."""

from tests.meldcodes.inlezen.maken import alineas, koppen, teksten

BLADZIJ = """<!DOCTYPE html><html><head><title>Meldcode De Linde</title><style>p {color: red}</style></head><body>
<nav><a href="/">Start</a></nav><script>stap()</script><div style="display: none">weg</div><p hidden>weg</p>
<ul><li><a href="#k">Kindcheck</a></li></ul>
<h2 id="k"><a href="#k">Kindcheck</a></h2><p>Wij   vragen<br>naar <b>kinderen</b>&nbsp;in huis.</p>
<p><strong>Dossier</strong></p><div>Alles staat in het dossier.
<ol start="2"><li>een</li><li>twee<p>drie</p></li></ol></div>
<table><tr><th>Wie</th><th>Wat</th></tr><tr><td>Anna</td><td><ul><li>belt</li><li>schrijft</li></ul></td></tr></table>
<div role="heading" aria-level="3">Bewaren</div><p>Eerste regel.<br><br>Tweede regel.</p>
<footer>Cookies</footer></body></html>"""


def test_the_text_in_its_order_without_what_does_not_show() -> None:
    gelezen = alineas(BLADZIJ.encode())
    assert [a.tekst for a in gelezen] == [
        "Meldcode De Linde", "Kindcheck", "Kindcheck", "Wij vragen naar kinderen in huis.", "Dossier",
        "Alles staat in het dossier.", "2. een", "3. twee", "drie", "Wie – Wat", "Anna – belt; schrijft", "Bewaren",
        "Eerste regel.", "Tweede regel.",
    ]  # fmt: skip
    assert [a.tekst for a in gelezen if a.inhoudsopgave] == ["Kindcheck"]
    assert koppen(BLADZIJ.encode()) == [
        (1, "Meldcode De Linde"),
        (2, "Kindcheck"),
        (2, "Dossier"),
        (3, "Bewaren"),
    ]


def test_the_main_part_of_a_site_is_enough() -> None:
    tekst = "Deze meldcode geldt voor iedereen die hier werkt. " * 5
    assert teksten(
        f"<html><body><div>Menu</div><main><p>{tekst}</p></main></body></html>".encode()
    ) == [tekst.strip()]


def test_letters_of_older_pages() -> None:
    oud = '<html><head><meta charset="iso-8859-1"></head><body><p>cliënt € 5</p></body></html>'.encode(
        "cp1252"
    )
    assert teksten(oud) == ["cliënt € 5"]
    xhtml = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>één</p></body></html>'
    assert teksten(xhtml.encode()) == ["één"]
    assert teksten("<html><body><p>één</p></body></html>".encode("utf-16")) == ["één"]


def test_a_page_saved_without_its_head() -> None:
    assert teksten(b"Stap 1<br>Signalen<p>Stap 2</p><p>Overleg</p>") == [
        "Stap 1",
        "Signalen",
        "Stap 2",
        "Overleg",
    ]


def test_a_page_that_never_ends_its_parts_does_not_break() -> None:
    assert teksten(b"<html><body><p>tekst" + b"<div>" * 5000) == ["tekst"]


def test_pictures_packed_in_a_page_do_not_count() -> None:
    plaatje = f'<img src="data:image/png;base64,{"A" * (5 * 1024 * 1024)}">'
    assert teksten(f"<html><body>{plaatje}<p>Stap 1</p></body></html>".encode()) == ["Stap 1"]

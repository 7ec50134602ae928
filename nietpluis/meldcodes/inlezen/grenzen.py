"""How far the reading of one file may go. Bytes, seconds and numbers of things."""

GROOTSTE_BESTAND = 20 * 1024 * 1024
MEESTE_BLADZIJDEN = 500
MEESTE_ALINEAS = 20_000
MEESTE_TEKENS = 2_000_000
"""A long meldcode has some 150,000 letters."""
GROOTSTE_TEKST = 4 * 1024 * 1024
"""Bytes of plain text, or of a page without the pictures that are packed in it."""

ZIP_DELEN = 3_000
ZIP_TOTAAL = 400 * 1024 * 1024
ZIP_DEEL = 40 * 1024 * 1024
"""Of one part that is read. The text of a book in Word is under 10 MB."""
ZIP_VERHOUDING = 200
"""Times smaller, for parts above ZIP_KLEIN. Text packs to about a tenth, repeated tables to a fiftieth."""
ZIP_KLEIN = 5 * 1024 * 1024

GEHEUGEN = 1024 * 1024 * 1024
"""Address space of the process that reads."""
REKENTIJD = 20
"""Seconds of the processor, for one file."""
WACHTTIJD = 40.0
"""Seconds by the clock, for one file: a machine that is busy reads slower."""
ANTWOORD = 32 * 1024 * 1024
"""Bytes that the process may answer."""
BESTANDEN_PER_PROCES = 100
GEGROEID = 300 * 1024 * 1024
"""Memory in use (RSS) above which a process is replaced before the next file."""

"""From bytes to paragraphs, whatever the kind of file."""

from nietpluis.meldcodes.inlezen import pdf, platte_tekst, webpagina, zipbestand
from nietpluis.meldcodes.inlezen.soort import vorm
from nietpluis.meldcodes.inlezen.stukken import Gelezen


def ontleed(ruw: bytes) -> Gelezen:
    """Read it. Raises LeesFout, or whatever a library raises on a broken file: the caller is the wall."""
    match vorm(ruw):
        case "pdf":
            return pdf.lees(ruw)
        case "zip":
            return zipbestand.lees(ruw)
        case "html":
            return webpagina.lees(ruw)
        case "txt":
            return platte_tekst.lees(ruw)

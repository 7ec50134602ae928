"""The recovery sheet as a PDF, for whoever has no printer at the command line."""

import os
from collections.abc import Sequence
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos


def schrijf_pdf(bestand: Path, regels: Sequence[str]) -> None:
    """Write the lines on one sheet, for its owner only (mode 600). Raises FileExistsError, OSError."""
    pdf = FPDF(format="A4")
    pdf.set_margin(20)  # mm
    pdf.add_page()
    for regel in regels:
        is_sleutel = regel[:1].isdecimal()
        pdf.set_font("Courier" if is_sleutel else "Helvetica", size=16 if is_sleutel else 11)
        pdf.cell(0, 10 if is_sleutel else 7, regel, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    with os.fdopen(os.open(bestand, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as uit:
        uit.write(bytes(pdf.output()))

"""Reading the files of strangers: PDF, DOCX, ODT, HTML and plain text, in a process of its own.

Nothing here knows Django or a database: `lees` gives a `kern.document.Document` or raises `LeesFout`.
"""

from nietpluis.meldcodes.inlezen.fouten import LeesFout
from nietpluis.meldcodes.inlezen.lezer import Lezer, lees

__all__ = ["LeesFout", "Lezer", "lees"]

"""The log: what happened and where in the code, never with which values."""

import logging
import re
import traceback
from types import TracebackType

_Fout = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


_MET_GEHEIM = re.compile(r"(/(?:welkom|vergeten|kaart|begin)/)[^\s'\"]+")
"""Addresses that open something for whoever has them: an invitation, a forgotten password, a card, a beginning."""


class Regel(logging.Formatter):
    """Writes an exception as its place and its class, and no address that is a secret.

    The message is left out: a database names the row in it ("Key (email)=(…) already exists"),
    and a parser the text that it could not read. Django names the address of every answer that
    refuses something, also where the address itself lets people in.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with secret addresses cut short."""
        return _MET_GEHEIM.sub(r"\1…", super().format(record))

    def formatException(self, ei: _Fout) -> str:  # noqa: N802 (the name is logging's)
        """Return the frames and the class of the exception, without its message."""
        soort, _, spoor = ei
        regels = traceback.format_list(traceback.extract_tb(spoor))
        return "".join(regels) + (soort.__qualname__ if soort else "")

"""The log: what happened and where in the code, never with which values."""

import logging
import traceback
from types import TracebackType

_Fout = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Regel(logging.Formatter):
    """Writes an exception as its place and its class.

    The message is left out: a database names the row in it ("Key (email)=(…) already exists"),
    and a parser the text that it could not read.
    """

    def formatException(self, ei: _Fout) -> str:  # noqa: N802 (the name is logging's)
        """Return the frames and the class of the exception, without its message."""
        soort, _, spoor = ei
        regels = traceback.format_list(traceback.extract_tb(spoor))
        return "".join(regels) + (soort.__qualname__ if soort else "")

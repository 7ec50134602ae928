"""The log of reading as a table: its monthly parts, its end of term, and where a reading came from."""

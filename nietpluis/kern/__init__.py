"""The domain of the meldcode: pure functions of facts and of a protocol. No Django, no clock, no database."""

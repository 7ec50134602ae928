"""The yardstick: one table, one query of fifty rows, a plain template, nobody signed in."""

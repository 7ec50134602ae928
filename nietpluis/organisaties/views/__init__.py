"""The screens of organisations: a view fetches, calls once, answers."""

"""Organisations, their people, and who is asking: the outer wall of every request."""

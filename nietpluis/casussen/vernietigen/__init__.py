"""Destroying a dossier: two people decide, the keys go, a tombstone stays."""

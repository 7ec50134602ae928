"""Synthetic dossiers, by number and seed: invented people, real facts, the same kern, seal and chain."""

"""What a screen of a casus shows, as plain data out of the dossier: no queries, no templates."""

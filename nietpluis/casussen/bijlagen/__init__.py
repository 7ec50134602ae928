"""Photos and PDFs in a casus: received, cleaned, sealed in pieces, shown only inside the dossier."""

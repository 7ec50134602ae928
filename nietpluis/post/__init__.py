"""Mail that leaves: kept in the database first, sent afterwards, and never with a word of a casus in it."""

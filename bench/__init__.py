"""How fast it is: the real site under a real server and PostgreSQL, beside a plain Django list page."""

"""A copy for whoever a casus is about: what is given, what is left out, and a file to hand over."""

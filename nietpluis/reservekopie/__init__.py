"""Copies kept elsewhere: made while people work, sealed to a key that is not on this machine, and put back."""

#!/usr/bin/env python3
"""Django's own door to the same commands as `nietpluis`."""

from nietpluis.__main__ import main

if __name__ == "__main__":
    main()

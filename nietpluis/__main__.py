"""The command line: `nietpluis`, or `python -m nietpluis`."""

import os
import sys

from django.core.management import execute_from_command_line

from nietpluis import __version__


def main() -> None:
    """Run one command. Its name and arguments come from the command line."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"nietpluis {__version__}\n")
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nietpluis.config.settings")
    execute_from_command_line(["nietpluis", *sys.argv[1:]])


if __name__ == "__main__":
    main()

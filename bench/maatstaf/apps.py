"""The yardstick as an application; and a handful of people may here do the work of a thousand."""

from dataclasses import replace

from django.apps import AppConfig

WIJD = 10**9


class MaatstafConfig(AppConfig):
    """Takes the bounds on recording away: they stop a program, and this is one."""

    name = "bench.maatstaf"

    def ready(self) -> None:
        """Widen each bound, in this process only."""
        from nietpluis.organisaties import grenzen  # noqa: PLC0415 (it knows models: only now)

        grenzen.PER_ACCOUNT = replace(grenzen.PER_ACCOUNT, aantal=WIJD)
        grenzen.PER_ORGANISATIE = replace(grenzen.PER_ORGANISATIE, aantal=WIJD)

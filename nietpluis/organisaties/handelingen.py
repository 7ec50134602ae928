"""What a beheerder does leaves a row for good: the one way to write it."""

from __future__ import annotations

from nietpluis.organisaties.models import Beheerhandeling, Lidmaatschap

Wat = Beheerhandeling.Wat


def noteer(
    wie: Lidmaatschap, wat: str, over: Lidmaatschap | None, oud: str = "", nieuw: str = ""
) -> None:
    """Record an act of `wie` about `over`, with how it was and how it became, in words.

    `over` is None for somebody who was invited and is no member yet.
    """
    Beheerhandeling.objects.create(
        organisatie_id=wie.organisatie_id, wie=wie, wat=wat, over=over, oud=oud, nieuw=nieuw
    )

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from nietpluis.casussen import concepten
from nietpluis.casussen.models import Concept
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid


def test_old_drafts_are_forgotten_and_young_ones_kept(
    fatima: Lidmaatschap, anna: Lidmaatschap, capsys: pytest.CaptureFixture[str]
) -> None:
    for lid, dagen in ((fatima, 15), (anna, 13)):
        with met_lid(lid, schrijven=True):
            concept = concepten.bewaar(lid, "signaal", {"zag_of_hoorde": "x"})
            Concept.objects.filter(id=concept.id).update(
                gewijzigd_op=timezone.now() - timedelta(days=dagen)
            )
    for verwacht in ("1 oude", "0 oude"):
        call_command("dagelijks")
        assert verwacht in capsys.readouterr().out
    with met_lid(anna):
        assert list(Concept.objects.values_list("lid", flat=True)) == [anna.id]

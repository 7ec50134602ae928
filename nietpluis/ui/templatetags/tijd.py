"""Days and moments in words, as filters: {% load tijd %}. An empty value shows nothing."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from nietpluis.ui import tijd

register = template.Library()


@register.filter
def dag_voluit(dag: date | None) -> str:
    """Show "maandag 23 november"; the year too where it is not this year."""
    if not dag:
        return ""
    return tijd.dag_voluit(dag, jaar=dag.year != timezone.localdate().year)


@register.filter
def moment_voluit(moment: datetime | None) -> str:
    """Show "vandaag, 8.55 uur" or "maandag 23 november, 12.00 uur"."""
    return tijd.moment_voluit(moment, timezone.now()) if moment else ""


@register.filter
def uiterlijk_voluit(moment: datetime | None) -> str:
    """Show "maandag 23 november om 12.00 uur"."""
    return tijd.uiterlijk_voluit(moment) if moment else ""


@register.filter
def klok(moment: datetime | None) -> str:
    """Show "8.55 uur"."""
    return tijd.klok(moment) if moment else ""

"""What goes with a dossier that is destroyed: the signals that joined it stand in dossiers of their own."""

from uuid import UUID

from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.models import Casus
from nietpluis.kern.feiten.verloop import Overgeheveld
from nietpluis.kluis.sleutels import SleutelOntbreekt


def meegekomen(casus: Casus) -> list[Casus]:
    """The dossiers whose signals went on in this one; call inside the scope. None once its key is gone.

    A copy names the dossier where it was first recorded, also when it came along another one.
    """
    try:
        feiten = open_casus(casus).dossier.feiten
    except SleutelOntbreekt:
        return []
    van = {UUID(feit.van) for feit in feiten if isinstance(feit, Overgeheveld)}
    tussen = set(casus.signalen_hier.values_list("dossier_id", flat=True))
    gezocht = (van | tussen) - {casus.id}
    return list(Casus.objects.filter(id__in=gezocht, status="verplaatst").order_by("nummer"))

"""A dossier is reached through the person who asks: what opens one stands on short lists, each with a reason."""

import ast
from collections.abc import Iterator

import pytest

from tests.huis.bron import modules, namen, stam

KERN_VAN_CASUSSEN = {
    "casussen/lezen.py": "opens what is sealed",
    "casussen/vastleggen.py": "records",
    "casussen/controle.py": "proves that nothing was changed",
    "casussen/controlerijen.py": "fetches what is to be proved",
    "casussen/controle_afgeleid.py": "proves what is derived",
    "casussen/ankeren.py": "compares links with those kept elsewhere; opens nothing",
    "casussen/models/__init__.py": "names the models",
    "casussen/controleren.py": "names the tables that may not change",
    "casussen/management/commands/herbereken.py": "rebuilds what is derived",
    "casussen/opvolgen.py": "seals labels under the successor of a suspect key",
}
UITSLUITING = {"casussen/uitsluiting.py": "asks one thing: is this person whom it is about"}
EIGEN = {"casussen/views/eigen_berichten.py": "opens a giver's own words and nothing else"}
WACHTEND = {"portaal/wachtend.py": "tells a leidinggevende that a signal waits, not what it says"}
OORDELEN = {"casussen/bewaken/zegel.py": "words of a judgement on reading: of no dossier"}
BIJLAGEN = {"casussen/bijlagen/openen.py": "opens the files of a casus that was opened"}
CONCEPTEN = {"casussen/concepten.py": "drafts have keys of their own"}

TOEGESTAAN: dict[str, dict[str, str]] = {
    "Vastlegging": {
        **KERN_VAN_CASUSSEN, **UITSLUITING, **EIGEN, **WACHTEND,
        "casussen/models/vastlegging.py": "is the model",
        "casussen/opbouw.py": "builds many rows at once for synthetic data",
    },
    "open_sleutel": {
        **KERN_VAN_CASUSSEN, **CONCEPTEN, **BIJLAGEN, "kluis/sleutels.py": "is the vault",
    },
    "open_sleutels": {
        **KERN_VAN_CASUSSEN, **UITSLUITING, **EIGEN, **WACHTEND,
        "casussen/projectie.py": "seals the message of a signal that joined",
    },
    "open_zegel": {
        **KERN_VAN_CASUSSEN, **OORDELEN, **CONCEPTEN, **EIGEN,
        "casussen/afschrift/opslag.py": "opens a copy that was given, with its dossier",
        "casussen/bijlagen/opslag.py": "knows again the file that waits for its words",
        "organisaties/factorzegel.py": "opens the second step of a person, which is no dossier",
        "organisaties/inschrijven.py": "opens who wants to begin an organisation, which is no dossier",
        "post/omslag.py": "opens the address of a mail, which is no dossier",
        "kluis/zegel.py": "is the seal",
    },
    "open_stroom": {**BIJLAGEN, "kluis/stroom.py": "is the seal of a file"},
    "Bijlagestuk": {
        **BIJLAGEN,
        "casussen/bijlagen/opslag.py": "writes them",
        "casussen/bijlagen/opruimen.py": "deletes what nobody can read",
        "casussen/models/__init__.py": "names the models",
        "casussen/models/bijlage.py": "is the model",
    },
    "open_feit": {**KERN_VAN_CASUSSEN, **UITSLUITING, **EIGEN, **WACHTEND},
    "voeg_toe": {
        "casussen/vastleggen.py": "adds without asking: nobody else may",
        "casussen/overdragen.py": "hands on the work of who leaves, after asking kern as its holder",
    },
    "scopes_disabled": {
        "organisaties/toegang.py": "finds out who somebody is before there is a scope",
        "portaal/demo_casussen.py": "fills an empty demo",
    },
}  # fmt: skip
ZONDER_PERSOON = {
    "casussen/overdragen.py": "hands on the work of who leaves, and shows nothing of it",
    "casussen/noodtoegang.py": "finds a casus by number for who acts in need; recorded, told and judged",
    "casussen/bewaken/lezingen.py": "compares the names in labels with a reader's, and keeps yes or no",
    "casussen/bewaken/ronde.py": "the number of a casus, beside what stood out",
    "casussen/vernietigen/zaak.py": "shows a number and days to who decides, never what is in it",
    "casussen/vernietigen/lijsten.py": "the same, as lists",
    "casussen/vernietigen/besluiten.py": "holds a row while two people decide",
    "casussen/vernietigen/uitvoeren.py": "destroys what was decided",
    "casussen/vernietigen/wissen.py": "clears the row of what was destroyed",
    "casussen/vernietigen/herhalen.py": "destroys again what a backup brought back",
    "casussen/vernietigen/samenhang.py": "finds what joined a dossier that is destroyed",
    "casussen/vastleggen.py": "sees whether an id is taken",
    "casussen/controle.py": "walks all to prove them",
    "casussen/ankeren.py": "walks all to compare them with those kept elsewhere; opens nothing",
    "casussen/management/commands/herbereken.py": "walks all to rebuild them",
    "casussen/management/commands/sleutels.py": "finds whose suspect key gets a successor; opens nothing",
    "casussen/opvolgen.py": "seals labels under the successor of a suspect key",
    "casussen/opruimen.py": "sees which keys have no dossier",
    "casussen/naspelen.py": "plays a written casus",
    "portaal/demo_casussen.py": "sees whether the demo was filled",
}
MET_PERSOON = {"voor", "gegeven_door"}
GEHAALD = {"request.casus", "request.eigen.casus", "eigen.casus"}
"""What a decorator fetched for whoever asks, with the reading recorded."""
OPENT_ANDERS = {
    "casussen/overdragen.py": "hands on the work of who leaves, and shows nothing of it",
    "casussen/vernietigen/samenhang.py": "asks what joined a dossier that is destroyed, and nothing else",
    "casussen/vastleggen.py": "is handed a casus that was fetched so",
    "casussen/signaleren.py": "is handed casussen that were fetched so",
    "casussen/naspelen.py": "plays a written casus",
    "casussen/management/commands/herbereken.py": "rebuilds what is derived",
}


@pytest.mark.parametrize("naam", sorted(TOEGESTAAN))
def test_only_a_few_modules_reach_for_it(naam: str) -> None:
    gebruikt = {pad for pad, boom in modules().items() if _noemt(boom, naam)}
    assert gebruikt - set(TOEGESTAAN[naam]) == set()


def _noemt(boom: ast.Module, naam: str) -> bool:
    """Whether a module uses that function or class, under whatever it hangs; a method of a lid is another thing."""
    los = {gevonden for gevonden in namen(boom) if "." not in gevonden}
    via = {f"{module}.{naam}" for module in ("sleutels", "lezen", "vastleggen", "zegel", "models")}
    return naam in los or bool(via & set(namen(boom)))


def _casus_objects() -> Iterator[tuple[str, str]]:
    for pad, boom in modules().items():
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Attribute) and stam(knoop.value) == "Casus.objects":
                yield pad, knoop.attr


def test_a_casus_is_found_for_a_person() -> None:
    anders = {pad for pad, wijze in _casus_objects() if wijze not in MET_PERSOON}
    assert anders - set(ZONDER_PERSOON) == set()


def test_a_page_opens_only_the_casus_that_was_fetched_for_who_asks() -> None:
    anders = {
        (pad, ast.unparse(knoop.args[0]))
        for pad, boom in modules().items()
        if pad not in OPENT_ANDERS
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Call) and stam(knoop.func).split(".")[-1] == "open_casus"
        if ast.unparse(knoop.args[0]) not in GEHAALD
    }
    assert anders == set()


def test_no_manager_is_asked_behind_the_scope() -> None:
    omweg = ("_base_manager", "_default_manager")
    gevonden = {
        pad
        for pad, boom in modules().items()
        for naam in namen(boom)
        if naam.split(".")[-1] in omweg
    }
    assert gevonden == set()


def test_no_screen_asks_for_all_rows_of_a_tenant() -> None:
    gevonden = {
        (pad, naam)
        for pad, boom in modules().items()
        if "views" in pad or "schermen" in pad
        for naam in namen(boom)
        if naam.endswith((".objects.all", ".objects.get_queryset"))
    }
    assert gevonden == set()


@pytest.mark.parametrize("lijst", [*TOEGESTAAN.values(), ZONDER_PERSOON, OPENT_ANDERS])
def test_the_lists_name_modules_that_exist(lijst: dict[str, str]) -> None:
    assert set(lijst) <= set(modules())
    assert all(lijst.values())

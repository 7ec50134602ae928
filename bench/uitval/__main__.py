"""`python -m bench.uitval`: kill the main database under load; count what was lost and how long it took.

Three nodes under Patroni with synchronous replication, etcd, HAProxy and PgBouncer, all on loopback, and the site
served as production does. People record call-back signals through the real form; one node is killed with everything
on it (kill -9, as a machine that loses its power). Not part of the tests: it takes minutes and a quiet machine.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

BASIS = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(BASIS))

from bench.klant import Klant  # noqa: E402 (after the path)
from bench.opstelling import Omgeving, nietpluis, omgeving_van, productie, site  # noqa: E402 (after the path)
from bench.uitval import cluster as opstelling  # noqa: E402 (after the path)
from bench.uitval.belasting import Drukte, Poging, gezien, stilte  # noqa: E402 (after the path)
from bench.uitval.cluster import DATABASES, EIGENAAR, SITE, Cluster  # noqa: E402 (after the path)
from bench.uitval.processen import ploeg, wacht_tot  # noqa: E402 (after the path)
from scripts.gereedschap import eis_postgresql  # noqa: E402 (after the path)
from scripts.postgresql import _eigenaar  # noqa: E402 (after the path)

UITSLAG = BASIS / "var" / "bench"
NAMEN = ("NIETPLUIS_DATABASE", "NIETPLUIS_SLEUTELDATABASE")


def adressen(cluster: Cluster, poort: str, rol: str) -> Omgeving:
    """The variables by which a process reaches both databases."""
    return {
        naam: cluster.adres(poort, rol, database)
        for naam, database in zip(NAMEN, DATABASES, strict=True)
    }


def vul(omgeving: Omgeving, cluster: Cluster) -> None:
    """Make the tables as their owner, give the site its rights, and fill in some organisations."""
    eigenaar = omgeving | adressen(cluster, "haproxy", EIGENAAR)
    for database in ("default", "sleutels"):
        nietpluis(eigenaar, "migrate", "-v0", "--database", database)
        nietpluis(eigenaar, "rollen", "--toepassen", "--database", database)
    nietpluis(
        omgeving | adressen(cluster, "haproxy", SITE),
        "vul", "--casussen", "200", "--organisaties", "20", "--grootste", "60",
    )  # fmt: skip


def hier(omgeving: Omgeving, *opdracht: str) -> object:
    """Ask the site itself something."""
    klaar = subprocess.run(  # noqa: S603 -- ours
        [sys.executable, "-m", "bench.uitval.hier", *opdracht],
        cwd=BASIS, env=omgeving, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return json.loads(klaar.stdout)


def klanten(omgeving: Omgeving, poort: int, aantal: int) -> list[Klant]:
    """So many browsers, each on the form already."""
    wie = hier(omgeving, "mensen", str(aantal))
    gemaakt = [Klant(poort, basis, {naam: waarde}) for basis, naam, waarde in wie]  # type: ignore[attr-defined]
    for klant in gemaakt:
        klant.haal(f"{klant.basis}signalen/terugbellen/")
    return gemaakt


def proef(
    cluster: Cluster, drukte: Drukte, voor: float, na: float
) -> tuple[list[Poging], float, str]:
    """Work, kill the leader, work on; returns all presses, the moment of the kill and who took over."""
    drukte.start()
    time.sleep(voor)
    leider = cluster.leider()
    if leider is None:
        sys.exit("Er is geen leider.")
    dood = time.monotonic() - drukte.begin
    cluster.ploeg.dood(leider)
    wacht_tot("een nieuwe leider", lambda: cluster.leider() not in (None, leider))
    wacht_tot("weer een synchrone standby", cluster.is_synchroon)
    time.sleep(na)
    return drukte.klaar(), dood, f"{leider} -> {cluster.leider()}"


def verslag(pogingen: list[Poging], dood: float, wie: str, staat: dict[str, int]) -> str:
    """What came of it, as Markdown."""
    gelukt = {p.signaal for p in pogingen if p.gelukt}
    weg = gelukt - staat.keys()
    dubbel = [signaal for signaal, hoe_vaak in staat.items() if hoe_vaak > 1]
    vanaf, stil = stilte(pogingen, dood)
    rustig = [p.duur * 1000 for p in pogingen if p.gelukt and p.op + p.duur < dood]
    langst = max(p.duur for p in pogingen)
    regels = [
        f"## Uitval van {datetime.now(UTC):%Y-%m-%d} ({wie})",
        "",
        f"* bevestigde vastleggingen: {len(gelukt)}, waarvan verloren: **{len(weg)}**",
        f"* dubbel vastgelegd: **{len(dubbel)}**; niet bevestigd en toch vastgelegd: {len(staat.keys() - gelukt)}",
        f"* langste tijd zonder vastleggen: **{stil:.1f} s**, vanaf {vanaf - dood:.1f} s na de kill",
        f"* antwoorden in die tijd: {_in_woorden(gezien(pogingen, vanaf, vanaf + stil))}",
        f"* mediaan vóór de kill {statistics.median(rustig):.0f} ms; langste antwoord van de hele proef {langst:.1f} s",
        "",
    ]
    return "\n".join(regels)


def _in_woorden(antwoorden: Counter[str]) -> str:
    return ", ".join(f"{antwoord}: {keren}" for antwoord, keren in antwoorden.most_common())


def main() -> None:
    """Run the trial so often, each time on a new cluster."""
    lezer = argparse.ArgumentParser(prog="python -m bench.uitval", description=__doc__)
    lezer.add_argument("--keren", type=int, default=1)
    lezer.add_argument("--mensen", type=int, default=8)
    lezer.add_argument("--voor", type=float, default=10, help="seconden werk vóór de kill")
    lezer.add_argument("--na", type=float, default=10, help="seconden werk nadat het weer gaat")
    opties = lezer.parse_args()
    programmas, bin_ = opstelling.vind_programmas(), eis_postgresql()
    UITSLAG.mkdir(parents=True, exist_ok=True)
    for keer in range(opties.keren):
        tekst = een_keer(bin_, programmas, opties)
        print(tekst, flush=True)
        naar = UITSLAG / f"uitval-{datetime.now(UTC):%Y-%m-%d}-{keer + 1}.md"
        naar.write_text(tekst, encoding="utf-8")


def een_keer(bin_: Path, programmas: dict[str, str], opties: argparse.Namespace) -> str:
    """One cluster, one kill, one report; afterwards every dossier is proved whole."""
    als = _eigenaar()
    with tempfile.TemporaryDirectory(prefix="nietpluis-uitval-") as naam:
        map_ = Path(naam)
        _geef(map_, als)
        with opstelling.bewaard(UITSLAG / "uitval.log", map_), ploeg(map_, als) as team:
            cluster = opstelling.begin(team, bin_, programmas)
            basis = omgeving_van(map_ / "site")
            vul(basis, cluster)
            omgeving = basis | adressen(cluster, "pgbouncer", SITE)
            with site(omgeving) as poort:
                drukte = Drukte(klanten(productie(omgeving), poort, opties.mensen))
                pogingen, dood, wie = proef(cluster, drukte, opties.voor, opties.na)
            staat = hier(productie(omgeving), "geteld")
            nietpluis(productie(omgeving), "controleer")
            return verslag(pogingen, dood, wie, staat)  # type: ignore[arg-type]


def _geef(map_: Path, als: dict[str, object]) -> None:
    """PostgreSQL refuses root: whoever runs it must own where it stands."""
    (map_ / "site").mkdir()
    if als:
        os.chown(map_, int(str(als["user"])), int(str(als["group"])))


if __name__ == "__main__":
    main()

"""Reading settings from the environment: small, typed, and clear when something is wrong.

In production a wrong value stops the start with one line on stderr. In development the secrets
are made once and kept in files that only their owner can read.
"""

import base64
import binascii
import os
import secrets
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import parse_qsl, unquote, urlsplit

from nietpluis.kluis import herstelblad

LENGTE_HOOFDSLEUTEL = 32  # bytes: AES-256
MIN_LENGTE_GEHEIM = 50  # characters: what Django's own deployment check asks

# IMMEDIATE: a deferred transaction that turns into a write fails under load ("database is locked").
# secure_delete: what is erased by law must not linger in free pages of the file.
# recursive_triggers: without it REPLACE slips past the triggers that keep a dossier append-only.
_SQLITE_OPTIES: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,  # seconds
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=FULL;"
        "PRAGMA foreign_keys=ON;"
        "PRAGMA secure_delete=ON;"
        "PRAGMA recursive_triggers=ON;"
    ),
}


def stop(regel: str) -> NoReturn:
    """End the process with one line for whoever starts it (exit status 1)."""
    raise SystemExit(f"Nietpluis start niet: {regel}")


def tekst(naam: str, standaard: str = "") -> str:
    """Return the value of NIETPLUIS_<naam>, without surrounding space."""
    return os.environ.get(f"NIETPLUIS_{naam}", standaard).strip()


def lijst(naam: str) -> list[str]:
    """Return the comma-separated values of NIETPLUIS_<naam>."""
    return [deel.strip() for deel in tekst(naam).split(",") if deel.strip()]


def getal(naam: str, standaard: int) -> int:
    """Return NIETPLUIS_<naam> as a whole number, or stop."""
    waarde = tekst(naam, str(standaard))
    if not waarde.isdecimal():
        stop(f"NIETPLUIS_{naam} moet een heel getal zijn.")
    return int(waarde)


def ja_nee(naam: str) -> bool:
    """Return whether NIETPLUIS_<naam> is "ja"; absent means nee, anything else stops."""
    waarde = tekst(naam, "nee")
    if waarde not in {"ja", "nee"}:
        stop(f"NIETPLUIS_{naam} moet 'ja' of 'nee' zijn.")
    return waarde == "ja"


def productie() -> bool:
    """Return whether this is production; an unknown NIETPLUIS_OMGEVING stops."""
    omgeving = tekst("OMGEVING", "ontwikkeling")
    if omgeving not in {"ontwikkeling", "productie"}:
        stop("NIETPLUIS_OMGEVING moet 'ontwikkeling' of 'productie' zijn.")
    return omgeving == "productie"


def uit_bestand_of_omgeving(naam: str) -> str:
    """Return NIETPLUIS_<naam>, or what stands in the file NIETPLUIS_<naam>_BESTAND."""
    bestand = tekst(f"{naam}_BESTAND")
    if not bestand:
        return tekst(naam)
    try:
        return Path(bestand).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        stop(f"het bestand van NIETPLUIS_{naam}_BESTAND is niet te lezen.")


def bewaard_geheim(map_: Path, naam: str) -> str:
    """Return the development secret kept in map_/naam; made on first use (mode 600).

    A link onto the finished file makes it appear whole and once, also when two processes start
    together: one wins, both read the same secret.
    """
    bestand = map_ / naam
    if not bestand.exists():
        map_.mkdir(mode=0o700, parents=True, exist_ok=True)
        eigen = map_ / f".{naam}.{os.getpid()}"
        with os.fdopen(os.open(eigen, os.O_WRONLY | os.O_CREAT, 0o600), "w") as uit:
            uit.write(base64.b64encode(secrets.token_bytes(48)).decode())
        try:
            os.link(eigen, bestand)
        except FileExistsError:
            pass
        finally:
            eigen.unlink()
    return bestand.read_text(encoding="utf-8")


def geheim(map_: Path) -> str:
    """Return Django's SECRET_KEY. In production it must be given and long enough."""
    waarde = uit_bestand_of_omgeving("GEHEIM")
    if productie() and len(waarde) < MIN_LENGTE_GEHEIM:
        stop(f"zet in NIETPLUIS_GEHEIM een willekeurige tekst van {MIN_LENGTE_GEHEIM} tekens.")
    return waarde or bewaard_geheim(map_, "geheim")


def hoofdsleutel(map_: Path) -> bytes:
    """Return the master key (32 bytes) that wraps the keys of the organisations.

    From NIETPLUIS_HOOFDSLEUTEL (base64) or the file NIETPLUIS_HOOFDSLEUTEL_BESTAND, which may
    also hold the four lines of a recovery sheet. It never stands in a database: whoever has only
    the databases has nothing.
    """
    waarde = uit_bestand_of_omgeving("HOOFDSLEUTEL")
    if not waarde and not productie():
        return base64.b64decode(bewaard_geheim(map_, "hoofdsleutel"))[:LENGTE_HOOFDSLEUTEL]
    if len(waarde.splitlines()) > 1:
        return _van_papier(waarde)
    return _sleutel("HOOFDSLEUTEL", waarde)


def vorige_hoofdsleutels() -> tuple[bytes, ...]:
    """Return the master keys that open beside the current one, and never wrap.

    From NIETPLUIS_HOOFDSLEUTEL_VORIGE (base64, with commas between) or a file with one on a line.
    """
    waarden = uit_bestand_of_omgeving("HOOFDSLEUTEL_VORIGE").replace(",", " ").split()
    return tuple(_sleutel("HOOFDSLEUTEL_VORIGE", waarde) for waarde in waarden)


def _sleutel(naam: str, waarde: str) -> bytes:
    try:
        sleutel = base64.b64decode(waarde, validate=True)
    except (binascii.Error, ValueError):
        sleutel = b""
    if len(sleutel) != LENGTE_HOOFDSLEUTEL:
        stop(f"zet in NIETPLUIS_{naam} {LENGTE_HOOFDSLEUTEL} willekeurige bytes (base64).")
    return sleutel


def _van_papier(waarde: str) -> bytes:
    try:
        return herstelblad.lees(waarde)
    except herstelblad.Typefout as fout:
        stop(f"de hoofdsleutel is niet goed overgetypt. {fout}")


def veiligheid_contact() -> list[str]:
    """Return where a hole can be told (mailto: or https:, RFC 9116); anything else stops."""
    adressen = lijst("VEILIGHEID_CONTACT")
    if any(not adres.startswith(("mailto:", "https://")) for adres in adressen):
        stop("NIETPLUIS_VEILIGHEID_CONTACT moet met mailto: of https:// beginnen.")
    return adressen


def beginnen(is_productie: bool) -> str:
    """Return who may begin an organisation in the browser (NIETPLUIS_BEGINNEN), or stop.

    "uitnodiging": whoever has a link of the operator; "open": anyone; "nee": nobody. Without mail nobody can show
    that an address is theirs: a real site that is open needs a mail server.
    """
    wie = tekst("BEGINNEN", "uitnodiging")
    if wie not in {"uitnodiging", "open", "nee"}:
        stop("NIETPLUIS_BEGINNEN moet 'uitnodiging', 'open' of 'nee' zijn.")
    if wie == "open" and is_productie and not tekst("MAIL_SERVER"):
        stop("NIETPLUIS_BEGINNEN=open kan alleen met een mailserver (NIETPLUIS_MAIL_SERVER).")
    return wie


def toegestane_namen() -> list[str]:
    """Return the host names to answer to. In production they must be given, without wildcards."""
    namen = lijst("ADRESSEN")
    if not productie():
        return namen or ["localhost", "127.0.0.1", "[::1]"]
    if not namen or any("*" in naam for naam in namen):
        stop("zet in NIETPLUIS_ADRESSEN de namen van de site, met komma's ertussen (geen *).")
    return namen


def webadres(namen: list[str]) -> str:
    """Return where the site is, for links in mail: NIETPLUIS_WEBADRES, or https and the first name."""
    adres = tekst("WEBADRES") or (f"https://{namen[0]}" if productie() else "http://127.0.0.1:8000")
    delen = urlsplit(adres)
    if delen.scheme not in {"http", "https"} or not delen.netloc or delen.path.strip("/"):
        stop("NIETPLUIS_WEBADRES moet eruitzien als https://meldcode.voorbeeld.nl.")
    return adres.rstrip("/")


def mailsoort(is_productie: bool) -> str:
    """Return Django's way of mailing: by SMTP where a mail server is named, and else not at all."""
    if tekst("MAIL_SERVER"):
        return "smtp"
    return "dummy" if is_productie else "console"


def mailbeveiliging(is_productie: bool) -> tuple[bool, bool]:
    """Return whether to use STARTTLS and whether to use TLS from the start, or stop.

    NIETPLUIS_MAIL_BEVEILIGING is "starttls" (in production the default), "tls" or "geen"; the last
    in production only for a mail server on this machine itself.
    """
    soort = tekst("MAIL_BEVEILIGING", "starttls" if is_productie else "geen")
    if soort not in {"starttls", "tls", "geen"}:
        stop("NIETPLUIS_MAIL_BEVEILIGING moet 'starttls', 'tls' of 'geen' zijn.")
    hier = tekst("MAIL_SERVER") in {"", "localhost", "127.0.0.1", "::1"}
    if soort == "geen" and is_productie and not hier:
        stop("mail naar een andere machine gaat alleen beveiligd (NIETPLUIS_MAIL_BEVEILIGING).")
    return soort == "starttls", soort == "tls"


def database(naam: str, standaard: Path) -> dict[str, Any]:
    """Return Django's settings for one database.

    NIETPLUIS_<naam> is "sqlite:///path" or "postgresql://user:password@host:port/name?option=value";
    absent means the SQLite file `standaard`. A path after sqlite:/// is relative to where the
    process starts; sqlite:////path is absolute.
    """
    adres = tekst(naam)
    if not adres:
        return _sqlite(standaard)
    soort, _, rest = adres.partition("://")
    if soort == "sqlite" and rest.startswith("/") and len(rest) > 1:
        return _sqlite(Path(rest[1:]))
    if soort == "postgresql":
        return _postgresql(naam, adres)
    stop(f"NIETPLUIS_{naam} moet met sqlite:/// of postgresql:// beginnen.")


def andere_database(naam: str, standaard: dict[str, Any]) -> dict[str, Any]:
    """Return Django's settings for another way to a database; absent means the usual way."""
    return database(naam, Path()) if tekst(naam) else standaard


def _sqlite(bestand: Path) -> dict[str, Any]:
    bestand.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": bestand.absolute(),
        "OPTIONS": dict(_SQLITE_OPTIES),
    }


def _postgresql(naam: str, adres: str) -> dict[str, Any]:
    try:
        delen = urlsplit(adres)
        poort = delen.port
    except ValueError:
        stop(f"NIETPLUIS_{naam} is geen geldig adres van een database.")
    if not delen.path.strip("/"):
        stop(f"in NIETPLUIS_{naam} ontbreekt de naam van de database.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(delen.path.strip("/")),
        "USER": unquote(delen.username or ""),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": unquote(delen.hostname or ""),
        "PORT": str(poort or ""),
        "OPTIONS": dict(parse_qsl(delen.query)),
        # A transaction pooler hands each transaction another connection: no cursor outlives one.
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "CONN_MAX_AGE": 60,  # seconds
        "CONN_HEALTH_CHECKS": True,
    }

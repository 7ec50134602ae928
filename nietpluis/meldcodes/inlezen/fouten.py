"""Why a file could not be read, said so that its owner knows what to do."""

BERICHTEN = {
    "leeg": "Dit bestand is leeg. Kies het bestand met de tekst van de meldcode.",
    "te_groot": (
        "Dit bestand is groter dan 20 MB. Maak het kleiner, bijvoorbeeld door foto’s weg te laten."
    ),
    "te_lang": "In dit bestand staat te veel tekst. Kies een bestand met alleen de meldcode.",
    "wachtwoord": (
        "Dit bestand is op slot met een wachtwoord. Sla het op zonder wachtwoord en probeer het opnieuw."
    ),
    "beschadigd": (
        "Dit bestand is beschadigd of niet compleet. Open het zelf, sla het opnieuw op en probeer het nog eens."
    ),
    "scan": (
        "In dit bestand staan plaatjes van tekst, bijvoorbeeld van een scanner. Die kan Nietpluis niet lezen."
        " Kies het bestand waarin de tekst getypt is."
    ),
    "letters": (
        "De letters in dit bestand zijn niet te lezen voor een computer."
        " Open het zelf en sla het opnieuw op als PDF."
    ),
    "geen_tekst": "In dit bestand staat geen tekst. Kies het bestand met de tekst van de meldcode.",
    "bom": (
        "Dit bestand wordt bij het uitpakken veel te groot. Daarom is het niet geopend."
        " Sla de tekst opnieuw op als PDF."
    ),
    "onveilig": (
        "In dit bestand zit iets wat niet veilig is. Daarom is het niet geopend."
        " Sla de tekst opnieuw op als PDF."
    ),
    "macro": (
        "In dit bestand zit een macro: een klein programma. Daarom is het niet geopend."
        " Sla het bestand op als PDF of als gewoon Word-bestand (.docx)."
    ),
    "oud_word": (
        "Dit is een oud soort Word-bestand (.doc). Sla het bestand op als Word-bestand (.docx) of als PDF."
    ),
    "rtf": "Dit is een RTF-bestand. Sla het bestand op als Word-bestand (.docx) of als PDF.",
    "afbeelding": (
        "Dit is een plaatje. Daar kan Nietpluis geen tekst uit lezen."
        " Sla het bestand op als PDF, vanuit het programma waarin de tekst getypt is."
    ),
    "ander_soort": (
        "Dit soort bestand kan Nietpluis niet lezen. Sla het bestand op als PDF, Word (.docx), ODT, HTML of tekst."
    ),
    "te_zwaar": (
        "Het lezen van dit bestand duurde te lang of vroeg te veel geheugen. Sla de tekst opnieuw op als PDF."
    ),
    "er_niet": "Dit bestand is er niet. Kijk of de naam klopt.",
    "map": "Dit is een map. Noem de bestanden die erin staan.",
    "geen_toegang": "Dit bestand mag niet worden geopend. Vraag toegang aan wie het bewaart.",
}
"""By code. The process that reads names only a code, so a file cannot put words in our mouth."""


class LeesFout(Exception):
    """A file that was not read. `bericht` says in Dutch why and what to do; `code` is a key of BERICHTEN."""

    def __init__(self, code: str) -> None:
        self.code = code if code in BERICHTEN else "beschadigd"
        self.bericht = BERICHTEN[self.code]
        super().__init__(self.bericht)

"""Small lists of invented words, out of which synthetic stories are made. Nobody in them exists."""


def _woorden(tekst: str, tussen: str = " ") -> tuple[str, ...]:
    return tuple(tekst.split(tussen))


VOORNAMEN = _woorden(
    "Aad Ada Alma Arda Bart Bas Cato Corrie Daan Dewi Dirk Elif Els Emre Eva Farah Floor Geert Greet "
    "Hanna Henk Ilse Imane Ivo Jaap Jet Joris Kees Lana Lotte Maud Mees Mila Mo Nadia Niels Noor Okke "
    "Olga Pim Puk Rachid Rie Roos Saar Sem Siem Tess Tijn Tom Uma Vera Wim Yara Zoë"
)
ACHTERNAMEN = _woorden(
    "Appelman, van den Akker, Bergsma, de Beer, Bloemhof, ter Braak, Cuperus, Dijkman, Duinker, "
    "van Eik, El Fassi, Fokkema, de Graaf, Haverkamp, van der Hoeve, IJssel, Jonker, Kaya, "
    "Kievit, Klaver, Korenaar, van Laar, Lammers, Meerman, Molenaar, Nijland, Oosterling, Özkan, "
    "van der Plas, Populier, Reiger, de Roo, Schaap, Sikkema, Spreeuw, Tak, van Tuin, Uiterwaal, "
    "Veldman, Visscher, Vlinder, Waterman, van Wijk, Winterink, Zandstra, Zilver",
    ", ",
)
ZAG = (
    "Ik zag blauwe plekken op haar bovenarm",
    "Hij durfde niets te zeggen waar zijn vrouw bij was",
    "De koelkast was leeg en het was koud in huis",
    "Ze schrok erg toen de voordeur openging",
    "Er lagen veel aanmaningen op tafel, terwijl haar zoon het geld regelt",
    "Het kind had weer dezelfde kleren aan als vorige week",
    "Moeder schold het kind uit en kneep in zijn arm",
    "Hij vertelde dat hij 's avonds niet naar beneden mag",
    "Zij had een wond boven haar oog en zei dat ze was gevallen",
    "De kleine huilde en werd niet getroost",
    "Meneer zat al een dag in nat ondergoed",
    "Ze vroeg of ik haar telefoon wilde verstoppen",
)
ERBIJ = (
    "Het was niet de eerste keer.",
    "Dit zag ik bij het vorige bezoek ook.",
    "Zij vertelde het zelf, heel zacht.",
    "De buurvrouw zei dat het vaker gebeurt.",
    "Ik vroeg ernaar, maar kreeg geen antwoord.",
    "Daarna werd er snel over iets anders gepraat.",
)
DENKT = (
    "Ik vertrouw het niet.",
    "Misschien zoek ik er te veel achter.",
    "Ik maak mij zorgen over de kinderen.",
    "Volgens mij is het thuis te zwaar geworden.",
    "Ik denk dat zij bang is.",
)
OVERLEGD = (
    "Mijn collega herkent de zorgen. Wij praten eerst met de cliënt.",
    "Wij missen nog informatie. Ik vraag de huisarts om mee te denken.",
    "Samen vonden wij de signalen sterk genoeg om door te gaan.",
    "Afgesproken dat ik de begeleider vraag wat die ziet.",
)
ADVIES = (
    "Ga in gesprek en vraag naar de veiligheid van de kinderen.",
    "Maak afspraken over veiligheid en kijk na drie weken opnieuw.",
    "Praat met ieder apart. Bel terug als er iets verandert.",
)
BESPROKEN = (
    "Verteld wat wij zagen en gevraagd hoe het thuis gaat.",
    "De zorgen benoemd, en gevraagd wat er nodig is.",
    "Gesproken over de ruzies en over wat de kinderen ervan merken.",
)
REACTIE = (
    "Schrok, en was daarna opgelucht dat het gezegd werd.",
    "Werd eerst boos. Later kwamen er tranen.",
    "Herkende het niet, maar wil wel hulp bij het huishouden.",
    "Vertelde dat het al maanden niet goed gaat.",
)
DOEL = (
    "Niemand wordt meer geslagen of bedreigd.",
    "De kinderen slapen rustig en gaan elke dag naar school.",
    "Mevrouw krijgt op tijd eten en zorg.",
    "De mantelzorger krijgt weer adem.",
)
HULP = (
    "Gezinsbegeleiding, twee keer per week.",
    "Dagopvang en een gesprek met de casemanager.",
    "Schuldhulp en hulp bij ruzies.",
    "Een vaste begeleider die elke week langskomt.",
)
WIE_HELPT = ("het wijkteam", "de huisarts", "de gezinsbegeleider", "de wijkverpleegkundige")
BEVINDING = (
    "Het is rustiger in huis. De afspraken worden nagekomen.",
    "Moeder vraagt nu zelf om hulp als het te veel wordt.",
    "Mevrouw komt weer buiten en eet goed.",
)
TERUG = (
    "Veilig Thuis praat met het gezin en maakt een plan.",
    "Veilig Thuis draagt het over aan het wijkteam.",
    "De zorgen zijn gedeeld met het gezin. Er komt hulp.",
)
BEZOEK = (
    "Kom gewoon langs en let op wie er thuis is.",
    "Ga de volgende keer samen. Bel mij na afloop.",
    "U hoeft er niets over te zeggen. Schrijf op wat u ziet.",
)
KLEIN = (
    "Eén keer gezien. Wij letten op of het vaker gebeurt.",
    "Nog te weinig om iets te zeggen. Over een paar weken kijken wij opnieuw.",
)
RELATIES = ("partner", "moeder", "vader", "zoon", "dochter", "broer", "mantelzorger", "ex-partner")
FUNCTIES = ("begeleider", "hulp bij het huishouden", "groepsleider", "verzorgende", "leerkracht")
PLAATSEN = (
    "De Els",
    "Het Baken",
    "De Vuurtoren",
    "Zonnehof",
    "De Brug",
    "Waterrijk",
    "De Kastanje",
)
KINDERSECTOREN = frozenset(
    {"kinderopvang", "onderwijs", "jeugdhulp", "jeugdgezondheidszorg", "leerplicht"}
)

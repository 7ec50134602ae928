"""What kind of browser and device somebody uses, in words that person knows."""

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
APPARATEN = (
    ("iPhone", "een iPhone"),
    ("iPad", "een iPad"),
    ("Android", "een Android-apparaat"),
    ("Windows", "een computer met Windows"),
    ("Macintosh", "een Mac"),
    ("CrOS", "een Chromebook"),
    ("Linux", "een computer met Linux"),
)
"""What stands in the header, the more particular in front; all of these also name others."""


def apparaatnaam(user_agent: str) -> str:
    """The browser and device of this User-Agent header, in Dutch; nothing else of it is kept."""
    browser = next((naam for deel, naam in BROWSERS if deel in user_agent), "Een browser")
    apparaat = next((naam for deel, naam in APPARATEN if deel in user_agent), "")
    return f"{browser} op {apparaat}" if apparaat else browser

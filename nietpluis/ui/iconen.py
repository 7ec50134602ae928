"""The icons: lines of 2 on a grid of 24, drawn only here. An icon never stands without words."""

_SVG = '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>'
_HOORN = (
    "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2Z"
)
_BLAD = "M12 21c-5-2.5-8-6-8-10.5C4 6.5 7.5 3 12 3s8 3.5 8 7.5C20 15 17 18.5 12 21Z"
_OOG_DICHT = (
    "M3 3l18 18M10.6 6.2A9 9 0 0 1 12 6c5 0 8.5 4.5 9.5 6-.4.7-1.2 1.8-2.4 2.9M6.5 7.8"
    "C4.5 9.2 3.1 11 2.5 12c1 1.5 4.5 6 9.5 6 1.6 0 3-.4 4.3-1.1M10 10a2.8 2.8 0 0 0 4 4"
)
_OOG = "M2.5 12C3.5 10.5 7 6 12 6s8.5 4.5 9.5 6c-1 1.5-4.5 6-9.5 6S3.5 13.5 2.5 12Z"


def _lijn(*paden: str) -> str:
    return "".join(f'<path d="{pad}"/>' for pad in paden)


def _rond(x: float, y: float, r: float) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{r}"/>'


_VORMEN = {
    "merk": _lijn(_BLAD, "M12 21V9m0 6 3.5-3.5M12 12.5 9 9.5"),
    "persoon": _rond(12, 8, 4) + _lijn("M4 21c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5"),
    "mensen": _rond(9, 8, 3.5)
    + _lijn(
        "M2 20c0-3.5 3-5.5 7-5.5s7 2 7 5.5M16 5a3.5 3.5 0 0 1 0 6.5M18.5 15c2 .8 3.5 2.4 3.5 5"
    ),
    "verder": _lijn("M5 12h14M13 6l6 6-6 6"),
    "terug": _lijn("M15 5l-7 7 7 7"),
    "telefoon": _lijn(_HOORN),
    "gevaar": _lijn("M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8L8 2.5ZM12 7.5v5.5M12 16.5v.01"),
    "letop": _lijn("M12 3.5 22 20.5H2L12 3.5ZM12 10v4.5M12 17.5v.01"),
    "weten": _rond(12, 12, 9) + _lijn("M12 11v6M12 7.5v.01"),
    "vraag": _rond(12, 12, 9) + _lijn("M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 17v.01"),
    "vinkje": _lijn("M5 12.5 10 17.5 19.5 7"),
    "kruisje": _lijn("M6 6l12 12M18 6 6 18"),
    "streep": _lijn("M6 12h12"),
    "plus": _lijn("M12 5v14M5 12h14"),
    "klok": _rond(12, 12, 9) + _lijn("M12 7v5l3.5 2"),
    "agenda": _lijn("M4 6h16v14H4V6ZM4 10.5h16M8 3v4M16 3v4"),
    "gesprek": _lijn("M4 5h16v11H11l-4.5 4v-4H4V5Z"),
    "oog": _lijn(_OOG) + _rond(12, 12, 2.8),
    "verberg": _lijn(_OOG_DICHT),
    "pen": _lijn("M4 20l1-4.5L16.5 4 20 7.5 8.5 19 4 20Z"),
    "zoek": _rond(11, 11, 6.5) + _lijn("M16 16l4.5 4.5"),
    "sleutel": _rond(8, 15, 4) + _lijn("M11 12l8.5-8.5M16 7l3 3"),
    "slot": _lijn("M5 11h14v9H5v-9ZM8 11V8a4 4 0 0 1 8 0v3"),
    "huis": _lijn("M3.5 11.5 12 4l8.5 7.5M6 10v10h12V10"),
    "kopie": _lijn("M9 9h11v11H9V9ZM15 9V4H4v11h5"),
    "papier": _lijn("M6 3h8l4 4v14H6V3ZM14 3v4h4M9 12h6M9 16h6"),
    "weegschaal": _lijn(
        "M12 4v16M7 20h10M5 7l7-2 7 2M5 7l-2.5 6a3 3 0 0 0 5 0L5 7ZM19 7l-2.5 6a3 3 0 0 0 5 0L19 7Z"
    ),
    "besluit": _lijn("M4 12.5 8 16.5 15 8M12 16.5l.5.5L20.5 8"),
    "bericht": _lijn("M3.5 6h17v12h-17V6ZM3.5 7l8.5 6.5L20.5 7"),
    "map": _lijn("M3.5 19V5.5h6l2 2.5h9v11h-17Z"),
    "bijlage": _lijn(
        "M19 11l-7.5 7.5a4 4 0 0 1-6-6L13.5 5a2.8 2.8 0 0 1 4 4L10 16.5a1.3 1.3 0 0 1-2-2l6.5-6.5"
    ),
    "afdrukken": _lijn("M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7V14Z"),
}
ICONEN = {naam: _SVG.format(vorm) for naam, vorm in _VORMEN.items()}

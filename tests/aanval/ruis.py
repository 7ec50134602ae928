"""Nonsense, on purpose: what people paste, what programs send, and what attackers try."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

STREKEN = (
    "", " ", "\0", "\x00abc", "\ud7ff", "é" * 300, "x" * 25_000, "-1", "0", "1e308", "NaN", "9" * 40, "०१२",
    "2026-02-30", "0000-00-00", "9999-12-31", "00:60", "../../etc/passwd", "%00", "%2e%2e%2f",
    "' OR '1'='1", "'; DROP TABLE casussen_casus; --", "1) UNION SELECT password FROM organisaties_gebruiker --",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{ 7|add:7 }}", "{% load static %}", "${7*7}",
    "javascript:alert(1)", "//kwaad.example/", "https://kwaad.example/", "\r\nSet-Cookie: kwaad=1", "\u202egnp.exe",
    "00000000-0000-0000-0000-000000000000", "null", "[]", "{}", "ja", "nee", "weet_niet", "on",
)  # fmt: skip
"""Known tricks; `ruis` mixes them with what nobody thought of."""
tekst = st.one_of(
    st.sampled_from(STREKEN), st.text(max_size=60), st.integers().map(str), st.uuids().map(str)
)
waarde: st.SearchStrategy[Any] = st.one_of(tekst, st.lists(tekst, max_size=4))


def velden(namen: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Fields for a form that knows these names: some of them, some unknown, with anything in them."""
    naam = st.one_of(
        st.sampled_from(namen), st.sampled_from(("na", "next", "waarvoor", "sleutel", "x"))
    )
    return st.dictionaries(naam, waarde, max_size=12)

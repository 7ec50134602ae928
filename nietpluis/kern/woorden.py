"""The sector's own words in a text: {client} is a leerling at a school and a patiënt at a doctor's."""

import re
from collections.abc import Mapping
from typing import Any

_INVULPUNT = re.compile(r"\{([a-zA-Z_]+)\}")


def vul_woorden(ruw: Any, woorden: Mapping[str, str]) -> Any:
    """Fill the words into every text of a mapping, list or string; `{De_client}` begins with a capital."""
    if isinstance(ruw, str):
        return _INVULPUNT.sub(lambda m: _woord(m.group(1), woorden, m.group(0)), ruw)
    if isinstance(ruw, Mapping):
        return {k: vul_woorden(v, woorden) for k, v in ruw.items()}
    return [vul_woorden(deel, woorden) for deel in ruw] if isinstance(ruw, list) else ruw


def _woord(sleutel: str, woorden: Mapping[str, str], anders: str) -> str:
    if sleutel in woorden:
        return woorden[sleutel]
    klein = sleutel[0].lower() + sleutel[1:]
    return woorden[klein][0].upper() + woorden[klein][1:] if klein in woorden else anders

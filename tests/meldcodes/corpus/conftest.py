"""The files of the corpus, made once for a run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nietpluis.meldcodes.inlezen import Lezer
from tests.meldcodes.corpus.bron import DELEN
from tests.meldcodes.corpus.maak import maak


@pytest.fixture(scope="session")
def corpusbestanden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The path of each made file, by the id of its label."""
    doelmap = tmp_path_factory.mktemp("corpus")
    return {naam: pad for deel in DELEN for naam, pad in maak(doelmap / deel, deel).items()}


@pytest.fixture(scope="session")
def lezer() -> Iterator[Lezer]:
    """One process that reads for all; a new one for each file takes longer than the reading."""
    with Lezer() as een:
        yield een

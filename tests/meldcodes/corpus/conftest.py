"""The files of the corpus, made once for a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.meldcodes.corpus.bron import DELEN
from tests.meldcodes.corpus.maak import maak


@pytest.fixture(scope="session")
def corpusbestanden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The path of each made file, by the id of its label."""
    doelmap = tmp_path_factory.mktemp("corpus")
    return {naam: pad for deel in DELEN for naam, pad in maak(doelmap / deel, deel).items()}

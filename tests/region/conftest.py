"""A community that sends."""

from pathlib import Path

import pytest
from full_diagnostic import TODAY, full
from sender import Sender

from diagnostic.exchange import export


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "lake.xlsx"
    export(full("fr"), out, lang="fr", scope="shared", today=TODAY)
    return out


@pytest.fixture
def lake(workbook: Path, tmp_path: Path) -> Sender:
    (tmp_path / "in").mkdir()
    return Sender(workbook, tmp_path / "in")

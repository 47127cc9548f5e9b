"""Exports of the full diagnostic, each made once a test run."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from full_diagnostic import TODAY, full

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.exchange import export


@dataclass(frozen=True)
class Made:
    """One diagnostic a language, and the files made of it."""

    folder: Path
    diagnostics: dict[str, Diagnostic]

    def file(self, suffix: str, lang: str = "en", scope: str = "internal") -> Path:
        """The export, made once a test run."""
        out = self.folder / f"{scope}-{lang}{suffix}"
        if not out.exists():
            source = self.diagnostics["fr" if lang == "fr" else "en"]
            export(source, out, lang=lang, scope=scope, today=TODAY)  # type: ignore[arg-type]
        return out


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("exports"), {"en": full("en"), "fr": full("fr")})


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Export any diagnostic to a file of its own."""

    def make(diagnostic: Diagnostic, suffix: str, lang: str = "en", scope: str = "internal") -> Path:
        out = tmp_path / f"out{suffix}"
        export(diagnostic, out, lang=lang, scope=scope, today=TODAY)  # type: ignore[arg-type]
        return out

    return make

"""What people chose for the window on this computer; nothing of a diagnostic but where its file is."""

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSettings

Theme = Literal["system", "light", "dark"]
RECENT = 8
"""Files that the start screen remembers."""
SIZES = (100, 125, 150, 175, 200)
"""Text sizes in percent."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices for the window. ``idle`` is in minutes, 0 for never; ``neutral_title`` hides the name in the title;
    ``region`` is the file of the coordinator's region, ``due`` the day after which a release is late there."""

    language: str = ""
    theme: Theme = "system"
    text_size: int = 100
    idle: int = 10
    hide_key: str = "F12"
    neutral_title: bool = False
    help_shown: bool = False
    region: str = ""
    due: str = ""
    recent: tuple[str, ...] = ()


def _store() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "repere", "window")


def load() -> Settings:
    """The choices made before; a value that cannot be read is the usual one."""
    kept, found = _store(), Settings()
    for each in fields(Settings):
        usual = getattr(found, each.name)
        value = kept.value(each.name)
        if value is None:
            continue
        try:
            if isinstance(usual, bool):
                value = str(value).lower() == "true"
            elif isinstance(usual, int):
                value = int(str(value))
            elif isinstance(usual, tuple):
                value = tuple(str(part) for part in (value if isinstance(value, list) else [value]) if part)
            found = replace(found, **{each.name: value})
        except ValueError:
            continue
    return found


def save(settings: Settings) -> None:
    """Keep the choices."""
    kept = _store()
    for each in fields(Settings):
        value = getattr(settings, each.name)
        kept.setValue(each.name, list(value) if isinstance(value, tuple) else value)
    kept.sync()


def change(**values: object) -> Settings:
    """Keep some choices anew; all of them as they are now."""
    found = replace(load(), **values)  # type: ignore[arg-type]
    save(found)
    return found


def remember(path: Path) -> None:
    """Put a file first among the recent ones."""
    others = [each for each in load().recent if each != str(path)]
    change(recent=(str(path), *others)[:RECENT])


def forget(path: str) -> None:
    """Take a file off the recent ones."""
    change(recent=tuple(each for each in load().recent if each != path))

"""Files that came in together: one, several, a folder, or what zips hold. Photos stay where they are until wanted."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.submissions import guard
from diagnostic.exchange.intake.submissions.guard import BROKEN
from diagnostic.exchange.intake.table import check_size

MOST_ZIPS = 50
"""Zips in one folder: each stays open and may hold as much as any other."""
_READ_WHOLE = {".csv", ".xlsx", ".xml"}
"""Kinds of files that are not passed on as they are, as pictures."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its name within what came in, and how it is opened. ``path`` is where it stands on disk, when it does
    not stand in a zip."""

    name: str
    open: Callable[[], IO[bytes]]
    path: Path | None = None

    @property
    def suffix(self) -> str:
        """``.csv``, ``.xml`` ..., in lower case."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """Its name without folder and suffix."""
        return PurePosixPath(self.name).stem

    @property
    def folder(self) -> str:
        """The folder that it stands in."""
        return str(PurePosixPath(self.name).parent)

    def read(self, most: int) -> bytes:
        """Its bytes. Raises ``BadInput`` when there are more than ``most`` or they cannot be read."""
        try:
            with self.open() as file:
                data = file.read(most + 1)
        except BROKEN as reason:
            raise BadInput("intake-error-unreadable", file=PurePosixPath(self.name).name) from reason
        if len(data) > most:
            raise BadInput("intake-error-too-large", file=PurePosixPath(self.name).name, megabytes=most // 2**20)
        return data


class Bundle:
    """All files that came in together, in the order of their names."""

    def __init__(self, entries: Iterable[Entry], name: str = "") -> None:
        self.name = name
        self.entries = tuple(sorted(entries, key=lambda each: each.name))
        self._named: dict[str, list[Entry]] = {}
        for each in self.entries:
            self._named.setdefault(PurePosixPath(each.name).name, []).append(each)

    def of(self, *suffixes: str) -> list[Entry]:
        """The files with one of these suffixes."""
        return [each for each in self.entries if each.suffix in suffixes]

    def attachment(self, name: str, folder: str, instance_id: str) -> Entry | None:
        """The file that an answer names: beside its submission (``folder``), in a folder named by the submission's
        ``instance_id``, or the only one of that name."""
        found = self._named.get(PurePosixPath(name.replace("\\", "/")).name, [])
        wanted = instance_id.removeprefix("uuid:")
        near = [each for each in found if each.folder == folder] if folder else []
        named = [each for each in found if wanted and wanted in PurePosixPath(each.name).parts]
        return next(iter(near or named), found[0] if len(found) == 1 else None)


@contextmanager
def opened(paths: Iterable[Path]) -> Iterator[Bundle]:
    """Files, folders and zips that came in, open for reading. Raises ``BadInput`` for one that is out of bounds."""
    with ExitStack() as stack:
        entries: list[Entry] = []
        given = list(paths)
        for path in given:
            if path.is_dir():
                inside = list(_in_folder(path))
                entries += (each for each in inside if each.suffix != ".zip")
                zips = [each.path for each in inside if each.path and each.suffix == ".zip"]
                if len(zips) > MOST_ZIPS:
                    raise BadInput("intake-error-too-many-files", file=path.name, files=MOST_ZIPS)
                for each in zips:  # what a server gave, put in the folder as it came
                    entries += _in_zip(stack.enter_context(guard.open_zip(each)))
            elif path.suffix.lower() == ".zip":
                entries += _in_zip(stack.enter_context(guard.open_zip(path)))
            else:
                check_size(path)
                entries.append(_entry(path.name, path))
        yield Bundle(entries, ", ".join(path.name for path in given))


def _entry(name: str, path: Path) -> Entry:
    return Entry(name, lambda: path.open("rb"), path)


def _in_folder(folder: Path) -> Iterator[Entry]:
    try:
        for number, path in enumerate(sorted(folder.rglob("*"))):
            if number > guard.MOST_ENTRIES:
                raise BadInput("intake-error-too-many-files", file=folder.name, files=guard.MOST_ENTRIES)
            if path.is_file() and not path.is_symlink():
                if path.suffix.lower() in _READ_WHOLE:
                    check_size(path)
                yield _entry(path.relative_to(folder).as_posix(), path)
    except OSError as reason:
        raise BadInput("intake-error-unreadable", file=folder.name) from reason


def _in_zip(found: zipfile.ZipFile) -> Iterator[Entry]:
    for each in found.infolist():
        if not each.is_dir() and "__MACOSX" not in each.filename:
            yield Entry(each.filename.replace("\\", "/"), lambda each=each: found.open(each))  # type: ignore[misc]

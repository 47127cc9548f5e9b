"""Files that came in together: one, several, a folder, or what zips hold. Photos stay where they are until wanted."""

import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, cast

from diagnostic.domain.errors import BadInput, RepereError
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
    """All files that came in together, in the order of their names. ``refused`` are those that cannot be used, by
    name, with the reason: the others are read."""

    def __init__(
        self, entries: Iterable[Entry], name: str = "", refused: Iterable[tuple[str, RepereError]] = ()
    ) -> None:
        self.name, self.refused = name, list(refused)
        self.entries = tuple(sorted(entries, key=lambda each: each.name))
        self._named: dict[str, list[Entry]] = {}
        for each in self.entries:
            self._named.setdefault(PurePosixPath(each.name).name, []).append(each)

    def refuse(self, name: str, reason: RepereError) -> None:
        """Keep in mind that a file cannot be used."""
        self.refused.append((name, reason))

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
def opened(paths: Iterable[Path], without: Collection[Path] = ()) -> Iterator[Bundle]:
    """Files, folders and zips that came in, open for reading, but for those of ``without``. What is out of bounds or
    cannot be opened is in ``refused`` of the bundle."""
    with ExitStack() as stack:
        entries: list[Entry] = []
        refused: list[tuple[str, RepereError]] = []
        zips = 0
        given = list(paths)
        for name, path in ((name, path) for each in given for name, path in _files(each, refused)):
            try:
                if path in without:
                    continue
                if path.suffix.lower() != ".zip":
                    if path.suffix.lower() in _READ_WHOLE or path in given:
                        check_size(path)
                    entries.append(Entry(name, cast("Callable[[], IO[bytes]]", partial(path.open, "rb")), path))
                    continue
                zips += 1
                if zips > MOST_ZIPS:
                    raise BadInput("intake-error-too-many-files", file=path.name, files=MOST_ZIPS)
                entries += _in_zip(stack.enter_context(guard.open_zip(path)), name)
            except BadInput as reason:
                refused.append((name, reason))
        yield Bundle(entries, ", ".join(path.name for path in given), refused)


def _files(path: Path, refused: list[tuple[str, RepereError]]) -> list[tuple[str, Path]]:
    """A file, or all files in a folder, each with its name within what came in."""
    if not path.is_dir():
        return [(path.name, path)]
    try:
        inside = [each for each, _ in zip(path.rglob("*"), range(guard.MOST_ENTRIES + 1), strict=False)]
        if len(inside) > guard.MOST_ENTRIES:
            raise BadInput("intake-error-too-many-files", file=path.name, files=guard.MOST_ENTRIES)
        found = [each for each in sorted(inside) if each.is_file() and not each.is_symlink()]
    except OSError:
        refused.append((path.name, BadInput("intake-error-unreadable", file=path.name)))
    except BadInput as reason:
        refused.append((path.name, reason))
    else:
        return [(each.relative_to(path).as_posix(), each) for each in found]
    return []


def _in_zip(found: zipfile.ZipFile, name: str) -> Iterator[Entry]:
    """What a zip holds, as if it were a folder: two exports may hold tables of the same names."""
    for each in found.infolist():
        if not each.is_dir() and "__MACOSX" not in each.filename:
            inside = each.filename.replace("\\", "/")
            yield Entry(f"{name}/{inside}", partial(found.open, each))  # type: ignore[arg-type]

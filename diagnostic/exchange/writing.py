"""Writing a file so that the one people have stays whole until the new one is."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from diagnostic.domain.errors import RepereError

Progress = Callable[[float], bool | None]
"""Called with the share done, 0..1; answering ``False`` cancels."""


class CannotWrite(RepereError):
    """The disk is full, the folder is read-only, the key was pulled out, or another program holds the
    file."""


class Cancelled(RepereError):
    """Someone asked to stop; nothing was written."""


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A temporary path in the folder of ``out`` that takes its name when all went well; else it is removed
    and what was at ``out`` stays as it was. Raises ``CannotWrite``."""
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=out.suffix, dir=out.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        os.chmod(temporary, 0o600)
        os.replace(temporary, out)
    except OSError as error:
        raise CannotWrite("exchange-cannot-write", file=out.name, reason=error.strerror or "") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def advance(progress: Progress | None, share: float) -> None:
    """Tell how far the work is. Raises ``Cancelled`` when the answer is to stop."""
    if progress is not None and progress(min(1.0, share)) is False:
        raise Cancelled("exchange-cancelled")

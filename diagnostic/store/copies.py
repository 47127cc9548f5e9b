"""Where the copies of a file are; needs nothing that opens one."""

from pathlib import Path


def folder(path: Path) -> Path:
    """Where the backups of a file are."""
    return path.with_name(f"{path.stem}.backups")


def found(path: Path) -> list[Path]:
    """The backups of a file, newest first."""
    return sorted(folder(path).glob(f"*{path.suffix}"), reverse=True)

"""``repere``: the window, or one of the commands of ``diagnostic.cli`` without it."""

import os
import sys
from pathlib import Path

COMMANDS = {"new", "demo", "check", "import", "analyse", "export", "forms", "--help", "-h", "--version"}


def main() -> None:
    """Open the window (on a file when one is named), or run a command; exit with 0, 1 (refused) or 2 (usage)."""
    os.umask(0o077)  # what is written here is for its owner alone, also on a computer that several people use
    arguments = sys.argv[1:]
    if arguments and (arguments[0] in COMMANDS or _is_word(arguments[0])):
        from diagnostic.cli import main as run

        sys.exit(run(arguments))
    from diagnostic.ui.app import run as open_window

    sys.exit(open_window(Path(arguments[0]) if arguments else None))


def _is_word(argument: str) -> bool:
    """Whether an argument can only be meant as a command: a wrong one is told so instead of opening a window."""
    path = Path(argument)
    return not path.suffix and len(path.parts) == 1 and not path.exists()


if __name__ == "__main__":
    main()

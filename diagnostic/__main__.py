"""``repere``: the window, or one of the commands of ``diagnostic.cli`` without it."""

import sys
from pathlib import Path

COMMANDS = {"new", "demo", "check", "import", "analyse", "export", "forms", "--help", "-h", "--version"}


def main() -> None:
    """Open the window (on a file when one is named), or run a command; exit with 0, 1 (refused) or 2 (usage)."""
    arguments = sys.argv[1:]
    if arguments and arguments[0] in COMMANDS:
        from diagnostic.cli import main as run

        sys.exit(run(arguments))
    from diagnostic.ui.app import run as open_window

    sys.exit(open_window(Path(arguments[0]) if arguments else None))


if __name__ == "__main__":
    main()

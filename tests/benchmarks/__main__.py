"""All benchmarks, or those named: ``python -m tests.benchmarks [start workbook ...] [--json]``."""

import subprocess
import sys

ALL = ("start", "opening", "workbook", "questionnaire", "places", "intake", "freezes")


def main() -> int:
    """Run each in a process of its own; 1 when a figure is over its budget."""
    named = [each for each in sys.argv[1:] if each in ALL] or ALL
    more = [each for each in sys.argv[1:] if each not in ALL]
    codes = [subprocess.run([sys.executable, "-m", f"tests.benchmarks.{each}", *more], check=False) for each in named]
    return int(any(each.returncode for each in codes))


if __name__ == "__main__":
    sys.exit(main())

"""Setting pages with typst from a shipped template; what they say goes in as data, never as markup."""

import importlib.util
import json
from pathlib import Path
from typing import Any

from diagnostic.exchange.writing import CannotWrite


def typeset(template: Path, data: Any) -> tuple[bytes, int]:
    """The PDF of some data, all its fonts in it, and its number of pages, which the template says as ``<pages>``.

    The fonts of matplotlib, which we ship, come along: DejaVu Sans has the syllabics of most First Nations and Inuit
    languages, whatever fonts a machine has. Fonts of the machine only stand in for letters that those lack. Raises
    ``CannotWrite``.
    """
    import typst

    compiler: Any = typst.Compiler(
        template, font_paths=fonts(), sys_inputs={"data": json.dumps(data, ensure_ascii=False)}
    )
    pdf = compiler.compile(format="pdf")
    count = json.loads(compiler.query("<pages>", field="value", one=True))
    if not isinstance(pdf, bytes):
        raise CannotWrite("exchange-cannot-write", file="PDF", reason="typst")
    return pdf, int(count)


def fonts() -> list[Path]:
    """Folders with fonts that come with the app."""
    found = importlib.util.find_spec("matplotlib")
    if found is None or found.origin is None:
        return []
    return [Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"]

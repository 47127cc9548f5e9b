"""What the tests of this room share: forms written as tables or as XForms, and one expression being computed."""

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from diagnostic.questionnaire.answering import Answering
from diagnostic.questionnaire.expression import expression
from diagnostic.questionnaire.form import Questionnaire
from diagnostic.questionnaire.reading import read
from diagnostic.questionnaire.xform import read_xform

XFORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms">
<h:head><h:title>T</h:title><model>{itext}<instance>{data}</instance>{more}</model></h:head>
<h:body>{body}</h:body></h:html>"""
TYPES = {int: "int", float: "decimal", str: "string"}


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], Questionnaire]:
    """Reads an XLSForm written as Markdown tables."""

    def make(rows: str, name: str = "form.md") -> Questionnaire:
        path = tmp_path / name
        path.write_text(rows, encoding="utf-8")
        return read(path)

    return make


@pytest.fixture
def xform() -> Callable[..., Questionnaire]:
    """Reads an XForm of an instance, binds and more of the model, and a body."""

    def make(data: str, more: str = "", body: str = "", itext: str = "", **given: Any) -> Questionnaire:
        return read_xform(XFORM.format(data=data, more=more, body=body, itext=itext), **given)

    return make


@pytest.fixture
def value(xform: Callable[..., Questionnaire]) -> Callable[..., Any]:
    """Computes an expression seen from the question ``here``, with other answers by name."""

    def compute(source: str, here: str = "", /, more: str = "", **answers: Any) -> Any:
        names: Mapping[str, Any] = {"here": here, **answers}
        nodes = "".join(f"<{name}/>" for name in names)
        binds = "".join(
            f'<bind nodeset="/data/{name}" type="{TYPES.get(type(each), "string")}"/>' for name, each in names.items()
        )
        questionnaire = xform(f"<data>{nodes}</data>", binds + more)
        answering = Answering(questionnaire, chance=Random(7))
        for name, each in names.items():
            answering.write(f"/data/{name}", str(each))
        shape = questionnaire.definition.shapes["/data/here"]
        made = expression(source, shape, questionnaire.definition.document)
        return made.evaluate(answering, answering.document.below(shape)[0])

    return compute

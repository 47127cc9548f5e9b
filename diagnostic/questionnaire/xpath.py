"""The rules of forms: XPath expressions over answers.

Answers are variables: ``${name}`` is read as ``$name``. An answer that is not there is an empty text, as in ODK.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

ANSWER = re.compile(r"\$\{\s*([\w.-]+)\s*\}")
Node = Any
"""An ``xml.etree`` element: what ``.`` and plain names in an expression look at."""


def truth(expression: str, answers: Mapping[str, str], node: Node) -> bool:
    """Whether an expression holds. Raises ``elementpath.ElementPathError`` when it cannot be read."""
    from elementpath import XPathContext

    from diagnostic.questionnaire.step_openrosa import boolean

    given: dict[str, Any] = {name: answers.get(name, "") for name in names(expression)}
    return boolean(_parsed(expression).evaluate(XPathContext(node, item=node, variables=given)))


def names(expression: str) -> tuple[str, ...]:
    """The answers that an expression reads."""
    return tuple(dict.fromkeys(ANSWER.findall(expression)))


@lru_cache(maxsize=2000)
def _parsed(expression: str) -> Any:
    from diagnostic.questionnaire.step_openrosa import OpenRosaParser

    return OpenRosaParser().parse(ANSWER.sub(r"$\1", expression))

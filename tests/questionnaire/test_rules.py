"""The rules of forms as ODK reads them: empty answers, numbers written as text, choices."""

from xml.etree import ElementTree

import pytest

from diagnostic.questionnaire.xpath import truth

ANSWERS = {"extent": "4", "none": "", "roles": "transit recruitment", "kind": "risk", "day": "2026-11-24"}


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ("${kind} = 'risk'", True),
        ("${kind} != 'risk'", False),
        ("${extent} > 3", True),
        ("${extent} > 3 and ${kind} = 'risk'", True),
        ("${none} > 3", False),
        ("${none} < 3", False),
        ("not(${none} >= 1)", True),
        ("${none} > 3 or ${kind} = 'risk'", True),
        ("${none} = ''", True),
        ("${never_asked} = ''", True),
        ("${extent} = 4.0", True),
        ("${none} = 4", False),
        ("selected(${roles}, 'transit')", True),
        ("selected(${roles}, 'trans')", False),
        ("selected(${none}, '')", False),
        ("count-selected(${roles}) = 2", True),
        ("count-selected(${none}) = 0", True),
        ("coalesce(${none}, ${kind}) = 'risk'", True),
        ("if(${extent} > 3, 'a', 'b') = 'a'", True),
        ("regex(${day}, '^[0-9]{4}-')", True),
        ("${day} <= today() or ${day} = '2026-11-24'", True),
        ("string-length(.) = 5", True),
        (". = 'hello'", True),
        ("true()", True),
        ("false()", False),
        ("''", False),
        ("0", False),
    ],
)
def test_rules(rule: str, holds: bool) -> None:
    node = ElementTree.Element("answer")
    node.text = "hello"
    assert truth(rule, ANSWERS, node) is holds


def test_rules_look_at_the_columns_of_choices() -> None:
    item = ElementTree.fromstring("<item><name>extent_1</name><group>extent</group></item>")
    assert truth("group = 'extent'", {}, item)
    assert not truth("group = ${kind}", ANSWERS, item)

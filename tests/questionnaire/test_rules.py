"""The rules of forms as ODK reads them: empty answers, numbers written as text, operators, paths."""

import math
from collections.abc import Callable
from typing import Any

import pytest

from diagnostic.questionnaire.answering import Answering
from diagnostic.questionnaire.form import Questionnaire
from diagnostic.questionnaire.values import text, truth

ANSWERS = {"extent": 4, "half": 0.5, "none": "", "zero": 0, "roles": "transit recruitment", "kind": "risk"}


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ("/data/kind = 'risk'", True),
        ("/data/kind != 'risk'", False),
        ("/data/extent > 3", True),
        ("/data/extent > 3 and /data/kind = 'risk'", True),
        ("/data/none > 3", False),
        ("/data/none < 3", False),
        ("not(/data/none >= 1)", True),
        ("/data/none > 3 or /data/kind = 'risk'", True),
        ("/data/none = ''", True),
        ("/data/none != ''", False),
        ("/data/never_asked = ''", True),
        ("/data/extent = 4.0", True),
        ("/data/extent = '4.0'", True),  # a question for a number compares as one
        ("'4' = '4.0'", False),
        ("/data/none = 4", False),
        ("/data/none = 0", False),
        ("/data/kind", True),
        ("/data/none", False),
        ("/data/zero", False),
        ("boolean(/data/extent)", True),
        ("string-length(.) = 5", True),
        (". = 'hello'", True),
        ("../kind = 'risk'", True),
        ("./../kind = 'risk'", True),
        ("/data/*[. = 'risk']", True),
        ("//kind = 'risk'", True),
        ("count(/data/*) = 7", True),
        ("name(..) = 'data'", True),
        ("following-sibling::kind = 'risk'", True),
        ("current()/../kind = 'risk'", True),
        ("true()", True),
        ("''", False),
        ("0", False),
        ("'0'", True),
        ("true() = 'x'", True),
        ("1 div 0 = 'Infinity'", False),
        ("(1 = 1) = true()", True),
        ("2 and 3 or 0", True),
        ("/data/extent >= 4 and not(/data/extent > 4)", True),
    ],
)
def test_rules(value: Callable[..., Any], rule: str, holds: bool) -> None:
    assert truth(value(rule, "hello", **ANSWERS)) is holds


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("1 + 2 * 3", "7"),
        ("-/data/extent", "-4"),
        ("/data/extent - 1", "3"),
        ("7 mod 2", "1"),
        ("-7 mod 2", "-1"),
        ("7 mod -2", "1"),
        ("1.5 mod 0.5", "0"),
        ("5 mod 0", "NaN"),
        ("7 div 2", "3.5"),
        ("1 div 0", "Infinity"),
        ("-1 div 0", "-Infinity"),
        ("0 div 0", "NaN"),
        ("/data/none + 1", "NaN"),
        ("/data/kind + 1", "NaN"),
        ("0.1 + 0.2", "0.30000000000000004"),
        ("1000000 * 1000000", "1000000000000"),
        ("1 div 3000000", "0.00000033333333333333335"),
        ("/data/half", "0.5"),
        ("'2020-01-31' + 1", "18293"),
        ("'2020-02-01' - '2020-01-01'", "31"),
        ("string(2 > 1)", "true"),
        ("number(true())", "1"),
        ("number('1e3')", "NaN"),
        ("number('  12.5 ')", "12.5"),
        ("number('12,5')", "NaN"),
        ("concat(/data/extent, 1.50)", "41.5"),
        ("(/data/kind | /data/extent)[2]", "risk"),
        ("/data/*[position() = 2]", "4"),
        ("/data/*[last()]", "risk"),
    ],
)
def test_arithmetic_and_texts(value: Callable[..., Any], source: str, found: str) -> None:
    assert text(value(source, "hello", **ANSWERS)) == found


def test_overflow_is_infinite(value: Callable[..., Any]) -> None:
    assert math.isinf(value("pow(10, 400)"))


def test_what_was_computed_as_true_or_false_stays_that(xform: Callable[..., Questionnaire]) -> None:
    """``${adult} = 1`` and ``if(${adult}, ...)`` in forms that compute ``adult`` as ``${age} >= 18``."""
    uses = {
        "b": "if(/data/adult, 'y', 'n')",
        "c": "/data/adult = 1",
        "d": "/data/adult = false()",
        "e": "/data/adult = 'false'",
    }
    questionnaire = xform(
        f"<data><age/><adult/>{''.join(f'<{name}/>' for name in uses)}</data>",
        '<bind nodeset="/data/age" type="int"/><bind nodeset="/data/adult" calculate="/data/age &gt;= 18"/>'
        + "".join(f'<bind nodeset="/data/{name}" calculate="{rule}"/>' for name, rule in uses.items()),
        '<input ref="/data/age"/>',
    )
    answering = Answering(questionnaire)
    answering.answer("/data/age", 7)
    assert [answering.values()[each] for each in uses] == ["n", "false", "true", "true"]
    answering.answer("/data/age", 20)
    assert [answering.values()[each] for each in uses] == ["y", "true", "false", "false"]


def test_a_group_with_a_calculation_opens_again(xform: Callable[..., Questionnaire]) -> None:
    """No XLSForm gives one; an XForm may."""
    found = xform(
        '<data id="g"><g><a/></g></data>',
        '<bind nodeset="/data/g" calculate="1 + 1"/><bind nodeset="/data/g/a" type="int"/>',
        '<group ref="/data/g"><label>G</label><input ref="/data/g/a"><label>A</label></input></group>',
    )
    answering = Answering(found)
    answering.answer("/data/g/a", 4)
    assert Answering(found, answering.kept()).values() == answering.values()

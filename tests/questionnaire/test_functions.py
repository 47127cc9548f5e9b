"""The functions that forms may use, on empty answers, what is no number, dates and time zones, choices and places."""

import math
import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from diagnostic.questionnaire.functions import FUNCTIONS, documented
from diagnostic.questionnaire.values import text

Value = Callable[..., Any]


@pytest.fixture(autouse=True)
def phoenix(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Seven hours behind Greenwich, summer and winter."""
    monkeypatch.setenv("TZ", "America/Phoenix")
    time.tzset()
    yield
    monkeypatch.undo()
    os.environ.setdefault("TZ", "UTC")
    time.tzset()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        # texts
        ("concat('a', 1, true())", "a1true"),
        ("concat(/data/*)", "xa b c12"),
        ("concat()", ""),
        ("join(' ', /data/*)", "x a b c 12  "),
        ("join('-', 'a', 'b', '')", "a-b-"),
        ("join(',')", ""),
        ("substr('hello', 1)", "ello"),
        ("substr('hello', 1, 3)", "el"),
        ("substr('hello', -3, -1)", "ll"),
        ("substr('hello', 9)", ""),
        ("substr('', 0, 2)", ""),
        ("substring('12345', 2, 3)", "234"),
        ("substring('12345', 1.5, 2.6)", "234"),
        ("substring('12345', 0, 3)", "12"),
        ("substring('12345', 2)", "2345"),
        ("substring('12345', 0 div 0, 3)", ""),
        ("substring-before('a/b/c', '/')", "a"),
        ("substring-before('abc', '/')", ""),
        ("substring-after('a/b/c', '/')", "b/c"),
        ("substring-after('abc', '/')", ""),
        ("translate('bar', 'abc', 'AB')", "BAr"),
        ("translate('--aaa--', 'a-', 'A')", "AAA"),
        ("normalize-space('  a   b ')", "a b"),
        ("string-length('été')", "3"),
        ("string-length()", "1"),
        ("contains('abc', '')", "true"),
        ("contains('', 'a')", "false"),
        ("starts-with('abc', 'ab')", "true"),
        ("ends-with('abc', 'bc')", "true"),
        ("regex('2024-01', '[0-9]{4}-[0-9]{2}')", "true"),
        ("regex('2024-01-05', '[0-9]{4}-[0-9]{2}')", "false"),  # the whole text must fit
        ("regex('Éloïse', '\\p{L}+')", "true"),
        ("regex('', '[0-9]*')", "true"),
        ("regex('a', '[')", "false"),
        ("digest('a', 'MD5', 'hex')", "0cc175b9c0f1b6a831c399e269772661"),
        ("digest('', 'SHA-1', 'hex')", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        ("digest('a', 'SHA-256')", "ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="),
        ("digest('a', 'none')", ""),
        ("base64-decode('w6l0w6k=')", "été"),
        ("base64-decode('é')", ""),
        ("string-length(uuid())", "36"),
        ("string-length(uuid(8))", "8"),
        # numbers
        ("int(3.9)", "3"),
        ("int(-3.9)", "-3"),
        ("int('')", "NaN"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-2"),
        ("round(23.7825, 2)", "23.78"),
        ("round(2.15, 1)", "2.2"),
        ("round(626.3, -3)", "1000"),
        ("round(33.33, -1)", "30"),
        ("round('a')", "NaN"),
        ("round(1.5, 'x')", "NaN"),
        ("round(1 div 0)", "Infinity"),
        ("floor(-1.5)", "-2"),
        ("ceiling(-1.5)", "-1"),
        ("floor('')", "NaN"),
        ("abs(-3)", "3"),
        ("pow(2, 10)", "1024"),
        ("pow(-8, 1 div 3)", "NaN"),
        ("sqrt(-1)", "NaN"),
        ("log(0)", "-Infinity"),
        ("log10(1000)", "3"),
        ("exp10(3)", "1000"),
        ("round(sin(pi() div 2), 5)", "1"),
        ("round(atan2(1, 1) * 4, 4)", "3.1416"),
        ("sum(/data/nothing)", "0"),
        ("sum(/data/*)", "12"),  # what is no number is left out
        ("min(3, '', 1)", "1"),
        ("max(/data/n, 4)", "12"),
        ("max('')", "NaN"),
        ("min(/data/nothing)", "NaN"),
        # conditions
        ("if(/data/empty, 'a', 'b')", "b"),
        ("if(/data/n > 10, /data/n, '')", "12"),
        ("coalesce('', 'b')", "b"),
        ("coalesce(/data/empty, /data/n)", "12"),
        ("coalesce('', '')", ""),
        ("boolean-from-string('1')", "true"),
        ("boolean-from-string('True')", "false"),
        ("boolean-from-string('yes')", "false"),
        ("checklist(-1, 2, 2>1)", "true"),
        ("checklist(-1, 2, 1=1, 2=2, 3=3)", "false"),
        ("checklist(2, -1, 1=1, 2=2, 3=3)", "true"),
        ("checklist(1, 1, true(), false())", "true"),
        ("checklist(3, 3, /data/*)", "true"),
        ("weighted-checklist(2, 3, 1=1, 1, 1=1, 1)", "true"),
        ("weighted-checklist(-1, 2, 2>1, 3)", "false"),
        ("weighted-checklist(2, -1, true(), 999, false(), 5)", "true"),
        ("once('new')", "x"),
        ("property('deviceid')", ""),
        ("depend('a', /data/n)", "a"),
        # choices
        ("selected(/data/list, 'b')", "true"),
        ("selected(/data/list, ' b ')", "true"),
        ("selected(/data/list, 'a b')", "false"),
        ("selected('', '')", "false"),
        ("selected(/data/empty, 'a')", "false"),
        ("count-selected(/data/list)", "3"),
        ("count-selected('  ')", "0"),
        ("selected-at(/data/list, 1)", "b"),
        ("selected-at(/data/list, 9)", ""),
        ("selected-at(/data/list, -1)", ""),
        # sets of nodes
        ("count(/data/*)", "5"),
        ("count(/data/nothing)", "0"),
        ("count-non-empty(/data/*)", "3"),
        ("name(/data/n)", "n"),
        ("local-name()", "here"),
        ("namespace-uri()", ""),
        ("position()", "1"),
        ("position(/data/nothing)", "NaN"),
    ],
)
def test_functions(value: Value, source: str, found: str) -> None:
    assert text(value(source, "x", list="a b c", n=12, empty="", gone="")) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("date('2012-02-03')", "2012-02-03"),
        ("date('2012-2-3')", "2012-02-03"),
        ("date('2012-02-03T10:30:00.000Z')", "2012-02-03T10:30:00.000+00:00"),
        ("date(1.5)", "1970-01-02"),
        ("date(0)", "1970-01-01"),
        ("date(-1)", "1969-12-31"),
        ("date(today() + 1) > today()", "true"),
        ("date('2012-02-30')", ""),
        ("date('nonsense')", ""),
        ("date('')", ""),
        ("date(true())", ""),
        ("date-time('2012-02-03')", "2012-02-03T00:00:00.000-07:00"),
        ("date-time('2012-02-03T10:30:00.000+02:00')", "2012-02-03T10:30:00.000+02:00"),
        ("date-time(0.5)", "1970-01-01T12:00:00.000-07:00"),
        ("date-time('')", ""),
        ("decimal-date-time('1970-01-02T00:00:00Z')", "1"),
        ("round(decimal-date-time('1970-01-01'), 6)", "0.291667"),
        ("round(decimal-date-time('2018-04-24T15:30:00.000+06:00'), 6)", "17645.395833"),
        ("decimal-date-time('x')", "NaN"),
        ("decimal-time('06:00:00.000-07:00')", "0.25"),
        ("decimal-time('06:00:00.000-01:00')", "0"),
        ("decimal-time('12:00')", "0.5"),
        ("decimal-time('24:00:00.000-07:00')", "NaN"),
        ("decimal-time('06:00:60')", "NaN"),
        ("decimal-time('06:00:00.000-24:00')", "NaN"),
        ("format-date('2001-12-31', '%b %e, %Y')", "Dec 31, 2001"),
        ("format-date('2001-02-03', '%d/%m/%y %n')", "03/02/01 2"),
        ("format-date('2001-12-31', '%a')", "Mon"),
        ("format-date('', '%Y')", ""),
        ("format-date('x', '%Y')", ""),
        ("format-date(0, '%Y')", "1970"),
        ("format-date-time('2001-12-31T13:05:09.123-07:00', '%Y %H %h %M %S %3')", "2001 13 13 05 09 123"),
        ("format-date-time('2001-12-31T20:05:09Z', '%H:%M')", "13:05"),
        ("format-date-time('09:05', '%h:%M')", "9:05"),
        ("'2020-01-02' > '2020-01-01'", "true"),
        ("'2020-01-02' = '2020-01-02'", "true"),
        ("number('1970-01-11')", "10"),
        ("now() > today()", "true"),
        ("now() < today() + 1", "true"),
        ("int((today() - '2000-01-01') div 365.25) > 20", "true"),
    ],
)
def test_dates(value: Value, source: str, found: str) -> None:
    assert text(value(source)) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("distance('7.9377 -11.5845 0 0;7.9324 -11.5902 0 0')", 861.99),
        ("distance('7.9377 -11.5845', '7.9324 -11.5902')", 861.99),
        ("distance('7.9377 -11.5845 0 0')", 0.0),
        ("distance('')", 0.0),
        ("distance('nowhere; here')", 0.0),
        ("distance('91 0;0 0')", 0.0),
        ("area('0 0;0 1;0 0')", 0.0),
        ("area('')", 0.0),
    ],
)
def test_places(value: Value, source: str, found: float) -> None:
    assert value(source) == pytest.approx(found, abs=0.02)


def test_the_area_of_a_degree_at_the_equator(value: Value) -> None:
    assert value("area('0 0 0 0;0 1 0 0;1 1 0 0;1 0 0 0;0 0 0 0')") == pytest.approx(12_391_399_902, rel=1e-3)


def test_a_point_is_inside_or_outside(value: Value) -> None:
    square = "0 0 0 0;0 2 0 0;2 2 0 0;2 0 0 0;0 0 0 0"
    assert value(f"geofence('1 1 0 0', '{square}')") is True
    assert value(f"geofence('3 1 0 0', '{square}')") is False
    assert value(f"geofence('', '{square}')") is False
    assert value("geofence('1 1 0 0', '0 0;0 2;2 2')") is False  # not closed


LETTERS = "".join(f"<item><name>{letter}</name></item>" for letter in "ABCDEF")
ITEMS = f'<instance id="letters"><root>{LETTERS}</root></instance>'


@pytest.mark.parametrize(
    ("seed", "found"),
    [
        ("42", "AFCBDE"),
        ("'42'", "AFCBDE"),
        ("42.7", "AFCBDE"),
        ("-42", "EDAFBC"),
        ("1", "BFEACD"),
        ("11111111", "ACDBFE"),
        ("int(1)", "BFEACD"),
        ("'mirror'", "ACBEDF"),
        ("''", "CBEAFD"),
        ("0", "CBEAFD"),
        ("0 div 0", "CBEAFD"),
    ],
)
def test_the_same_seed_gives_the_same_order_everywhere(value: Value, seed: str, found: str) -> None:
    source = f"join('', randomize(instance('letters')/root/item/name, {seed}))"
    assert value(source, more=ITEMS) == found


def test_without_a_seed_nothing_is_lost(value: Value) -> None:
    assert sorted(value("join('', randomize(instance('letters')/root/item/name))", more=ITEMS)) == list("ABCDEF")


def test_random_is_between_zero_and_one(value: Value) -> None:
    assert 0 <= value("random()") < 1


def test_every_function_is_explained() -> None:
    assert len(FUNCTIONS) > 80
    for family, name, explanation in documented():
        assert family and name
        assert explanation.endswith("."), name


def test_what_is_no_number_is_no_number(value: Value) -> None:
    assert math.isnan(value("number('x')"))

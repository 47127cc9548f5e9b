"""Text as a cell may hold it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.exchange.workbook.cells import TALLEST, cut, fitted, guarded, guarded_inside, lines

ANY_TEXT = st.text(st.characters(), max_size=300)


@given(ANY_TEXT)
def test_guarded_text_is_never_a_formula_and_always_legal_xml(text):
    safe = guarded(text)
    assert safe[:1] not in tuple("=+-@\t\r\n")
    assert not re.search("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]", safe)


@pytest.mark.parametrize("start", [*"=+-@\t\r\n＝＋－＠", " =", "\u200b=", "\ufeff@", "\u00a0-"])
def test_a_guarded_text_keeps_all_its_letters(start):
    assert guarded(f"{start}cmd") == f"'{start}cmd".replace("\r", "\n")


@pytest.mark.parametrize("inside", ["a;=1", "a\t=1", "a\n+1", "a; @x", "a;-1", "a\n＝1"])
def test_a_file_that_is_split_elsewhere_opens_no_formula_either(inside):
    """French Excel splits a CSV at semicolons, also where commas separate its cells."""
    for part in re.split("[;\t\n]", guarded_inside(inside)):
        assert not re.match(r"\s*[=+@＝＋－＠-]", part)


def test_a_sign_that_is_taken_out_does_not_open_a_formula():
    assert guarded("\x00=1+1") == "'=1+1"


@given(ANY_TEXT, st.integers(5, 100))
def test_fitted_text_fits_the_tallest_row(text, width):
    shown = fitted(text * 20, width, "[cut]")
    assert lines(shown, width) <= TALLEST
    assert shown == text * 20 or shown.endswith("[cut]")


@given(st.text(st.sampled_from("abc déf\n"), max_size=400), st.integers(8, 80))
def test_a_wider_column_never_needs_more_lines(text, width):
    assert lines(text, width + 10) <= lines(text, width)
    assert lines(text, width) >= text.count("\n") + 1


def test_cut_says_so():
    assert cut("abc", 3, "[cut]") == "abc"
    shown = cut("a" * 100, 50, "[cut]")
    assert len(shown) <= 50 and shown.endswith("[cut]")

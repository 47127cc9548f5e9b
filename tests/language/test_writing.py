"""Dates, numbers and order as Canadians write them, for exports and the command line."""

import datetime as dt

import pytest

from diagnostic.language import date_words, decimal, fold, sort_key


@pytest.mark.parametrize(
    ("day", "english", "french"),
    [
        (dt.date(2026, 11, 24), "November 24, 2026", "24 novembre 2026"),
        (dt.date(2026, 3, 1), "March 1, 2026", "1er mars 2026"),
        (dt.date(2026, 8, 11), "August 11, 2026", "11 août 2026"),
    ],
)
def test_dates(day: dt.date, english: str, french: str) -> None:
    assert (date_words(day, "en"), date_words(day, "fr")) == (english, french)


def test_numbers() -> None:
    assert (decimal(7.8514, "en"), decimal(7.8514, "fr")) == ("7.9", "7,9")
    assert (decimal(12345, "en", 0), decimal(12345, "fr", 0)) == ("12,345", "12\u00a0345")


def test_order_is_that_of_a_dictionary() -> None:
    names = ["Zone", "Étoile du Nord", "etape", "École", "Œuvre des femmes", "Eau", "Oasis", "oeil", "ᐊᒥ"]
    ordered = ["Eau", "École", "etape", "Étoile du Nord", "Oasis", "oeil", "Œuvre des femmes", "Zone", "ᐊᒥ"]
    assert sorted(names, key=sort_key) == ordered
    assert fold("L’École") == fold("l'ecole")

"""The fictional region: the same seed gives the same one, and what its communities send is taken as real files are."""

import datetime as dt
from pathlib import Path

from diagnostic.domain.records import Community
from diagnostic.example_region import writing
from diagnostic.example_region.made_up import community
from diagnostic.exchange.keys import public
from diagnostic.region import compiling, workers
from diagnostic.region.database import opened

TODAY = dt.date(2026, 11, 26)


def test_the_same_seed_gives_the_same_region_and_another_seed_another() -> None:
    one, same, other = (list(community(seed, 3, TODAY).diagnostic) for seed in (5, 5, 6))
    assert one == same
    assert one != other


def test_a_community_is_as_large_as_asked_and_says_that_it_is_fictional() -> None:
    made = community(5, 1, TODAY, records=300).diagnostic
    assert 300 <= len(made) < 330
    (it,) = made.all(Community)
    assert it.example
    assert it.name.endswith(("(fictif)", "(fictional)"))


def test_what_they_send_is_taken_and_only_the_newest_counts(tmp_path: Path) -> None:
    files = writing.write(tmp_path, 8, 3, TODAY)
    signers = {public.read(each).key for each in (tmp_path / writing.KEYS).iterdir()}
    with opened(None) as keeping:
        arrived = compiling.take_in(keeping, files, workers.checking([writing.region(3)], signers))
        assert len(keeping.contributions) == 8
    assert [each.reason for each in arrived] == [None] * len(files)
    assert len(files) > 8  # some have sent one a year ago too
    for lang in ("fr", "en"):
        assert " ".join(writing.region(3).words(lang)) in (tmp_path / writing.README).read_text(encoding="utf-8")  # type: ignore[arg-type]

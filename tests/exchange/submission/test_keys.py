"""Keys: as words, as files, kept on the computer, and brought back from paper."""

import os
import stat
from pathlib import Path

import pypdf
import pytest

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.keys import kit, public, ring, spoken
from diagnostic.exchange.keys.pairs import KINDS, Kind, Pair, PublicKey
from diagnostic.exchange.keys.ring import WrongPassphrase
from diagnostic.language import explain, fold


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_key_comes_back_from_its_words_however_they_are_typed(kind: Kind, lang: str) -> None:
    pair = Pair.new(kind, "Lac")
    words = pair.words(lang)  # type: ignore[arg-type]
    ways = (
        " ".join(words),
        "\n".join(f"{number}. {word.upper()}" for number, word in enumerate(words, 1)),
        " ".join(fold(word)[:4] for word in words),
    )
    for typed in ways:
        assert Pair.typed(kind, "Lac", typed).public == pair.public


def test_a_slip_is_told_where_it_is() -> None:
    words = list(Pair.new("region", "Nord").words("en"))
    with pytest.raises(spoken.NotWords) as told:
        spoken.heard(" ".join([*words[:6], "appel", *words[7:]]))
    assert told.value.arguments["number"] == 7 and "apple" in explain(told.value, "en")
    with pytest.raises(spoken.NotWords):
        spoken.heard(" ".join(words[:-1]))
    with pytest.raises(spoken.NotWords):
        spoken.heard("")
    known = list(Pair("region", "Nord", bytes(range(32))).words("fr"))
    assert spoken.heard(" ".join(known)) == bytes(range(32))
    known[3], known[4] = known[4], known[3]
    with pytest.raises(spoken.NotWords):
        spoken.heard(" ".join(known))


def test_no_word_of_a_key_hurts() -> None:
    for kind in KINDS:
        for _ in range(20):
            pair = Pair.new(kind, "x")
            said = {fold(word) for lang in ("en", "fr") for word in (*pair.words(lang), *pair.public.words(lang))}  # type: ignore[arg-type]
            assert not said & spoken._hurtful()
    for each in spoken._hurtful():
        assert any(each == fold(word) for lang in ("en", "fr") for word in spoken._list(lang).wordlist), each


def test_the_words_of_two_keys_differ() -> None:
    one, other = Pair.new("community", "x").public, Pair.new("community", "x").public
    assert one.words("fr") != other.words("fr") and one.words("fr") != one.words("en")
    assert PublicKey("community", "another name", one.key).words("en") == one.words("en")


def test_a_key_file_comes_back_and_its_words_are_not_believed(tmp_path: Path) -> None:
    one, other = Pair.new("region", "Côte-Nord: l’est").public, Pair.new("region", "x").public
    public.write(one, tmp_path / "a.repere-key")
    assert public.read(tmp_path / "a.repere-key") == one
    lying = public.as_text(one).replace(one.key, other.key)
    assert public.from_text(lying).words("en") == other.words("en")


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"repere-public-key: 1\nkind: region\nname: x\nkey: age1x\n", b"PK\x03\x04",
     b"repere-public-key: 1\nkind: king\nname: x\nkey: 00\n", b"repere-public-key: 1\nkind: community\nkey: 00\n",
     b"repere-public-key: 2\n", b"repere-public-key: 1\nkind: community\nkey: " + b"G" * 64, b"x" * 100_000],
)  # fmt: skip
def test_what_is_no_key_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(BadInput):
        public.read(tmp_path / "a")


def test_a_pair_is_kept_for_its_owner_only(home: Path) -> None:
    pair = Pair.new("community", "Lac")
    one = ring.keep(pair)
    assert [each.public for each in ring.kept("community")] == [pair.public] and not ring.kept("region")
    assert ring.unlock(one) == pair
    if os.name == "posix":
        assert stat.S_IMODE(one.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(one.path.parent.stat().st_mode) == 0o700
    ring.forget(one)
    assert not ring.kept()


def test_a_protected_pair_opens_with_its_passphrase_only(home: Path) -> None:
    pair = Pair.new("region", "Nord")
    one = ring.keep(pair, "trois petits lacs")
    assert one.locked and pair.seed.hex() not in one.path.read_text()
    assert ring.unlock(one, "trois petits lacs") == pair
    for wrong in ("", "trois petits lac"):
        with pytest.raises(WrongPassphrase):
            ring.unlock(one, wrong)


def test_a_damaged_file_hides_no_other_and_is_told(home: Path) -> None:
    good, bad = ring.keep(Pair.new("region", "Nord")), ring.keep(Pair.new("region", "Sud"))
    bad.path.write_text(bad.path.read_text()[:40])
    assert [each.public.name for each in ring.kept()] == ["Nord"] and ring.damaged() == [bad.path]
    with pytest.raises(BadInput):
        ring.unlock(bad)
    good.path.write_text(good.path.read_text().replace('"seed": "', '"seed": "00')[:-4] + '"}')
    with pytest.raises(BadInput):
        ring.unlock(good)


def test_a_seed_that_belongs_to_another_key_is_refused(home: Path) -> None:
    one = ring.keep(Pair.new("community", "Lac"))
    other = Pair.new("community", "Lac")
    one.path.write_text(one.path.read_text().replace(ring.unlock(one).seed.hex(), other.seed.hex()))
    with pytest.raises(BadInput):
        ring.unlock(one)


def test_keys_of_others_are_accepted_and_no_longer(home: Path) -> None:
    key = Pair.new("community", "Lac").public
    ring.accept(key)
    assert ring.accepted("community") == [key] and not ring.accepted("region")
    ring.refuse(key)
    assert not ring.accepted("community")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_paper_kit_is_one_page_with_all_the_words(tmp_path: Path, kind: Kind, lang: str) -> None:
    pair = Pair.new(kind, "Première Nation du Lac aux Lanternes")
    kit.write(pair, tmp_path / "kit.pdf", lang)  # type: ignore[arg-type]
    pdf = pypdf.PdfReader(tmp_path / "kit.pdf")
    assert len(pdf.pages) == 1
    said = " ".join(pdf.pages[0].extract_text().split())
    for word in (*pair.words(lang), *pair.public.words(lang)):  # type: ignore[arg-type]
        assert fold(word) in fold(said)
    assert "release-" not in said

"""What people read: languages, outputs, guidance, pictures, print; and what each kind of question is."""

from collections.abc import Callable

import pytest

from diagnostic.questionnaire.answering import Answering
from diagnostic.questionnaire.form import Group, Question, Questionnaire, Repeat

Table = Callable[[str], Questionnaire]
XForm = Callable[..., Questionnaire]

FORM = """
| survey |
| | type | name | label::English (en) | label::Français (fr) | hint::English (en) | hint::Français (fr) | guidance_hint::English (en) | guidance_hint::Français (fr) | image::English (en) | image::Français (fr) | audio::English (en) | required | required_message::English (en) | constraint | constraint_message::Français (fr) |
| | text | name | What is the boat’s name? | Quel est le nom du bateau ? | Not a person’s | Pas celui d’une personne | Ask “whom” | Demandez « à qui » | boat.png | bateau.png | boat.mp3 | yes | Say it | . != 'x' | Pas l’« x » de ${name} |
| | integer | places | Places in ${name} | | | | | | | | | | | | |
| | note | thanks | Thank you, ${name} | Merci, ${name} | | | | | | | | | | | |
| settings |
| | form_title | form_id | version | default_language |
| | Boats | boats | 7 | English (en) |
"""


@pytest.fixture
def questionnaire(table: Table) -> Questionnaire:
    return table(FORM)


def test_title_and_languages(questionnaire: Questionnaire) -> None:
    assert (questionnaire.title, questionnaire.form_id, questionnaire.version) == ("Boats", "boats", "7")
    assert set(questionnaire.languages) == {"English (en)", "Français (fr)"}
    assert questionnaire.default_language == "English (en)"
    assert questionnaire.language_for("fr") == "Français (fr)"
    assert questionnaire.language_for("en") == "English (en)"


def test_words_follow_the_language_and_keep_their_print(questionnaire: Questionnaire) -> None:
    answering = Answering(questionnaire)
    answering.answer("/data/name", "Alma")
    state = answering.state("/data/name")
    assert (state.label, state.hint, state.guidance) == ("What is the boat’s name?", "Not a person’s", "Ask “whom”")
    assert state.media == {"image": "boat.png", "audio": "boat.mp3"}
    answering.language = "Français (fr)"
    state = answering.state("/data/name")
    assert (state.label, state.hint) == ("Quel est le nom du bateau ?", "Pas celui d’une personne")
    assert (state.guidance, state.media) == ("Demandez « à qui »", {"image": "bateau.png"})
    assert answering.state("/data/thanks").label == "Merci, Alma"
    assert answering.state("/data/places").label == "Places in Alma"  # where a translation is missing
    with pytest.raises(ValueError):
        answering.language = "Deutsch"


def test_messages_are_the_forms_or_ours(questionnaire: Questionnaire) -> None:
    answering = Answering(questionnaire)
    assert [each.message for each in answering.problems()] == ["Say it"]
    answering.answer("/data/name", "x")
    answering.language = "Français (fr)"
    assert [each.message for each in answering.problems()] == ["Pas l’« x » de x"]
    answering.answer("/data/name", None)
    answering.language = "English (en)"
    answering.answer("/data/places", 3)
    assert answering.state("/data/places").message == ""


def test_words_that_mention_an_answer_change_with_it(questionnaire: Questionnaire) -> None:
    answering = Answering(questionnaire)
    assert answering.answer("/data/name", "Alma").positions >= {"/data/name", "/data/places", "/data/thanks"}


def test_a_form_in_one_language(table: Table) -> None:
    answering = Answering(table("| survey |\n| | type | name | label |\n| | text | a | A |\n"))
    assert answering.languages == ("default",)
    assert answering.language == "default"
    assert answering.state("/data/a").label == "A"


@pytest.mark.parametrize(
    ("names", "lang", "found"),
    [
        (("English", "French"), "fr", "French"),
        (("fr", "en"), "fr", "fr"),
        (("English (en)", "Français (fr-CA)"), "fr", "Français (fr-CA)"),
        (("anglais", "français"), "en", "anglais"),
        (("Español (es)", "Inuktitut (iu)"), "fr", "Español (es)"),
    ],
)
def test_the_language_that_fits(xform: XForm, names: tuple[str, ...], lang: str, found: str) -> None:
    said = "".join(
        f'<translation lang="{each}"><text id="a"><value>{each}</value></text></translation>' for each in names
    )
    questionnaire = xform("<data><a/></data>", itext=f"<itext>{said}</itext>")
    assert questionnaire.language_for(lang) == found


KINDS = """
| survey |
| | type | name | label | appearance | parameters | read_only | calculation |
| | text | a | A | multiline | | | |
| | integer | b | B | | | | |
| | decimal | c | C | | | | |
| | range | d | D | vertical | start=1 end=5 step=0.5 | | |
| | select_one yn | e | E | minimal autocomplete | | | |
| | select_multiple yn | f | F | | | | |
| | rank yn | g | G | | | | |
| | note | h | H | | | | |
| | geopoint | i | I | placement-map | allow-mock-accuracy=true | | |
| | geotrace | j | J | | | | |
| | geoshape | k | K | | | | |
| | date | l | L | month-year | | | |
| | time | m | M | | | | |
| | dateTime | n | N | | | | |
| | image | o | O | draw | max-pixels=500 | | |
| | audio | p | P | | quality=low | | |
| | video | q | Q | | | | |
| | file | r | R | | | | |
| | barcode | s | S | | | | |
| | acknowledge | t | T | | | | |
| | hidden | u | | | | | |
| | calculate | v | | | | | 1 + 1 |
| | text | w | W | | | yes | concat('a', 'b') |
| | begin_group | x | X | field-list | | | |
| | select_one yn | y | Y | label | | | |
| | end_group | | | | | | |
| | begin_repeat | z | Z | | | | |
| | text | zz | ZZ | | | | |
| | end_repeat | | | | | | |
| choices |
| | list_name | name | label |
| | yn | y | Y |
"""


def test_kinds_of_questions(table: Table) -> None:
    questionnaire = table(KINDS)
    kinds = {each.name: each.kind for each in questionnaire.walk() if isinstance(each, Question)}
    assert " ".join(kinds.values()) == (
        "text integer decimal range select_one select_multiple rank note geopoint geotrace geoshape date time dateTime "
        "image audio video file barcode acknowledge hidden calculate text select_one text"
    )
    found = {each.name: each for each in questionnaire.walk()}
    assert found["e"].appearance == {"minimal", "autocomplete"}
    assert isinstance(found["x"], Group) and found["x"].appearance == {"field-list"}
    assert isinstance(found["z"], Repeat) and not found["z"].fixed
    attributes = {name: each.attributes for name, each in found.items() if isinstance(each, Question)}
    assert attributes["d"] == {"start": "1", "end": "5", "step": "0.5"}
    assert attributes["i"]["allow-mock-accuracy"] == "true"
    assert attributes["o"]["max-pixels"] == "500"
    assert attributes["p"]["quality"] == "low"
    assert Answering(questionnaire).state("/data/w").read_only


def test_a_group_that_is_locked_locks_what_is_in_it(xform: XForm) -> None:
    questionnaire = xform(
        "<data><g><a/></g><lock/></data>",
        '<bind nodeset="/data/g" readonly="/data/lock = \'yes\'"/>',
        '<group ref="/data/g"><input ref="/data/g/a"/></group><input ref="/data/lock"/>',
    )
    answering = Answering(questionnaire)
    assert not answering.state("/data/g/a").read_only
    assert answering.answer("/data/lock", "yes").positions >= {"/data/g", "/data/g/a"}
    assert answering.state("/data/g/a").read_only


def test_groups_without_a_place_of_their_own(xform: XForm) -> None:
    questionnaire = xform(
        "<data><a/><b/></data>",
        "",
        '<group><label>First</label><input ref="/data/a"/></group><group><label>Second</label><input ref="b"/></group>',
    )
    answering = Answering(questionnaire)
    first, second = answering.tree()
    assert [answering.state(each.position).label for each in (first, second)] == ["First", "Second"]
    assert [each.children[0].position for each in (first, second)] == ["/data/a", "/data/b"]

"""Which questions may be answered with a picture that is kept."""

import pytest

from diagnostic.domain.safeguards.pictures import may_show


@pytest.mark.parametrize(
    "words",
    [
        "Picture of the place",
        "Photo du lieu (sans visage ni plaque)",
        "Take a picture of the poster. No faces, no people.",
        "Photo de l’éclairage",
        "Picture of page 2 of the document",
    ],
)
def test_a_picture_of_a_place_or_document_may_be_kept(words: str) -> None:
    assert may_show("picture", [words])


@pytest.mark.parametrize(
    "words",
    [
        "Picture",
        "Photo de la personne",
        "Take a picture of the victim at this place",
        "Photo de la plaque du véhicule",
        "Signature",
        "Picture of the passport page",
        "Face of the respondent",
    ],
)
def test_a_picture_of_a_person_or_of_anything_may_not(words: str) -> None:
    assert not may_show("picture", [words])


def test_the_name_of_a_question_counts_as_its_words() -> None:
    assert may_show("placePhoto", [""])
    assert not may_show("face_photo", ["Picture of the place"])


@pytest.mark.parametrize("appearance", ["signature", "new-front"])
def test_what_turns_the_phone_to_its_holder_is_refused(appearance: str) -> None:
    assert not may_show("picture", ["Picture of the place"], {appearance})

"""Pictures that answer questions, drawn anew: their pixels only, never where, when or with what they were taken."""

import io

from diagnostic.domain.errors import BadInput
from diagnostic.domain.safeguards import pictures
from diagnostic.questionnaire.form import Question, Questionnaire

LONGEST_SIDE = 1600
"""Pixels that the longer side of a picture may keep; more only makes the file heavy."""
MOST_PIXELS = 80_000_000
"""A picture that claims more is a trap for memory, not a photograph (Pillow warns above 89 million)."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
"""What is opened, whatever a file is named."""
QUALITY = 85


class BadFile(BadInput):
    """A file that cannot be an answer; the message says why and what to do."""


def may_show(question: Question, questionnaire: Questionnaire) -> bool:
    """Whether a question may be answered with a picture: what it says asks for a place or a document (E01, E05)."""
    languages = questionnaire.languages or ("",)
    said = [text.plain(each) for text in (question.label, question.hint) for each in languages]
    return pictures.may_show(question.name, said, question.appearance)


def clean_picture(content: bytes, longest: int = LONGEST_SIDE, quality: int = QUALITY) -> tuple[bytes, str]:
    """A picture drawn anew: its pixels only, without place, date, camera or comments, and its suffix.

    ``longest`` is how many pixels its longer side may keep. Raises ``BadFile`` for what is no picture.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as found:
            if found.width * found.height > MOST_PIXELS:
                raise BadFile("widgets-picture-large")
            see_through = found.has_transparency_data
            found.draft("RGB", (longest, longest))
            image = ImageOps.exif_transpose(found).convert("RGBA" if see_through else "RGB")
    except Image.DecompressionBombError as reason:
        raise BadFile("widgets-picture-large") from reason
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as reason:
        raise BadFile("widgets-picture-unreadable") from reason
    image.thumbnail((longest, longest))
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    out = io.BytesIO()
    fresh.save(out, "PNG" if see_through else "JPEG", quality=quality, optimize=True)
    return out.getvalue(), ".png" if see_through else ".jpg"

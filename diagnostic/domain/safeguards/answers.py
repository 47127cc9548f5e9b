"""What holds for answers to a community's own questions, whichever way they come in: screen, phone, paper, workbook.

Positions are generalised before they are stored (M01). Nobody told the tool what kind of place a question asks for, so
it is kept as a kind that the catalogue does not know: in its square of five kilometres (METHOD 4.3).
"""

import re
from typing import Any

from diagnostic.domain.errors import Refused
from diagnostic.domain.safeguards import maps

PRECISION = "grid_5km"
"""How finely a position among such answers is kept: what ``maps.allowed_precision`` gives a kind that nobody knows."""
_DEGREES = r"-?\d{1,3}\.\d+"
_PLACE = rf"\s*{_DEGREES}[ ,]+{_DEGREES}(?:[ ,]+-?\d+(?:\.\d+)?){{0,2}}\s*"
POSITION = re.compile(rf"{_PLACE}(?:;{_PLACE})*;?\s*")
"""A text that can be read as a position or several."""


def generalised(written: str) -> str:
    """A position (latitude, longitude, altitude, accuracy), or several with ``;`` between them, as it may be stored:
    the middle of its square, without altitude or accuracy. Points one after the other in the same square are one.
    Raises ``Refused`` (M01) for a position outside Canada, ``ValueError`` for what is none."""
    points: list[str] = []
    for each in filter(str.strip, written.split(";")):
        latitude, longitude = (float(part) for part in each.replace(",", " ").split()[:2])
        longitude, latitude = maps.point(maps.wkb_point(longitude, latitude))
        longitude, latitude = maps.snap(longitude, latitude, maps.GRIDS[PRECISION])
        point = f"{latitude:.6f} {longitude:.6f} 0 0"
        if not points or points[-1] != point:
            points.append(point)
    return "; ".join(points)


def settled(answers: Any) -> Any:
    """Answers as they may be stored: lists as tuples, and every text that can be read as a position in Canada
    generalised. The forms say which answers are positions; this is the net under them, for what was computed from
    one or typed."""
    if isinstance(answers, dict):
        return {name: settled(each) for name, each in answers.items()}
    if isinstance(answers, list | tuple):
        return tuple(settled(each) for each in answers)
    if isinstance(answers, str) and POSITION.fullmatch(answers):
        try:
            return generalised(answers)
        except Refused:
            return answers  # two numbers that are no place here
    return answers

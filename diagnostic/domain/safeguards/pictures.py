"""Pictures that may come with answers: of a place or of a document, when the question asks for just that (E01, E05).

A face, a signature or a plate identifies a person, and so does a voice: what a question asks for has to be said in its
words. A community that wants pictures says of what.
"""

import re
import unicodedata
from collections.abc import Iterable

MOST_BYTES = 40 * 2**20
"""Bytes of all pictures of a diagnostic together: it is held in the memory of an old laptop while it is open."""
LONGEST_SIDE = 1280
"""Pixels of the longer side of a picture from a phone: enough to read a sign."""
_OF_PERSONS = {"signature", "new-front", "selfie"}
"""Appearances that turn the phone to the one who holds it."""
_THING = re.compile(
    r"""\b(
    places? | locations? | sites? | buildings? | roads? | streets? | signs? | parks? | bridges? | stations? | stops?
    | maps? | sketch(es)? | drawings? | areas? | entrances? | lighting | lights? | lamps? | parking | trails? | shores?
    | docks? | landmarks? | facilit(y|ies) | documents? | pages? | posters? | flyers? | leaflets? | letters? | sheets?
    | notices? | plans? | charts? | papers? | reports? | diagrams?
    | lieux? | endroits? | emplacements? | batiments? | immeubles? | routes? | rues? | chemins? | enseignes?
    | panneaux? | parcs? | ponts? | gares? | arrets? | cartes? | croquis | dessins? | secteurs? | entrees? | eclairage
    | lumieres? | lampes? | lampadaires? | stationnements? | sentiers? | rives? | quais? | reperes? | installations?
    | affiches? | depliants? | feuillets? | lettres? | feuilles? | avis | papiers? | rapports? | schemas?
    )\b""",
    re.VERBOSE,
)
_PERSON = re.compile(
    r"""\b(
    faces? | selfies? | portraits? | persons? | people | m[ae]n | wom[ae]n | child(ren)? | youths? | girls? | boys?
    | victims? | survivors? | clients? | workers? | participants? | respondents? | bod(y|ies) | injur(y|ies) | tattoos?
    | signatures? | passports? | identity | licen[cs]es? | plates? | vehicles? | id
    | visages? | personnes? | gens | hommes? | femmes? | enfants? | jeunes? | filles? | garcons? | victimes?
    | survivantes? | travailleu(rs?|ses?) | repondante?s? | corps | blessures? | tatouages?
    | passeports? | identite | permis | plaques? | vehicules?
    )\b""",
    re.VERBOSE,
)
_NOT = re.compile(r"\b(no|not|without|never|sans|aucune?|ni|pas (de|d)|jamais)\b[^.;!?()]*")
"""``no faces``, ``sans visage``: said of what a picture must not show."""


def may_show(name: str, words: Iterable[str], appearance: Iterable[str] = ()) -> bool:
    """Whether the pictures that a question asks for may be kept: its name or its ``words`` (labels and hints in every
    language) speak of a place or a document, and not of a person."""
    if _OF_PERSONS.intersection(appearance):
        return False
    said = [_NOT.sub(" ", _folded(each)) for each in (name, *words)]
    return any(map(_THING.search, said)) and not any(map(_PERSON.search, said))


def _folded(words: str) -> str:
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words).replace("_", " ").replace("’", "'")
    return unicodedata.normalize("NFKD", apart.casefold()).encode("ascii", "ignore").decode()

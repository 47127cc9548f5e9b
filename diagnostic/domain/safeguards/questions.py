"""E02 for a community's own forms: no question may ask who a person is.

A question's name becomes a column, so the rule on columns of files holds for it. What people read is looked at too,
with narrower patterns: a question may well speak of passports that were taken away, but not ask for a passport number.
"""

import re
from collections.abc import Iterable

from diagnostic.domain.safeguards.persons import forbidden_headers, words_of

_WHO = (
    "respondent|participant|person|interviewee|interviewer|enumerator|child|youth|girl|woman|man|victim|survivor|client"
    "|patient|informant|beneficiary|member|worker|volunteer"
)
_QUI = (
    "repondant|repondante|participant|participante|personne|enquete|enquetee|enqueteur|enqueteuse|enfant|jeune|fille"
    "|femme|homme|victime|survivant|survivante|client|cliente|patient|patiente|informateur|informatrice|beneficiaire"
    "|membre|benevole|travailleur|travailleuse"
)
_NAMES = re.compile(
    rf"""^(my|your|the|votre|ton|mon|le)?\ ?(name|names|nom|noms)$
    | \b(your|his|her|their|whose)\ (first\ |last\ |full\ |own\ )?names?\b
    | \b({_WHO})\ (s\ )?(first\ |last\ |full\ )?names?\b
    | \bnames?\ of\ (the\ |this\ |each\ |a\ |an\ )?({_WHO})s?\b
    | \b(votre|ton|son|leurs?|ses)\ (prenoms?|noms?)\b
    | \b(nom|noms|prenoms?)\ (complets?\ )?(du\ |de\ la\ |de\ l\ |de\ |des\ |d\ une?\ |de\ chaque\ )?({_QUI})s?\b""",
    re.VERBOSE,
)
_IDENTITY = re.compile(
    r"""\b(
    first\ name | last\ name | given\ names? | family\ name | surname | maiden\ name | full\ name | nickname
    | prenoms? | nom\ de\ famille | nom\ complet | surnom
    | birth\ ?date | date\ of\ birth | birthday | born\ on | date\ de\ naissance
    | passport\ (no|number|num) | numero\ (de\ |du\ )?passeport
    | social\ insurance\ n\w+ | (numero|no|n)\ d\ assurance\ sociale
    | health\ (card|insurance)\ n\w+ | numero\ (de\ la\ |de\ )?carte\ sante
    | (numero|no|n)\ (de\ |de\ la\ )?(carte\ )?d\ assurance\ maladie
    | driver\ s?\ ?licen[cs]e\ n\w+ | numero\ (de\ |du\ )?permis\ de\ conduire
    | (status|treaty|band)\ (card\ )?number | numero\ (de\ |du\ )?(bande|traite|statut)
    | licen[cs]e\ plate | plaque\ d\ immatriculation | (case|file)\ number | numero\ (de\ |du\ )?dossier
    | (your|his|her|their)\ (home\ |street\ )?(address|phone|telephone|cell|mobile|e\ ?mail)
    | (votre|ton|son|leur)\ (adresse|telephone|cellulaire|courriel|numero\ de\ telephone)
    )\b""",
    re.VERBOSE,
)
_CONTACTS = re.compile(
    rf"""^(the\ |le\ |la\ )?(
        ((home|cell|mobile|tele|contact)\ ?)?(phone|cell|mobile|telephone)(\ numbers?|\ no)?
        | e\ ?mail(\ address)? | (numeros?\ de\ )?(telephone|cellulaire) | (adresse\ )?courriel
    )$
    | \b(phone|telephone|cell|mobile|e\ ?mail|address)(\ number|\ address)?
      \ (of|for)\ (the\ |this\ |each\ |an?\ )?({_WHO})s?\b
    | \b({_WHO})\ s\ (home\ )?(phone|telephone|cell|mobile|e\ ?mail|address)\b
    | \b(telephone|cellulaire|courriel|adresse)\ (courriel\ )?
      (du\ |de\ la\ |de\ l\ |des\ |d\ une?\ |de\ chaque\ )({_QUI})s?\b""",
    re.VERBOSE,
)
"""Ways to reach a person (E01). Those of an organisation may be asked, when the question says whose they are."""
_NUMBERS = re.compile(r"\b(SIN|NAS)\b")


def forbidden_questions(questions: Iterable[tuple[str, Iterable[str]]]) -> tuple[tuple[str, str], ...]:
    """E02: the questions that ask who a person is, each with what it looks like. ``questions`` are names with what is
    read (labels and hints in every language)."""
    found = []
    for name, labels in questions:
        what = next((each for _, each in forbidden_headers((name,))), "") or _asked(words_of(name), _NAMES)
        what = what or next(filter(None, map(_label, labels)), "")
        if what:
            found.append((name, what))
    return tuple(found)


def _label(written: str) -> str:
    folded = words_of(written)
    number = _NUMBERS.search(written)
    found = (_asked(folded, pattern) for pattern in (_NAMES, _IDENTITY, _CONTACTS))
    return next(filter(None, found), number.group() if number else "")


def _asked(folded: str, pattern: re.Pattern[str]) -> str:
    match = pattern.search(folded)
    return match.group().strip() if match else ""

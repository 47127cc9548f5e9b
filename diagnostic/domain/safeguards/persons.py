"""Rules E: no victims, no accused, no cases. What is written is scanned for what could point to a person."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import KINDS, Clearance, Contact, Place, Record, specs
from diagnostic.domain.safeguards.answers import POSITION
from diagnostic.domain.safeguards.texts import businesses, scan

_CASE_PREFIX = re.compile(r"\s*(prs|vic|cas|hte)[_.-]")
"""Field prefixes of the IOM case standard HTCDS 2.0 (E02)."""
_WHOLE_HEADERS = {
    "age",
    "gender",
    "sex",
    "sexe",
    "victim",
    "victime",
    "victims",
    "victimes",
    "case",
    "cas",
    "dossier",
    "client",
    "patient",
    "person",
    "personne",
}
"""Headers that name a person only when they stand alone: « services aux victimes » is a column of a directory."""
_HEADER_WORDS = re.compile(
    r"""\b(
    first\ ?name | last\ ?name | given\ ?names? | family\ ?name | surname | maiden\ ?name | full\ ?name | nickname | alias
    | prenoms? | nom\ ?de\ ?famille | nom\ ?de\ ?jeune\ ?fille | nom\ ?complet | surnom | sobriquet
    | birth\ ?date | date\ ?of\ ?birth | birthday | birth\ ?year | dob | d\ ?o\ ?b | date\ ?(de\ ?)?naissance | ddn | naissance
    | nee?\ (le|en)
    | passport\w* | passeport\w* | sin | s\ i\ n | nas | n\ a\ s | social\ insurance\w* | assurance\ sociale
    | health\ card\w* | carte\ sante | assurance\ maladie | driver\w*\ licen[cs]e | permis\ de\ conduire
    | health\ (no|number) | indian\ status | band\ number | numero\ de\ bande
    | licen[cs]e\ plate | plaque\w* | case\ ?(id|no|num\w*|file\w*) | file\ number
    | (numero|no|n)\ (de\ |du\ )?(dossier|cas) | dossier\ (no|n|num\w*)
    | victim\w*\ (id|name|no) | (nom|name)\ (de\ la|of\ the|of)\ victime? | suspect\w* | accused\w* | accuse\w*
    | offender\w* | trafficker\w* | trafiquant\w* | client\ (id|name) | patient\ (id|name|no)
    | treaty\ number | status\ number | numero\ de\ traite
    )\b""",
    re.VERBOSE,
)

_FORBIDDEN_FIELD = re.compile(
    r"(first|last|given|family|person|victim|suspect|accused)_?name|birth|dob|^sin$|^nas$|passport|case_?(id|number)"
    r"|identity_|plate|nickname|account_handle|vehicle|^suspect|^accused|^trafficker"
)
"""E01, E04: names that no field of a record may have."""
_PICTURE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(?:jpg|png)")
"""The name that a kept picture is given (``collected.Picture``): nobody wrote it, though chance may give it the digits of
a telephone number."""
_CONTACT_WORDS = re.compile(r"address|telephone|phone|email|website|fax")
_CONTACT_KINDS = {"resource", "help_line"}
"""The kinds of organisations: only they may have contact fields (E01)."""
_RULES = {"small_count": "N01", "business_name": "M04", "banned_word": "H02"}
"""The rule of what is found in a text; of everything else it is E03."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a text that may point to a person: ``what`` names it (message ``safeguards-finding-...``)."""

    rule: str
    what: str
    record_id: str
    field: str
    start: int
    end: int
    text: str


def digest(text: str) -> str:
    """What a clearance remembers of a text: a change of one character asks again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def findings(record: Record) -> tuple[Finding, ...]:
    """What to look at again in every free text of a record, answers to the community's own questions too (E03, N01,
    H02); of a place also what looks like the name of a business (M04)."""
    said = [(name, getattr(record, name)) for name, spec in specs(type(record)).items() if spec.is_text]
    said += [(f"extra.{name}", answer) for name, answer in _answers(record.extra)]
    found = []
    for name, text in said:
        if text and not POSITION.fullmatch(text) and not _PICTURE.fullmatch(text):
            signs = scan(text) + (businesses(text) if isinstance(record, Place) and name != "label" else ())
            found += [
                Finding(_RULES.get(what, "E03"), what, record.id, name, start, end, text[start:end])
                for what, start, end in signs
            ]
    return tuple(found)


def text_at(record: Record, field: str) -> str:
    """The text that a finding's ``field`` names, also deep among answers to a community's own questions."""
    if field.startswith("extra."):
        return dict(_answers(record.extra)).get(field.removeprefix("extra."), "")
    return str(getattr(record, field, ""))


def _answers(extra: Any, around: str = "") -> Iterator[tuple[str, str]]:
    """Every text among the answers to a community's own questions, by its path (``group.question``,
    ``repeat.0.question``)."""
    if isinstance(extra, str):
        yield around, extra
    elif isinstance(extra, dict | tuple):
        for name, each in extra.items() if isinstance(extra, dict) else enumerate(extra):
            yield from _answers(each, f"{around}.{name}" if around else str(name))


def uncleared(diagnostic: Diagnostic) -> tuple[Finding, ...]:
    """Findings that nobody has cleared with a reason: they block every shared export (E03). Words that shame cannot be
    cleared, only changed (H02)."""
    cleared = {
        (each.record, each.record_field, each.digest) for each in diagnostic.all(Clearance) if each.reason.strip()
    }
    found = []
    for record in diagnostic:
        if isinstance(record, Clearance):
            continue
        said = {f"extra.{name}": answer for name, answer in _answers(record.extra)} if record.extra else {}
        for finding in findings(record):
            text = said[finding.field] if finding.field in said else getattr(record, finding.field, "")
            if finding.rule == "H02" or (record.id, finding.field, digest(str(text))) not in cleared:
                found.append(finding)
    return tuple(found)


def forbidden_headers(headers: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """E02: the columns of a file that are fields of a case or about a person, each with what it looks like."""
    found = []
    for header in headers:
        words = words_of(header)
        match = _CASE_PREFIX.match(header.casefold()) or _HEADER_WORDS.search(words)
        if match:
            found.append((header, match.group().strip()))
        elif words in _WHOLE_HEADERS:
            found.append((header, words))
    return tuple(found)


def words_of(written: str) -> str:
    """Its words in plain small letters, one space apart, as the patterns know them: ``firstName`` is two."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", written)).replace("’", " ")
    letters = unicodedata.normalize("NFKD", apart.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", letters).strip()


def forbidden_fields(kinds: Iterable[type[Record]] = tuple(KINDS.values())) -> tuple[str, ...]:
    """E01, E04: fields of the schema that could hold a person's identity. A test asserts that there are none."""
    found = []
    for cls in kinds:
        for name, spec in specs(cls).items():
            contact = _CONTACT_WORDS.search(name) is not None or isinstance(spec.mark, Contact)
            if _FORBIDDEN_FIELD.search(name) or (contact and cls.kind not in _CONTACT_KINDS):
                found.append(f"{cls.kind}.{name}")
    return tuple(found)

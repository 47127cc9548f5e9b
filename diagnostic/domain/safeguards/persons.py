"""Rules E: no victims, no accused, no cases. What is written is scanned for what could point to a person."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import KINDS, Clearance, Contact, Record, specs

CASE_PREFIXES = ("prs_", "vic_", "cas_", "hte_")
"""Field prefixes of the IOM case standard HTCDS 2.0 (E02)."""

_HEADER_WORDS = re.compile(
    r"""\b(
    first\ ?name | last\ ?name | given\ ?names? | family\ ?name | surname | maiden\ ?name | full\ ?name | nickname | alias
    | prenoms? | nom\ de\ famille | nom\ de\ jeune\ fille | nom\ complet | surnom | sobriquet
    | birth\ ?date | date\ of\ birth | birthday | dob | d\ ?o\ ?b | date\ de\ naissance | ddn | naissance
    | passport\w* | passeport\w* | sin | s\ i\ n | nas | n\ a\ s | social\ insurance\w* | assurance\ sociale
    | health\ card\w* | carte\ sante | assurance\ maladie | driver\w*\ licen[cs]e | permis\ de\ conduire
    | licen[cs]e\ plate | plaque\w* | case\ (id|no|num\w*|file\w*) | file\ number | numero\ de\ (dossier|cas) | no\ de\ dossier
    | victim\w*\ (id|name|no) | nom\ de\ la\ victime | suspect\w* | accused\w* | accuse\w* | offender\w* | trafficker\w*
    | trafiquant\w* | client\ (id|name) | patient\w* | treaty\ number | status\ number | numero\ de\ traite
    )\b""",
    re.VERBOSE,
)

_FORBIDDEN_FIELD = re.compile(
    r"(first|last|given|family|person|victim|suspect|accused)_?name|birth|dob|^sin$|^nas$|passport|case_?(id|number)"
    r"|identity_|plate|nickname|account_handle|vehicle|^suspect|^accused|^trafficker"
)
"""E01, E04: names that no field of a record may have."""
_CONTACT_WORDS = re.compile(r"address|telephone|phone|email|website|fax")
_CONTACT_KINDS = {"resource", "help_line"}
"""The kinds of organisations: only they may have contact fields (E01)."""

_STREETS = "street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|crescent|cres|court|crt|place|way|highway|hwy|trail|terrace"
_RUES = (
    "rue|avenue|av|boulevard|boul|chemin|ch|rang|route|allée|allee|croissant|impasse|côte|cote|montée|montee|promenade"
)
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|janvier|février|fevrier|mars"
    "|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
)
_PERSON_WORDS = "girl|boy|woman|man|teen|teenager|youth|female|male|child|student|kid|victim|person|survivor"
_PERSONNES = "fille|garçon|femme|homme|adolescente?|jeune|enfant|élève|étudiante?|victime|personne|fillette"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("email", r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
        ("postal_code", r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d\b"),
        (
            "birth_date",
            r"\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birth ?date|née?s?(?: le)?|date de naissance|ddn)\W{0,3}"
            rf"(?:\d{{1,4}}[-/. ]\d{{1,2}}[-/. ]\d{{1,4}}|\d{{1,2}}(?:er)? (?:{_MONTHS})|(?:{_MONTHS}) \d{{1,2}})",
        ),
        (
            "plate",
            r"\b(?:licen[cs]e )?(?:plate|plaque)s?\W{1,3}(?:no\.? |number |numéro |d'immatriculation )?(?=[A-Z -]*\d)[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,4}\b",
        ),
        (
            "address",
            rf"\b\d{{1,5}}[a-z]? (?:[\w'’.-]+ ){{1,3}}(?:{_STREETS})\b\.?|\b\d{{1,5}}[a-z]?,? (?:{_RUES})\b\.? [\w'’-]+",
        ),
        (
            "age",
            r"\b(?:aged? (?:of )?\d{1,2}\b(?! ?(?:to|and|or|-|–|years? and)\W)|\d{1,2}[- ]?(?:years?[- ]old|yrs?[- ]old|y\.?o\.?)\b"
            rf"|\d{{1,2}}[- ]year[- ]old\b|(?:âgée?s?|agée?s?) (?:de )?\d{{1,2}} ans|(?:{_PERSONNES}) de \d{{1,2}} ans\b(?! et| ou| à)"
            rf"|\b(?:{_PERSON_WORDS}),? (?:who is |of )?\d{{1,2}}\b(?! ?(?:to|and|or|-|–|%|percent|years? (?:and|or))))",
        ),
        ("case_number", r"\b(?:case|file|dossier|cas) (?:no\.?|number|numéro|n°|#) ?[\w-]*\d[\w-]*"),
    )
)
_DIGITS = re.compile(r"(?<![\d-])\d(?:[ -]?\d){8}(?![\d-])")


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


def scan(text: str) -> tuple[tuple[str, int, int], ...]:
    """E03: what, start and end of everything in a text that may point to a person."""
    plain = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-")
    found = [(name, match.start(), match.end()) for name, pattern in _PATTERNS for match in pattern.finditer(plain)]
    found += _telephones(plain)
    found += _insurance_numbers(plain)
    return tuple(sorted(found, key=lambda each: each[1]))


def _telephones(text: str) -> Iterator[tuple[str, int, int]]:
    if not re.search(r"\d(?:\D{0,3}\d){6}", text):
        return
    import phonenumbers

    for match in phonenumbers.PhoneNumberMatcher(text, "CA", leniency=phonenumbers.Leniency.POSSIBLE):
        digits = re.sub(r"\D", "", match.raw_string)
        if len(digits) in (10, 11) and not _is_insurance_number(digits):
            yield "telephone", match.start, match.end


def _insurance_numbers(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _DIGITS.finditer(text):
        if _is_insurance_number(re.sub(r"\D", "", match.group())):
            yield "insurance_number", match.start(), match.end()


def _is_insurance_number(digits: str) -> bool:
    from stdnum.ca import sin

    return len(digits) == 9 and sin.is_valid(digits)


def digest(text: str) -> str:
    """What a clearance remembers of a text: a change of one character asks again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def findings(record: Record) -> tuple[Finding, ...]:
    """E03 over every free text of a record, answers to the community's own questions too."""
    texts = [(name, getattr(record, name)) for name, spec in specs(type(record)).items() if spec.is_text]
    texts += [(f"extra.{name}", answer) for name, answer in _answers(record.extra)]
    return tuple(
        Finding("E03", what, record.id, name, start, end, text[start:end])
        for name, text in texts
        if text
        for what, start, end in scan(text)
    )


def _answers(extra: Any, around: str = "") -> Iterator[tuple[str, str]]:
    """Every text among the answers to a community's own questions, by its path (``group.question``,
    ``repeat.0.question``)."""
    if isinstance(extra, str):
        yield around, extra
    elif isinstance(extra, dict | tuple):
        for name, each in extra.items() if isinstance(extra, dict) else enumerate(extra):
            yield from _answers(each, f"{around}.{name}" if around else str(name))


def uncleared(diagnostic: Diagnostic) -> tuple[Finding, ...]:
    """Findings that nobody has cleared with a reason: they block every shared export (E03)."""
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
            if (record.id, finding.field, digest(str(text))) not in cleared:
                found.append(finding)
    return tuple(found)


def forbidden_headers(headers: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """E02: the columns of a file that are fields of a case or about a person, each with what it looks like."""
    found = []
    for header in headers:
        folded = unicodedata.normalize("NFKD", header.casefold()).encode("ascii", "ignore").decode()
        if folded.strip().startswith(CASE_PREFIXES):
            found.append((header, folded.strip()[:4]))
            continue
        match = _HEADER_WORDS.search(re.sub(r"[^a-z0-9]+", " ", folded).strip())
        if match:
            found.append((header, match.group()))
    return tuple(found)


def forbidden_fields(kinds: Iterable[type[Record]] = tuple(KINDS.values())) -> tuple[str, ...]:
    """E01, E04: fields of the schema that could hold a person's identity. A test asserts that there are none."""
    found = []
    for cls in kinds:
        for name, spec in specs(cls).items():
            contact = _CONTACT_WORDS.search(name) is not None or isinstance(spec.mark, Contact)
            if _FORBIDDEN_FIELD.search(name) or (contact and cls.kind not in _CONTACT_KINDS):
                found.append(f"{cls.kind}.{name}")
    return tuple(found)

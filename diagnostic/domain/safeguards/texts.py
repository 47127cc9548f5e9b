"""What a free text may give away: a person (E03), a small count (N01), a private business (M04), words that shame (H02).

Patterns find what is written the usual ways in English and French; they warn and ask a person to look. They do not
prove that a text is safe.
"""

import re
import unicodedata
from collections.abc import Iterator

from diagnostic.domain.safeguards.content import BANNED

Found = tuple[str, int, int]
"""What was found (message ``safeguards-finding-...``), and where it starts and ends."""

_STREETS = "street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|crescent|cres|court|crt|place|way|highway|hwy|trail|terrace"
_RUES = (
    "rue|avenue|av|boulevard|boul|chemin|ch|rang|route|allée|allee|croissant|impasse|côte|cote|montée|montee|promenade"
)
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|janvier|février|fevrier|mars"
    "|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
)
_PERSON = "girl|boy|woman|man|teen|teenager|youth|female|male|child|student|kid|victim|person|survivor|minor"
_PERSONNE = "fille|garçon|femme|homme|ado|adolescente?|jeune|enfant|élève|étudiante?|victime|personne|fillette|mineure?"
_AGE = (
    r"\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
)
_ANS = r"\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:-(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize"
_SPAN = r"(?! ?(?:to|and|or|-|–|%|percent|years? (?:and|or)))"
_GROUP = (
    "girls?|boys?|women|woman|men|man|youths|teens?|teenagers?|minors?|victims?|survivors?|persons|people|children|child"
    "|students?|migrants?|refugees?|(?:foreign|farm|domestic|migrant) workers?|caregivers?|disclosures?|cases?"
)
_GROUPE = (
    "filles?|fillettes?|garçons?|femmes?|hommes?|jeunes?|ados?|adolescentes?|adolescents?|mineure?s?|victimes?"
    "|survivante?s?|personnes|enfants?|élèves?|étudiante?s?|migrante?s?|réfugiée?s?|travailleurs étrangers"
    "|travailleuses étrangères|aides familiales|signalements?|cas"
)

_SAID_OF = (
    r"(?:(?:of|the|our|these|those|their|other|more|young|older|very|first|nations?|inuit|métis|indigenous|local|teenage"
    r"|des?|les|nos|ces|leurs|autres|d[’']entre|très|jeunes|premières|personnes) ){0,4}"
)
"""What may stand between a number and the people it counts."""

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "email",
            r"[\w.+-]{1,64} ?(?:@|[\[(] ?(?:at|arobase|à) ?[\])]) ?[\w-]{1,63}(?:(?:\.| ?[\[(] ?(?:dot|point) ?[\])] ?)[\w-]{1,63}){1,4}",
        ),
        ("postal_code", r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d\b"),
        (
            "birth_date",
            r"\b(?:born(?: on| in)?|d\.?o\.?b\.?|date of birth|birth ?date|née?s?(?: le| en)?|date de naissance|ddn)\W{0,3}"
            rf"(?:\d{{1,4}}[-/. ]\d{{1,2}}[-/. ]\d{{1,4}}|\d{{1,2}}(?:er)? (?:{_MONTHS})|(?:{_MONTHS}) \d{{1,4}})",
        ),
        (
            "plate",
            r"\b(?:licen[cs]e )?(?:plate|plaque)s?\W{1,3}(?:no\.? |number |numéro |d'immatriculation )?(?=[A-Z -]*\d)[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,4}\b",
        ),
        (
            "address",
            rf"\b\d{{1,5}}[a-z]? (?:[\w'’.-]+ ){{1,3}}(?:{_STREETS})\b\.?"
            r"|(?<!km )\b\d{2,5}[a-z]? (?:highway|hwy\.?|autoroute|county road) \d"
            rf"|\b\d{{1,5}}(?:-?[a-z])?,? (?:{_RUES})\b\.? [\w'’-]+",
        ),
        (
            "age",
            rf"\b(?:aged? (?:of )?(?:{_AGE})\b(?! ?(?:to|and|or|-|–|years? and)\W)"
            rf"|(?:{_AGE})[- –]?(?:years?[- –](?:old|of age)|yrs?(?:[- ]old)?|y[-./]?o)\b"
            rf"|(?:{_AGE})[- –]year[- –]old\b|[âa]gée?s? (?:de )?(?:{_ANS}) ans|(?:{_PERSONNE})(?: de |,? \(?)(?:{_ANS}) ans\b(?! et| ou| à)"
            rf"|(?:elle|il|qui) (?:a|avait) (?:{_ANS}) ans\b|(?:she|he) (?:is|was) \d{{1,2}}\b{_SPAN}"
            rf"|(?:{_PERSON}),? (?:who is |of )?\d{{1,2}}\b{_SPAN})",
        ),
        ("case_number", r"\b(?:case|file|dossier|cas) (?:no\.? |number |numéro |n° ?|#)?[\w-]{0,4}\d[\w-]*"),
        (
            "account",
            r"(?<![\w.])@[a-z_]\w{2,}\b(?!\()|\b(?:snapchat|instagram|insta|facebook|tiktok|whatsapp) ?: ?@?\w{3,}",
        ),
        (
            "small_count",
            rf"(?<![\w.,–-])(?:[1-4]|one|two|three|four|une? seule?|deux|trois|quatre) {_SAID_OF}(?:[\w’'-]+ )?(?:{_GROUP}|{_GROUPE})\b",
        ),
        ("banned_word", BANNED),
    )
)
_LABELLED = re.compile(r"\b(?:s\.?i\.?n|n\.?a\.?s)\b\.?\W{0,4}\d(?:[ .-]?\d){8}(?![\d-])", re.IGNORECASE)
"""A number that says it is a SIN or NAS is one, valid or mistyped."""
_TELEPHONE = re.compile(
    r"\b(?:tel|tél|phone|téléphone|cell|call|text|appel\w*)\b\W{0,4}(?:le |at )?\d{3}[-. ]\d{4}\b", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![\d-])\d(?:[ .-]?\d){8}(?![\d-])")
_NAME = r"[A-ZÀ-Þ][\w’'&-]+"
_BUSINESS = re.compile(
    rf"\b(?:{_NAME} )+(?:Motel|Hotel|Inn|Lodge|Bar|Pub|Tavern|Spa|Salon|Nightclub|Restaurant|Diner|Café|Grill|Massage"
    r"|Truck Stop|Ltd|Inc|Limited|Ltée|Enr)\b"
    rf"|\b(?:Motel|Hôtel|Auberge|Bar|Taverne|Brasserie|Restaurant|Resto|Dépanneur|Salon|Spa|Chez) (?:d[eu] |de la |l[ea] |l’)?{_NAME}"
)


def plain(text: str) -> str:
    """A text with the spaces, hyphens and composed letters that the patterns know, letter for letter where it can."""
    text = unicodedata.normalize("NFC", text)
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-")


def scan(text: str) -> tuple[Found, ...]:
    """Everything in a text that a person should look at again."""
    said = plain(text)
    found = [(name, match.start(), match.end()) for name, pattern in _PATTERNS for match in pattern.finditer(said)]
    found += _telephones(said)
    found += _insurance_numbers(said)
    return tuple(sorted(found, key=lambda each: each[1]))


def businesses(text: str) -> tuple[Found, ...]:
    """M04: what looks like the name of a private business, which no place at risk may carry."""
    return tuple(("business_name", match.start(), match.end()) for match in _BUSINESS.finditer(plain(text)))


def _telephones(text: str) -> Iterator[Found]:
    for short in _TELEPHONE.finditer(text):
        yield "telephone", short.start(), short.end()
    if not re.search(r"\d(?:\D{0,3}\d){6}", text):
        return
    import phonenumbers

    for match in phonenumbers.PhoneNumberMatcher(text, "CA", leniency=phonenumbers.Leniency.POSSIBLE):
        digits = re.sub(r"\D", "", match.raw_string)
        if len(digits) in (10, 11) and not _is_insurance_number(digits):
            yield "telephone", match.start, match.end


def _insurance_numbers(text: str) -> Iterator[Found]:
    for labelled in _LABELLED.finditer(text):
        yield "insurance_number", labelled.start(), labelled.end()
    for match in _DIGITS.finditer(text):
        if _is_insurance_number(re.sub(r"\D", "", match.group())):
            yield "insurance_number", match.start(), match.end()


def _is_insurance_number(digits: str) -> bool:
    from stdnum.ca import sin

    return len(digits) == 9 and sin.is_valid(digits)

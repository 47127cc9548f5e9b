"""What a questionnaire asks: questions, groups and repeats with their words and rules, as an XForm says it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

LOCAL_NAMES = {"en": ("en", "english", "anglais"), "fr": ("fr", "french", "français", "francais")}
"""How forms name the two languages of the app, in lower case."""


@dataclass(frozen=True, slots=True)
class Output:
    """A part of a text that is computed from the answers: an XPath expression."""

    expression: str


Part = str | Output


@dataclass(frozen=True, slots=True)
class Text:
    """A label, a hint or a message: its parts by language, and the files shown or played with it by language and
    kind (``image``, ``audio``, ``video``, ``big-image``). A text in one language only is under ``""``."""

    words: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    media: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.words or self.media)

    def parts(self, language: str) -> tuple[Part, ...]:
        """The text in ``language``, or in another one when it was not translated."""
        return _in_language(self.words, language) or ()

    def files(self, language: str) -> Mapping[str, str]:
        """The files shown with the text in ``language``: file name by kind."""
        return _in_language(self.media, language) or {}

    def plain(self, language: str) -> str:
        """The text as the form writes it, with ``…`` where answers go: for lists of questions and printed forms."""
        return "".join(part if isinstance(part, str) else "…" for part in self.parts(language))


def _in_language(found: Mapping[str, Any], language: str) -> Any:
    if language in found:
        return found[language]
    return next(iter(found.values()), None)


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice written in the question itself."""

    name: str
    label: Text


@dataclass(frozen=True, slots=True)
class Choices:
    """Where the choices of a question come from: written in it (``offers``), or the nodes that the expression
    ``nodeset`` finds, with ``name`` and ``label`` as expressions seen from each."""

    offers: tuple[Offer, ...] = ()
    nodeset: str = ""
    name: str = "name"
    label: str = "label"


NOTHING = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, or a value that is only computed (``calculate``) or carried along (``hidden``).

    ``ref`` is its place in the form (``/data/group/name``), ``kind`` what is asked (``text``, ``integer``,
    ``decimal``, ``select_one``, ``select_multiple``, ``rank``, ``range``, ``date``, ``time``, ``dateTime``,
    ``geopoint``, ``geotrace``, ``geoshape``, ``image``, ``audio``, ``video``, ``file``, ``barcode``, ``acknowledge``,
    ``note``, ``calculate``, ``hidden``), ``type`` how the answer is stored (``string``, ``int``, ``decimal``, ``date``
    ...). Rules are XPath as the form writes it, empty where there is none. ``attributes`` are those of the control
    and the bind that say how to ask (``start``, ``end``, ``step``, ``rows``, ``accuracyThreshold``, ``max-pixels``).
    """

    ref: str
    name: str
    kind: str
    type: str = "string"
    label: Text = NOTHING
    hint: Text = NOTHING
    guidance: Text = NOTHING
    appearance: frozenset[str] = frozenset()
    attributes: Mapping[str, str] = field(default_factory=dict)
    relevant: str = ""
    required: str = ""
    read_only: str = ""
    constraint: str = ""
    calculate: str = ""
    message: Text = NOTHING
    required_message: Text = NOTHING
    choices: Choices | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Questions under one heading."""

    ref: str
    name: str
    label: Text = NOTHING
    appearance: frozenset[str] = frozenset()
    relevant: str = ""
    items: "tuple[Item, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Questions asked again for each of several things. ``count`` is the expression that says how many there are,
    empty when people add and remove them; ``fixed`` when people may not."""

    ref: str
    name: str
    label: Text = NOTHING
    appearance: frozenset[str] = frozenset()
    relevant: str = ""
    count: str = ""
    fixed: bool = False
    items: "tuple[Item, ...]" = ()


Item = Question | Group | Repeat


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Questionnaire:
    """A form ready to be answered. ``definition`` is the form as the engine runs it."""

    title: str
    form_id: str
    version: str
    languages: tuple[str, ...]
    default_language: str
    items: tuple[Item, ...]
    xform: str = field(repr=False)
    warnings: tuple[str, ...] = ()
    definition: Any = field(default=None, repr=False)

    def walk(self) -> Iterator[Item]:
        """Every question, group and repeat in the order of the form."""
        yield from _walk(self.items)

    def language_for(self, lang: str) -> str:
        """The language of the form that fits ``en`` or ``fr``, or its default: forms write ``French (fr)``, ``fr``,
        ``Français``..."""
        return language_in(self.languages, lang) or self.default_language


def language_in(names: Iterable[str], lang: str) -> str:
    """The one of these names of languages that means ``en`` or ``fr``; empty when none does."""
    wanted = LOCAL_NAMES.get(lang, (lang,))
    for each in names:
        name, _, code = each.lower().rstrip(") ").partition("(")
        if code.strip().partition("-")[0] == lang or name.strip() in wanted:
            return each
    return ""


def _walk(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if not isinstance(item, Question):
            yield from _walk(item.items)

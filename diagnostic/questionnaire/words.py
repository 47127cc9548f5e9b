"""The words of an XForm: labels and hints with their outputs, translations (itext) and media."""

from collections.abc import Iterator
from typing import Any

from diagnostic.questionnaire.form import Output, Part, Text

XFORMS = "{http://www.w3.org/2002/xforms}"
MEDIA = ("image", "audio", "video", "big-image")
MISSING = "-"
"""What pyxform writes where a translation is missing."""
Element = Any
"""An element of ``xml.etree``."""


def local(element: Element) -> str:
    """The name of an element or attribute without its namespace."""
    name = element if isinstance(element, str) else element.tag
    return str(name).rpartition("}")[2]


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that name, whatever their namespace."""
    for child in element if element is not None else ():
        if isinstance(child.tag, str) and local(child) == name:
            yield child


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    return next(children(element, name), None)


def attribute(element: Element, name: str) -> str:
    """An attribute by its name, whatever its namespace; empty when there is none."""
    if name in element.attrib:
        return str(element.attrib[name]).strip()
    return next((str(value).strip() for key, value in element.attrib.items() if local(key) == name), "")


def parts(element: Element) -> tuple[Part, ...]:
    """What an element says: its text, with outputs where answers go; spaces at the ends are not kept."""
    found: list[Part] = [element.text or ""]
    for each in element:
        if isinstance(each.tag, str) and local(each) == "output":
            found.append(Output(attribute(each, "value") or attribute(each, "ref")))
        else:
            found.append("".join(each.itertext()) if isinstance(each.tag, str) else "")
        found.append(each.tail or "")
    joined: list[Part] = []
    for part in found:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip()
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip()
    return tuple(part for part in joined if part != "")


def file_name(written: str) -> str:
    """``river.png`` of ``jr://images/river.png``."""
    return written.strip().rpartition("/")[2]


class Words:
    """All words of a form by their name, in all its languages."""

    def __init__(self, model: Element | None) -> None:
        self.languages: list[str] = []
        self.default = ""
        self.named: dict[str, dict[str, dict[str, tuple[Part, ...]]]] = {}
        for translation in children(child(model, "itext"), "translation"):
            language = attribute(translation, "lang")
            self.languages.append(language)
            if not self.default or any(local(key) == "default" for key in translation.attrib):
                self.default = language
            for each in children(translation, "text"):
                forms = self.named.setdefault(attribute(each, "id"), {})
                for value in children(each, "value"):
                    said = parts(value)
                    if said and said != (MISSING,):
                        forms.setdefault(attribute(value, "form") or "", {})[language] = said

    def text(self, name: str, form: str = "") -> Text:
        """The text of that name; ``form`` is ``guidance`` for what is said further."""
        forms = self.named.get(name, {})
        words = dict(forms.get(form, {}))
        if not form:
            for other in ("long", "short"):
                words = words or dict(forms.get(other, {}))
        media: dict[str, dict[str, str]] = {}
        for kind in MEDIA if not form else ():
            for language, said in forms.get(kind, {}).items():
                media.setdefault(language, {})[kind] = file_name("".join(map(str, said)))
        return Text(self._ordered(words), self._ordered(media))

    def _ordered(self, found: dict[str, Any]) -> dict[str, Any]:
        """By language, the default first: it is what is shown where a translation is missing."""
        order = sorted(found, key=lambda each: (each != self.default, self.languages.index(each)))
        return {language: found[language] for language in order}

    def of(self, element: Element | None, form: str = "") -> Text:
        """The text of a label or hint, written in it or named by it."""
        if element is None:
            return Text()
        named = itext_name(attribute(element, "ref"))
        if named:
            return self.text(named, form)
        said = parts(element) if not form else ()
        return Text({"": said}) if said else Text()

    def written(self, source: str) -> Text:
        """The text of an attribute: a name (``jr:itext('...')``) or the words themselves."""
        named = itext_name(source)
        if named:
            return self.text(named)
        return Text({"": (source,)}) if source else Text()


def itext_name(source: str) -> str:
    """The name in ``jr:itext('name')``, empty when it is something else."""
    source = source.strip()
    for start in ("jr:itext(", "itext("):
        if source.startswith(start) and source.endswith(")"):
            inner = source[len(start) : -1].strip()
            if len(inner) > 1 and inner[0] == inner[-1] and inner[0] in "'\"":
                return inner[1:-1]
    return ""

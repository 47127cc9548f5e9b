"""The public page: one HTML file, no script, nothing fetched from anywhere, readable without a mouse or eyes."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from diagnostic.exchange.writing import replacing
from diagnostic.region.document import Document, Part
from diagnostic.shipped import RESOURCES

STYLE = RESOURCES / "report" / "region.css"
NAMES = {"en": "English", "fr": "Français"}


def write(out: Path, documents: Sequence[Document]) -> None:
    """Write the page, one language after the other with links between them. Raises ``CannotWrite``."""
    with replacing(out) as temporary:
        temporary.write_text(html(documents), encoding="utf-8")


def html(documents: Sequence[Document]) -> str:
    """The whole page."""
    first = documents[0]
    titles = " · ".join(dict.fromkeys(each.title for each in documents))
    # Our own style sheet is the only text that goes in as it is; "</" in it would end it.
    style = Markup(STYLE.read_text(encoding="utf-8"))
    links = Markup("").join(
        Markup('<li><a href="#{0}" lang="{0}" hreflang="{0}">{1}</a></li>').format(each.lang, NAMES[each.lang])
        for each in documents
    )
    switch = Markup('<nav aria-label="Langue / Language"><ul class="languages">{}</ul></nav>').format(links)
    return str(
        Markup(
            '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n<title>{}</title>\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n<style>\n{}\n</style>\n</head>\n'
            "<body>\n{}\n<main>\n{}\n</main>\n</body>\n</html>\n"
        ).format(
            first.lang, titles, style, switch if len(documents) > 1 else "", Markup("\n").join(map(_article, documents))
        )
    )


def _article(document: Document) -> Markup:
    lang = document.lang
    banners = Markup("").join(Markup('<p class="banner">{}</p>').format(each) for each in document.banners)
    parts = list(enumerate(document.parts, 1))
    contents = Markup("").join(
        Markup('<li><a href="#{}-{}">{}</a></li>').format(lang, at, part.title) for at, part in parts
    )
    lines = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*each) for each in document.help)
    return Markup(
        '<article lang="{lang}" id="{lang}">\n<header><h1>{title}</h1><p class="sub">{subtitle}</p>{banners}</header>\n'
        '<nav aria-labelledby="{lang}-contents"><h2 id="{lang}-contents">{word}</h2><ol>{contents}</ol></nav>\n'
        '{parts}\n<aside aria-labelledby="{lang}-help"><h2 id="{lang}-help">{help_title}</h2><dl>{lines}</dl></aside>\n'
        "</article>"
    ).format(
        lang=lang, title=document.title, subtitle=document.subtitle, banners=banners, word=document.contents,
        contents=contents, parts=Markup("\n").join(_part(lang, at, part) for at, part in parts),
        help_title=document.help_title, lines=lines,
    )  # fmt: skip


def _part(lang: str, at: int, part: Part) -> Markup:
    about = Markup("").join(Markup("<p>{}</p>").format(each) for each in part.about.split("\n") if each)
    return Markup('<section aria-labelledby="{0}-{1}">\n<h2 id="{0}-{1}">{2}</h2>\n{3}\n{4}</section>').format(
        lang, at, part.title, about, _table(part)
    )


def _table(part: Part) -> Markup:
    if not part.rows:
        return Markup('<p class="empty">{}</p>').format(part.empty) if part.empty else Markup("")
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(each) for each in part.head)
    rows = Markup("\n").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            row[0], Markup("").join(Markup("<td>{}</td>").format(each) for each in row[1:])
        )
        for row in part.rows
    )
    return Markup(
        '<div class="table" role="region" tabindex="0" aria-label="{0}"><table><caption>{0}</caption>'
        "<thead><tr>{1}</tr></thead>\n<tbody>{2}</tbody></table></div>\n"
    ).format(part.title, head, rows)

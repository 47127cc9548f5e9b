"""What stands around the map on an exported page: whose it is, under which terms, and its records as tables.

The tables are the map's twin for people who do not see or use a map. Every word that people wrote is escaped.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from diagnostic.analysis import Analysis
from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.domain.records import HelpLine, Strength
from diagnostic.domain.safeguards.views import View
from diagnostic.language import date_words, text
from diagnostic.mapping import layers
from diagnostic.mapping.remote import without_remote


def title(view: View, lang: Lang) -> str:
    """The title of the page and of the picture."""
    name = view.diagnostic.community.name.strip()
    return text("mapping-title", lang, community=name) if name else text("mapping-title-unnamed", lang)


def terms(view: View, lang: Lang) -> list[str]:
    """Whose data these are and what may be done with them (G03, G05)."""
    community = view.diagnostic.community
    said = [text(f"mapping-scope-{view.scope}", lang)]
    if view.release is not None:
        release = view.release
        said.append(
            text(
                "mapping-release",
                lang,
                date=date_words(release.date, lang) if release.date else "–",
                recipient=release.recipient or "–",
                purpose=release.purpose or "–",
                authority=release.authority or "–",
            )
        )
    both = sorted(LANGS, key=lambda each: each != lang)
    said.append(" / ".join(text("mapping-terms", each) for each in both))
    if community.owner.strip():
        said.append(text("mapping-owner", lang, owner=community.owner))
    return said


def before(view: View, analysis: Analysis, lang: Lang) -> str:
    """What people read before they look at the map."""
    parts = [Markup("<h1>{}</h1>").format(title(view, lang))]
    if view.diagnostic.community.example:
        parts.append(Markup('<p class="example">{}</p>').format(text("mapping-example", lang)))
    said = [*terms(view, lang), text("mapping-made-on", lang, date=date_words(analysis.today, lang))]
    parts.append(Markup('<p class="terms">{}</p>').format(Markup("<br>").join(said)))
    parts.append(Markup('<p class="caution">{}</p>').format(text("mapping-caution", lang)))
    return without_remote(Markup('<header class="sheet">{}</header>\n').format(Markup("\n").join(parts)))


def after(view: View, analysis: Analysis, lang: Lang) -> str:
    """Strengths, the records as tables, help lines and sources of the basemap."""
    on, off = text("mapping-on-map", lang), text("mapping-off-map", lang)
    sure = analysis.place_confidence
    places = [
        (
            each.name,
            each.look["kind"],
            each.look["roles_in_words"],
            each.look["confidence_in_words"],
            text("mapping-unconfirmed", lang) if each.look["unconfirmed"] else "",
            text(f"mapping-precision-{each.look['precision'] or 'not_mapped'}", lang) if each.position else off,
        )
        for each in (*layers.places(view, sure, lang, squares=False), *layers.unmapped_places(view, sure, lang))
    ]
    resources = [
        (
            each.name,
            each.look["pillars_in_words"],
            each.look["services"],
            each.look["area"],
            on if each.position else off,
        )
        for each in (*layers.resources(view, lang), *layers.unmapped_resources(view, lang))
    ]
    strengths = [each.title for each in view.diagnostic.all(Strength) if each.title.strip()]
    place_head = ("name", "kind", "role", "confidence", "status", "precision")
    resource_head = ("name", "pillar", "services", "area", "precision")
    parts = [
        _list(text("mapping-strengths", lang), strengths, view, lang),
        _table(text("mapping-places-table", lang), place_head, places, view, lang),
        _table(text("mapping-resources-table", lang), resource_head, resources, view, lang),
        _list(text("mapping-help-lines", lang), [text("mapping-danger", lang), *_help(view, lang)], view, lang),
        Markup("<footer>{}</footer>").format(text("mapping-attribution", lang)),
    ]
    return without_remote(Markup('<main class="sheet">{}</main>\n').format(Markup("\n").join(parts)))


def _help(view: View, lang: Lang) -> list[str]:
    lines = sorted(view.diagnostic.all(HelpLine), key=lambda each: each.order or 99)
    return [f"{each.name_fr if lang == 'fr' else each.name_en}: {each.number}" for each in lines]


def _nothing(view: View, lang: Lang) -> str:
    return text("mapping-none-shared" if view.shared else "mapping-none", lang)


def _list(heading: str, said: Sequence[str], view: View, lang: Lang) -> Markup:
    rows = Markup("").join(Markup("<li>{}</li>").format(each) for each in said or [_nothing(view, lang)])
    return Markup("<section><h2>{}</h2><ul>{}</ul></section>").format(heading, rows)


def _table(heading: str, columns: Iterable[str], rows: Sequence[Sequence[str]], view: View, lang: Lang) -> Markup:
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(text(f"mapping-{each}", lang)) for each in columns)
    body = Markup("\n").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(
                Markup("<{0}>{1}</{2}>").format(
                    Markup('th scope="row"' if index == 0 else "td"),
                    escape(cell),
                    Markup("th" if index == 0 else "td"),
                )
                for index, cell in enumerate(row)
            )
        )
        for row in rows
    )
    if not rows:
        body = Markup('<tr><td colspan="9">{}</td></tr>').format(_nothing(view, lang))
    return Markup(
        '<section><h2>{}</h2><div class="wide"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
        "</section>"
    ).format(heading, head, body)

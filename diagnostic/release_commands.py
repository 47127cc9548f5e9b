"""What the command ``release`` does with an open diagnostic: show what would leave, send it, take it back."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diagnostic import keys_commands
from diagnostic.console import Said
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.errors import BadInput
from diagnostic.domain.records import Release, Sending
from diagnostic.exchange import release
from diagnostic.exchange.keys import public
from diagnostic.exchange.writing import Progress
from diagnostic.language import text

if TYPE_CHECKING:
    from diagnostic.exchange.words import OutLang
    from diagnostic.store import DiagnosticFile


def decide(opened: "DiagnosticFile", recipient: str, purpose: str, authority: str) -> None:
    """Record a release to the region as of today (G03). Raises ``BadInput`` when something is missing."""
    if not (recipient.strip() and purpose.strip() and authority.strip()):
        raise BadInput("release-error-incomplete")
    made = Release(
        scope="regional_submission", recipient=recipient, purpose=purpose, authority=authority, date=dt.date.today()
    )
    opened.apply(Edit(puts=(made,)), "view-undo-add")


def look(opened: "DiagnosticFile", lang: Lang, out_lang: "OutLang", progress: Progress) -> Said:
    """What would leave, sheet by sheet, and what would not; nothing is written."""
    prepared = release.prepare(opened, out_lang, progress)
    shown = [(page.name, len(page.rows)) for page in release.pages(prepared.workbook)]
    held = [
        {"rule": each.rule, "count": each.count, "message": text(f"release-held-{each.reason}", lang)}
        for each in prepared.held
    ]
    said = Said([text("release-cli-leaves", lang, recipient=prepared.release.recipient)])
    said.lines += [text("release-cli-sheet", lang, name=name, count=count) for name, count in shown]
    said.lines += [text("release-cli-held", lang)]
    said.lines += [text("release-cli-held-line", lang, **each) for each in held]
    said.data = {"sheets": [{"name": name, "rows": count} for name, count in shown], "held": held}
    return said


def send(
    opened: "DiagnosticFile", region: Path, out: Path, key: str, lang: Lang, out_lang: "OutLang", progress: Progress
) -> Said:
    """Write the submission for a region whose key file is ``region``, signed by the community's ``key``."""
    to = public.read(region)
    if to.kind != "region":
        raise BadInput("release-error-not-a-region")
    signer = keys_commands.pair(keys_commands.chosen(key, "community"), lang)
    prepared = release.prepare(opened, out_lang, progress)
    made = release.send(opened, prepared, to, signer, out)
    words = " ".join(to.words(lang))
    lines = [text("cli-exported", lang, file=str(out)), text("release-cli-compare", lang, name=to.name, words=words)]
    named = release.is_named(prepared.release, to)
    if not named:
        lines.append(text("release-other-name", lang, recipient=prepared.release.recipient, name=to.name))
    return Said(lines, _about(made, out) | {"named_in_release": named})


def withdraw(opened: "DiagnosticFile", out: Path, key: str, lang: Lang) -> Said:
    """Write the notice that takes back the newest submission that none has taken back yet."""
    sent = release.may_withdraw(opened.diagnostic)
    if not sent:
        raise BadInput("release-error-nothing-sent")
    signer = keys_commands.pair(keys_commands.chosen(key or sent[0].signer, "community"), lang)
    made = release.withdraw(opened, sent[0], signer, out)
    return Said([text("release-cli-withdrawn", lang, file=str(out))], _about(made, out))


def _about(made: Sending, out: Path) -> dict[str, Any]:
    names = ("what", "release", "sequence", "sent_on", "region", "signer", "digest")
    return {"file": str(out)} | {name: getattr(made, name) for name in names}

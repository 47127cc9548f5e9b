"""A fictional region as files: what its communities send, the words that bring back the region's key, and the public
keys of the communities."""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from diagnostic.domain.catalogue import LANGS, Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.example_region.made_up import MadeUp, community
from diagnostic.exchange import release, submission
from diagnostic.exchange.keys import public, spoken
from diagnostic.exchange.keys.pairs import Kind, Pair
from diagnostic.exchange.writing import Progress, advance, replacing
from diagnostic.language import fold, text
from diagnostic.shipped import catalogues

SENT, KEYS, README = "submissions", "keys", "LISEZ-MOI-READ-ME.txt"
REGION = "Région fictive / Fictional region"


@dataclass(frozen=True, slots=True)
class _Source:
    """What a release is prepared from, without a file."""

    diagnostic: Diagnostic
    catalogues: Catalogues


def region(seed: int) -> Pair:
    """The fictional region's keys: known to all who know the seed, so good for nothing real."""
    return _pair("region", REGION, f"region {seed}")


def write(
    folder: Path,
    count: int,
    seed: int,
    today: dt.date,
    *,
    records: int | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> list[Path]:
    """Write the region of ``seed`` with ``count`` communities; the files they send, in order. About one in five sends a
    plain workbook, about one in three has sent one a year ago too. ``records`` makes each community that large. Raises
    ``Cancelled`` and ``CannotWrite``."""
    for each in (folder / SENT, folder / KEYS):
        each.mkdir(parents=True, exist_ok=True)
    words = {each: " ".join(region(seed).words(each)) for each in LANGS}
    with replacing(folder / README) as temporary:
        said = (text("cli-region-readme", each, words=words[each], name=REGION) for each in LANGS)
        temporary.write_text("\n\n".join(said) + "\n", encoding="utf-8")
    one = partial(_written, folder, seed, today=today, records=records)
    made: dict[int, list[Path]] = {}
    for number, paths in _each(one, count, workers):
        made[number] = paths
        advance(progress, len(made) / count)
    return [path for number in sorted(made) for path in made[number]]


def _each(one: Callable[[int], list[Path]], count: int, workers: int) -> Iterator[tuple[int, list[Path]]]:
    if workers <= 1:
        yield from ((number, one(number)) for number in range(count))
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(one, number): number for number in range(count)}
        try:
            for each in as_completed(waiting):
                yield waiting[each], each.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _written(folder: Path, seed: int, number: int, today: dt.date, records: int | None) -> list[Path]:
    """What one community sends, last year's first."""
    now = community(seed, number, today, records=records)
    made = []
    if now.signed and now.has_last_year:
        before = community(seed, number, today, records=records, years_ago=1)
        made.append(_sent(before, seed, folder / SENT / f"{_stem(now)}-{before.released_on.year}{submission.SUFFIX}"))
    suffix = submission.SUFFIX if now.signed else ".xlsx"
    made.append(_sent(now, seed, folder / SENT / f"{_stem(now)}{suffix}"))
    if now.signed:
        public.write(_signer(now, seed).public, folder / KEYS / f"{_stem(now)}{public.SUFFIX}")
    return made


def _sent(one: MadeUp, seed: int, out: Path) -> Path:
    prepared = release.prepare(_Source(one.diagnostic, catalogues()), one.lang, today=one.released_on)
    if not one.signed:
        with replacing(out) as temporary:
            temporary.write_bytes(prepared.workbook)
        return out
    said = release.manifest(
        one.diagnostic, prepared.release, "submission", one.released_on.toordinal(), one.released_on
    )
    submission.write(out, said, prepared.workbook, _signer(one, seed), region(seed).public)
    return out


def _stem(one: MadeUp) -> str:
    return f"{one.number + 1:04}-{re.sub('[^a-z0-9]+', '-', fold(one.name.plain(one.lang))).strip('-')}"


def _signer(one: MadeUp, seed: int) -> Pair:
    return _pair("community", one.name.said(one.lang), f"community {seed} {one.number}")


def _pair(kind: Kind, name: str, drawn_from: str) -> Pair:
    return Pair(kind, name, spoken.first_kind(lambda at: hashlib.sha256(f"repere {drawn_from} {at}".encode()).digest()))

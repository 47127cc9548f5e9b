"""What a region's database is asked to do: take in what was checked, give what counts, remember what was decided and
given out. Each of these is one transaction: whatever stops the computer, all of it is done or nothing of it."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from diagnostic.domain.safeguards.regional import Band
from diagnostic.exchange.submission import Seen, Standing
from diagnostic.region.contribution import Contribution, unpacked
from diagnostic.region.database.tables import area, arrival, decision, heard, kept, report, successor, told
from diagnostic.region.issued import Issued
from diagnostic.region.listings import Decision
from diagnostic.region.received import Kept, NotNewest, Received, settled

WRITES = "writes"
"""Option of a connection that is going to write: a file lets one at a time in, from its beginning."""
_ALL_BUT_FACTS = [each for each in arrival.c if each.name != "facts"]
_AT_ONCE = 500
"""Values named in one statement."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked: its name, the SHA-256 of its bytes, what it is (its contribution without facts) and its
    facts, ``contribution.packed``; None for a notice."""

    name: str
    file: str
    received: Received
    facts: bytes | None


@dataclass(frozen=True, slots=True)
class Known:
    """A file that was taken in, or that stood behind another: how it stood, and whether it is what counts of its
    diagnostic now."""

    received: Received
    standing: Standing
    counts: bool


class Contributions(Collection[Contribution]):
    """What counts of each diagnostic, in the order of their ids, as often as it is asked for and one at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __len__(self) -> int:
        counting = select(func.count()).select_from(kept).where(kept.c.contributing.is_not(None))
        with self._engine.begin() as connection:
            return connection.execute(counting).scalar_one()

    def __contains__(self, one: object) -> bool:
        return any(each == one for each in self)

    def __iter__(self) -> Iterator[Contribution]:
        rows = select(arrival).join(kept, kept.c.contributing == arrival.c.file).order_by(kept.c.diagnostic)
        with self._engine.begin() as connection:
            for row in connection.execution_options(yield_per=50).execute(rows):
                found = _contribution(row, unpacked(row.facts))
                assert found is not None
                yield found


class Keeping:
    """A region's database that is open."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.execution_options(**{WRITES: True}).begin() as connection:
            yield connection

    # what arrives

    def known(self, files: Collection[str]) -> dict[str, Known]:
        """Those of some files, by the SHA-256 of their bytes, that were settled before, by whichever coordinator."""
        found: dict[str, Known] = {}
        named = list(files)
        with self._engine.begin() as connection:
            for at in range(0, len(named), _AT_ONCE):
                rows = (
                    select(*_ALL_BUT_FACTS, kept.c.contributing)
                    .outerjoin(kept, kept.c.contributing == arrival.c.file)
                    .where(arrival.c.standing.is_not(None), arrival.c.file.in_(named[at : at + _AT_ONCE]))
                )
                for row in connection.execute(rows):
                    counts = row.contributing is not None
                    found[row.file] = Known(_received(row), Standing(row.standing), counts)
        return found

    def stage(self, files: Iterable[Checked], now: dt.datetime) -> None:
        """Keep what was checked, so that a computer that stops meanwhile has not worked for nothing; it counts once it
        is ``settle``d."""
        rows = [_row(each, now) for each in files]
        if rows:
            with self._writing() as connection:
                adding: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
                connection.execute(adding.insert(arrival).on_conflict_do_nothing(), rows)

    def settle(self) -> None:
        """Take in what is staged, in the right order (``received.settled``). What no longer counts, or never did, is
        deleted, all but its row of ``arrival``: that it came, and when (G06)."""
        with self._writing() as connection:
            if connection.dialect.name == "postgresql":  # one coordinator at a time; who reads need not wait
                connection.exec_driver_sql("LOCK TABLE kept IN EXCLUSIVE MODE")
            waiting = {
                row.file: _received(row)
                for row in connection.execute(select(*_ALL_BUT_FACTS).where(arrival.c.standing.is_(None)))
            }
            if waiting:
                before, holders = _kept(connection, {each.diagnostic for each in waiting.values()})
                heirs = {row.diagnostic: row.signer for row in connection.execute(select(successor))}
                after, outcomes = settled(waiting, before, heirs)
                _keep(connection, waiting, before, after, holders, outcomes)

    def succeed(self, diagnostic: str, signer: str, now: dt.datetime) -> None:
        """Remember that a diagnostic is signed with another key from now on, as its community said by telephone. What
        was refused for it is forgotten, so that it can be taken when it is read again; the key before speaks no
        more."""
        refused = (arrival.c.diagnostic == diagnostic) & (arrival.c.signer == signer)
        with self._writing() as connection:
            connection.execute(delete(successor).where(successor.c.diagnostic == diagnostic))
            connection.execute(insert(successor).values(diagnostic=diagnostic, signer=signer, decided_at=now))
            connection.execute(delete(arrival).where(refused, arrival.c.standing == Standing.OTHER_SIGNER.value))

    @property
    def contributions(self) -> Contributions:
        """What counts of each diagnostic."""
        return Contributions(self._engine)

    # what people decided

    def decisions(self) -> tuple[Decision, ...]:
        """Which organisations people found to be one, or two."""
        with self._engine.begin() as connection:
            rows = connection.execute(select(decision).order_by(decision.c.one, decision.c.other))
            return tuple(Decision(row.one, row.other, row.same) for row in rows)

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Remember decisions; a later one on the same two stands in the place of the earlier."""
        with self._writing() as connection:
            for each in decisions:
                one, other = _forget_decision(connection, (each.one, each.other))
                connection.execute(insert(decision).values(one=one, other=other, same=each.same))

    def undecide(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Forget what was decided of pairs: they are to be decided again."""
        with self._writing() as connection:
            for pair in pairs:
                _forget_decision(connection, pair)

    # what was given out

    def issued(self) -> tuple[Issued, ...]:
        """The reports given out, oldest first."""
        with self._engine.begin() as connection:
            said: dict[int, dict[str, str]] = {}
            for row in connection.execute(select(heard)):
                said.setdefault(row.report, {})[row.diagnostic] = row.digest
            bands: dict[int, dict[str, Band]] = {}
            for row in connection.execute(select(told)):
                bands.setdefault(row.report, {})[row.cell] = Band(row.low, row.high)
            areas: dict[int, dict[str, int]] = {}
            for row in connection.execute(select(area)):
                areas.setdefault(row.report, {})[row.province] = row.communities
            rows = connection.execute(select(report).order_by(report.c.date, report.c.id))
            return tuple(
                Issued(row.date, said.get(row.id, {}), bands.get(row.id, {}), areas.get(row.id, {})) for row in rows
            )

    def give_out(self, made: Issued) -> None:
        """Remember a report that is given out."""
        with self._writing() as connection:
            number = connection.execute(insert(report).values(date=made.date).returning(report.c.id)).scalar_one()
            said = [{"report": number, "diagnostic": key, "digest": each} for key, each in made.said.items()]
            bands = [{"report": number, "cell": key, "low": x.low, "high": x.high} for key, x in made.bands.items()]
            areas = [{"report": number, "province": key, "communities": each} for key, each in made.provinces.items()]
            for table, rows in ((heard, said), (told, bands), (area, areas)):
                if rows:
                    connection.execute(insert(table), rows)


def _forget_decision(connection: Connection, pair: tuple[str, str]) -> tuple[str, str]:
    """Delete what was decided of two organisations; answers them in the order in which a pair is kept."""
    one, other = sorted(pair)
    connection.execute(delete(decision).where((decision.c.one == one) & (decision.c.other == other)))
    return one, other


def _row(one: Checked, now: dt.datetime) -> dict[str, Any]:
    received, given = one.received, one.received.contribution
    return {
        "file": one.file, "name": one.name, "arrived_at": now, "standing": None, "diagnostic": received.diagnostic,
        "community": received.community, "digest": received.seen.digest, "sequence": received.seen.sequence,
        "signer": received.seen.signer, "release": received.release, "notice": given is None,
        "workbook": given.digest if given else None, "released_on": given.released_on if given else None,
        "period_start": given.period_start if given else None, "period_end": given.period_end if given else None,
        "facts": one.facts,
    }  # fmt: skip


def _received(row: Any) -> Received:
    seen = Seen(row.sequence, row.digest, row.signer)
    return Received(row.diagnostic, row.community, seen, row.release, _contribution(row, ()))


def _contribution(row: Any, facts: tuple[Any, ...]) -> Contribution | None:
    if row.notice:
        return None
    return Contribution(
        row.diagnostic, row.community, row.period_start, row.period_end, row.release, row.released_on, row.signer,
        row.workbook, facts,
    )  # fmt: skip


def _kept(
    connection: Connection, diagnostics: Collection[str]
) -> tuple[dict[str, Kept], dict[str, tuple[str, str | None]]]:
    """What is kept of some diagnostics, and in which rows of ``arrival``: the newest, the one that counts."""
    found: dict[str, Kept] = {}
    holders: dict[str, tuple[str, str | None]] = {}
    named = sorted(diagnostics)
    for at in range(0, len(named), _AT_ONCE):
        rows = connection.execute(select(kept).where(kept.c.diagnostic.in_(named[at : at + _AT_ONCE]))).all()
        files = {file for row in rows for file in (row.newest, row.contributing) if file}
        known = {
            row.file: _received(row)
            for row in connection.execute(select(*_ALL_BUT_FACTS).where(arrival.c.file.in_(files)))
        }
        for row in rows:
            counts = known[row.contributing].contribution if row.contributing else None
            found[row.diagnostic] = Kept(known[row.newest].seen, counts)
            holders[row.diagnostic] = (row.newest, row.contributing)
    return found, holders


def _keep(
    connection: Connection,
    waiting: Mapping[str, Received],
    before: Mapping[str, Kept],
    after: Mapping[str, Kept],
    holders: Mapping[str, tuple[str, str | None]],
    outcomes: Mapping[str, Standing | NotNewest],
) -> None:
    """Write what ``settled`` found."""
    for file, outcome in outcomes.items():
        found = outcome if isinstance(outcome, Standing) else outcome.standing
        connection.execute(update(arrival).where(arrival.c.file == file).values(standing=found.value))
    taken = {file: waiting[file] for file, outcome in outcomes.items() if isinstance(outcome, Standing)}
    by_seen = {(one.diagnostic, one.seen): file for file, one in taken.items() if outcomes[file] is not Standing.SAME}
    by_contribution = {one.contribution: file for one, file in ((taken[file], file) for file in by_seen.values())}
    for diagnostic, now in after.items():
        if now == before.get(diagnostic):
            continue
        newest, counts = holders.get(diagnostic, ("", None))
        newest = by_seen.get((diagnostic, now.seen), newest)
        if now.contribution is None:
            counts = None
        elif newest in taken and taken[newest].contribution == now.contribution:
            counts = newest
        else:
            counts = by_contribution.get(now.contribution, counts)
        connection.execute(delete(kept).where(kept.c.diagnostic == diagnostic))
        connection.execute(insert(kept).values(diagnostic=diagnostic, newest=newest, contributing=counts))
    counting = select(kept.c.contributing).where(kept.c.contributing.is_not(None))
    touched = sorted({one.diagnostic for one in waiting.values()})
    for at in range(0, len(touched), _AT_ONCE):
        old = arrival.c.diagnostic.in_(touched[at : at + _AT_ONCE]) & arrival.c.file.not_in(counting)
        connection.execute(update(arrival).where(old, arrival.c.facts.is_not(None)).values(facts=None))

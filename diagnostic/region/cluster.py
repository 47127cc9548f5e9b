"""Checking on several machines: a Dask cluster reads the workbooks. The region's keys never leave this computer: files
are opened and their signatures checked here; the machines of the cluster get workbooks, as bytes."""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path
from typing import Any

from diagnostic import __version__
from diagnostic.domain.errors import BadInput, RepereError
from diagnostic.exchange.intake.table import Loaded
from diagnostic.exchange.keys.pairs import Pair
from diagnostic.region import received, shared_workbook
from diagnostic.region.contribution import Contribution
from diagnostic.region.database.keeping import Checked
from diagnostic.region.received import Unsealed
from diagnostic.region.workers import AT_ONCE, SECONDS, Check, checked, light

CONNECT_SECONDS = 10


class NoCluster(RepereError):
    """The cluster cannot be reached, has no workers, or has another version of this app."""


def checking(regions: Sequence[Pair], known_signers: Collection[str], address: str) -> Check:
    """Checking by the cluster whose scheduler is at ``address`` (such as ``tcp://HOST:8786``; ``tls://`` where the
    network is not the coordinator's own). The check raises ``NoCluster``."""

    def each(paths: Sequence[Path]) -> Iterator[tuple[Path, Checked | BadInput]]:
        if not paths:
            return
        client = _client(address)
        try:
            yield from _each(client, paths, regions, known_signers)
        finally:
            with suppress(Exception):  # a cluster that went away cannot be told goodbye
                client.close()

    return each


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as reason:
        raise NoCluster("regional-cluster-driver") from reason
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as reason:
        raise NoCluster("regional-cluster-unreachable", address=address) from reason
    try:
        there = client.submit(_version, pure=False).result(timeout=CONNECT_SECONDS)
    except Exception as reason:  # no workers, or none that knows this app
        client.close()
        raise NoCluster("regional-cluster-workers", address=address) from reason
    if there != __version__:
        client.close()
        raise NoCluster("regional-cluster-version", here=__version__, there=there)
    return client


def _each(
    client: Any, paths: Sequence[Path], regions: Sequence[Pair], known_signers: Collection[str]
) -> Iterator[tuple[Path, Checked | BadInput]]:
    from distributed import wait

    room = AT_ONCE * max(1, sum(client.nthreads().values()))
    left = deque(paths)
    waiting: dict[Any, tuple[Path, Loaded, Unsealed]] = {}
    while left or waiting:
        while left and len(waiting) < room:
            path = left.popleft()
            try:
                file = received.load(path)
                found = received.unsealed(file, regions, known_signers)
                if found.workbook is None:
                    yield path, checked(file, received.whole(found, None), None)
                else:
                    waiting[client.submit(_read, found.workbook, pure=False)] = path, file, found
            except BadInput as reason:
                yield path, reason
            except OSError as reason:
                yield path, BadInput("cli-no-access", file=path.name, reason=reason.strerror or "")
        if not waiting:
            continue
        try:
            with client.as_current():
                done = wait(list(waiting), timeout=SECONDS, return_when="FIRST_COMPLETED").done
        except TimeoutError:  # nothing moved for so long: these take too long, wherever they are
            done = set(waiting)
        for future in done:
            path, file, found = waiting.pop(future)
            yield path, _outcome(path, file, found, future)


def _outcome(path: Path, file: Loaded, found: Unsealed, future: Any) -> Checked | BadInput:
    from distributed import KilledWorker

    if not future.done():
        future.cancel()
        return BadInput("regional-check-too-long", file=path.name, seconds=round(SECONDS))
    try:
        given, facts = future.result()
        return checked(file, received.whole(found, given), facts)
    except BadInput as reason:
        return reason
    except (KilledWorker, MemoryError):
        return BadInput("regional-check-too-much", file=path.name)
    except (OSError, CancelledError) as reason:
        raise NoCluster("regional-cluster-lost") from reason
    except Exception as reason:
        return BadInput("regional-check-failed", file=path.name, reason=type(reason).__name__)
    finally:
        future.release()


# what runs on the machines of the cluster


def _version() -> str:
    return __version__


def _read(workbook: Loaded) -> tuple[Contribution, bytes]:
    return light(shared_workbook.contribution(workbook))

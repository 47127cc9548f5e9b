"""Checking files that nobody has reason to trust yet, each in a process of its own: one that would take too much
memory or time, or brings its reader down, costs that one file and nothing else.

The processes may write to no file at all, so that nothing decrypted ever lies on a disk.
"""

import gc
import hashlib
import os
import signal
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.table import Loaded
from diagnostic.exchange.keys.pairs import Pair
from diagnostic.region import received
from diagnostic.region.contribution import Contribution, packed
from diagnostic.region.database.keeping import Checked
from diagnostic.region.received import Received

MEMORY = 2**30
"""Bytes that a process may ask for, libraries included."""
SECONDS = 30.0
"""What one file may take: the largest that is taken takes about two on an old laptop."""
SELDOM = 200_000
"""Objects made between two looks for unused ones that refer to one another."""
AT_ONCE = 4
"""Files that wait for each process, so that none waits for work and what was read stays little."""

Check = Callable[[Sequence[Path]], Iterator[tuple[Path, Checked | BadInput]]]
"""Checks files and answers each with what it is or why it cannot be taken, in the order they are done."""


def checked(file: Loaded, found: Received, facts: bytes | None) -> Checked:
    """A file, what it is without its facts, and those."""
    name = file.name.encode(errors="replace").decode()
    return Checked(name, hashlib.sha256(file.content).hexdigest(), found, facts)


def light(given: Contribution) -> tuple[Contribution, bytes]:
    """A contribution without its facts, and those packed."""
    return replace(given, facts=()), packed(given.facts)


def checking(regions: Sequence[Pair], known_signers: Collection[str], workers: int = 2) -> Check:
    """Checking by so many processes, with what a region's keys open and whose signature is known."""

    def each(paths: Sequence[Path]) -> Iterator[tuple[Path, Checked | BadInput]]:
        from pebble import ProcessPool

        pool = ProcessPool(
            max(1, min(workers, len(paths))),
            initializer=_begin,
            initargs=([(each.name, each.seed) for each in regions], frozenset(known_signers)),
            context=get_context("spawn"),  # a process that was forked would have all that the window has
        )
        left, waiting = iter(paths), dict[Future[Checked], Path]()
        try:
            while True:
                for path in islice(left, workers * AT_ONCE - len(waiting)):
                    waiting[pool.schedule(_check, args=(path,), timeout=SECONDS)] = path
                if not waiting:
                    return
                for done in wait(waiting, return_when=FIRST_COMPLETED).done:
                    path = waiting.pop(done)
                    yield path, _outcome(path, done)
        finally:
            pool.stop()
            pool.join()

    return each


def _outcome(path: Path, done: "Future[Checked]") -> Checked | BadInput:
    from pebble import ProcessExpired

    try:
        return done.result()
    except BadInput as reason:
        return reason
    except TimeoutError:
        return BadInput("regional-check-too-long", file=path.name, seconds=round(SECONDS))
    except (ProcessExpired, MemoryError):
        return BadInput("regional-check-too-much", file=path.name)
    except OSError as reason:
        return BadInput("cli-no-access", file=path.name, reason=reason.strerror or "")


# what runs in each process

_regions: Sequence[Pair] = ()
_known_signers: Collection[str] = ()
_bounded = False


def _begin(regions: Sequence[tuple[str, bytes]], known_signers: Collection[str]) -> None:
    global _regions, _known_signers, _bounded
    _regions = [Pair("region", name, seed) for name, seed in regions]
    _known_signers, _bounded = known_signers, _bound()
    gc.set_threshold(SELDOM)  # a workbook is hundreds of thousands of objects that all go at once
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it decides when it stops
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a reader says while it dies helps nobody


def _bound() -> bool:
    """Take limits on: of memory, of files written (none), of what a crash leaves behind (nothing). False where the
    system knows none; a workbook is then looked through before it is read."""
    try:
        import resource
    except ImportError:
        return False
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        _, ceiling = resource.getrlimit(what)
        resource.setrlimit(what, (most if ceiling == resource.RLIM_INFINITY else min(most, ceiling), ceiling))
    return True


def _check(path: Path) -> Checked:
    try:
        file = received.load(path)
        found, facts = received.read(file, _regions, _known_signers, bounded=_bounded), None
        if found.contribution is not None:
            given, facts = light(found.contribution)
            found = replace(found, contribution=given)
        return checked(file, found, facts)
    except (BadInput, OSError, MemoryError):
        raise
    except BaseException as reason:  # also a panic of a library, which is no Exception and cannot be sent on
        raise BadInput("regional-check-failed", file=path.name, reason=type(reason).__name__) from None

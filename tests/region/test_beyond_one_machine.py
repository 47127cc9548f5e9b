"""A region on PostgreSQL, with several coordinators at once and roles; checking on a Dask cluster. Real servers."""

import datetime as dt
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from made_up import contribution
from sender import KNOWN, LAKE, REGION, Sender

from diagnostic import cli
from diagnostic.domain.safeguards.regional import Band
from diagnostic.exchange.keys import ring
from diagnostic.region import cluster, workers
from diagnostic.region.compiling import take_in
from diagnostic.region.contribution import Contribution
from diagnostic.region.database import NoDatabase, opened
from diagnostic.region.issued import Issued
from diagnostic.region.listings import Decision
from diagnostic.region.report import report
from diagnostic.shipped import catalogues


def community(number: int, province: str) -> Contribution:
    """One that is in a province and names a strength."""
    return contribution(number, ("community", "c", "province", province, None))


CHECK = workers.checking([REGION], KNOWN, 1)
ONE = Issued(dt.date(2025, 5, 1), {"a": "0" * 64}, {"strength/x": Band(5, 9)})


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The folder of the socket of a PostgreSQL server that was started for the tests."""
    binaries = max(Path("/usr/lib/postgresql").glob("*/bin"))
    root = os.geteuid() == 0  # PostgreSQL refuses to run as root
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as made:
        folder = Path(made)
        if root:
            subprocess.run(["chown", "postgres", folder], check=True)

        def run(*command: object) -> None:
            as_other = ["runuser", "-u", "postgres", "--"] if root else []
            subprocess.run([*as_other, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd=folder)

        run(binaries / "initdb", "-D", folder / "data", "-A", "trust", "-U", "keeper", "--no-sync", "-E", "UTF8")
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        run(binaries / "pg_ctl", "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start")
        yield folder
        run(binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")


@pytest.fixture
def address(server: Path, request: pytest.FixtureRequest) -> Callable[..., str]:
    """The address of a database of this test's own, for a user."""
    name = f"region_{abs(hash(request.node.name))}"
    with psycopg.connect(f"postgresql://keeper@/postgres?host={server}", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]

    def of(user: str = "keeper") -> str:
        return f"postgresql://{user}@/{name}?host={server}"

    return of


def test_the_same_on_a_server(lake: Sender, address: Callable[..., str]) -> None:
    files = [lake.write(1), lake.write(2), lake.workbook]
    with opened(address()) as keeping:
        arrived = take_in(keeping, files, CHECK)
        assert [each.what for each in arrived] == ["replaced", "newer", None]
        keeping.decide([Decision("b/1", "a/1", True)])
        keeping.decide([Decision("a/1", "b/1", False)])
        keeping.give_out(ONE)
    with opened(address()) as keeping:
        assert [each.facts for each in keeping.contributions] == [lake.plain.facts]
        assert keeping.decisions() == (Decision("a/1", "b/1", False),) and keeping.issued() == (ONE,)
        assert [each.what for each in take_in(keeping, files, CHECK)] == ["replaced", "same", None]
        take_in(keeping, [lake.write(3, notice=True)], CHECK)
        assert not list(keeping.contributions)
    with psycopg.connect(address()) as connection:
        assert connection.execute("SELECT count(facts) FROM arrival").fetchone() == (0,)


def test_several_coordinators_at_once(lake: Sender, address: Callable[..., str]) -> None:
    """Each opens a new database at the same moment and takes in files of which the others have some too."""
    files = [lake.write(number) for number in range(1, 9)]

    def work(number: int) -> None:
        with opened(address()) as keeping:
            take_in(keeping, files[number : number + 4], CHECK)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(5)))
    with psycopg.connect(address()) as connection:
        rows = connection.execute("SELECT sequence FROM kept JOIN arrival ON file = contributing").fetchall()
        assert rows == [(8,)]
        count, whole = connection.execute("SELECT count(*), count(facts) FROM arrival").fetchone() or (0, 0)
    assert (whole, count) == (1, 8)


def test_a_role_reads_aggregates_alone_and_another_does_a_coordinators_work(
    lake: Sender, address: Callable[..., str]
) -> None:
    with opened(address()) as keeping:
        take_in(keeping, [lake.write(1)], CHECK)
        keeping.give_out(ONE)
    with psycopg.connect(address()) as connection:
        for user, role in (("reader", "repere_aggregates"), ("second", "repere_coordinator")):
            connection.execute(f"CREATE USER {user} IN ROLE {role}")  # type: ignore[arg-type]
    with psycopg.connect(address("reader"), autocommit=True) as connection:
        told = connection.execute("SELECT date, cell, low, high FROM aggregate").fetchall()
        assert told == [(dt.date(2025, 5, 1), "strength/x", 5, 9)]
        for table in ("arrival", "kept", "decision", "report", "heard", "told"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(f"SELECT * FROM {table}")  # type: ignore[arg-type]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (x int)")
    with opened(address("second")) as keeping:
        assert [each.what for each in take_in(keeping, [lake.write(2)], CHECK)] == ["newer"]
        keeping.give_out(ONE)
        keeping.decide([Decision("a/1", "b/1", True)])


def test_the_communities_of_a_report_are_a_layer_by_province(address: Callable[..., str]) -> None:
    """For QGIS, by PostGIS: five communities or more in a province, none by name."""
    given = [community(number, "ON") for number in range(6)] + [community(number, "YT") for number in range(6, 10)]
    made = report(given, catalogues(), dt.date(2026, 11, 1)).issued
    with opened(address()) as keeping:
        keeping.give_out(made)
        assert keeping.issued() == (made,)
    with psycopg.connect(address()) as connection:
        connection.execute("CREATE USER mapper IN ROLE repere_aggregates")
    with psycopg.connect(address("mapper")) as connection:
        layer = "SELECT province, communities, ST_SRID(position), ST_X(position), ST_Y(position) FROM aggregate_map"
        [(province, communities, system, longitude, latitude)] = connection.execute(layer).fetchall()
        assert (province, communities, system) == ("ON", 6, 4326)
        inside = "SELECT ST_Within(position, ST_MakeEnvelope(-95.2, 41.6, -74.3, 56.9, 4326)) FROM aggregate_map"
        assert connection.execute(inside).fetchone() == (True,), (longitude, latitude)
        for table in ("area", "province"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(f"SELECT * FROM {table}")  # type: ignore[arg-type]


def test_a_server_without_postgis_has_the_layer_without_geometry(address: Callable[..., str]) -> None:
    with psycopg.connect(address(), autocommit=True) as connection:
        connection.execute("CREATE USER small")
        [name] = connection.execute("SELECT current_database()").fetchone() or ("",)
        connection.execute(f"ALTER DATABASE {name} OWNER TO small")  # type: ignore[arg-type]
        connection.execute("GRANT ALL ON SCHEMA public TO small")
    with opened(address("small")) as keeping:
        keeping.give_out(Issued(dt.date(2026, 5, 1), {}, {}, {"ON": 6}))
    with psycopg.connect(address("small")) as connection:
        rows = connection.execute("SELECT * FROM aggregate_map").fetchall()
        assert [len(each) for each in rows] == [6] and rows[0][2:4] == ("ON", 6)


def test_a_database_of_before_gets_the_layer_and_keeps_all(lake: Sender, address: Callable[..., str]) -> None:
    with opened(address()) as keeping:
        take_in(keeping, [lake.write(1)], CHECK)
        keeping.give_out(ONE)
    with psycopg.connect(address()) as connection:
        connection.execute("DROP VIEW aggregate_map")
        connection.execute("DROP TABLE area, province, successor")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    with opened(address()) as keeping:
        assert len(keeping.contributions) == 1 and keeping.issued() == (ONE,)


def test_an_address_that_does_not_answer_is_said_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase) as told, opened(f"postgresql://keeper:secret@/x?host={tmp_path}"):
        pass
    assert told.value.key == "regional-database-failed" and "secret" not in str(told.value.arguments)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Dask scheduler with two workers, each a process."""
    folder = tmp_path_factory.mktemp("dask")
    file = folder / "scheduler.json"
    common = ["--scheduler-file", str(file), "--no-dashboard"]
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}
    commands = [
        ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *common],
        [
            "distributed.cli.dask_worker",
            "--nworkers",
            "2",
            "--nthreads",
            "1",
            "--local-directory",
            str(folder),
            *common,
        ],
    ]
    with (folder / "log").open("wb") as log:
        running = [
            subprocess.Popen(
                [sys.executable, "-m", *each],
                cwd=folder,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
            for each in commands
        ]
        from distributed import Client

        with Client(scheduler_file=str(file), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
            found = client.scheduler.address
        yield str(found)
        for each in running:
            os.killpg(each.pid, signal.SIGKILL)
            each.wait(30)


def test_a_cluster_reads_what_this_computer_opened(lake: Sender, scheduler: str, tmp_path: Path) -> None:
    bad = tmp_path / "letter.xlsx"
    bad.write_text("Bonjour")
    files = [lake.write(1), lake.write(2, notice=True), bad, lake.write(3)]
    with opened(None) as here, opened(None) as there:
        wanted = [(each.what, each.reason and each.reason.key) for each in take_in(here, files, CHECK)]
        found = take_in(there, files, cluster.checking([REGION], KNOWN, scheduler))
        assert [(each.what, each.reason and each.reason.key) for each in found] == wanted
        assert list(there.contributions) == list(here.contributions)


def test_a_cluster_that_is_not_there_is_said(lake: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    with opened(None) as keeping, pytest.raises(cluster.NoCluster) as told:
        take_in(keeping, [lake.write(1)], cluster.checking([REGION], KNOWN, "tcp://127.0.0.1:1"))
    assert told.value.key == "regional-cluster-unreachable"


def test_the_command_with_both(
    lake: Sender, address: Callable[..., str], scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    ring.keep(REGION)
    ring.accept(LAKE.public)
    lake.write(1)
    where = ["--database", address(), "--scheduler", scheduler]
    out = tmp_path / "report.xlsx"
    assert cli.main(["compile", str(lake.folder), "--to", str(out), *where, "--lang", "fr", "--draft"]) == 0
    assert out.exists() and "Une collectivité" in capsys.readouterr().out

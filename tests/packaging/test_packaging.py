"""What packaging/run and packaging/test install: named by digest, from nowhere in particular, and only once."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_has_one_version_and_its_digests(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (PACKAGING / name).read_text(encoding="utf-8").strip())
    assert len(entries) > 40
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_both_lists_agree() -> None:
    run, test = (
        dict(re.findall(r"^([^\s=]+)==(\S+)", (PACKAGING / name).read_text(encoding="utf-8"), re.M))
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert run.items() <= test.items()


def test_the_map_libraries_are_pinned_by_digest_and_name_no_registry() -> None:
    lock = json.loads((ROOT / "resources" / "web" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages
    for name, each in packages.items():
        assert each["integrity"].startswith("sha512-"), name
        assert "resolved" not in each, name


def test_no_list_or_script_says_where_packages_come_from() -> None:
    for path in (
        *PACKAGING.iterdir(),
        ROOT / "pyproject.toml",
        ROOT / ".ci" / "run",
        ROOT / "resources" / "web" / "package.json",
    ):
        if path.is_file():
            words = path.read_text(encoding="utf-8", errors="replace")
            assert not re.search(r"(?<!emit-)index-url|find-links|trusted-host|registry\s*=|https?://", words), path


@pytest.mark.parametrize("script", ["prepare", "run", "test", "lock"])
def test_scripts_are_read_by_any_shell(script: str) -> None:
    assert subprocess.run(["sh", "-n", PACKAGING / script], capture_output=True, check=False).returncode == 0


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone, in a folder with blanks and accents, where everything was installed."""
    found = tmp_path / "Mes dépôts (2)" / "repère"
    for name in ("packaging", "resources/web/dist", ".venv/bin"):
        (found / name).mkdir(parents=True)
    for name in ("prepare", "build_web.py", "build_forms.py", "requirements.txt"):
        shutil.copy(PACKAGING / name, found / "packaging")
    shutil.copytree(ROOT / "forms", found / "forms")
    shutil.copy(ROOT / "resources/web/package-lock.json", found / "resources/web")
    (found / ".venv/bin/python").symlink_to(sys.executable)
    said(found, 'fingerprint "$1" >.venv/ready-requirements.txt')
    return found


def said(clone: Path, words: str) -> subprocess.CompletedProcess[str]:
    """Run words of the shell as ``packaging/run`` does."""
    script = f". packaging/prepare; {words}"
    command = ["sh", "-c", script, "sh", "packaging/requirements.txt"]
    return subprocess.run(command, cwd=clone, capture_output=True, text=True, check=False)


def test_what_is_ready_is_not_made_again(clone: Path) -> None:
    done = said(clone, 'install_packages "$1"')
    assert (done.returncode, done.stderr) == (0, "")


def test_a_changed_list_is_installed_and_a_failure_says_what_to_do(clone: Path) -> None:
    with (clone / "packaging/requirements.txt").open("a") as file:
        file.write("nothing-of-this-name==0 --hash=sha256:00\n")
    (clone / ".venv/bin/python").unlink()
    (clone / ".venv/bin/python").write_text(
        "#!/bin/sh\ncase $* in *--version) ;; *) echo 'no road' >&2; exit 1 ;; esac\n"
    )
    (clone / ".venv/bin/python").chmod(0o755)
    done = said(clone, 'install_packages "$1"')
    assert done.returncode == 1
    for words in ("no road", "Rien n’a été perdu", "Nothing was lost"):
        assert words in done.stderr
    assert (clone / ".venv/unfinished").exists(), "the next start begins anew"


def test_what_a_window_lacks_is_named_as_debian_names_it(clone: Path) -> None:
    (clone / "ldconfig").write_text("#!/bin/sh\necho 'libEGL.so.1 (libc6,x86-64) => /lib/libEGL.so.1'\n")
    (clone / "ldconfig").chmod(0o755)
    lacking = said(clone, 'PATH="$PWD:$PATH"; lacking_for_a_window').stdout.split()
    assert "libegl1" not in lacking
    assert {"libnss3", "libxcb-cursor0", "libxkbcommon-x11-0"} <= set(lacking)

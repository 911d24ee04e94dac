"""What is written about children stands nowhere but encrypted: running, locked and after a crash."""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.fakes.kanarifugler import find_canaries, make_canaries

ROOT = Path(__file__).resolve().parents[2]
CANARIES = make_canaries(50)
HOMES = {
    "HOME": "hjem", "TMPDIR": "tmp", "XDG_DATA_HOME": "hjem/data", "XDG_CONFIG_HOME": "hjem/oppsett",
    "XDG_STATE_HOME": "hjem/tilstand", "XDG_CACHE_HOME": "hjem/mellomlager", "XDG_RUNTIME_DIR": "kjoering",
}  # fmt: skip

Start = Callable[..., "Levende"]


class Levende:
    """The planting program, alive in a home of its own."""

    def __init__(
        self, home: Path, *arguments: str, canaries: Sequence[str] = CANARIES, around: Sequence[str] = ()
    ) -> None:
        """`around` is what the program is started by: a bus with a key store."""
        self.home = home
        folders = {name: home / place for name, place in HOMES.items()}
        for folder in folders.values():
            folder.mkdir(parents=True, exist_ok=True)
        with (home / "feilstroem.txt").open("wb") as errors:
            self.process = subprocess.Popen(
                [*around, sys.executable, "-B", ROOT / "tests/e2e/planter.py", home / "hjem/data/hvelv", *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=home,
                env=os.environ | {name: str(folder) for name, folder in folders.items()} | {"PYTHONPATH": str(ROOT)},
                text=True,
                start_new_session=True,
            )
        self.tell(" ".join(canaries))

    def tell(self, line: str = "") -> None:
        assert self.process.stdin is not None
        print(line, file=self.process.stdin, flush=True)

    def await_word(self, word: str) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == f"{word}\n", (self.home / "feilstroem.txt").read_text(encoding="utf-8")

    def kill(self) -> None:
        """Kill it and whatever it was started by or has started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    living: list[Levende] = []

    def begin(*arguments: str) -> Levende:
        living.append(Levende(tmp_path, *arguments))
        living[-1].await_word("aapen")
        return living[-1]

    yield begin
    for one in living:
        one.kill()


def test_fifty_canaries_are_found_nowhere_running_locked_or_crashed(start: Start, tmp_path: Path) -> None:
    program = start()
    assert (tmp_path / "hjem/data/hvelv/helse.db-wal").stat().st_size > 0
    assert find_canaries([tmp_path], CANARIES) == []

    program.tell()
    program.await_word("laast")
    assert find_canaries([tmp_path], CANARIES) == []

    program.tell()
    program.await_word("igjen")
    program.kill()
    assert (tmp_path / "hjem/data/hvelv/helse.db-wal").stat().st_size > 0
    assert find_canaries([tmp_path], CANARIES) == []
    assert {f.suffix for f in tmp_path.rglob("*") if f.is_file()} >= {".db", ".json", ".log", ".hakopi"}


def test_every_canary_was_really_written(start: Start, tmp_path: Path) -> None:
    """Otherwise nothing would be found because nothing was planted."""
    from helseansvarlig.clock import SystemClock
    from helseansvarlig.security.keyring_port import IngenNoekkelring
    from tests.fakes.omgivelser import cheap_surroundings
    from tests.fakes.proevehvelv import Proevehvelv

    start().kill()
    vault = Proevehvelv(tmp_path / "hjem/data/hvelv", cheap_surroundings(SystemClock(), IngenNoekkelring()))
    connection = vault.raw()

    tables = [row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    held = "".join(str(tuple(row)) for t in tables for row in connection.execute(f"SELECT * FROM {t}"))  # noqa: S608 (its own)
    connection.close()

    assert [canary for canary in CANARIES if canary not in held] == []


def test_a_planted_leak_of_the_program_is_found(start: Start, tmp_path: Path) -> None:
    """The control: the same program with one plaintext draft in the temporary folder."""
    start("--lekk")

    assert {(Path(f.fil).name, f.form) for f in find_canaries([tmp_path], CANARIES)} == {("utkast.txt", "utf-16")}


@pytest.mark.parametrize(
    ("form", "write"),
    [
        ("utf-8", lambda word: f"før {word} etter".encode()),
        ("utf-16", lambda word: f"før {word}".encode("utf-16")),
        ("latin-1", lambda word: word.encode("latin-1")),
        ("json", lambda word: f'{{"a": "{word}"}}'.replace("å", "\\u00e5").encode()),
        ("hex", lambda word: f"før {word}".encode().hex().encode()),
        ("hex", lambda word: word.encode().hex().upper().encode()),
        *[("base64", lambda word, n=n: base64.b64encode(b"x" * n + word.encode() + b"y" * n)) for n in range(4)],
        ("utf-8", lambda word: b"%PDF stream " + zlib.compress(word.encode())),
    ],
)
def test_a_canary_is_found_in_every_form(tmp_path: Path, form: str, write: Callable[[str], bytes]) -> None:
    (tmp_path / "fil").write_bytes(write(CANARIES[7]))

    assert (CANARIES[7], form) in {(f.kanarifugl, f.form) for f in find_canaries([tmp_path], CANARIES)}


def test_a_canary_is_found_in_names_links_and_archives(tmp_path: Path) -> None:
    (tmp_path / CANARIES[1]).mkdir()
    (tmp_path / "lenke").symlink_to(CANARIES[2])
    with zipfile.ZipFile(tmp_path / "arkiv.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("innhold.txt", CANARIES[3])

    assert {f.kanarifugl for f in find_canaries([tmp_path], CANARIES)} == {*CANARIES[1:4]}

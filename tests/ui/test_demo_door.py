"""The demo's door: where there is no house, one is built while one waits, and then it stands open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helseansvarlig import bootstrap
from helseansvarlig.bootstrap import without_keyring
from helseansvarlig.clock import SystemClock
from helseansvarlig.demo.run import README, is_finished
from tests.ui.husrom import words
from ui.demo_door import STEPS, Building, DemoDoor
from ui.doors import Keys
from ui.jobs import Jobs


@pytest.fixture
def real(qtbot: QtBot) -> Iterator[Jobs]:  # noqa: ARG001 - an application must exist
    jobs = Jobs()
    yield jobs
    jobs.stop()


def test_a_demo_that_is_not_there_is_built_and_opened(tmp_path: Path, real: Jobs, qtbot: QtBot) -> None:
    hvelv = bootstrap.open_hvelv(tmp_path / "hvelv", without_keyring(SystemClock()))
    door = DemoDoor(Keys(lambda: hvelv, lambda _aapent: None, lambda _name, _code: b""), tmp_path)
    building = Building()
    qtbot.addWidget(building)
    building.show()
    steps: list[tuple[int, int]] = []
    built: list[None] = []

    def progress(done: int, total: int) -> None:
        building.show_step(done, total)
        steps.append((done, total))

    real.run_long(door.build, built.append, lambda error: pytest.fail(str(error)), progress)
    qtbot.waitUntil(lambda: bool(built), timeout=60_000)
    assert steps[-1] == (STEPS, STEPS)
    assert f"Steg {STEPS} av {STEPS}" in " ".join(words(building))
    assert is_finished(tmp_path)
    opened = door.open()
    assert opened.hvelv.brukere()
    opened.hvelv.lock(opened.aapent)


def test_a_folder_that_is_somebodys_vault_is_left_alone_and_told(tmp_path: Path, real: Jobs, qtbot: QtBot) -> None:
    (tmp_path / "hvelv").mkdir()
    (tmp_path / "hvelv" / "helse.db").write_bytes(b"noens")
    hvelv = bootstrap.open_hvelv(tmp_path / "hvelv", without_keyring(SystemClock()))
    door = DemoDoor(Keys(lambda: hvelv, lambda _aapent: None, lambda _name, _code: b""), tmp_path)
    building = Building()
    qtbot.addWidget(building)
    building.show()
    real.run_long(door.build, lambda _done: pytest.fail("built"), building.show_failure, building.show_step)
    qtbot.waitUntil(lambda: "ikke er en demo" in " ".join(words(building)), timeout=10_000)
    assert (tmp_path / "hvelv" / "helse.db").read_bytes() == b"noens"
    assert not (tmp_path / README).exists()

"""A vault for the command line: real in everything, its key derived at the lowest cost that a header may ask for."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from helseansvarlig import bootstrap
from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.forsendelse import Mottaker
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Rolle
from tests.fakes.kommando import Kommando

PASSWORD = "blå båt på fjorden i kveld"


@pytest.fixture
def kommando(tmp_path: Path) -> Kommando:
    """The command line where there is no vault yet."""
    return Kommando(tmp_path, PASSWORD)


@pytest.fixture(scope="session")
def ferdig_hvelv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locked vault of an institution that can seal: made once, copied by those who use it."""
    folder = tmp_path_factory.mktemp("ferdig") / "hvelv"
    around = bootstrap.without_keyring(SystemClock())
    hvelv = bootstrap.open_hvelv(folder, replace(around, kost=around.gulv))
    facts = Institusjon("Solbakken", "Avdeling 2", "310000051")
    aapent = hvelv.create(hvelv.prepare(facts, "Trygg Havn", Rolle.HELSEANSVARLIG, PASSWORD))
    bootstrap.build_services(aapent).installasjon.sender_card()
    hvelv.lock(aapent)
    return folder


@pytest.fixture(scope="session")
def ferdig_kommune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A municipality's key, certificate and card: made once, copied by those who use it."""
    folder = tmp_path_factory.mktemp("ferdig") / "kommune"
    bootstrap.make_receiver(folder, Mottaker("310000078", "4699", "00", "barnevern"), "Elvebyen barnevernstjeneste")
    return folder


@pytest.fixture
def hvelvet(kommando: Kommando, ferdig_hvelv: Path) -> Kommando:
    """The command line over a locked vault."""
    shutil.copytree(ferdig_hvelv, kommando.vault)
    return kommando


@pytest.fixture
def mottak(kommando: Kommando, ferdig_kommune: Path) -> Path:
    """A municipality's folder that knows no sender yet."""
    return Path(shutil.copytree(ferdig_kommune, kommando.folder / "kommune"))


@pytest.fixture(autouse=True)
def _closed_log() -> Iterator[None]:
    """A command that fails starts the technical log; let go of its file when the test ends."""
    logger = logging.getLogger("helseansvarlig")
    before = (list(logger.handlers), logger.propagate, logger.level)
    yield
    for handler in [h for h in logger.handlers if h not in before[0]]:
        logger.removeHandler(handler)
        handler.close()
    logger.propagate, logger.level = before[1], before[2]

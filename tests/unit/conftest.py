"""A vault for the command line: real in everything, its key derived at the lowest cost that a header may ask for."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from helseansvarlig import bootstrap
from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Rolle
from tests.fakes.kommando import Kommando

PASSWORD = "blå båt på fjorden i kveld"


@pytest.fixture
def kommando(tmp_path: Path) -> Kommando:
    """The command line where there is no vault yet."""
    return Kommando(tmp_path, PASSWORD)


@pytest.fixture
def hvelvet(kommando: Kommando) -> Kommando:
    """The command line over a locked vault of an institution that can seal."""
    around = bootstrap.without_keyring(SystemClock())
    hvelv = bootstrap.open_hvelv(kommando.vault, replace(around, kost=around.gulv))
    facts = Institusjon("Solbakken", "Avdeling 2", "310000051")
    hvelv.lock(hvelv.create(hvelv.prepare(facts, "Trygg Havn", Rolle.HELSEANSVARLIG, PASSWORD)))
    return kommando


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

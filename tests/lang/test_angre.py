"""Two people write, take back and do again, lock and crash: five hundred stories of thirty steps, against a model.

The machine is the one of `tests/store/angremaskin.py`, whose short run belongs to the fast suite.
"""

from __future__ import annotations

import unittest
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.services.ports import Unit
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.lang.bevis import Bevistabell
from tests.lang.proeve import VOLUME
from tests.store.angremaskin import Angremaskin

pytestmark = pytest.mark.lang

VIS = 6
STORIES, STEPS, CONTROL = 500 * VOLUME, 30, 60
NAME = "angre og gjenta, mot en modell"


class GlemsomtLager(SqlcipherStore):
    """A store with a fault: a new act does not end what could be done again."""

    @contextmanager
    def write(self, hendelse: Hendelse) -> Iterator[Unit]:
        with super().write(hendelse) as unit:
            yield unit
        self._connection.execute("UPDATE angre SET status = 'angret' WHERE status = 'forkastet'")


def run(store: type[SqlcipherStore], folder: Path, stories: int) -> tuple[int, bool]:
    """Run so many stories over a store; return how many were begun, and whether all ended like the model."""
    begun = [0]

    class Maskin(Angremaskin):
        store_class = store
        parent = folder
        verify_every_step = False  # at the end of each story: the chain is as long as the story

        def __init__(self) -> None:
            super().__init__()
            begun[0] += 1

    Maskin.TestCase.settings = settings(
        max_examples=stories,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(Maskin.TestCase).run(result)
    return begun[0], result.wasSuccessful()


def test_five_hundred_stories_end_like_their_model(
    minne: Path, tabell: Bevistabell, capsys: pytest.CaptureFixture[str]
) -> None:
    stories, same = run(SqlcipherStore, minne, STORIES)
    tabell.row(VIS, NAME, stories, f"{STEPS} steg hver, {'alle likt' if same else 'ULIKT'}")
    with capsys.disabled():
        tried, fooled = run(GlemsomtLager, minne, CONTROL)
    tabell.control(VIS, NAME, f"et lager som gjentar det som er forkastet: funnet innen {tried}", failed=not fooled)

    assert same
    assert stories >= STORIES

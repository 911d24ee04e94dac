"""A vault that is the real thing in all but its patience: real SQLCipher, real header, cheap key derivation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from helseansvarlig.bootstrap import Surroundings
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from tests.fakes.maler import FIRST, approve
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import NewIds, cheap_surroundings
from tests.fakes.proevehvelv import Proevehvelv

if TYPE_CHECKING:
    from helseansvarlig.tjenester import Tjenester

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

# How long an example takes says more of who else uses the machine than of the program: a rule is never red for that.
settings.register_profile("huset", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("huset")


@pytest.fixture
def clock() -> FixedClock:
    """A Monday morning that stands still until a test moves it."""
    return FixedClock(NOW)


@pytest.fixture
def ring() -> MinneNoekkelring:
    """This machine's key store."""
    return MinneNoekkelring()


@pytest.fixture
def surroundings(clock: FixedClock, ring: MinneNoekkelring) -> Surroundings:
    """What differs from the program: the clock stands, ids count, the key store is in memory, deriving is cheap."""
    return cheap_surroundings(clock, ring, NewIds())


@pytest.fixture
def hvelv(tmp_path: Path) -> Path:
    """The folder of a vault that does not exist yet."""
    return tmp_path / "hvelv"


@pytest.fixture
def proevehvelv(hvelv: Path, surroundings: Surroundings) -> Iterator[Proevehvelv]:
    """A vault with one user; locked until a test unlocks it, let go of afterwards."""
    vault = Proevehvelv.create(hvelv, surroundings)
    yield vault
    vault.let_go()


@pytest.fixture
def tjenester(proevehvelv: Proevehvelv) -> Tjenester:
    """Every service of an unlocked session."""
    return proevehvelv.unlock()


@pytest.fixture
def barn(tjenester: Tjenester) -> Barn:
    """A child who lives here, in a house whose leader has approved the first template."""
    approve(tjenester, FIRST)
    return tjenester.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4))).value

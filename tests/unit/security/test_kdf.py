"""Slow where people choose the secret, separate for every use, bounded both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.errors import KnownError
from helseansvarlig.security import kdf
from tests.fakes.omgivelser import CHEAP

SALT = b"s" * kdf.SALT_BYTES


def test_the_standard_cost_lies_well_within_the_bounds() -> None:
    kdf.require_bounds(kdf.STANDARD)
    assert kdf.STANDARD.minne_kib >= 4 * kdf.GULV.minne_kib


@given(
    st.builds(
        kdf.Kdfkost, st.integers(-1, 2 * kdf.TAK.minne_kib), st.integers(-1, 2 * kdf.TAK.runder), st.integers(-1, 16)
    )
)
def test_a_cost_is_taken_exactly_when_every_part_is_within_floor_and_ceiling(cost: kdf.Kdfkost) -> None:
    within = (
        kdf.GULV.minne_kib <= cost.minne_kib <= kdf.TAK.minne_kib
        and kdf.GULV.runder <= cost.runder <= kdf.TAK.runder
        and 1 <= cost.traader <= kdf.TAK.traader
    )

    if within:
        kdf.require_bounds(cost)
    else:
        with pytest.raises(KnownError, match="hvelv_skadet"):
            kdf.require_bounds(cost)


def test_deriving_is_argon2id_as_the_standard_has_it() -> None:
    """The figure is from the reference implementation's own tests (phc-winner-argon2, test.c)."""
    known = kdf.derive("password", b"somesalt", kdf.Kdfkost(65536, 2, 1))

    assert known.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_every_part_of_the_cost_and_the_salt_count() -> None:
    one = kdf.derive("båt", SALT, CHEAP)

    assert one == kdf.derive("ba\u030at", SALT, CHEAP)
    assert one != kdf.derive("båt", b"t" * 16, CHEAP)
    assert one != kdf.derive("båt", SALT, kdf.Kdfkost(CHEAP.minne_kib, CHEAP.runder + 1))
    assert one != kdf.derive("båt", SALT, kdf.Kdfkost(CHEAP.minne_kib + 8, CHEAP.runder))


def test_each_use_of_a_key_has_its_own() -> None:
    uses = [kdf.expand(b"k" * 32, use) for use in ("db", "kopi", "hode-mac", "kontroll")]

    assert len({*uses}) == len(uses)
    assert kdf.expand(b"k" * 32, "db", length=16) == uses[0][:16]

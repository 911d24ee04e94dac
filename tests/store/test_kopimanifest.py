"""A copy's manifest: what is written is read, what was changed is seen, and any bytes have an answer."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.logg import Anker
from helseansvarlig.errors import KnownError
from helseansvarlig.store.kopimanifest import FORMAT, Innhold, Manifest, key_id
from tests.store.kopinoekler import Noekler

KEY, OTHER = "cd" * 48, "ef" * 48
AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
KEYS = Noekler()
HELD = Innhold(2, Anker(4, "ab" * 32), {"barn": 1, "logg": 4})


def manifest() -> Manifest:
    return Manifest.of_keys(KEYS, AT, HELD, {"moete.db": "ab" * 32})


def changed(**fields: Any) -> bytes:
    return json.dumps(
        {**json.loads(manifest().to_bytes(KEY)), **fields}, sort_keys=True, separators=(",", ":")
    ).encode()


def test_what_is_written_is_read_again() -> None:
    raw = manifest().to_bytes(KEY)

    assert Manifest.from_bytes(raw) == manifest()
    assert Manifest.from_bytes(raw).is_signed(raw, KEY)


def test_it_tells_vault_living_copy_generation_and_key() -> None:
    said = manifest()

    assert (said.hvelv_id, said.eksemplar, said.generasjon) == ("aa", "her", 7)
    assert said.noekkel_id == key_id(KEY) != key_id(OTHER)


@pytest.mark.parametrize(
    "fields", [{"logg_nummer": 5}, {"eksemplar": "cc"}, {"antall": {"barn": 2}}, {"mac": "00" * 32}, {"mer": 1}]
)
def test_what_others_change_is_seen(fields: dict[str, Any]) -> None:
    raw = changed(**fields)

    assert not Manifest.from_bytes(raw).is_signed(raw, KEY)


def test_another_key_signs_otherwise() -> None:
    assert not manifest().is_signed(manifest().to_bytes(KEY), OTHER)


def test_the_first_format_told_less_and_is_still_read() -> None:
    first = {
        "format": "helseansvarlig-kopi/1",
        "tatt": AT.isoformat(),
        "skjema": 1,
        "logg_nummer": 4,
        "logg_hash": "ab",
    }
    raw = json.dumps({**first, "antall": {"barn": 1}, "hode_sha256": "cd"}).encode()

    said = Manifest.from_bytes(raw)

    assert (said.hvelv_id, said.noekkel_id, said.is_signed(raw, KEY)) == ("", "", True)


@pytest.mark.parametrize(
    "fields",
    [
        {"format": "helseansvarlig-kopi/3"}, {"format": None}, {"tatt": "i går"}, {"tatt": "2026-11-23T09:30:00"},
        {"tatt": 3}, {"skjema": "2"}, {"skjema": True}, {"skjema": -1}, {"logg_nummer": 2**60}, {"logg_hash": 5},
        {"antall": []}, {"antall": {"barn": "en"}}, {"antall": {"barn": True}}, {"hode_sha256": "a" * 300},
        {"generasjon": 1.5}, {"eksemplar": ["a"]}, {"rom": ["moete.db"]}, {"rom": {"moete.db": 1}},
    ],
)  # fmt: skip
def test_what_is_no_manifest_is_damage(fields: dict[str, Any]) -> None:
    with pytest.raises(KnownError, match="kopi_skadet"):
        Manifest.from_bytes(changed(**fields))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.sampled_from([*json.loads(Manifest.of_keys(KEYS, AT, HELD, {"moete.db": "ab" * 32}).to_bytes(KEY))]), json_values
)
def test_any_value_in_any_field_is_damage_or_a_manifest(name: str, value: object) -> None:
    raw = changed(**{name: value})
    try:
        said = Manifest.from_bytes(raw)
    except KnownError as error:
        assert error.code == "kopi_skadet"
    else:
        assert said.format in (FORMAT, "helseansvarlig-kopi/1")


@given(st.binary(max_size=200))
def test_any_bytes_are_damage(raw: bytes) -> None:
    with pytest.raises(KnownError, match="kopi_skadet"):
        Manifest.from_bytes(raw)

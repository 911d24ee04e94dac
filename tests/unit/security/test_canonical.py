"""One byte form per value, or hashes and signatures would differ over a space."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.errors import KnownError
from helseansvarlig.security.canonical import canonical, from_text, to_text, with_checksum, without_checksum

words = st.text(st.characters(codec="utf-8"), max_size=20)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=10,
)


@given(json_values)
def test_it_reads_back_and_is_the_same_whatever_the_order(value: object) -> None:
    data = canonical(value)

    assert json.loads(data) == value
    assert canonical(json.loads(data)) == data


def test_it_is_utf_8_without_spaces_with_sorted_keys() -> None:
    assert canonical({"b": 1, "a": "å"}) == '{"a":"å","b":1}'.encode()


def test_no_number_is_not_a_number() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))


@given(st.binary())
def test_bytes_survive_as_text(data: bytes) -> None:
    assert from_text(to_text(data)) == data


@pytest.mark.parametrize("text", ["*", "A", "AA=A", "æ", "AAAA\n"])
def test_text_that_is_not_base64_is_damage(text: str) -> None:
    with pytest.raises(KnownError, match="hvelv_skadet"):
        from_text(text)


def test_a_record_with_its_checksum_is_told_from_any_other() -> None:
    whole = {"a": 1, "b": "å"}

    assert without_checksum(with_checksum(whole)) == whole


@pytest.mark.parametrize("raw", [None, [], "x", {}, {"a": 1}, {"a": 1, "sjekksum": "0" * 64}, {"a": float("nan")}])
def test_whatever_its_checksum_does_not_fit_is_damage(raw: object) -> None:
    with pytest.raises(KnownError, match="hvelv_skadet"):
        without_checksum(raw)

"""Foreign text: handed over clean, read strictly, and never the cause of anything but one known refusal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.fremmed import MAX_BYTES, MAX_TEXT, clean, is_clean, read_moment, read_record, write_record
from helseansvarlig.errors import KnownError

FIELDS = {"tekst": str, "antall": dict, "tall": (int, type(None))}
GOOD = {"tekst": "Barnet sa: «Ja»\nså lo det", "antall": {"notat": 3}, "tall": None}


def refused(data: bytes) -> bool:
    with pytest.raises(KnownError) as caught:
        read_record(data, FIELDS)
    return caught.value.code == "fremmed_ugyldig"


@given(st.text())
def test_what_is_cleaned_stays_as_it_is(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert unicodedata.normalize("NFC", once) == once


@given(st.text(max_size=MAX_TEXT))
def test_a_cleaned_text_comes_back_letter_for_letter(text: str) -> None:
    record = {**GOOD, "tekst": clean(text)}

    assert read_record(write_record(record), FIELDS) == record


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\u061c", "\x00", "\x1b", "\u2028", "\ufeff", "\ue000"])
def test_marks_that_nobody_sees_go_when_written_and_are_refused_when_read(mark: str) -> None:
    assert clean(f"lege{mark}time") == "legetime"
    assert refused(json.dumps({**GOOD, "tekst": f"lege{mark}time"}).encode())


def test_a_composed_and_a_taken_apart_letter_are_the_same() -> None:
    assert clean("bla\u030a") == "blå"
    assert refused(json.dumps({**GOOD, "tekst": "bla\u030a"}).encode())


@pytest.mark.parametrize("joined", ["👩\u200d⚕️", "sam\u00adtykke"])
def test_what_writing_needs_is_kept(joined: str) -> None:
    assert is_clean(clean(joined))
    assert clean(joined) == joined


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        json.dumps({**GOOD, "mer": 1}).encode(),
        json.dumps({"tekst": "a"}).encode(),
        json.dumps({**GOOD, "tekst": 7}).encode(),
        json.dumps({**GOOD, "tekst": ["a"]}).encode(),
        json.dumps({**GOOD, "tall": True}).encode(),
        json.dumps({**GOOD, "tall": 1.5}).encode(),
        json.dumps({**GOOD, "tall": 2**60}).encode(),
        json.dumps({**GOOD, "antall": {"notat": -1}}).encode(),
        json.dumps({**GOOD, "antall": {"notat": {"dypere": 1}}}).encode(),
        json.dumps({**GOOD, "antall": {"no\u202etat": 1}}).encode(),
        json.dumps({**GOOD, "tekst": "a" * (MAX_TEXT + 1)}).encode(),
        json.dumps({**GOOD, "tekst": "a"}).encode() + b" " * MAX_BYTES,
        b'{"tekst":"a","tekst":"b","antall":{},"tall":1}',
        b'{"tekst":"a","antall":{},"tall":NaN}',
        b'{"tekst":"\\ud800","antall":{},"tall":1}',
    ],
    ids=lambda data: data[:24].decode("latin-1"),
)
def test_anything_else_than_the_record_we_know_is_refused(data: bytes) -> None:
    assert refused(data)


@given(st.binary(max_size=200))
def test_no_bytes_lead_to_another_error(data: bytes) -> None:
    assert refused(data)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner)))
def test_no_value_in_a_field_leads_to_another_error(value: object) -> None:
    data = json.dumps({**GOOD, "tekst": value}).encode()

    if isinstance(value, str) and is_clean(value):
        assert read_record(data, FIELDS)["tekst"] == value
    else:
        assert refused(data)


@pytest.mark.parametrize(
    "text",
    ["", "i går", "2026-11-23", "2026-11-23T09:30:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59+00:00"],
)
def test_a_moment_that_others_wrote_can_be_shown_or_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"moment|isoformat"):
        read_moment(text)


def test_a_moment_keeps_its_zone_and_can_be_shown_in_ours() -> None:
    moment = read_moment("2026-11-23T09:30:00+00:00")
    assert moment.astimezone(OSLO).hour == 10

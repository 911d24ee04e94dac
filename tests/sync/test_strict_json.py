"""JSON from outside says one thing to every reader, or is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.sync.strict_json import (
    FILNAVN,
    MAX_BYTES,
    ORGNR,
    Fields,
    JsonError,
    dump,
    format_time,
    parse,
)


class Farge(StrEnum):
    ROED = "roed"


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":2}',
        b'{"x":{"a":1,"a":2}}',
        b'{"a":NaN}',
        b'{"a":-Infinity}',
        b"[" * 50_000,
        b'{"a":' * 50_000,
        b"1" * 5000,
        b'{"a":1} x',
        b"\xff{}",
        '{"a":1}'.encode("utf-16"),
        b"",
        b" " * (MAX_BYTES + 1),
    ],
)
def test_ambiguous_or_hostile_text_is_refused(data: bytes) -> None:
    with pytest.raises(JsonError):
        parse(data)


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text()))
def test_what_is_written_is_read(value: dict[str, object]) -> None:
    assert parse(dump(value)) == value


@pytest.mark.parametrize("value", [None, [], {}, {"a": 1}, {"a": 1, "b": 2, "c": 3}])
def test_exactly_the_keys_of_the_format(value: object) -> None:
    with pytest.raises(JsonError):
        Fields(value, ("a", "b"))


@pytest.mark.parametrize(
    ("read", "bad"),
    [
        (lambda f: f.text("a", 5), ["sekstegn", 5, None, "a\nb", "a\u202eb", "a\0"]),
        (lambda f: f.match("a", ORGNR), ["12345678", "1234567890", "123456789\n", "١٢٣٤٥٦٧٨٩", 123456789]),
        (lambda f: f.number("a", 1, 9), [0, 10, True, 1.0, "1", None]),
        (lambda f: f.boolean("a"), [0, 1, "true", None]),
        (lambda f: f.moment("a"), ["2026-11-21", "2026-11-21T10:00:00", "i går", 5, "0001-01-01T00:00:00+23:00"]),
        (lambda f: f.choice("a", Farge), ["blaa", "", None, 1]),
        (lambda f: f.object("a", ("b",)), [None, [], {"c": 1}]),
        (lambda f: f.objects("a", ("b",), 1), [None, {}, [{"b": 1}, {"b": 1}], [{"c": 1}], [1]]),
        (lambda f: f.texts("a", 5, 1), [None, [], {"k": 1}, {"lang nøkkel": "v"}, {"": "v"}, {"a": "b", "c": "d"}]),
    ],
    ids=["text", "match", "number", "boolean", "moment", "choice", "object", "objects", "texts"],
)  # fmt: skip
def test_every_value_out_of_bounds_is_refused(read: object, bad: list[object]) -> None:
    assert callable(read)
    for value in bad:
        with pytest.raises(JsonError):
            read(Fields({"a": value}, ("a",)))


def test_an_error_names_the_place_and_never_the_value() -> None:
    with pytest.raises(JsonError) as caught:
        Fields({"barn": {"navn": "Vakker Blomst" * 20}}, ("barn",)).object("barn", ("navn",)).text("navn", 10)
    assert str(caught.value) == "$.barn.navn"


def test_times_are_kept_in_utc_with_milliseconds() -> None:
    oslo = datetime(2026, 11, 21, 13, 5, 7, 123_000, tzinfo=timezone(timedelta(hours=1)))
    assert format_time(oslo) == "2026-11-21T12:05:07.123Z"
    assert Fields({"t": format_time(oslo)}, ("t",)).moment("t") == oslo
    assert Fields({"t": format_time(oslo)}, ("t",)).moment("t").tzinfo is UTC


@pytest.mark.parametrize("name", ["dokument.pdf", "payload.json", "a-1_b.tar.gz", "CONTRACT.pdf"])
def test_a_plain_file_name_passes(name: str) -> None:
    assert FILNAVN.fullmatch(name)


@pytest.mark.parametrize(
    "name", ["", "dokument", ".pdf", "a/b.pdf", "..", "a..pdf", "a b.pdf", "å.pdf", "CON.pdf", "nul.txt", "a.pdf."]
)  # fmt: skip
def test_a_name_some_system_would_take_otherwise_does_not(name: str) -> None:
    assert not FILNAVN.fullmatch(name)

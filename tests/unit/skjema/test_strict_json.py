"""JSON from others is read strictly; what it refuses, it names."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.errors import KnownError
from helseansvarlig.skjema.strict_json import MAX_DEPTH, content_hash, read_json, write_json

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.text(st.characters(codec="utf-8", exclude_characters="\0"))
)
VALUES = st.recursive(
    SCALARS, lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text("abæ", max_size=3), v, max_size=3)
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"a": 1,}', "json_ugyldig"),
        (b"", "json_ugyldig"),
        (b'{"a": 1, "a": 2}', "json_dobbel_noekkel"),
        (b'{"a": NaN}', "json_tall"),
        (b'{"a": -Infinity}', "json_tall"),
        (b'{"a": 123456789012345678901}', "json_tall"),
        (b'{"a": 1e999999999}', "json_tall"),
        (b'{"a": 1e9999999999999999999}', "json_tall"),
        (b'{"a": -0e-9999999999999999999}', "json_tall"),
        (b'{"a": "\\ud800"}', "json_tegn"),
        (b'{"a": "x\\u0000"}', "json_tegn"),
        (b'{"a": "\xff"}', "json_ikke_utf8"),
        (b"[]", "json_ikke_objekt"),
        (b'{"a":' * (MAX_DEPTH + 1) + b"1" + b"}" * (MAX_DEPTH + 1), "json_for_dyp"),
        (b'{"a":' + b"[" * 100_000, "json_for_dyp"),
    ],
)
def test_what_is_not_clean_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(KnownError) as error:
        read_json(data)
    assert error.value.code == code


def test_a_broken_file_tells_the_line() -> None:
    with pytest.raises(KnownError) as error:
        read_json(b'{\n  "a": 1,\n  b\n}')
    assert error.value.params == {"linje": 3, "kolonne": 3}


def test_a_file_too_large_is_not_even_read() -> None:
    with pytest.raises(KnownError) as error:
        read_json(b"x" * 11, limit=10)
    assert (error.value.code, error.value.params) == ("json_for_stor", {"grense": 10})


def test_the_deepest_allowed_nesting_is_read() -> None:
    assert read_json(b'{"a":' * MAX_DEPTH + b"1" + b"}" * MAX_DEPTH)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_json(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


@given(st.dictionaries(st.text("abæ", max_size=3), VALUES))
def test_writing_and_reading_is_the_identity(value: dict[str, object]) -> None:
    assert read_json(write_json(value)) == value  # type: ignore[arg-type]  # hypothesis builds JSON only


def test_numbers_are_written_digit_for_digit_and_keys_in_order() -> None:
    assert write_json({"b": [Decimal("1.10"), 2, True, None], "a": {}, "c": "æ"}) == (
        '{"a":{},"b":[1.10,2,true,null],"c":"æ"}'.encode()
    )


def test_the_hash_is_sha256_of_the_canonical_bytes() -> None:
    assert content_hash({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"

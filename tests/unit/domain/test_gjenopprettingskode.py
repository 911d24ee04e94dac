"""The paper code: typed by a tired person, forgiven what looks alike, and caught at the first slip."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.gjenopprettingskode import ALPHABET, format_code, generate_code, normalise_code, same_group
from helseansvarlig.errors import KnownError

CODES = [generate_code() for _ in range(50)]
# Named by number: they are new in each process, and a test must be called the same in all of them.
EACH = [pytest.param(code, id=str(number)) for number, code in enumerate(CODES)]


def is_taken(typed: str) -> bool:
    try:
        normalise_code(typed)
    except KnownError as error:
        assert error.code == "gjenopprettingskode_feil"
        return False
    return True


@pytest.mark.parametrize("code", EACH[:10])
def test_it_is_eight_groups_of_four_without_signs_that_look_alike(code: str) -> None:
    groups = code.split(" ")

    assert [len(group) for group in groups] == [4] * 8
    assert not {*"".join(groups)} & {*"ILOU"}
    assert format_code(normalise_code(code)) == code


def test_no_two_codes_are_alike() -> None:
    assert len({*CODES}) == len(CODES)
    assert {*"".join(CODES).replace(" ", "")} == {*ALPHABET}


@pytest.mark.parametrize("code", EACH)
def test_it_may_be_typed_as_people_type(code: str) -> None:
    plain = normalise_code(code)

    for typed in (
        code.lower(),
        code.replace(" ", ""),
        code.replace(" ", "-"),
        f"  {code}\n",
        code.replace("0", "o").replace("1", "l"),
        code.replace("0", "O").replace("1", "I"),
    ):
        assert normalise_code(typed) == plain


def test_ninety_nine_of_a_hundred_slips_are_caught_before_anything_is_tried() -> None:
    chance = random.Random(3)
    slips = caught = 0
    for code in CODES:
        plain = normalise_code(code)
        for _ in range(60):
            typed = [*plain]
            place = chance.randrange(32)
            if chance.random() < 0.3 and place < 31:
                typed[place], typed[place + 1] = typed[place + 1], typed[place]
            else:
                typed[place] = chance.choice(ALPHABET)
            if "".join(typed) != plain:
                slips += 1
                caught += not is_taken("".join(typed))

    assert slips > 2000
    assert caught / slips >= 0.99


@given(st.text(max_size=50))
def test_other_text_is_refused_and_nothing_worse(typed: str) -> None:
    assert not is_taken(typed)


@pytest.mark.parametrize("change", [lambda c: c[:-1], lambda c: c + "0", lambda c: c[5:], lambda c: "U" + c[1:]])
def test_a_code_of_another_length_or_alphabet_is_refused(change: object) -> None:
    assert callable(change)
    assert not is_taken(change(CODES[0]))


def test_two_groups_are_typed_back_by_number() -> None:
    code = "0123 4567 89AB CDEF GHJK MNPQ RSTV WXYZ"

    assert same_group(code, 1, "o 1 2 3")
    assert same_group(code, 1, "OI23")
    assert same_group(code, 8, "wxyz")
    assert not same_group(code, 2, "0123")
    assert not same_group(code, 1, "")

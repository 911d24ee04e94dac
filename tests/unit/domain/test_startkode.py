"""A start code is read aloud and typed once: what is easily mistaken is forgiven, a slip is found at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.gjenopprettingskode import ALPHABET, generate_code
from helseansvarlig.domain.startkode import generate_start_code, normalise_start_code
from helseansvarlig.errors import KnownError


def test_it_is_four_groups_of_four_and_never_the_same() -> None:
    codes = {generate_start_code() for _ in range(50)}

    assert len(codes) == 50
    assert {tuple(len(group) for group in code.split()) for code in codes} == {(4, 4, 4, 4)}


@given(st.sampled_from([str.lower, str.upper, lambda code: code.replace(" ", "-"), lambda code: f" {code} "]))
def test_case_hyphens_and_spaces_are_forgiven(typed: object) -> None:
    code = generate_start_code()
    assert callable(typed)

    assert normalise_start_code(typed(code)) == code.replace(" ", "")


def test_look_alikes_are_read_as_what_they_look_like() -> None:
    code = next(c for c in iter(generate_start_code, "") if "0" in c and "1" in c)

    assert normalise_start_code(code.replace("0", "O").replace("1", "I")) == code.replace(" ", "")


@given(st.integers(0, 15), st.sampled_from(ALPHABET))
def test_nearly_every_single_slip_is_found(place: int, sign: str) -> None:
    """Two signs check 70 bits: a slip passes one time in 1,024, and then it is simply the wrong code."""
    plain = "A" * 14 + normalise_start_code(generate_start_code())[14:]

    with pytest.raises(KnownError, match="startkode_feil"):
        normalise_start_code(plain[:place] + "U" + plain[place + 1 :] + sign)


@pytest.mark.parametrize("typed", ["", "A", "åååå åååå åååå åååå", "U" * 16])
def test_what_cannot_be_a_start_code_is_refused(typed: str) -> None:
    with pytest.raises(KnownError, match="startkode_feil"):
        normalise_start_code(typed)


def test_a_recovery_code_is_no_start_code() -> None:
    with pytest.raises(KnownError, match="startkode_feil"):
        normalise_start_code(generate_code())

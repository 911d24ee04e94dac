"""The screen gets a code, the log a reason, and neither gets anything out of the file."""

from __future__ import annotations

import pytest

from helseansvarlig.errors import KnownError
from helseansvarlig.sync.feil import ForseglingError, Grunn, reading_asn1, refuse


def test_a_refusal_is_a_known_error_with_a_reason_beside_it() -> None:
    error = refuse(Grunn.SIGNATUR_BRUTT)
    assert isinstance(error, KnownError)
    assert (error.code, error.reason, error.params) == ("forsegling_ugyldig", "signatur_brutt", {})


def test_what_the_log_writes_has_both() -> None:
    assert str(refuse(Grunn.DIGEST_AVVIK)) == "forsegling_ugyldig (digest_avvik)"


def test_no_two_reasons_are_one() -> None:
    assert len(Grunn.__members__) == len(set(Grunn))


@pytest.mark.parametrize("raised", [ValueError("Vakker Blomst"), TypeError(), KeyError(), RecursionError()])
def test_what_a_parser_raises_becomes_a_refusal_without_its_words(raised: Exception) -> None:
    with pytest.raises(ForseglingError) as caught, reading_asn1():
        raise raised
    assert str(caught.value) == "forsegling_ugyldig (struktur)"


def test_a_refusal_inside_keeps_its_own_reason() -> None:
    with pytest.raises(ForseglingError) as caught, reading_asn1():
        raise refuse(Grunn.SVAK_HASH)
    assert caught.value.reason is Grunn.SVAK_HASH

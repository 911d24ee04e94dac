"""What must be in place, in the order it is told, and a protocol that is signed byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.sletting import Aapenslag, Aapent, Anmodning, Protokoll, Vilkaar, signed_bytes
from helseansvarlig.errors import KnownError

PROTOCOL = Protokoll("s1", "b1", "2026-11-23", "u1", {"notat": 3}, "aa", "d1", "bb", "f1", "cc", "2026-11-22", "dd")


READY = Vilkaar(flyttet=True, kvittering=True, aapent=(), godkjent=False)


@pytest.mark.parametrize(
    ("conditions", "code"),
    [
        (replace(READY, flyttet=False), "sletting_ikke_flyttet"),
        (replace(READY, kvittering=False), "sletting_uten_kvittering"),
        (replace(READY, aapent=(Aapent(Aapenslag.FRIST, "o1"),)), "sletting_noe_aapent"),
    ],
)
def test_each_missing_condition_has_its_own_sentence(conditions: Vilkaar, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        conditions.require_ready()

    assert caught.value.code == code


def test_the_leaders_word_is_not_among_what_comes_before_her() -> None:
    READY.require_ready()


def test_a_protocol_has_one_text_and_comes_back_from_it() -> None:
    assert Protokoll.from_text(PROTOCOL.to_text()) == PROTOCOL
    assert Protokoll.from_text(PROTOCOL.to_text()).to_text() == PROTOCOL.to_text()


def test_what_is_signed_names_its_own_use() -> None:
    assert signed_bytes("x").startswith(b"helseansvarlig/1/godkjenning av sletting\n")


def test_what_the_leader_is_shown_comes_back() -> None:
    asked = Anmodning("Vakker Blomst", "2026-11-20", PROTOCOL.to_text())

    assert Anmodning.from_text(asked.to_text()) == asked


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"navn":"a","flyttet":"b","protokoll":1}'])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(KnownError):
        Anmodning.from_text(text)
    with pytest.raises(KnownError):
        Protokoll.from_text(text)

"""Rules as values: in which language, and whom to call."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.regelkilde import Kilde, Maalform, Regelstatus
from helseansvarlig.domain.regelverk import Regelverk, RoedtFlagg, Telefon

KILDE = Kilde("Kilde", Regelstatus.IKKE_KONTROLLERT, None)
ORD = Maalform("ikke", "ikkje")


@pytest.mark.parametrize(("spraak", "expected"), [("nb", "ikke"), ("nn", "ikkje"), ("nn-NO", "ikkje"), ("en", "ikke")])
def test_words_come_in_both_languages(spraak: str, expected: str) -> None:
    assert ORD.paa(spraak) == expected


def test_a_flag_knows_whom_to_call_in_order() -> None:
    telefoner = {i: Telefon(i, ORD, "113", ORD, False, False, KILDE) for i in ("a", "b")}
    flagg = RoedtFlagg("f", ORD, (ORD,), ("b", "a"), KILDE)
    regelverk = Regelverk(telefoner, {"f": flagg}, {}, {}, {}, {}, {})
    assert [t.id for t in regelverk.telefoner_for(flagg)] == ["b", "a"]

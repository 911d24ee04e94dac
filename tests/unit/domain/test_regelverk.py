"""Rules as values: which speak of a child, and in which language."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.regelkilde import Kilde, Maalform, Regelstatus
from helseansvarlig.domain.regelverk import Regelverk, RoedtFlagg, Samtykkeregel, Telefon

KILDE = Kilde("Kilde", Regelstatus.IKKE_KONTROLLERT, None)
ORD = Maalform("ikke", "ikkje")


@pytest.mark.parametrize(("spraak", "expected"), [("nb", "ikke"), ("nn", "ikkje"), ("nn-NO", "ikkje"), ("en", "ikke")])
def test_words_come_in_both_languages(spraak: str, expected: str) -> None:
    assert ORD.paa(spraak) == expected


@pytest.mark.parametrize(
    ("alder", "hjemmel", "expected"),
    [
        (11, "bvl_5_1", False),
        (12, "bvl_5_1", True),
        (15, "bvl_5_1", True),
        (16, "bvl_5_1", False),
        (12, "bvl_3_2", False),
    ],
)
def test_a_rule_speaks_of_an_age_and_a_legal_basis(alder: int, hjemmel: str, expected: bool) -> None:
    regel = Samtykkeregel("r", 12, 16, frozenset({"bvl_5_1"}), ("barnet",), ORD, KILDE)
    assert regel.applies_to(alder, hjemmel) is expected


def test_a_rule_without_a_basis_speaks_of_all() -> None:
    assert Samtykkeregel("r", 0, 18, frozenset(), ("barnet",), ORD, KILDE).applies_to(17, "bvl_6_2")


def test_a_flag_knows_whom_to_call_in_order() -> None:
    telefoner = {i: Telefon(i, ORD, "113", ORD, False, False, KILDE) for i in ("a", "b")}
    flagg = RoedtFlagg("f", ORD, (ORD,), ("b", "a"), KILDE)
    regelverk = Regelverk(telefoner, {"f": flagg}, {}, {}, {}, {})
    assert [t.id for t in regelverk.telefoner_for(flagg)] == ["b", "a"]

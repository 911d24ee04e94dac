"""A rule about who may consent speaks of an age and a legal basis."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.regelkilde import Kilde, Maalform, Regelstatus
from helseansvarlig.domain.samtykkegiver import Egenskap
from helseansvarlig.domain.samtykkeregel import Samtykkeregel, Vekt, Vilkaar

KILDE = Kilde("Kilde", Regelstatus.IKKE_KONTROLLERT, None)


def rule(fra: int, til: int, *hjemler: str) -> Samtykkeregel:
    who = (Egenskap.BARNET,)
    words = Maalform("ikke", "ikkje")
    return Samtykkeregel(
        "r", frozenset({"deling"}), fra, til, frozenset(hjemler), Vilkaar.ALLTID, who, False, Vekt.HOERES, words, KILDE
    )


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
    assert rule(12, 16, "bvl_5_1").applies_to(alder, hjemmel) is expected


def test_a_rule_without_a_basis_speaks_of_all() -> None:
    assert rule(0, 18).applies_to(17, "bvl_6_2")

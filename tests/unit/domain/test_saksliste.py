"""Which meeting was the last with the same people, and what the next child is called."""

from __future__ import annotations

from datetime import date

from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak, next_alias
from helseansvarlig.domain.saksliste import last_before


def meeting(day: int, motpart: str = "BUP", kind: Moetetype = Moetetype.KONTAKTMOETE) -> Moete:
    return Moete(f"m{day}{motpart}{kind}", kind, date(2026, 11, day), motpart)


def test_the_last_one_is_the_newest_before_with_the_same_people_of_the_same_kind() -> None:
    others = [meeting(20, "Fastlegen"), meeting(21, kind=Moetetype.STATUSMOETE), meeting(25)]
    assert last_before([meeting(1), meeting(9), *others], meeting(22)) == meeting(9)
    assert last_before(others, meeting(22)) is None


def test_the_next_alias_is_the_first_that_is_free() -> None:
    saker = [Sak("s", "m", 1, "x", Droeftingsmodus.UTEN_NAVN, alias=alias) for alias in ("ungdom 1", "ungdom 3")]
    assert (next_alias(saker, 15), next_alias(saker, 12), next_alias([], 13)) == ("ungdom 2", "barn 1", "ungdom 1")
